"""Rounds that open by themselves, on Discord."""

from __future__ import annotations

from functools import partial

from bot.core import calendar
from bot.core.changes import Change
from bot.core.texts import Say
from bot.core.undoing import Kind
from bot.core.zones import Zones
from bot.rounds.schedules import changing
from bot.rounds.schedules.noting import KIND
from bot.ui.app import App
from cogs.rounds.schedules import commands, first_circle, views
from cogs.rounds.schedules.cog import Schedules


async def setup(app: App) -> None:
    """Add `/keep schedule`, and what schedules do by themselves."""
    app.share(Zones(app.settings.language))
    app.add_dynamic_items(*views.BUTTONS)
    await app.add_cog(Schedules(app))
    commands.add_to(app)
    first_circle.add_to(app)
    app.undoers.add(KIND, Kind(partial(_label, app), FIELDS, changing.undo))


FIELDS = {
    "at": "schedule-field-time",
    "every": "schedule-field-every",
    "hours": "schedule-field-hours",
    "zone": "settings-field-time-zone",
    "done_until": "schedule-field-skipped",
}


def _label(app: App, say: Say, change: Change) -> str:
    row = change.after or change.before or {}
    names = calendar.day_names(app.settings.language)
    days = calendar.listed([names[int(day)] for day in row["days"]], app.settings.language)
    return say("schedule-changed", channel=f"<#{row['channel_id']}>", days=days)
