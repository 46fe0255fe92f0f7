"""What is kept about a person: each feature says so here, or a test fails. Silence is never consent.

app.kept.add("rounds", tables={"presences", "check_ins"}, read=..., posted=..., take_back=...)
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.core.database import Tx


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is kept and that this person gave or did; never what others entered about them.

    ``what`` is the key of a sentence that says what it is and why it is kept; ``details`` are its values
    by name, as the person reads and takes them along: text, numbers, moments, lists of these.
    """

    what: str
    guild_id: int | None = None
    at: datetime | None = None
    until: datetime | None = None
    details: Mapping[str, Any] = field(default_factory=dict[str, Any])


Posted = Mapping[str, int]
"""Where something stands in Discord that was posted for a person: ids alone, as a job remembers them."""

Read = Callable[[Tx, int], Awaitable[Sequence[Item]]]
ListPosted = Callable[[Tx, int], Awaitable[Sequence[Posted]]]
TakeBack = Callable[[Posted], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Room:
    """What one feature keeps about people.

    ``tables`` are the names of all its tables with a column about a person. ``posted`` lists what stands in
    Discord for a person, and ``take_back`` takes one such thing away: doing so twice does no harm, what is
    gone already is fine, and an error means that it is to be tried again.
    """

    feature: str
    tables: frozenset[str]
    read: Read
    posted: ListPosted | None = None
    take_back: TakeBack | None = None


class Kept:
    """All that is kept about people, feature by feature."""

    def __init__(self) -> None:
        self.rooms: dict[str, Room] = {}

    def add(
        self,
        feature: str,
        *,
        tables: Iterable[str],
        read: Read,
        posted: ListPosted | None = None,
        take_back: TakeBack | None = None,
    ) -> None:
        """Say what a feature keeps about people, and how it is read and taken back."""
        self.rooms[feature] = Room(feature, frozenset(tables), read, posted, take_back)

    async def of(self, tx: Tx, user_id: int) -> dict[str, Sequence[Item]]:
        """Return everything that is kept about a person, by feature."""
        return {name: await room.read(tx, user_id) for name, room in self.rooms.items()}
