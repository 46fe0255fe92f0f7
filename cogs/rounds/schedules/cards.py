"""How schedules look: before they are saved, afterwards, and to the circle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from babel.dates import format_date
from discord.ui import ActionRow, Container, TextDisplay
from discord.utils import format_dt

from bot.circles.own.shelves import Shelves
from bot.core import calendar
from bot.core.markdown import escape
from bot.rounds.schedules import rules
from bot.rounds.schedules.store import Schedule
from bot.rounds.words import LABEL
from bot.ui.app import App
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp


def preview(app: App, schedule: Schedule, silent: bool, now: datetime, button: Press) -> Card:
    """Return what a moderator sees before saving. ``silent``: Discord would notify nobody of the role."""
    say, role = app.say, f"<@&{schedule.role_id}>"
    week = format_date(schedule.first_week, "full", locale=calendar.locale(app.settings.language))
    return Card(
        say("schedule-look-heading"),
        _line(app, schedule),
        say("schedule-next-dates", dates=_dates(app, schedule, now)),
        say("schedule-weeks", week=week) if schedule.every > 1 else "",
        say("schedule-clocks", zone=schedule.zone),
        say("schedule-mentions", role=role) if schedule.role_id else "",
        say("schedule-mention-silent", role=role) if schedule.role_id and silent else "",
        say("schedule-not-yet"),
        rows=[[button, GetHelp.of(say)]],
    )


def every(app: App, planned: Sequence[tuple[Schedule, datetime | None, Sequence[Press]]], said: str) -> Card:
    """Return the schedules of a circle, each with when its next round opens and with its buttons."""
    say = app.say
    view = Card(
        say("schedule-heading"),
        said,
        "" if planned else say("schedule-none"),
        f"{LABEL}{say('schedule-how')}",
        rows=[[GetHelp.of(say)]],
    )
    for schedule, upcoming, buttons in planned:
        text = TextDisplay[Any](f"{_line(app, schedule)}\n{_state(app, schedule, upcoming)}")
        view.add_item(Container[Any](text, *([ActionRow[Any](*buttons)] if buttons else [])))
    return view


def resting(app: App, button: Press) -> Card:
    """Return the one line that a circle reads when its schedule rests. It counts nobody."""
    say = app.say
    return Card(
        say("schedule-resting"),
        say("schedule-resting-how"),
        f"{LABEL}{say('help-line')}",
        rows=[[button, GetHelp.of(say)]],
    )


def _line(app: App, schedule: Schedule) -> str:
    say, language = app.say, app.settings.language
    names = calendar.day_names(language)
    days = calendar.listed((names[day] for day in schedule.days), language)
    hours = f"{schedule.hours:g}" if schedule.hours % 1 else int(schedule.hours)
    chosen = app.service(Shelves).of(schedule.guild_id).all.get(schedule.format or "")
    parts = [
        say("schedule-line", days=days, time=schedule.at.strftime(calendar.CLOCK), zone=schedule.zone),
        say("schedule-every", every=schedule.every),
        say("schedule-open-for", hours=hours),
        *([escape(chosen.name)] if chosen else []),
    ]
    return " · ".join(parts)


def _state(app: App, schedule: Schedule, upcoming: datetime | None) -> str:
    if upcoming is None:
        return app.say("schedule-rests", since=format_dt(schedule.rests_since or schedule.done_until, "D"))
    return app.say("schedule-next", when=said(app, schedule, upcoming))


def said(app: App, schedule: Schedule, moment: datetime) -> str:
    """Return a moment in words, by the schedule's clocks, and as Discord shows it to whoever reads."""
    words = calendar.in_words(moment, schedule.zone, app.settings.language)
    return f"{words} · {format_dt(moment, 'f')}"


def _dates(app: App, schedule: Schedule, now: datetime) -> str:
    language, zone = app.settings.language, schedule.zone
    return "\n".join(
        app.say(
            "schedule-date",
            words=calendar.in_words(moment, zone, language),
            yours=format_dt(moment, "f"),
        )
        for moment in rules.upcoming(schedule.pattern, now)
    )
