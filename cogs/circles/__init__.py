"""Circles on Discord."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from bot.circles import actions
from bot.circles.own.shelves import Shelves
from bot.core.actor import Actor
from bot.core.changes import Change
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.core.undoing import Kind
from bot.ui.app import App
from bot.ui.clashes import Clashes, Way
from cogs.circles import cog, format_undoing, kept, views


async def setup(app: App) -> None:
    """Add what moderators do with circles, and what circles do by themselves."""
    cog.add_to(app)
    kept.add_to(app)
    values = {"format": partial(_format, app)}
    app.undoers.add(actions.KIND, Kind(_label, FIELDS, partial(_undo, app), values))
    app.undoers.add(actions.LOST, Kind(_lost, FIELDS, None, values, by_itself=True))
    app.service(Clashes).add(actions.KIND, Way(views.save, views.keep_theirs))
    format_undoing.add_to(app)
    await app.add_cog(cog.Circles(app))


FIELDS = {
    "name": "circle-form-name",
    "about": "circle-form-about",
    "format": "circle-form-format",
    "hours": "circle-changed-hours",
    "shows_point": "circle-changed-point",
    "offers_reminders": "circle-changed-reminders",
}


def _label(say: Say, change: Change) -> str:
    return say("circle-changed", channel=f"<#{change.key}>")


def _lost(say: Say, change: Change) -> str:
    return say("circle-lost", name=escape((change.before or {}).get("name", "?")))


async def _undo(app: App, tx: Tx, by: Actor, change: Change, now: datetime) -> None:
    """Take a change back. Raises Refusal, also when the channel is gone."""
    if change.after is None and app.get_channel(int(change.key)) is None:
        raise Refusal("circle-lost-for-good")
    await actions.undo(tx, by, change, now)


def _format(app: App, _say: Say, change: Change, key: Any) -> str:
    return escape(app.service(Shelves).name_of(change.guild_id, key))
