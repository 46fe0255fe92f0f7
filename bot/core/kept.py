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
    ``until`` is when it is forgotten by itself; None: not before the person, or something they do, ends it.
    """

    what: str
    guild_id: int | None = None
    at: datetime | None = None
    until: datetime | None = None
    details: Mapping[str, Any] = field(default_factory=dict[str, Any])


Posted = Mapping[str, int]
"""Where something stands in Discord that was posted for a person: ids alone, ``guild_id`` among them."""

Read = Callable[[Tx, int], Awaitable[Sequence[Item]]]
ListPosted = Callable[[Tx, int], Awaitable[Sequence[Posted]]]
TakeBack = Callable[[Posted], Awaitable[None]]
Stop = Callable[[Tx, int, int | None, datetime], Awaitable[None]]
Sweep = Callable[[Tx, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Room:
    """What one feature keeps about people, and for how long.

    ``tables`` are the names of all its tables with a column about a person. ``posted`` lists what stands in
    Discord for a person, as long as it stands there. ``take_back`` takes one such thing away, and then what
    listed it: doing so twice does no harm, what is gone already is fine, and an error means that it is to be
    tried again. ``stop`` is told at once that a person is about to be forgotten, in one server or in all
    (None): it lets nothing new begin for them, and ends what others share with them as if they had left.
    ``sweep`` runs every night and forgets what was kept for long enough. Rows that point at the person go by
    themselves, once everything is taken back.
    """

    feature: str
    tables: frozenset[str]
    read: Read
    posted: ListPosted | None = None
    take_back: TakeBack | None = None
    stop: Stop | None = None
    sweep: Sweep | None = None


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
        stop: Stop | None = None,
        sweep: Sweep | None = None,
    ) -> None:
        """Say what a feature keeps about people, and how it is read and taken back."""
        self.rooms[feature] = Room(feature, frozenset(tables), read, posted, take_back, stop, sweep)

    async def of(self, tx: Tx, user_id: int) -> dict[str, Sequence[Item]]:
        """Return everything that is kept about a person, by feature."""
        return {name: await room.read(tx, user_id) for name, room in self.rooms.items()}

    async def posted(
        self, tx: Tx, user_id: int, guild_id: int | None = None
    ) -> Sequence[tuple[TakeBack, Posted]]:
        """Return what stands in Discord for a person, in one server or in all, and who takes it back."""
        found: list[tuple[TakeBack, Posted]] = []
        for room in self.rooms.values():
            if room.posted is not None and room.take_back is not None:
                standing = await room.posted(tx, user_id)
                here = [one for one in standing if guild_id in (None, one["guild_id"])]
                found += [(room.take_back, one) for one in here]
        return found

    async def stop(self, tx: Tx, user_id: int, guild_id: int | None, now: datetime) -> None:
        """Have every feature let go of a person who is about to be forgotten."""
        for room in self.rooms.values():
            if room.stop is not None:
                await room.stop(tx, user_id, guild_id, now)

    async def sweep(self, tx: Tx, now: datetime) -> None:
        """Forget what was kept for long enough."""
        for room in self.rooms.values():
            if room.sweep is not None:
                await room.sweep(tx, now)
