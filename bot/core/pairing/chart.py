"""The queue laid out so that half a million pairs can be looked at in a second."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import permutations, product

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
        self._never = self._kept_apart(few)
        self._apart = self._sides((apart.one, apart.other, 1) for apart in many)
        self._alike = self._sides(_common_sides(queue.common))

    def allowed(self, one: int, other: int) -> bool:
        """Whether nothing keeps these two apart."""
        return bool(self._open_to(one, [other]))

    def links(self, places: Sequence[int]) -> list[Link]:
        """Return every pair of these places that may be together."""
        found: list[Link] = []
        for number, one in enumerate(places, 1):
            found += self.links_of(one, self._open_to(one, places[number:]))
        return found

    def links_of(self, one: int, all_others: Sequence[int]) -> list[Link]:
        """Return what is between this place and each of the others."""
        ones, others = self._alike
        here, there, ago = ones[one], others[one], self._ago[one]
        return [
            (one, other, ago.get(other), ((here & others[other]) | (there & ones[other])).bit_count())
            for other in all_others
        ]

    def _open_to(self, one: int, all_others: Sequence[int]) -> Sequence[int]:
        ones, others = self._apart
        here, there, never = ones[one], others[one], self._never[one]
        if never:
            all_others = [other for other in all_others if other not in never]
        if here or there:
            return [other for other in all_others if not (here & others[other]) | (there & ones[other])]
        return all_others

    def partners(self) -> list[set[int]]:
        """For each place: the places that it was together with, or is kept apart from, one by one."""
        return [never | ago.keys() for never, ago in zip(self._never, self._ago, strict=True)]

    def urgent_first(self, places: Iterable[int]) -> list[int]:
        return sorted(places, key=lambda place: self.people[place].urgency, reverse=True)

    def ranks(self, places: Iterable[int]) -> dict[int, int]:
        """Return the urgency of these places as the smallest numbers that keep its order: 0 can wait best."""
        urgency = {place: self.people[place].urgency for place in places}
        levels = {level: rank for rank, level in enumerate(sorted(set(urgency.values())))}
        return {place: levels[level] for place, level in urgency.items()}

    def _history(self, queue: Queue) -> list[dict[int, int]]:
        found: list[dict[int, int]] = [{} for _ in self.people]
        for pair, ago in queue.together.items():
            if self.place.keys() >= set(pair):
                for one, other in permutations(self.place[person] for person in pair):
                    found[one][other] = min(ago, found[one].get(other, ago))
        return found

    def _kept_apart(self, all_apart: Iterable[Apart]) -> list[set[int]]:
        found: list[set[int]] = [set() for _ in self.people]
        for apart in all_apart:
            for pair in product(apart.one & self.place.keys(), apart.other & self.place.keys()):
                for one, other in permutations(self.place[person] for person in pair):
                    found[one].add(other)
        return found

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
