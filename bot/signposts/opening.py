"""Whether a service is open at a moment, and when that changes. Hours go by the clock on its wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.signposts import sheets
from bot.signposts.entry import Entry
from bot.signposts.hours import Hours
from bot.signposts.sheets import RANK, Kind

_LOOK_AGAIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a service stands at a moment.

    ``comment``: it can be reached in the way that its ``comment`` says, such as "by appointment"; that is
    shown and is never called open. ``changes_at`` (UTC) is when an open one closes and a closed one opens;
    None when that is not known, is more than a year away, or never comes.
    """

    kind: Kind
    changes_at: datetime | None = None
    comment: str = ""
    always: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when until when (both UTC) a service is open, or what is said of that time instead."""

    start: datetime
    end: datetime
    comment: str = ""


def at(hours: Hours | None, now: datetime) -> Opening:
    """How a service with these hours stands at ``now``, which knows its zone."""
    if hours is None or hours.opening_hours is None:
        return Opening("unknown", comment="" if hours is None else hours.description or "")
    if hours.always:
        return Opening("open", always=True)
    wall = _Wall(hours, now)
    kind, comment = wall.state(wall.now)
    found = Opening(kind, comment=comment)
    for clock in wall.changes(wall.now):
        then, said = wall.state(clock)
        if kind == "closed" and then != "open":
            # Closed until a time that only a comment tells of: that comment is all there is to say.
            found = found if found.comment else Opening(kind, comment=said)
        elif then != kind or said != comment:
            return Opening(kind, _moment(clock, wall.zone, now), found.comment)
    return found


def of(entry: Entry, now: datetime) -> Opening:
    """How a service stands: by the first of its contacts that is open, else by the best of them."""
    openings = [at(hours, now) for hours in hours_of(entry)]
    return min(openings, key=lambda found: RANK[found.kind])


def hours_of(entry: Entry) -> tuple[Hours | None, ...]:
    """The hours of an entry's contacts, each once, in the order of the contacts."""
    return tuple(dict.fromkeys(entry.hours_of(contact) for contact in entry.contacts))


class Openings:
    """How hours stand, looked at once until they stand otherwise. What is written alike is the same."""

    def __init__(self) -> None:
        self._alike: dict[Hours | None, Hours | None] = {}
        self._known: dict[int, tuple[datetime, datetime, Opening]] = {}

    def take(self, entry: Entry) -> tuple[Hours | None, ...]:
        """Return the hours of an entry's contacts, to ask `best` for."""
        return tuple(self._alike.setdefault(hours, hours) for hours in hours_of(entry))

    def best(self, taken: Iterable[Hours | None], now: datetime) -> Opening:
        """Return how a service stands by the first of these hours that is open, else by the best of them."""
        return min((self._at(hours, now) for hours in taken), key=lambda found: RANK[found.kind])

    def _at(self, hours: Hours | None, now: datetime) -> Opening:
        known = self._known.get(id(hours))
        if known is None or not known[0] <= now < known[1]:
            found = at(hours, now)
            until = min(found.changes_at or now + _LOOK_AGAIN, now + _LOOK_AGAIN)
            known = self._known[id(hours)] = (now, until, found)
        return known[2]


def stretches(hours: Hours | None, now: datetime, days: int = 7) -> list[Stretch]:
    """When it is open in the days (of 24 hours) from ``now``; empty when that is not known."""
    if hours is None or hours.opening_hours is None:
        return []
    wall = _Wall(hours, now)
    start, last = now.astimezone(UTC), now.astimezone(UTC) + timedelta(days=days)
    found: list[Stretch] = []
    state = wall.state(wall.now)
    for clock in [*wall.changes(wall.now), None]:
        end = last if clock is None else min(_moment(clock, wall.zone, start), last)
        then = state if clock is None else wall.state(clock)
        if then == state and end < last:
            continue
        if state[0] in {"open", "comment"}:
            found.append(Stretch(start, end, state[1]))
        if end == last:
            break
        start, state = end, then
    return found


class _Wall:
    """The clock on the wall of a service, and its hours beside it."""

    def __init__(self, hours: Hours, now: datetime) -> None:
        self.zone = ZoneInfo(hours.time_zone or "UTC")
        self.now = now.astimezone(self.zone).replace(tzinfo=None, fold=0)
        self._read = sheets.read(hours.opening_hours or "", hours.public_holidays, self.now.year)

    def state(self, clock: datetime) -> tuple[Kind, str]:
        return sheets.state(self._read, clock)

    def changes(self, clock: datetime) -> Iterator[datetime]:
        return sheets.changes(self._read, clock)


def _moment(clock: datetime, zone: ZoneInfo, after: datetime) -> datetime:
    """The first moment after another at which the clock shows this; if it is skipped, when it jumps."""
    first, second = (clock.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    shown = [moment for moment in (first, second) if _shows(moment, zone) == clock and moment > after]
    if shown:
        return min(shown)
    # Set forward, the clock never shows it. Reading it by the old or the new offset lands on either side.
    before, later = sorted((first, second))
    while later - before > timedelta(minutes=1):
        middle = before + (later - before) / 2
        before, later = (before, middle) if _shows(middle, zone) > clock else (middle, later)
    return later.replace(second=0, microsecond=0)


def _shows(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)
