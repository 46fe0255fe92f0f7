"""The order of importance as numbers: what a pair is worth, as the smallest integers that keep the order.

Each level counts in units that are just larger than all that the levels below can add up to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.core.pairing.chart import Link

Edge = tuple[int, int, int]
"""Two places, and the gain of putting their people together."""

HIGHEST = 1 << 120
"""rustworkx refuses 2^127 and can fail at 2^126: it doubles and adds inside 128 bits."""


class Scale:
    """Says what links gain. A result has at most ``most`` links, of people of ``urgencies`` levels."""

    def __init__(self, links: Sequence[Link], most: int, urgencies: int) -> None:
        ages = Counter(ago for _, _, ago, _ in links if ago is not None)
        best = max((shared for *_, shared in links), default=0)
        self.shared = most + 1  # the unit is 1 for the timetable, which is worth at most 1 a pair
        self.room = self.shared * (most * best + 1)
        cost: dict[int | None, int] = {None: 0}
        # The count of repeats and the urgencies stand above the ages, and need room too.
        for level in _levels(ages, most, HIGHEST // (2 * self.room * (most + 1) * (urgencies + 1))):
            cost |= dict.fromkeys(level, self.room)
            self.room *= min(most, sum(ages[ago] for ago in level)) + 1
        cost |= {ago: dear + self.room for ago, dear in cost.items() if ago is not None}
        self.room *= most + 1 if ages else 1
        """One more than all that the gains of two results can differ by."""
        self._worth = {ago: max(cost.values()) - dear for ago, dear in cost.items()}

    def edges(self, links: Iterable[Link]) -> list[Edge]:
        """Return the links with their gains, from 0."""
        worth, unit = self._worth, self.shared
        return [(one, other, worth[ago] + shared * unit) for one, other, ago, shared in links]


def _levels(ages: Counter[int], most: int, limit: int) -> Iterable[list[int]]:
    """Return the levels of how long ago, the oldest first; where numbers end, the oldest count as one."""
    newest_first = sorted(ages)
    total, kept = most + 1, 0
    for ago in newest_first:
        total *= min(most, ages[ago]) + 1
        if total > limit:
            break
        kept += 1
    oldest = newest_first[kept:]
    return [*([oldest] if oldest else []), *([ago] for ago in reversed(newest_first[:kept]))]
