"""A timetable by which all meet all: it keeps today's pairs from using up what later runs will need.

People stand in a circle by id; those whose positions add up to the same number meet on the same day. When the
pairs of such a day are as good as any, they are taken. Pairs at random would one day leave people who have
met all but a few of the others, with no way to pair everyone anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.pairing.weights import Edge


def with_timetable(
    edges: Sequence[Edge], ranks: dict[int, int], unit: int, circle: Sequence[int]
) -> list[Edge]:
    """Return the edges, with 1 more gain for those on the best day.

    ``circle``: all their places, by id; a rank counts for ``unit``, more than all gains together.
    """
    days = _days(edges, circle)
    totals = dict.fromkeys(days, 0)
    urgency = {place: unit * (1 + rank) for place, rank in ranks.items()}
    for day, (one, other, gain) in zip(days, edges, strict=True):
        totals[day] += gain + urgency[one] + urgency[other]
    # Of equal days, the one that comes first in the edges, whose order the seed dealt.
    best = max(totals, key=totals.__getitem__, default=None)
    return [(one, other, gain + (day == best)) for day, (one, other, gain) in zip(days, edges, strict=True)]


def _days(edges: Sequence[Edge], circle: Sequence[int]) -> list[int]:
    """Return on which day each two meet. Of an even number, the last stands in the middle."""
    position = {place: number for number, place in enumerate(circle)}
    middle = circle[-1] if circle and len(circle) % 2 == 0 else None
    count = len(circle) - (middle is not None)
    double = {place: 2 * number for place, number in position.items()}
    return [
        (
            double[other]
            if one == middle
            else double[one]
            if other == middle
            else position[one] + position[other]
        )
        % count
        for one, other, _ in edges
    ]
