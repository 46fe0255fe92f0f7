"""Hours in words, in the reader's own time where that is known."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

import babel
from babel.dates import format_date, format_datetime, format_time, get_timezone_location

from bot.core.texts import Say
from bot.signposts import opening
from bot.signposts.hours import Hours
from bot.signposts.opening import Opening, Stretch

WEEK = 7


def of_now(say: Say, hours: Hours | None, now: datetime, *, zone: str | None, language: str) -> str:
    """How a service stands now, such as "Open now, until 22:00 (your time)".

    ``zone`` is the reader's; without it, times are those of the service, and their place is named.
    """
    found = opening.at(hours, now)
    place = zone or (hours and hours.time_zone) or "UTC"
    whose = say("signpost-your-time") if zone else _time_of(say, place, language)
    if found.kind == "unknown" or found.kind == "comment":
        return found.comment or say("signpost-hours-unknown")
    if found.changes_at is None:
        return _without_a_change(say, found)
    locale, local = _locale(language), found.changes_at.astimezone(ZoneInfo(place))
    time = format_time(local, "short", locale=locale)
    days = (local.date() - now.astimezone(ZoneInfo(place)).date()).days
    if found.kind == "open" and days <= 1:
        return say("signpost-open-until", time=time, whose=whose)
    if found.kind == "open":
        return say("signpost-open-until-day", day=_day(local, days, locale), time=time, whose=whose)
    if days == 0:
        return say("signpost-opens-today", time=time, whose=whose)
    if days == 1:
        return say("signpost-opens-tomorrow", time=time, whose=whose)
    return say("signpost-opens-day", day=_day(local, days, locale), time=time, whose=whose)


def of_the_week(
    say: Say, hours: Hours | None, now: datetime, *, zone: str | None, language: str
) -> list[str]:
    """The next seven days, a line for each run of days alike; empty when nothing is known of them."""
    if hours is None or hours.opening_hours is None or hours.always:
        return []
    place = ZoneInfo(zone or hours.time_zone or "UTC")
    locale = _locale(language)
    start = now.astimezone(place).replace(hour=0, minute=0, second=0, microsecond=0)
    days: dict[int, list[str]] = {}
    for stretch in opening.stretches(hours, start, WEEK):
        begin = stretch.start.astimezone(place)
        days.setdefault(begin.weekday(), []).append(_stretch(stretch, place, locale))
    told = [(day, ", ".join(days.get(day, ())) or say("signpost-day-closed")) for day in range(WEEK)]
    lines: list[str] = []
    for times, run in groupby(told, key=lambda one: one[1]):
        names = [locale.days["format"]["abbreviated"][day] for day, _ in run]
        name = names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"
        lines.append(say("signpost-day-hours", days=name, times=times))
    return lines


def _without_a_change(say: Say, found: Opening) -> str:
    if found.kind == "open":
        return say("signpost-open-always") if found.always else say("signpost-open")
    return say("signpost-closed-but", comment=found.comment) if found.comment else say("signpost-closed")


def _stretch(stretch: Stretch, place: ZoneInfo, locale: babel.Locale) -> str:
    times = [
        format_time(moment.astimezone(place), "short", locale=locale)
        for moment in (stretch.start, stretch.end)
    ]
    return f"{times[0]}–{times[1]}{f' ({stretch.comment})' if stretch.comment else ''}"


def _day(local: datetime, days: int, locale: babel.Locale) -> str:
    if days < WEEK:
        return format_datetime(local, "EEEE", locale=locale)
    return format_date(local, "long", locale=locale)


def _time_of(say: Say, zone: str, language: str) -> str:
    return say("signpost-time-there", place=get_timezone_location(zone, _locale(language), return_city=True))


def _locale(language: str) -> babel.Locale:
    try:
        return babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return babel.Locale("en", "GB")
