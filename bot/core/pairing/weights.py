"""The order of importance as numbers: what a pair is worth, as the smallest integers that keep the order.

Each level counts in units that are just larger than all that the levels below can add up to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.core.pairing.chart import Link

HIGHEST = 1 << 120
"""rustworkx refuses 2^127 and can fail at 2^126: it doubles and adds inside 128 bits."""


class Scale:
    """Turns links into gains. A result has at most ``most`` links, of people of ``urgencies`` levels."""

    def __init__(self, links: Sequence[Link], most: int, urgencies: int) -> None:
        ages = Counter(ago for _, _, ago, _ in links if ago is not None)
        best = max((shared for *_, shared in links), default=0)
        self.shared = most + 1  # the unit is 1 for the timetable, which is worth at most 1 a pair
        self.room = self.shared * (most * best + 1)
        self._cost: dict[int | None, int] = {None: 0}
        # The count of repeats and the urgencies stand above the ages, and need room too.
        for level in _levels(ages, most, HIGHEST // (2 * self.room * (most + 1) * (urgencies + 1))):
            self._cost |= dict.fromkeys(level, self.room)
            self.room *= min(most, sum(ages[ago] for ago in level)) + 1
        self._cost |= {ago: cost + self.room for ago, cost in self._cost.items() if ago is not None}
        self._dearest = max(self._cost.values())
        self.room *= most + 1 if ages else 1
        """One more than all that the gains of two results can differ by."""

    def gain(self, link: Link) -> int:
        """Return what this link is worth, from 0."""
        _, _, ago, shared = link
        return self._dearest - self._cost[ago] + shared * self.shared


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
