"""How schedules look: before they are saved, afterwards, and to the circle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from babel.dates import format_date
from discord.ui import ActionRow, Container, TextDisplay
from discord.utils import format_dt

from bot.circles.own.shelves import Shelves
from bot.core import calendar
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.rounds.schedules import rules
from bot.rounds.schedules.store import Schedule
from bot.rounds.words import LABEL
from bot.ui.app import Interaction
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp


@dataclass(frozen=True, slots=True)
class Voice:
    """In whose words a schedule is told: sentences, the names of days and months, and those of formats."""

    say: Say
    language: str
    shelves: Shelves

    @classmethod
    def to(cls, interaction: Interaction) -> Voice:
        """Return the voice for the answer to a press."""
        app = interaction.client
        return cls(app.say_to(interaction), app.language_to(interaction), app.service(Shelves))


def preview(voice: Voice, schedule: Schedule, silent: bool, now: datetime, button: Press) -> Card:
    """Return what a moderator sees before saving. ``silent``: Discord would notify nobody of the role."""
    say, role = voice.say, f"<@&{schedule.role_id}>"
    week = format_date(schedule.first_week, "full", locale=calendar.locale(voice.language))
    return Card(
        say("schedule-look-heading"),
        _line(voice, schedule),
        say("schedule-next-dates", dates=_dates(voice, schedule, now)),
        say("schedule-weeks", week=week) if schedule.every > 1 else "",
        say("schedule-clocks", zone=schedule.zone),
        say("schedule-mentions", role=role) if schedule.role_id else "",
        say("schedule-mention-silent", role=role) if schedule.role_id and silent else "",
        say("schedule-not-yet"),
        rows=[[button, GetHelp.of(say)]],
    )


def every(
    voice: Voice, planned: Sequence[tuple[Schedule, datetime | None, Sequence[Press]]], said: str
) -> Card:
    """Return the schedules of a circle, each with when its next round opens and with its buttons."""
    say = voice.say
    view = Card(
        say("schedule-heading"),
        said,
        "" if planned else say("schedule-none"),
        f"{LABEL}{say('schedule-how')}",
        rows=[[GetHelp.of(say)]],
    )
    for schedule, upcoming, buttons in planned:
        text = TextDisplay[Any](f"{_line(voice, schedule)}\n{_state(voice, schedule, upcoming)}")
        view.add_item(Container[Any](text, *([ActionRow[Any](*buttons)] if buttons else [])))
    return view


def resting_there(say: Say, schedule: Schedule) -> Card:
    """Return the one line that keepers read in their channel when a schedule rests. It counts nobody."""
    there = say("schedule-resting-there", channel=f"<#{schedule.channel_id}>")
    return Card(there, say("schedule-resting-there-how"), rows=[[GetHelp.of(say)]])


def blocked(say: Say, channel_id: int, missing: Sequence[str]) -> Card:
    """Return what moderators read when a round that was planned cannot be posted."""
    return Card(
        say("schedule-blocked", channel=f"<#{channel_id}>"),
        say("schedule-blocked-missing", permissions=", ".join(missing)) if missing else "",
        say("schedule-blocked-how"),
        rows=[[GetHelp.of(say)]],
    )


def resting(say: Say, button: Press) -> Card:
    """Return the same line where it stands in the circle itself."""
    return Card(
        say("schedule-resting"),
        say("schedule-resting-how"),
        f"{LABEL}{say('help-line')}",
        rows=[[button, GetHelp.of(say)]],
    )


def _line(voice: Voice, schedule: Schedule) -> str:
    say, language = voice.say, voice.language
    names = calendar.day_names(language)
    days = calendar.listed((names[day] for day in schedule.days), language)
    hours = f"{schedule.hours:g}" if schedule.hours % 1 else int(schedule.hours)
    chosen = voice.shelves.of(schedule.guild_id).all.get(schedule.format or "")
    parts = [
        say("schedule-line", days=days, time=schedule.at.strftime(calendar.CLOCK), zone=schedule.zone),
        say("schedule-every", every=schedule.every),
        say("schedule-open-for", hours=hours),
        *([escape(chosen.name)] if chosen else []),
    ]
    return " · ".join(parts)


def _state(voice: Voice, schedule: Schedule, upcoming: datetime | None) -> str:
    if upcoming is None:
        return voice.say("schedule-rests", since=format_dt(schedule.rests_since or schedule.done_until, "D"))
    return voice.say("schedule-next", when=said(voice, schedule, upcoming))


def said(voice: Voice, schedule: Schedule, moment: datetime) -> str:
    """Return a moment in words, by the schedule's clocks, and as Discord shows it to whoever reads."""
    words = calendar.in_words(moment, schedule.zone, voice.language)
    return f"{words} · {format_dt(moment, 'f')}"


def _dates(voice: Voice, schedule: Schedule, now: datetime) -> str:
    return "\n".join(
        voice.say(
            "schedule-date",
            words=calendar.in_words(moment, schedule.zone, voice.language),
            yours=format_dt(moment, "f"),
        )
        for moment in rules.upcoming(schedule.pattern, now)
    )
