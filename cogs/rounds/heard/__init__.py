"""Being heard, on Discord."""

from __future__ import annotations

from bot.ui.app import App
from cogs.rounds.heard.cog import Heard


async def setup(app: App) -> None:
    """Add what sees answers, and what looks for those who have none."""
    await app.add_cog(Heard(app))
