"""Every way to put a few people in twos, judged level by level as the order of importance is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.core.pairing import Person, Queue

Groups = Sequence[tuple[int, ...]]


def may_be_together(queue: Queue, one: int, other: int) -> bool:
    for apart in queue.apart:
        for here, there in ((one, other), (other, one)):
            if here in apart.one and there in apart.other:
                return False
    return True


def how_long_ago(queue: Queue, one: int, other: int) -> int | None:
    told = [ago for pair, ago in queue.together.items() if set(pair) == {one, other}]
    return min(told, default=None)


def in_common(queue: Queue, one: int, other: int) -> int:
    total = 0
    for common in queue.common:
        others = common.people if common.others is None else common.others
        if (one in common.people and other in others) or (other in common.people and one in others):
            total += common.worth
    return total


def all_ways(queue: Queue, ids: Sequence[int]) -> Iterator[list[tuple[int, int]]]:
    """Yield every set of allowed pairs among these people, the empty one too."""
    if not ids:
        yield []
        return
    first, *rest = ids
    yield from all_ways(queue, rest)
    for other in rest:
        if may_be_together(queue, first, other):
            for way in all_ways(queue, [person for person in rest if person != other]):
                yield [(first, other), *way]


def merit(queue: Queue, pairs: Groups) -> tuple[object, ...]:
    """What a way is worth; the greater is the better. Said one level after the other, with no weights."""
    people: dict[int, Person] = {person.id: person for person in queue.people}
    paired = [people[one] for pair in pairs for one in pair]
    first_comers = sorted(((person.left_out, person.waited) for person in paired), reverse=True)
    ages = [how_long_ago(queue, one, other) for one, other in pairs]
    repeats = sorted(ago for ago in ages if ago is not None)
    shared = sum(in_common(queue, one, other) for one, other in pairs)
    return len(paired), first_comers, -len(repeats), repeats, shared


def best(queue: Queue) -> tuple[object, ...]:
    ways = all_ways(queue, [person.id for person in queue.people])
    return max(merit(queue, way) for way in ways)


def fewest_left_over(queue: Queue) -> int:
    """How few people can be left over by pairs and at most one three of those for whom it is fine."""
    ids = [person.id for person in queue.people]
    fine = [person.id for person in queue.people if person.three_is_fine]
    fewest = min(len(ids) - 2 * len(way) for way in all_ways(queue, ids))
    for trio in combinations(fine, 3):
        if all(may_be_together(queue, *pair) for pair in combinations(trio, 2)):
            rest = [person for person in ids if person not in trio]
            fewest = min([fewest, *(len(rest) - 2 * len(way) for way in all_ways(queue, rest))])
    return fewest
