"""The exact part: twos that are best for all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from bot.core.pairing.chart import Chart
from bot.core.pairing.timetable import with_timetable
from bot.core.pairing.weights import Edge, Scale


def twos(chart: Chart, places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the best pairs among these places."""
    found = heaviest(weighed(chart, places))
    return [(one, other) for one, other in found if max(one, other) < len(chart.people)]


def weighed(chart: Chart, places: Sequence[int]) -> list[Edge]:
    """Return each pair that may be, with what it gains; an empty chair is with who must be left out."""
    links = chart.links(places)
    ranks = chart.ranks({place for one, other, *_ in links for place in (one, other)})
    scale = Scale(links, len(places) // 2, len(ranks))
    circle = sorted(ranks, key=lambda place: chart.people[place].id)
    edges = with_timetable(scale.edges(links), ranks, scale.room, circle)
    return edges + _empty_chairs(edges, ranks, scale.room, len(chart.people))


def heaviest(edges: Sequence[Edge]) -> list[tuple[int, int]]:
    """Return as many pairs as can be and, among such ways, those with the largest sum of gains.

    The same edges always give the same pairs.
    """
    # Its machine code is 7 MB, of use to nobody until people are paired.
    from rustworkx import PyGraph, max_weight_matching

    graph = PyGraph[None, int](
        multigraph=True
    )  # each pair comes once; looking for doubles would take longest of all
    graph.add_nodes_from([None] * (1 + max((max(one, other) for one, other, _ in edges), default=-1)))
    graph.extend_from_weighted_edge_list(edges)
    return sorted(max_weight_matching(graph, max_cardinality=True, weight_fn=int))


def _empty_chairs(edges: Sequence[Edge], ranks: dict[int, int], unit: int, first: int) -> list[Edge]:
    """Return a chair, from place ``first``, for each who must be left out; who can wait gains most by it.

    Sets of people who can all be in pairs at once form a matroid. So a sum of the smallest ranks decides
    like comparing person by person, the most urgent first. (Said in the gain of each pair, it takes ten
    times longer.)
    """
    highest = max(ranks.values(), default=0)
    if highest == 0:
        return []
    chairs = range(first, first + _left_out(edges, len(ranks)))
    return [(place, chair, unit * (highest - rank)) for chair in chairs for place, rank in ranks.items()]


def _left_out(edges: Sequence[Edge], count: int) -> int:
    """Return how many people no way of pairing can place."""
    known = Counter(chain.from_iterable((one, other) for one, other, _ in edges))
    # Dirac: where all may be with more than half of the others, nobody is left out but an odd one.
    if 2 * min(known.values()) > count:
        return count % 2
    return count - 2 * len(heaviest([(one, other, 1) for one, other, _ in edges]))
