"""Which services somebody is shown who asked for help, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.signposts import opening
from bot.signposts.entry import Entry
from bot.signposts.memory import Seen
from bot.signposts.topics import FOR_SOMEONE_ELSE

_OPEN, _UNKNOWN, _CLOSED = 0, 1, 2


def in_crisis(seen: Iterable[Seen], country: str | None, now: datetime) -> list[Seen]:
    """Return the crisis services of a country, those that are open first, then those for all of it."""
    return _sorted((one for one in seen if one.entry.is_crisis), country, now)


def for_someone_else(seen: Iterable[Seen], country: str | None, now: datetime) -> list[Seen]:
    """Return the services of a country for people who worry about someone, then those for a crisis."""
    wanted = (one for one in seen if one.entry.is_crisis or FOR_SOMEONE_ELSE in one.entry.topics)
    found = _sorted(wanted, country, now)
    return sorted(found, key=lambda one: FOR_SOMEONE_ELSE not in one.entry.topics)


def _sorted(seen: Iterable[Seen], country: str | None, now: datetime) -> list[Seen]:
    there = [one for one in seen if one.entry.area.country == country and one.entry.status == "active"]
    return sorted(there, key=lambda one: (_openness(one.entry, now), _part(one.entry), one.id))


def _openness(entry: Entry, now: datetime) -> int:
    kinds = {opening.at(entry.hours_of(contact), now).kind for contact in entry.contacts}
    if "open" in kinds:
        return _OPEN
    return _CLOSED if kinds == {"closed"} else _UNKNOWN


def _part(entry: Entry) -> bool:
    return entry.area.subdivision is not None or entry.area.town is not None
