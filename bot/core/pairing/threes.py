"""Threes, for those who said that a three is fine: whoever is left over joins two others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, combinations, islice

from bot.core.pairing.chart import Chart
from bot.core.pairing.matching import heaviest, twos
from bot.core.pairing.weights import Scale

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
    """Return the pairs, each joined by at most one of those whom they leave over."""
    left = left_over(places, list(pairs))
    ways = [
        (number, one, chart.links_of(one, two))
        for number, two in enumerate(pairs)
        for one in left
        if _can_be_three(chart, (one, *two))
    ]
    links = [link for *_, both in ways for link in both]
    ranks = chart.ranks(left)
    scale = Scale(links, 2 * len(left), len(ranks))
    gains = [sum(gain for *_, gain in scale.edges(both)) for *_, both in ways]
    unit = 1 + len(left) * max(gains, default=0)
    edges = [
        (number, len(pairs) + one, gain + unit * (1 + ranks[one]))
        for (number, one, _), gain in zip(ways, gains, strict=True)
    ]
    groups: Groups = list(pairs)
    for pair, one in map(sorted, heaviest(edges, most=False)):
        groups[pair] = (*pairs[pair], one - len(pairs))
    return groups


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


def _can_be_three(chart: Chart, trio: tuple[int, int, int]) -> bool:
    fine = all(chart.people[place].three_is_fine for place in trio)
    return fine and all(chart.allowed(*pair) for pair in combinations(trio, 2))
