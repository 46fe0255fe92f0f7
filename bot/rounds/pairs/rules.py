"""Who is put together, who keeps whom company, and when it is time to swap. Time comes in as an argument."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.core.pairing.queue import Apart, Pair, Person, Queue

MINUTES = 10
"""How long each person has, when the format does not say."""

LATE_WAIT = timedelta(minutes=1)
"""Who joins after the beginning is put with somebody this much later: another may come in the meantime."""

AFTERWARDS = timedelta(minutes=5)
"""A round stays open for at least this long after everybody had their time."""

MOST_TOGETHER = 4


@dataclass(frozen=True, slots=True)
class Placing:
    """Who is with whom.

    ``joining``: who joins a pair that there is, by its number. ``alone``: who can be with nobody now, since
    everybody there is to be kept from them.
    """

    groups: tuple[tuple[int, ...], ...] = ()
    joining: tuple[tuple[int, int], ...] = ()
    alone: tuple[int, ...] = ()


def turn(format: Mapping[str, Any]) -> timedelta:
    """Return how long each person has."""
    return timedelta(minutes=format.get("minutes_a_turn") or MINUTES)


def needed(format: Mapping[str, Any], people: int) -> timedelta:
    """Return how long it takes until everybody in a group has had their time, and a little more."""
    return people * turn(format) + AFTERWARDS


def queue(people: Collection[int], apart: Collection[Pair], together: Mapping[Pair, int], seed: int) -> Queue:
    """Return what the pairing engine is asked. Everybody here can be in a three, so that nobody is left."""
    return Queue(
        people=tuple(Person(one, three_is_fine=True) for one in sorted(people)),
        seed=seed,
        apart=tuple(Apart.two(*pair) for pair in apart),
        together=together,
    )


def with_company(
    groups: Sequence[tuple[int, ...]],
    left_over: Sequence[int],
    keeper: int | None,
    running: Mapping[int, Sequence[int]],
    apart: Collection[Pair],
) -> Placing:
    """Find company for those whom the engine left over, so that nobody is alone.

    First the keeper comes, unless they are with somebody; then a new group takes one more; then one of the
    pairs that are ``running``, by their numbers; then the keeper comes all the same, and is in two threads.
    """
    placed, joining, alone = list(groups), dict[int, int](), list[int]()
    for one in left_over:
        with_others = [*placed, *running.values()]
        comes = keeper is not None and keeper != one and not _kept_apart(one, (keeper,), apart)
        new = [group for group in placed if _has_room(one, group, apart)]
        old = [id for id, group in running.items() if id not in joining and _has_room(one, group, apart)]
        if (
            keeper is not None
            and comes
            and not (any(keeper in group for group in with_others) and (new or old))
        ):
            placed.append((one, keeper))
        elif new:
            joined = min(new, key=len)
            placed[placed.index(joined)] = (*joined, one)
        elif old:
            joining[min(old, key=lambda id: len(running[id]))] = one
        else:
            alone.append(one)
    return Placing(tuple(placed), tuple(joining.items()), tuple(alone))


def said_by_now(opened_at: datetime, now: datetime, each: timedelta, people: int) -> int:
    """Return which signal is the latest that is due: 1 for the first swap, ``people`` for the end, or 0."""
    return min(int((now - opened_at) / each), people)


def _has_room(one: int, group: Sequence[int], apart: Collection[Pair]) -> bool:
    return len(group) < MOST_TOGETHER and not _kept_apart(one, group, apart)


def _kept_apart(one: int, others: Sequence[int], apart: Collection[Pair]) -> bool:
    return any((one, other) in apart or (other, one) in apart for other in others)
