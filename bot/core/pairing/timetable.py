"""A timetable by which all meet all: it keeps today's pairs from using up what later runs will need.

People stand in a circle by id; those whose positions add up to the same number meet on the same day. When the
pairs of such a day are as good as any, they are taken. Pairs at random would one day leave people who have
met all but a few of the others, with no way to pair everyone anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Edge = tuple[int, int, int]
"""Two places, and the gain of putting their people together."""


def with_timetable(edges: Sequence[Edge], ranks: Mapping[int, int], circle: Sequence[int]) -> list[Edge]:
    """Return the edges, with 1 more gain for those on the best day; ``circle``: all their places, by id."""
    day_of = _days(circle)
    days = [day_of(one, other) for one, other, _ in edges]
    pairs, urgency, gains = [0] * len(circle), [0] * len(circle), [0] * len(circle)
    for day, (one, other, gain) in zip(days, edges, strict=True):
        pairs[day] += 1
        urgency[day] += ranks[one] + ranks[other]
        gains[day] += gain
    # Of equal days, the one that comes first in the edges, whose order the seed dealt.
    best = max(dict.fromkeys(days), key=lambda day: (pairs[day], urgency[day], gains[day]), default=None)
    return [(one, other, gain + (day == best)) for day, (one, other, gain) in zip(days, edges, strict=True)]


def _days(circle: Sequence[int]) -> Callable[[int, int], int]:
    """Return what tells the day on which two meet. Of an even number, the last stands in the middle."""
    position = {place: number for number, place in enumerate(circle)}
    count = len(circle) - (len(circle) % 2 == 0)

    def day(one: int, other: int) -> int:
        here, there = position[one], position[other]
        if count in (here, there):
            return 2 * min(here, there) % count
        return (here + there) % count

    return day
