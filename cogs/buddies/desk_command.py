"""`/desk buddies`: what moderators do with the queue."""

from __future__ import annotations

from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from cogs.buddies import desk_views


def add_to(app: App) -> None:
    """Give ``app`` the command with its buttons and forms."""
    app.add_dynamic_items(*desk_views.BUTTONS)
    app.add_forms(*desk_views.FORMS)
    described = app.desk.command(name="buddies", description=app.say("buddy-desk-command"))
    described(replies.guarded(show_desk))


async def show_desk(interaction: Interaction) -> None:
    """Show the queue as moderators see it."""
    permissions.moderator(interaction)
    await desk_views.show(interaction)
