"""Circles on Discord."""

from __future__ import annotations

from bot.ui.app import App
from cogs.circles import cog, kept


async def setup(app: App) -> None:
    """Add what moderators do with circles, and what circles do by themselves."""
    cog.add_to(app)
    kept.add_to(app)
    await app.add_cog(cog.Circles(app))
