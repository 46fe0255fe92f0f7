"""Which services somebody is shown who asked for help, and in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.signposts.hours import Hours
from bot.signposts.memory import Seen
from bot.signposts.opening import Openings
from bot.signposts.topics import FOR_SOMEONE_ELSE

_OPEN, _UNKNOWN, _CLOSED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Helper:
    seen: Seen
    hours: int
    """Which of all hours, by their number."""
    crisis: bool
    for_someone_else: bool

    @property
    def order(self) -> tuple[bool, int]:
        """Those for all of a country come before those for a part of it, or a town."""
        area = self.seen.entry.area
        return area.subdivision is not None or area.town is not None, self.seen.id


class Nearby:
    """What help can show of a list, made ready once, so that a long list keeps nobody waiting."""

    def __init__(self, seen: Sequence[Seen]) -> None:
        self.seen = seen
        self._openings = Openings()
        self._hours: list[tuple[Hours | None, ...]] = []
        numbers: dict[tuple[int, ...], int] = {}
        found: defaultdict[str, list[_Helper]] = defaultdict(list)
        for one in seen:
            entry = one.entry
            helps = entry.is_crisis, FOR_SOMEONE_ELSE in entry.topics
            if entry.status == "active" and any(helps):
                taken = self._openings.take(entry)
                number = numbers.setdefault(tuple(map(id, taken)), len(numbers))
                self._hours += [taken] if number == len(self._hours) else []
                found[entry.area.country].append(_Helper(one, number, *helps))
        self._in = {country: sorted(there, key=lambda one: one.order) for country, there in found.items()}

    def in_crisis(self, country: str | None, now: datetime) -> list[Seen]:
        """Return the crisis services of a country, those that are open first, then those for all of it."""
        return self._sorted((one for one in self._there(country) if one.crisis), now)

    def for_someone_else(self, country: str | None, now: datetime) -> list[Seen]:
        """Return the services of a country for people who worry about someone, then those for a crisis."""
        there = self._there(country)
        first = self._sorted((one for one in there if one.for_someone_else), now)
        return first + self._sorted((one for one in there if not one.for_someone_else), now)

    def _there(self, country: str | None) -> Sequence[_Helper]:
        return self._in.get(country or "", ())

    def _sorted(self, helpers: Iterable[_Helper], now: datetime) -> list[Seen]:
        known: dict[int, int] = {}
        ranked: tuple[list[Seen], ...] = ([], [], [])
        for one in helpers:
            if (rank := known.get(one.hours)) is None:
                rank = known[one.hours] = self._openness(one.hours, now)
            ranked[rank].append(one.seen)
        return [*ranked[_OPEN], *ranked[_UNKNOWN], *ranked[_CLOSED]]

    def _openness(self, number: int, now: datetime) -> int:
        kind = self._openings.best(self._hours[number], now).kind
        return _OPEN if kind == "open" else _CLOSED if kind == "closed" else _UNKNOWN
