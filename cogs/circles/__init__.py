"""Circles on Discord."""

from __future__ import annotations

from bot.ui.app import App
from cogs.circles import cog


async def setup(app: App) -> None:
    """Add what moderators do with circles."""
    cog.add_to(app)
