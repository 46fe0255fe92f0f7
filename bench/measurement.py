"""What a measurement is, and how one is taken."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from statistics import median


class Skipped(Exception):
    """The machine lacks what a measurement needs. The message is a sentence for whoever runs it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How thoroughly to measure."""

    quick: bool = False
    turns: int | None = None

    def some(self, count: int) -> int:
        """Return ``count``; a twentieth of it, at least one, in a quick run."""
        return max(1, count // 20) if self.quick else count

    def turns_of(self, usual: int) -> int:
        """Return how many turns each side gets."""
        return self.turns or (min(usual, 2) if self.quick else usual)


@dataclass(frozen=True, slots=True)
class Pair:
    """One turn each: first ours, then the baseline's."""

    ours: float
    baseline: float


Turns = Callable[[Plan], AsyncGenerator[Pair]]


@dataclass(frozen=True, slots=True)
class Measurement:
    """``turns`` yields pairs for as long as it is asked.

    ``aim`` is the largest ratio that is good enough, ``limit`` the largest value of ours, in ``unit``.
    """

    name: str
    unit: str
    aim: float | None
    turns: Turns
    usual_turns: int = 7
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The medians of all turns; or why there are none."""

    measurement: Measurement
    pairs: list[Pair] = field(default_factory=list[Pair])
    skipped: str = ""

    @property
    def ours(self) -> float:
        return median(pair.ours for pair in self.pairs)

    @property
    def baseline(self) -> float:
        return median(pair.baseline for pair in self.pairs)

    @property
    def ratio(self) -> float:
        return self.ours / self.baseline if self.baseline else float(self.ours > 0)

    @property
    def within_aim(self) -> bool:
        aim, limit = self.measurement.aim, self.measurement.limit
        return (aim is None or self.ratio <= aim) and (limit is None or self.ours <= limit)


async def take(measurement: Measurement, plan: Plan, on_turn: Callable[[], None] = lambda: None) -> Result:
    """Take a measurement; ``on_turn`` is called after each turn."""
    result = Result(measurement)
    wanted = plan.turns_of(measurement.usual_turns)
    try:
        async with aclosing(measurement.turns(plan)) as turns:
            while len(result.pairs) < wanted:
                result.pairs.append(await anext(turns))
                on_turn()
    except Skipped as reason:
        return Result(measurement, skipped=str(reason))
    return result
