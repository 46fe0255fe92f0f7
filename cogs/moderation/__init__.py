"""The moderators' desk on Discord."""

from __future__ import annotations

from bot.ui.app import App
from cogs.moderation import settings_command


async def setup(app: App) -> None:
    """Add what moderators do at their desk."""
    settings_command.add_to(app)
