"""Rounds that open by themselves, on Discord."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from discord.utils import format_dt

from bot.circles.own.shelves import Shelves
from bot.core import calendar
from bot.core.changes import Change
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.core.undoing import Kind
from bot.core.zones import Zones
from bot.rounds.schedules import changing
from bot.rounds.schedules.noting import KIND, LOST, SKIPPED, WOKEN
from bot.ui.app import App
from cogs.rounds.schedules import commands, first_circle, views
from cogs.rounds.schedules.cog import Schedules


async def setup(app: App) -> None:
    """Add `/keep schedule`, and what schedules do by themselves."""
    app.share(Zones(app.settings.language, app.texts.locales()))
    app.add_dynamic_items(*views.BUTTONS)
    await app.add_cog(Schedules(app))
    commands.add_to(app)
    first_circle.add_to(app)
    label, values = partial(_label, app), {"format": partial(_format, app)}
    moments = {"done_until": _moment, "rests_since": _moment}
    app.undoers.add(KIND, Kind(label, FIELDS, changing.undo, values))
    app.undoers.add(SKIPPED, Kind(label, SKIPPED_FIELDS, changing.undo_skip, moments))
    app.undoers.add(WOKEN, Kind(label, WOKEN_FIELDS, None, moments))
    app.undoers.add(LOST, Kind(partial(_lost, app), FIELDS, None, values, by_itself=True))


FIELDS = {
    "at": "schedule-field-time",
    "every": "schedule-field-every",
    "hours": "schedule-field-hours",
    "zone": "settings-field-time-zone",
    "format": "circle-form-format",
    "role_id": "schedule-field-role",
}
SKIPPED_FIELDS = {"done_until": "schedule-field-skipped"}
WOKEN_FIELDS = {"rests_since": "schedule-field-rests"}


def _label(app: App, say: Say, change: Change) -> str:
    row = change.after or change.before or {}
    return say("schedule-changed", channel=f"<#{row['channel_id']}>", days=_days(app, change, row))


def _lost(app: App, say: Say, change: Change) -> str:
    return say("schedule-lost", days=_days(app, change, change.before or {}))


def _days(app: App, change: Change, row: Mapping[str, Any]) -> str:
    language = app.language_in(change.guild_id)
    names = calendar.day_names(language)
    return calendar.listed([names[int(day)] for day in row["days"]], language)


def _format(app: App, _say: Say, change: Change, key: Any) -> str:
    return escape(app.service(Shelves).name_of(change.guild_id, key))


def _moment(_say: Say, _change: Change, written: str) -> str:
    return format_dt(datetime.fromisoformat(written), "f")
