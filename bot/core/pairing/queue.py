"""What the engine is told about people, and what it answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import combinations

Pair = tuple[int, int]
"""The ids of two people, in either order."""


@dataclass(frozen=True, slots=True)
class Person:
    """``left_out``: how often, lately. ``waited``: how long, in any unit that all share."""

    id: int
    left_out: int = 0
    waited: int = 0
    three_is_fine: bool = False

    @property
    def urgency(self) -> tuple[int, int]:
        """What is compared when not everyone can be with somebody: the higher comes first."""
        return self.left_out, self.waited


@dataclass(frozen=True, slots=True)
class Apart:
    """Nobody of ``one`` is ever put with anybody of ``other``. Ids that do not wait are no mistake."""

    one: frozenset[int]
    other: frozenset[int]

    @classmethod
    def two(cls, one: int, other: int) -> Apart:
        return cls(frozenset({one}), frozenset({other}))

    def parts(self, one: int, other: int) -> bool:
        return (one in self.one and other in self.other) or (other in self.one and one in self.other)


@dataclass(frozen=True, slots=True)
class Reason:
    """The key of a sentence that people who were put together read, and its arguments."""

    key: str
    arguments: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def of(cls, key: str, /, **arguments: str | int) -> Reason:
        return cls(key, tuple(arguments.items()))


@dataclass(frozen=True, slots=True)
class Common:
    """What any two of ``people`` have in common; with ``others``, what one of each side has with the other.

    ``worth``: how much it counts, from 1; a pair is worth the sum. Keep it small: the time grows with it.
    """

    reason: Reason
    people: frozenset[int]
    others: frozenset[int] | None = None
    worth: int = 1

    def __post_init__(self) -> None:
        if self.worth < 1:
            raise ValueError(f"what people have in common is worth 1 or more, not {self.worth}")

    def joins(self, one: int, other: int) -> bool:
        others = self.people if self.others is None else self.others
        return (one in self.people and other in others) or (other in self.people and one in others)


@dataclass(frozen=True, slots=True)
class Queue:
    """The people who wait. ``together``: how long ago two were, in any unit; no entry: never lately."""

    people: tuple[Person, ...]
    seed: int
    apart: tuple[Apart, ...] = ()
    together: Mapping[Pair, int] = field(default_factory=dict[Pair, int])
    common: tuple[Common, ...] = ()

    def __post_init__(self) -> None:
        if len({person.id for person in self.people}) < len(self.people):
            raise ValueError("a person waits twice in one queue")

    def why(self, group: Collection[int]) -> tuple[Reason, ...]:
        """Return what every two of ``group`` have in common, what is worth most first."""
        pairs = list(combinations(group, 2))
        found = (common for common in self.common if all(common.joins(*pair) for pair in pairs))
        return tuple(common.reason for common in sorted(found, key=lambda common: -common.worth))


@dataclass(frozen=True, slots=True)
class Pairing:
    """``groups`` of two or three ids; ``left_over``: who can be with nobody now, who comes first first.

    ``seed`` repeats the run. ``blocks``: into how many the queue was dealt; with 1, the pairs are exact.
    """

    groups: tuple[tuple[int, ...], ...]
    left_over: tuple[int, ...]
    seed: int
    blocks: int = 1
