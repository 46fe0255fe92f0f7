"""`/desk settings`: everything a server can set."""

from __future__ import annotations

from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from cogs.moderation import settings_views
from cogs.moderation.pending import Pending


def add_to(app: App) -> None:
    """Give ``app`` the command with its buttons and forms."""
    app.share(Pending())
    app.add_dynamic_items(*settings_views.BUTTONS)
    app.add_forms(*settings_views.FORMS)
    app.desk.command(name="settings", description=app.say("settings-command"))(replies.guarded(show_settings))


async def show_settings(interaction: Interaction) -> None:
    """Show what is set, and what can be changed."""
    by = permissions.moderator(interaction)
    await replies.answer(interaction, settings_views.panel(interaction, by.guild_id))
