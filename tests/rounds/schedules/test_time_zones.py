"""Sixty time zones, ten years at a time, against a reckoning that only ever turns UTC into local time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rounds.schedules.rules import Pattern, occurrences

PLACES = {
    "Africa": "Cairo Casablanca El_Aaiun Johannesburg Juba Lagos Nairobi Sao_Tome Tripoli Windhoek",
    "America": (
        "Asuncion Caracas Chicago Denver Grand_Turk Halifax Havana Los_Angeles Mexico_City Miquelon "
        "Montevideo New_York Nuuk Phoenix Santiago Sao_Paulo Scoresbysund St_Johns"
    ),
    "Antarctica": "Casey Troll",
    "Asia": (
        "Amman Beirut Damascus Gaza Hong_Kong Jerusalem Kabul Kathmandu Kolkata Pyongyang Tehran "
        "Tokyo Ulaanbaatar"
    ),
    "Atlantic": "Azores Reykjavik",
    "Australia": "Adelaide Lord_Howe Perth Sydney",
    "Europe": "Dublin Istanbul Lisbon London Minsk Moscow Volgograd",
    "Pacific": "Apia Chatham Fiji Norfolk",
}
ZONES = [f"{area}/{city}" for area, cities in PLACES.items() for city in cities.split()]
FIRST_YEAR, LAST_YEAR = 2009, 2037
SINCE = datetime(2010, 1, 1, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
STEP = 6 * 60
DAY = 24 * 60


def minutes(moment: datetime) -> int:
    return int((moment - EPOCH).total_seconds()) // 60


def offset(zone: ZoneInfo, minute: int) -> int:
    """How far a zone's clocks are ahead of UTC, in minutes."""
    local = (EPOCH + timedelta(minutes=minute)).astimezone(zone).replace(tzinfo=UTC)
    return minutes(local) - minute


@cache
def stretches(name: str) -> tuple[list[int], list[int]]:
    """When a zone's clocks changed, and how far ahead of UTC they were from then on."""
    zone, starts, offsets = ZoneInfo(name), list[int](), list[int]()
    for minute in range(
        minutes(datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)), minutes(datetime(LAST_YEAR, 1, 1, tzinfo=UTC)), STEP
    ):
        now = offset(zone, minute)
        if offsets and now == offsets[-1]:
            continue
        before = minute - STEP
        while starts and minute - before > 1:  # to the minute
            middle = (before + minute) // 2
            if offset(zone, middle) == now:
                minute = middle
            else:
                before = middle
        starts.append(minute)
        offsets.append(now)
    return starts, offsets


def first_time_shown(name: str, shown: int) -> int:
    """When the clocks first show a local minute; where they leap over it, as much later as they leap."""
    starts, offsets = stretches(name)
    near = bisect_right(starts, shown)
    for number in range(max(0, near - 3), min(len(starts), near + 3)):
        moment = shown - offsets[number]
        ends = starts[number + 1] if number + 1 < len(starts) else moment + 1
        if starts[number] <= moment < ends:
            return moment
    leap = max(number for number in range(len(starts)) if starts[number] + offsets[number] <= shown + 2 * DAY)
    while starts[leap] + offsets[leap] > shown:
        leap -= 1
    return shown - offsets[leap]


def reckoned(pattern: Pattern, after: datetime, until: datetime) -> Iterator[datetime]:
    """Each moment at which a round should open, walking from one date to the next."""
    last = after
    day = max(pattern.first_week, after.date() - timedelta(days=3))
    while day <= until.date() + timedelta(days=3):
        turn, rest = divmod((day - pattern.first_week).days // 7, pattern.every)
        if turn >= 0 and rest == 0 and day.isoweekday() - 1 in pattern.days:
            shown = (day.toordinal() - date(1970, 1, 1).toordinal()) * DAY
            moment = EPOCH + timedelta(
                minutes=first_time_shown(pattern.zone, shown + pattern.at.hour * 60 + pattern.at.minute)
            )
            if last < moment <= until:
                yield moment
                last = moment
        day += timedelta(days=1)


times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
some_days = st.sets(st.integers(0, 6), min_size=1).map(lambda chosen: tuple(sorted(chosen)))
days = st.just(tuple(range(7))) | some_days
weeks = st.just(1) | st.integers(1, 8)
moments = st.integers(0, 17 * 365 * DAY).map(lambda minute: SINCE + timedelta(minutes=minute))


@st.composite
def times_that_change(draw: st.DrawFn, zone: str) -> time:
    """A time that this zone's clocks once left out or showed twice, or one close by."""
    starts, offsets = stretches(zone)
    changes = [start + before for start, before in zip(starts[1:], offsets, strict=False)] or [0]
    shown = (draw(st.sampled_from(changes)) + draw(st.integers(-70, 70))) % DAY
    return time(*divmod(shown, 60))


def test_there_are_sixty() -> None:
    assert len(set(ZONES)) == 60


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=5, deadline=None)
@given(data=st.data(), days=days, every=weeks, after=moments, weeks_ago=st.integers(-8, 60))
def test_every_round_opens_once_at_the_right_time_and_none_is_missing(
    zone: str, data: st.DataObject, days: tuple[int, ...], every: int, after: datetime, weeks_ago: int
) -> None:
    at = data.draw(times | times_that_change(zone))
    monday = after.date() - timedelta(days=after.weekday(), weeks=weeks_ago)
    pattern = Pattern(days, at, every, zone, monday, 2.0)
    until = after + timedelta(days=3652)
    opened = list(takewhile(lambda moment: moment <= until, occurrences(pattern, after)))
    assert opened == list(reckoned(pattern, after, until))
    assert opened == sorted(set(opened))


@settings(max_examples=50, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    days=days,
    at=times,
    every=st.integers(1, 8),
    after=moments,
    turn=st.integers(0, 80),
)
def test_it_does_not_matter_when_one_looks(
    zone: str, days: tuple[int, ...], at: time, every: int, after: datetime, turn: int
) -> None:
    pattern = Pattern(days, at, every, zone, after.date() - timedelta(days=after.weekday()), 2.0)
    every_round = [moment for moment, _ in zip(occurrences(pattern, after), range(turn + 3), strict=False)]
    assert next(occurrences(pattern, every_round[turn])) == every_round[turn + 1]
    middle = every_round[turn] + (every_round[turn + 1] - every_round[turn]) / 2
    assert next(occurrences(pattern, middle)) == every_round[turn + 1]
