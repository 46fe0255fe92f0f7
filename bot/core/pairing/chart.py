"""The queue laid out so that half a million pairs can be looked at in a second."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import product

from bot.core.pairing.queue import Apart, Common, Queue

Link = tuple[int, int, int | None, int]
"""Two places whose people may be together, how long ago they were (None: never), and what they share."""

_FEW = 64


class Chart:
    """Everyone has a place, dealt by the seed: places decide between ways that are otherwise equally good."""

    def __init__(self, queue: Queue) -> None:
        chance = random.Random(queue.seed)
        self.people = chance.sample(sorted(queue.people, key=lambda person: person.id), len(queue.people))
        self.place = {person.id: place for place, person in enumerate(self.people)}
        self._ago = self._history(queue)
        few = [apart for apart in queue.apart if len(apart.one) * len(apart.other) <= _FEW]
        many = [apart for apart in queue.apart if len(apart.one) * len(apart.other) > _FEW]
        self._never = {pair for apart in few for pair in self._places(apart)}
        self._apart = self._sides((apart.one, apart.other, 1) for apart in many)
        self._alike = self._sides(_common_sides(queue.common))

    def allowed(self, one: int, other: int) -> bool:
        """Whether nothing keeps these two apart."""
        ones, others = self._apart
        kept_apart = (ones[one] & others[other]) | (ones[other] & others[one])
        return not kept_apart and (one, other) not in self._never

    def link(self, one: int, other: int) -> Link:
        ones, others = self._alike
        shared = (ones[one] & others[other]) | (ones[other] & others[one])
        ago = self._ago.get((one, other) if one < other else (other, one))
        return one, other, ago, shared.bit_count()

    def links(self, places: Sequence[int]) -> list[Link]:
        """Return every pair of these places that may be together."""
        return [
            self.link(one, other)
            for position, one in enumerate(places)
            for other in places[position + 1 :]
            if self.allowed(one, other)
        ]

    def partners(self) -> list[set[int]]:
        """For each place: the places that it was together with, or is kept apart from, one by one."""
        found: list[set[int]] = [set() for _ in self.people]
        for one, other in [*self._ago, *self._never]:
            found[one].add(other)
            found[other].add(one)
        return found

    def urgent_first(self, places: Iterable[int]) -> list[int]:
        return sorted(places, key=lambda place: self.people[place].urgency, reverse=True)

    def ranks(self, places: Iterable[int]) -> dict[int, int]:
        """Return the urgency of these places as the smallest numbers that keep its order: 0 can wait best."""
        urgency = {place: self.people[place].urgency for place in places}
        levels = {level: rank for rank, level in enumerate(sorted(set(urgency.values())))}
        return {place: levels[level] for place, level in urgency.items()}

    def _history(self, queue: Queue) -> dict[tuple[int, int], int]:
        found: dict[tuple[int, int], int] = {}
        for (one, other), ago in queue.together.items():
            if one in self.place and other in self.place:
                pair = self._pair(one, other)
                found[pair] = min(ago, found.get(pair, ago))
        return found

    def _pair(self, one: int, other: int) -> tuple[int, int]:
        first, second = self.place[one], self.place[other]
        return (first, second) if first < second else (second, first)

    def _places(self, apart: Apart) -> Iterable[tuple[int, int]]:
        here = (self.place[person] for person in apart.one if person in self.place)
        there = [self.place[person] for person in apart.other if person in self.place]
        for one, other in product(here, there):
            yield one, other
            yield other, one

    def _sides(
        self, all_sides: Iterable[tuple[frozenset[int], frozenset[int], int]]
    ) -> tuple[list[int], list[int]]:
        """Give each matter as many bits as it is worth, and set them for the places on either side of it."""
        ones, others = [0] * len(self.people), [0] * len(self.people)
        shift = 0
        for one, other, worth in all_sides:
            bits = ((1 << worth) - 1) << shift
            shift += worth
            for masks, side in ((ones, one), (others, other)):
                for person in side & self.place.keys():
                    masks[self.place[person]] |= bits
        return ones, others


def _common_sides(all_common: Iterable[Common]) -> Iterable[tuple[frozenset[int], frozenset[int], int]]:
    for common in all_common:
        yield common.people, common.people if common.others is None else common.others, common.worth
