"""Hours in words, in the reader's own time where that is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

import babel
from babel.dates import format_date, format_datetime, format_time, get_timezone_location

from bot.core.texts import Say
from bot.signposts import opening
from bot.signposts.hours import Hours
from bot.signposts.opening import Opening

WEEK = 7
_DAY = timedelta(days=1)


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
    clock = format_time(local, "short", locale=locale)
    days = (local.date() - now.astimezone(ZoneInfo(place)).date()).days
    if found.kind == "open" and days <= 1:
        return say("signpost-open-until", time=clock, whose=whose)
    if found.kind == "open":
        return say("signpost-open-until-day", day=_day(local, days, locale), time=clock, whose=whose)
    if days == 0:
        return say("signpost-opens-today", time=clock, whose=whose)
    if days == 1:
        return say("signpost-opens-tomorrow", time=clock, whose=whose)
    return say("signpost-opens-day", day=_day(local, days, locale), time=clock, whose=whose)


def of_the_week(
    say: Say, hours: Hours | None, now: datetime, *, zone: str | None, language: str
) -> list[str]:
    """The next seven days, a line for each run of days alike; empty when nothing is known of them."""
    if hours is None or hours.opening_hours is None or hours.always:
        return []
    place = ZoneInfo(zone or hours.time_zone or "UTC")
    locale = _locale(language)
    days: dict[int, list[str]] = {}
    for begin, end, comment in _by_day(hours, now.astimezone(place)):
        times = _times(say, begin, end, locale)
        days.setdefault(begin.weekday(), []).append(f"{times} ({comment})" if comment else times)
    told = [(day, ", ".join(days.get(day, ())) or say("signpost-day-closed")) for day in range(WEEK)]
    lines: list[str] = []
    for times, run in groupby(told, key=lambda one: one[1]):
        names = [locale.days["format"]["abbreviated"][day] for day, _ in run]
        name = names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"
        lines.append(say("signpost-day-hours", days=name, times=times))
    return lines


def _by_day(hours: Hours, now: datetime) -> Iterator[tuple[datetime, datetime, str]]:
    """What opens in the seven days from today, by the clock of ``now``; more than a day at once is parted."""
    first = now.replace(hour=0, minute=0, second=0, microsecond=0)
    # From the day before, so that what is open past midnight counts for the day on which it opened.
    for stretch in opening.stretches(hours, first - _DAY, WEEK + 2):
        begin, last = stretch.start.astimezone(now.tzinfo), stretch.end.astimezone(now.tzinfo)
        while begin < last:
            midnight = (begin + _DAY).replace(hour=0, minute=0)
            end = midnight if last - begin > _DAY else last
            if first <= begin < first + WEEK * _DAY:
                yield begin, end, stretch.comment
            begin = end


def _times(say: Say, begin: datetime, end: datetime, locale: babel.Locale) -> str:
    if begin.time() == end.time() == time(0):
        return say("signpost-day-all")
    return "–".join(format_time(moment, "short", locale=locale) for moment in (begin, end))


def _without_a_change(say: Say, found: Opening) -> str:
    if found.kind == "open":
        return say("signpost-open-always") if found.always else say("signpost-open")
    return say("signpost-closed-but", comment=found.comment) if found.comment else say("signpost-closed")


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
