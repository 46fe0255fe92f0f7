"""Circles on Discord."""

from __future__ import annotations

from functools import partial
from typing import Any

from bot.circles import actions
from bot.circles.own.shelves import Shelves
from bot.core.changes import Change
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.core.undoing import Kind
from bot.ui.app import App
from cogs.circles import cog, format_undoing, kept


async def setup(app: App) -> None:
    """Add what moderators do with circles, and what circles do by themselves."""
    cog.add_to(app)
    kept.add_to(app)
    values = {"format": partial(_format, app)}
    app.undoers.add(actions.KIND, Kind(_label, FIELDS, actions.undo, values))
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


def _format(app: App, _say: Say, change: Change, key: Any) -> str:
    return escape(app.service(Shelves).name_of(change.guild_id, key))
