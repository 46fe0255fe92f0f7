"""`/desk settings`: everything a server can set."""

from __future__ import annotations

from bot.moderation.settings import KIND
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.clashes import Clashes, Way
from cogs.moderation import settings_views


def add_to(app: App) -> None:
    """Give ``app`` the command with its buttons and forms."""
    app.service(Clashes).add(KIND, Way(settings_views.save_mine, settings_views.keep_theirs))
    app.add_dynamic_items(*settings_views.BUTTONS)
    app.add_forms(*settings_views.FORMS)
    app.desk.command(name="settings", description=app.say("settings-command"))(replies.guarded(show_settings))


async def show_settings(interaction: Interaction) -> None:
    """Show what is set, and what can be changed."""
    by = permissions.moderator(interaction)
    await replies.answer(interaction, settings_views.panel(interaction, by.guild_id))
