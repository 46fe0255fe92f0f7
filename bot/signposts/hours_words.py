"""Hours in words, in the reader's own time where that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
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


@dataclass(frozen=True, slots=True)
class Clock:
    """By whose clock times are told: the reader's own, or that of a place, which is then named."""

    zone: str
    own: bool = False


def of_now(say: Say, hours: Hours | None, now: datetime, *, clock: Clock | None, language: str) -> str:
    """How a service stands now, such as "Open now, until 22:00 (your time)".

    Without a ``clock``, times are those of the service.
    """
    return of_opening(say, hours, opening.at(hours, now), now, clock=clock, language=language)


def of_opening(
    say: Say, hours: Hours | None, found: Opening, now: datetime, *, clock: Clock | None, language: str
) -> str:
    """The same, where it is known already how the service stands."""
    if found.kind == "unknown" or found.kind == "comment":
        return found.comment or say("signpost-hours-unknown")
    if found.changes_at is None:
        return _without_a_change(say, found)
    place, whose = _by(clock, hours), _whose(say, clock, hours, language)
    locale, local = _locale(language), found.changes_at.astimezone(ZoneInfo(place))
    told = format_time(local, "short", locale=locale)
    days = (local.date() - now.astimezone(ZoneInfo(place)).date()).days
    if found.kind == "open" and days <= 1:
        return say("signpost-open-until", time=told, whose=whose)
    if found.kind == "open":
        return say("signpost-open-until-day", day=_day(local, days, locale), time=told, whose=whose)
    if days == 0:
        return say("signpost-opens-today", time=told, whose=whose)
    if days == 1:
        return say("signpost-opens-tomorrow", time=told, whose=whose)
    return say("signpost-opens-day", day=_day(local, days, locale), time=told, whose=whose)


def of_the_week(
    say: Say, hours: Hours | None, now: datetime, *, clock: Clock | None, language: str
) -> list[str]:
    """By whose clock, then the next seven days, a line for each run of days alike; empty when not known."""
    if hours is None or hours.opening_hours is None or hours.always:
        return []
    place = ZoneInfo(_by(clock, hours))
    locale = _locale(language)
    days: dict[int, list[str]] = {}
    for begin, end, comment in _by_day(hours, now.astimezone(place)):
        times = _times(say, begin, end, locale)
        days.setdefault(begin.weekday(), []).append(f"{times} ({comment})" if comment else times)
    told = [(day, ", ".join(days.get(day, ())) or say("signpost-day-closed")) for day in range(WEEK)]
    lines = [say("signpost-week", whose=_whose(say, clock, hours, language))]
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


def _by(clock: Clock | None, hours: Hours | None) -> str:
    return clock.zone if clock else (hours and hours.time_zone) or "UTC"


def _whose(say: Say, clock: Clock | None, hours: Hours | None, language: str) -> str:
    if clock and clock.own:
        return say("signpost-your-time")
    return say("signpost-time-there", place=_city(_by(clock, hours), language))


@cache
def _city(zone: str, language: str) -> str:
    return get_timezone_location(zone, _locale(language), return_city=True)


@cache
def _locale(language: str) -> babel.Locale:
    try:
        return babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return babel.Locale("en", "GB")
