"""Threes, for those who said that a three is fine: whoever is left over joins two others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, combinations, islice

from bot.core.pairing.chart import Chart
from bot.core.pairing.matching import heaviest, twos

Groups = list[tuple[int, ...]]

EFFORT = 50_000
"""How many pairs are looked at, at most, to find a three that leaves fewer over: some hundredths of a second.

Up to 15 people, that is every possible three.
"""


def left_over(places: Sequence[int], groups: Groups) -> list[int]:
    """Return the places that are in no group."""
    placed = set(chain.from_iterable(groups))
    return [place for place in places if place not in placed]


def groups_of(chart: Chart, places: Sequence[int]) -> Groups:
    """Return the best pairs, with threes where that leaves fewer people over."""
    groups = with_threes(chart, places, twos(chart, places))
    return _with_another_three(chart, places, groups) if left_over(places, groups) else groups


def _with_another_three(chart: Chart, places: Sequence[int], groups: Groups) -> Groups:
    """Part pairs again where putting three people together first leaves fewer over."""
    links = [(one, other, 1) for one, other, *_ in chart.links(places)]
    reachable = sorted({place for one, other, _ in links for place in (one, other)})
    left = left_over(reachable, groups)
    for trio in _trios(chart, reachable, left, EFFORT // max(1, len(links))):
        rest = [place for place in reachable if place not in trio]
        pairs = heaviest([link for link in links if link[0] not in trio and link[1] not in trio])
        if len(rest) - 2 * len(pairs) < len(left):
            groups = [*with_threes(chart, rest, twos(chart, rest)), trio]
            left = left_over(reachable, groups)
    return groups


def with_threes(chart: Chart, places: Sequence[int], pairs: Sequence[tuple[int, int]]) -> Groups:
    """Return the pairs, some joined by one of those whom they leave over.

    The best pairs are never wanted by two of them at once: these four would have been two pairs. So each
    may choose alone; after a deal into blocks, whoever comes first.
    """
    groups: Groups = list(pairs)
    for one in chart.urgent_first(left_over(places, groups)):
        options = [n for n, two in enumerate(groups) if len(two) == 2 and _can_be_three(chart, (one, *two))]
        if options:
            best = max(options, key=lambda number: _merit(chart, one, groups[number]))
            groups[best] += (one,)
    return groups


def _merit(chart: Chart, one: int, two: Sequence[int]) -> tuple[int, list[int], int]:
    links = chart.links_of(one, two)
    ages = sorted(ago for *_, ago, _ in links if ago is not None)
    return -len(ages), ages, sum(shared for *_, shared in links)


def _trios(
    chart: Chart, places: Sequence[int], left: Sequence[int], tries: int
) -> list[tuple[int, int, int]]:
    """Return the threes among the first ``tries``, beginning with those that hold somebody of ``left``."""
    if not left:
        return []
    others = [place for place in places if place not in left]
    # Two who are both left over are kept apart, or they would be a pair.
    with_left = ((one, *two) for one in left for two in combinations(others, 2))
    first = islice(chain(with_left, combinations(others, 3)), tries)
    return [trio for trio in first if _can_be_three(chart, trio)]


def _can_be_three(chart: Chart, trio: Sequence[int]) -> bool:
    fine = all(chart.people[place].three_is_fine for place in trio)
    return fine and all(chart.allowed(*pair) for pair in combinations(trio, 2))
