"""The moderators' desk on Discord."""

from __future__ import annotations

from bot.ui.app import App
from cogs.moderation import (
    changes_desk,
    quiet_command,
    reports_desk,
    settings_command,
    setup_command,
    telling,
)
from cogs.moderation.cog import Moderation


async def setup(app: App) -> None:
    """Add what moderators do at their desk, and how members reach them."""
    for part in (settings_command, setup_command, telling, reports_desk, changes_desk, quiet_command):
        part.add_to(app)
    await app.add_cog(Moderation(app))
