"""More people than can be tried in every way: compared with another program, and dealt into blocks."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import chain, combinations

import networkx as nx
import pytest

from bot.core.pairing import Apart, Common, Pair, Person, Queue, Reason, pair
from bot.core.pairing.blocks import deal
from bot.core.pairing.chart import Chart
from bot.core.pairing.threes import with_threes
from bot.core.pairing.weights import HIGHEST, Scale
from tests.core import everyway


def crowd(count: int, seed: int, *, rounds: int = 0, strangers: float = 0, waits: int = 9) -> Queue:
    """People with a history of ``rounds``; of all pairs, a share as large as ``strangers`` is kept apart."""
    chance = random.Random(seed)
    ids = chance.sample(range(10**17, 10**18), count)
    together: dict[Pair, int] = {}
    for ago in range(rounds, 0, -1):
        chance.shuffle(ids)
        together |= dict.fromkeys(zip(ids[::2], ids[1::2], strict=False), ago)
    return Queue(
        tuple(Person(one, chance.randrange(2), chance.randrange(waits)) for one in ids),
        seed,
        tuple(Apart.two(*two) for two in combinations(ids, 2) if chance.random() < strangers),
        together,
        tuple(
            Common(Reason(f"like-{n}"), frozenset(chance.sample(ids, count // 4)), worth=1 + n % 3)
            for n in range(20)
        ),
    )


def by_networkx(queue: Queue) -> list[tuple[int, int]]:
    """Pair with weights as long as they need to be: networkx counts with Python's own integers."""
    many = len(queue.people) + 1
    level = {one: rank for rank, one in enumerate(sorted({person.urgency for person in queue.people}))}
    rank = {person.id: level[person.urgency] for person in queue.people}
    ages = sorted(set(queue.together.values()))
    first_comers = (many * 100) * many ** (len(ages) + 2)
    graph: nx.Graph[int] = nx.Graph()
    for one, other in combinations(rank, 2):
        if everyway.may_be_together(queue, one, other):
            gain = everyway.in_common(queue, one, other)
            ago = everyway.how_long_ago(queue, one, other)
            if ago is not None:
                gain -= (many * 100) * (many ** len(ages) + many ** (len(ages) - 1 - ages.index(ago)))
            graph.add_edge(one, other, weight=gain + first_comers * (rank[one] + rank[other]))
    return [*nx.max_weight_matching(graph, maxcardinality=True)]


@pytest.mark.parametrize(
    "queue",
    [
        crowd(31, 1, rounds=6),
        crowd(40, 2, rounds=39, waits=1000),
        crowd(30, 3, rounds=4, strangers=0.8),
        crowd(24, 4, rounds=3, strangers=0.92),
    ],
    ids=["odd", "all-have-met", "few-ways", "hardly-a-way"],
)
def test_another_program_finds_no_better_way(queue: Queue) -> None:
    assert everyway.merit(queue, pair(queue).groups) == everyway.merit(queue, by_networkx(queue))


def test_the_longest_memory_still_fits_into_the_numbers() -> None:
    links = [(one, other, one + other, one % 7) for one, other in combinations(range(200), 2)]
    scale = Scale(links, most=100, urgencies=200)
    assert scale.room * 200 < HIGHEST
    edges = scale.edges([(0, 1, ago, 0) for ago in (1, 2, 396, 397)])
    newest, next_newest, next_oldest, oldest = (gain for *_, gain in edges)
    # Too many to tell all apart: the oldest count as one.
    assert newest < next_newest < next_oldest == oldest


def test_a_long_queue_is_dealt_evenly_and_recent_partners_apart() -> None:
    queue = crowd(200, 5, rounds=3)
    chart = Chart(queue)
    blocks = deal(chart, range(200), 50, random.Random(0))
    assert sorted(chain.from_iterable(blocks)) == list(range(200))
    assert [len(block) for block in blocks] == [50] * 4
    dealt = [{chart.people[place].id for place in block} for block in blocks]
    met_again = [two for two in queue.together for block in dealt if block.issuperset(two)]
    assert len(met_again) < len(queue.together) / 7  # by chance, a quarter
    first = {person.id for person in sorted(queue.people, key=lambda one: one.urgency)[-40:]}
    assert all(9 <= len(first & block) <= 11 for block in dealt)


def test_a_queue_of_more_than_a_thousand_leaves_nobody_alone_for_the_blocks_sake() -> None:
    queue = crowd(1004, 6, rounds=2)
    few = frozenset(person.id for person in queue.people[:4])
    apart = Apart(few, frozenset(person.id for person in queue.people) - few)
    found = pair(replace(queue, apart=(apart,), common=queue.common[:2]))
    assert found.blocks > 1
    assert found.left_over == ()
    assert sum(few.issuperset(group) for group in found.groups) == 2
    assert not any(two in queue.together or two[::-1] in queue.together for two in found.groups)


def test_after_a_deal_who_waited_longest_makes_a_three_and_nobody_a_four() -> None:
    people = tuple(Person(one, waited=one, three_is_fine=True) for one in range(4))
    chart = Chart(Queue(people, 0))
    two, longest = (chart.place[0], chart.place[1]), chart.place[3]
    assert with_threes(chart, range(4), [two]) == [(*two, longest)]
