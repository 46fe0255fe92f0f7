"""When rounds open by themselves: by the clocks on the wall, so that 19:00 stays 19:00 when those change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from dateutil.rrule import MO, WEEKLY, rrule

from bot.core.errors import Refusal

SHOWN = 5
LONGEST_EVERY = 8
QUIET_ROUNDS = 3
"""After this many rounds in a row that nobody came to, a schedule rests."""

LATE = timedelta(minutes=10)
MOST_SCHEDULES = 6
LOOKED_AHEAD = timedelta(weeks=LONGEST_EVERY * (LONGEST_EVERY - 1) + 1)
"""Two schedules, of every 7 and every 8 weeks, meet within 56 weeks if they ever do."""

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Pattern:
    """On ``days`` (0 is Monday) of every ``every``-th ISO week from that of ``first_week``, its Monday.

    ``at`` is what the clocks of ``zone`` show when a round opens; it stays open for ``hours``.
    """

    days: tuple[int, ...]
    at: time
    every: int
    zone: str
    first_week: date
    hours: float


@dataclass(frozen=True, slots=True)
class Due:
    """What has come due: the last time that was planned, and whether its round is still worth opening.

    ``missed``: the bot was away for a round that it did not open.
    """

    planned_at: datetime
    closes_at: datetime
    opens: bool
    missed: bool


def week_of(moment: datetime, zone: str) -> date:
    """Return the Monday of the ISO week that ``moment`` is in, in ``zone``."""
    today = moment.astimezone(ZoneInfo(zone)).date()
    return today - timedelta(days=today.weekday())


def occurrences(pattern: Pattern, after: datetime) -> Iterator[datetime]:
    """Return the moments, in UTC, at which rounds open after ``after``, without end."""
    zone = ZoneInfo(pattern.zone)
    # Two days earlier: a moment that does not exist moves forward, by a whole day where a date was left out.
    begin = after.astimezone(zone).replace(tzinfo=None) - 2 * DAY
    turns = max(0, (begin.date() - pattern.first_week) // (WEEK * pattern.every))
    start = datetime.combine(pattern.first_week, pattern.at) + turns * pattern.every * WEEK
    wall = rrule(WEEKLY, dtstart=start, interval=pattern.every, byweekday=pattern.days, wkst=MO)
    last = after
    for shown in wall:
        moment = _moment(shown, zone)
        if moment > last:
            yield moment
            last = moment


def upcoming(pattern: Pattern, after: datetime, count: int = SHOWN) -> Sequence[datetime]:
    """Return the next ``count`` moments at which a round opens."""
    return list(islice(occurrences(pattern, after), count))


def closes_at(pattern: Pattern, start: datetime) -> datetime:
    """Return when the round that opens at ``start`` closes: at the next one's start at the latest.

    On a day of 23 hours, a round of 24 hours would else be open when the next begins.
    """
    return min(start + timedelta(hours=pattern.hours), next(occurrences(pattern, start)))


def due(pattern: Pattern, done: datetime, now: datetime) -> Due | None:
    """Return what has come due since ``done``; a round opens if more than half of its window is left."""
    past = list(takewhile(lambda moment: moment <= now, occurrences(pattern, done)))
    if not past:
        return None
    planned_at = past[-1]
    end = closes_at(pattern, planned_at)
    opens = end - now > (end - planned_at) / 2
    return Due(planned_at, end, opens, missed=not opens or len(past) > 1)


def quiet_rounds(before: int, *, came: bool, opened_late: bool, ran_out: bool) -> int:
    """Return how many rounds in a row nobody came to, after one more has closed.

    A round that opened late, or was closed before its time, says nothing about whether people want it.
    """
    if came:
        return 0
    return before if opened_late or not ran_out else before + 1


def check_length(pattern: Pattern) -> None:
    """Raise Refusal when a round would still be open on the wall's clocks when the next one opens."""
    later = (*pattern.days[1:], pattern.days[0] + 7 * pattern.every)
    gap = min(after - before for before, after in zip(pattern.days, later, strict=True))
    if pattern.hours > 24 * gap:
        raise Refusal("schedule-too-long", most=24 * gap)


def check_room(pattern: Pattern, others: Sequence[Pattern], now: datetime, most: int) -> None:
    """Raise Refusal when a circle would have two rounds at once, or more than ``most`` in a day."""
    windows = sorted(
        (start, end, number)
        for number, one in enumerate([pattern, *others])
        for start, end in _windows(one, now)
    )
    if any(one[1] > other[0] and one[2] != other[2] for one, other in _pairs(windows, 1)):
        raise Refusal("schedule-overlaps")
    if any(other[0] - one[0] < DAY for one, other in _pairs(windows, most)):
        raise Refusal("schedule-too-many-a-day", most=most)


def _windows(pattern: Pattern, now: datetime) -> Iterable[tuple[datetime, datetime]]:
    starts = list(takewhile(lambda start: start < now + LOOKED_AHEAD, occurrences(pattern, now)))
    ends = (start + timedelta(hours=pattern.hours) for start in starts)
    return zip(starts, map(min, ends, [*starts[1:], datetime.max.replace(tzinfo=UTC)]), strict=False)


Window = tuple[datetime, datetime, int]


def _pairs(windows: Sequence[Window], apart: int) -> Iterable[tuple[Window, Window]]:
    return zip(windows, windows[apart:], strict=False)


def _moment(shown: datetime, zone: ZoneInfo) -> datetime:
    """Return when the clocks of a zone show this, for the first time.

    What they never show moves forward by what they leave out: 02:30 becomes 03:30 (PEP 495, fold=0).
    """
    return shown.replace(tzinfo=zone, fold=0).astimezone(UTC)
