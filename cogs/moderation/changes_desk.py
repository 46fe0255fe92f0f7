"""`/desk changes`: who changed what from what to what, and **Undo**."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from discord.ui import ActionRow, Container, TextDisplay
from discord.utils import format_dt

from bot.core import changes
from bot.core.actor import Actor
from bot.core.changes import Change
from bot.core.database import Tx
from bot.core.texts import Say
from bot.core.undoing import Kind
from bot.moderation import undoing
from bot.moderation.settings import KIND
from bot.ui import changed, permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp
from cogs.moderation import settings_fields

SHOWN = 6
TEXT_SHOWN = 550


def add_to(app: App) -> None:
    """Give ``app`` the command and its buttons, and say how settings are undone."""
    app.add_dynamic_items(*BUTTONS)
    command = app.desk.command(name="changes", description=app.say("changes-command"))
    command(replies.guarded(show_changes))

    async def undo(tx: Tx, by: Actor, change: Change, now: datetime) -> None:
        settings_fields.check(app, app.say_for(by.user_id, by.guild_id), by.guild_id, change.before or {})
        await undoing.undo_settings(tx, by, app.servers, change, now)

    kept = {name: f"settings-field-{name.replace('_', '-')}" for name in app.servers.host_days}
    values = {"quiet_until": changed.moment}
    app.undoers.add(KIND, Kind(lambda say, _: say("change-settings"), SETTINGS | kept, undo, values))


SETTINGS = {
    "language": "settings-field-language",
    "country": "settings-field-country",
    "area": "settings-field-area",
    "time_zone": "settings-field-time-zone",
    "moderator_role_id": "settings-field-moderator-role-id",
    "keeper_role_id": "settings-field-keeper-role-id",
    "moderators_channel_id": "settings-field-moderators-channel-id",
    "keepers_channel_id": "settings-field-keepers-channel-id",
    "unasked_a_day": "settings-field-unasked-a-day",
    "quiet_until": "change-quiet",
}


class Undo(Press, name="desk:undo", label="change-undo"):
    """Take one change back."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.write() as tx:
            await undoing.undo(tx, by, app.undoers, self.ids[0], app.now())
        await show(interaction, said=app.say_to(interaction)("change-undone"))


class Older(Press, name="desk:older-changes", label="change-older"):
    """Show what was changed before."""

    async def pressed(self, interaction: Interaction) -> None:
        await show(interaction, before_id=self.ids[0])


class Newest(Press, name="desk:newest-changes", label="change-newer", rows=0):
    """Go back to what was changed last."""

    async def pressed(self, interaction: Interaction) -> None:
        await show(interaction)


BUTTONS = (Undo, Older, Newest)


async def show_changes(interaction: Interaction) -> None:
    """Show what was changed last."""
    await show(interaction)


async def show(interaction: Interaction, before_id: int | None = None, said: str = "") -> None:
    """Show a few changes, newest first."""
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.read() as tx:
        found = await changes.latest(tx, by.guild_id, SHOWN + 1, before_id)
    view = panel(app, app.say_to(interaction), found, said, newest=before_id is None)
    await (replies.replace if interaction.message else replies.answer)(interaction, view)


def panel(app: App, say: Say, found: Sequence[Change], said: str, *, newest: bool) -> Card:
    """Return some changes, each with its button."""
    shown = found[:SHOWN]
    older = [Older.of(say, shown[-1].id)] if len(found) > SHOWN else []
    buttons: list[Press] = [*([] if newest else [Newest.of(say)]), *older, GetHelp.of(say)]
    view = Card(say("changes-heading"), said, "" if shown else say("changes-none"), rows=[buttons])
    for change in shown:
        kind = app.undoers.of(change)
        text = TextDisplay[Any](_text(app, say, change, kind)[:TEXT_SHOWN])
        undone = change.undone_by_change_id is not None
        may = kind is not None and kind.undo is not None and not undone
        view.add_item(Container[Any](text, *([ActionRow[Any](Undo.of(say, change.id))] if may else [])))
    return view


def _text(app: App, say: Say, change: Change, kind: Kind | None) -> str:
    lines = [_headline(say, change, kind)]
    lines += [say("change-made")] if change.before is None else []
    lines += [say("change-removed")] if change.after is None else []
    lines += changed.lines(app, say, change, kind) if kind else []
    lines += [say("change-was-undone")] if change.undone_by_change_id is not None else []
    return "\n".join(lines)


def _headline(say: Say, change: Change, kind: Kind | None) -> str:
    what, when = kind.label(say, change) if kind else say("change-other"), format_dt(change.at, "R")
    if kind is not None and kind.by_itself:
        return say("change-by-itself", what=what, when=when)
    who = f"<@{change.by_user_id}>" if change.by_user_id else say("change-somebody")
    return say("change-line", who=who, what=what, when=when)
