"""Agreements on Discord."""

from __future__ import annotations

from bot.ui.app import App
from cogs.agreements import commands, undoing
from cogs.agreements.cog import Agreements


async def setup(app: App) -> None:
    """Add what people do with agreements, and what those do by themselves."""
    commands.add_to(app)
    undoing.add_to(app)
    await app.add_cog(Agreements(app))
