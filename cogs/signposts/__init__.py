"""Get help now, on Discord."""

from __future__ import annotations

from bot.ui.app import App
from cogs.signposts import cog


async def setup(app: App) -> None:
    """Add what anyone may ask for, at any time."""
    cog.add_to(app)
