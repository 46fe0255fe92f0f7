"""Putting people in pairs: how long it takes, and how fair it is beside chance and beside plain matching.

``…_random`` shuffles; ``…_networkx`` finds as many pairs as can be with all weights equal. Both get the same
draws of people as ours.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from functools import partial
from itertools import combinations
from statistics import median
from time import perf_counter, process_time
from typing import Any

import networkx as nx

from bench.measurement import Measurement, Pair, Plan, Turns
from bot.core import pairing
from bot.core.pairing import Apart, Common, Person, Queue, Reason
from bot.core.pairing.blocks import deal
from bot.core.pairing.chart import Chart
from bot.core.pairing.matching import heaviest, twos, weighed

ROUNDS = 20
DAYS = 365
NOT_AGAIN = 90
"""For so many days, two who said no are kept apart."""
PATIENCE = 0.02
"""How likely it is that somebody who waits leaves on a day."""

Twos = list[tuple[int, int]]
Way = Callable[[Queue], Twos]


def crowd(count: int, seed: int = 7) -> Queue:
    """Return people with a history of three rounds and much in common, everyone comparable with everyone."""
    chance = random.Random(seed)
    ids = chance.sample(range(10**17, 10**18), count)
    together: dict[tuple[int, int], int] = {}
    for ago in (3, 2, 1):
        chance.shuffle(ids)
        together |= dict.fromkeys(zip(ids[::2], ids[1::2], strict=False), ago)
    people = tuple(Person(one, chance.randrange(2), chance.randrange(9)) for one in ids)
    likes = (frozenset(chance.sample(ids, max(2, count // 4))) for _ in range(20))
    common = tuple(Common(Reason(f"like-{n}"), alike, worth=1 + n % 3) for n, alike in enumerate(likes))
    return Queue(people, seed, (), together, common)


def ours(queue: Queue) -> Twos:
    """Pair as Alongside does."""
    return [(group[0], group[1]) for group in pairing.pair(queue).groups]


def by_chance(queue: Queue) -> Twos:
    """Pair by shuffling."""
    ids = sorted(person.id for person in queue.people)
    random.Random(queue.seed).shuffle(ids)
    return list(zip(ids[::2], ids[1::2], strict=False))


def by_networkx(queue: Queue) -> Twos:
    """Pair as many as can be, all pairs being equally good."""
    ids = sorted(person.id for person in queue.people)
    random.Random(queue.seed).shuffle(ids)
    apart = {frozenset((one, other)) for it in queue.apart for one in it.one for other in it.other}
    graph: nx.Graph[int] = nx.Graph(two for two in combinations(ids, 2) if frozenset(two) not in apart)
    return [*nx.max_weight_matching(graph, maxcardinality=True)]


async def pairing_300(plan: Plan) -> AsyncGenerator[Pair]:
    """CPU seconds for 300 people; networkx gets the very same weights."""
    queue = crowd(plan.some(300))
    chart = Chart(queue)
    while True:
        edges = weighed(chart, range(len(chart.people)))
        mine = _seconds(partial(pairing.pair, queue))
        graph: nx.Graph[int] = nx.Graph()
        graph.add_weighted_edges_from(edges)
        yield Pair(mine, _seconds(lambda graph=graph: nx.max_weight_matching(graph, maxcardinality=True)))


async def pairing_1000(plan: Plan) -> AsyncGenerator[Pair]:
    """CPU seconds for 1,000 people; the baseline is the bare matching of the same weights."""
    queue = crowd(plan.some(1_000))
    chart = Chart(queue)
    while True:
        edges = weighed(chart, range(len(chart.people)))
        yield Pair(_seconds(partial(pairing.pair, queue)), _seconds(partial(heaviest, edges)))


async def pairing_10000(plan: Plan) -> AsyncGenerator[Pair]:
    """CPU seconds for 10,000 people; the baseline is 1,000 of them, exactly."""
    many, few = crowd(plan.some(10_000)), crowd(plan.some(1_000))
    while True:
        yield Pair(_seconds(partial(pairing.pair, many)), _seconds(partial(pairing.pair, few)))


async def pairing_blocks(plan: Plan) -> AsyncGenerator[Pair]:
    """Percent of the exact weight lost when 1,000 are dealt into blocks; the baseline is lost by chance."""
    queue = crowd(plan.some(1_000))
    chart = Chart(queue)
    places = range(len(chart.people))
    worth = {frozenset((one, other)): gain for one, other, gain in weighed(chart, places)}
    best = _worth(worth, twos(chart, places))
    while True:
        blocks = deal(chart, places, max(2, len(places) // 4), random.Random(1))
        dealt = [two for block in blocks for two in twos(chart, block)]
        shuffled = [(chart.place[one], chart.place[other]) for one, other in by_chance(queue)]
        yield Pair(*(100 * (1 - _worth(worth, found) / best) for found in (dealt, shuffled)))


async def pairing_stall(plan: Plan) -> AsyncGenerator[Pair]:
    """Longest ms for which the event loop stands still while 1,000 are paired; the baseline is no pairing."""
    queue = crowd(max(100, plan.some(1_000)))
    while True:
        busy = await _longest_stall(pairing.pair_in_worker(queue))
        yield Pair(busy, await _longest_stall(asyncio.sleep(2)))


def fairness(count: int, way: Way) -> Turns:
    """Twenty rounds in pairs: how many pairs met again above the least possible, each side."""

    async def turns(_plan: Plan) -> AsyncGenerator[Pair]:
        for seed in range(10_000):
            yield Pair(_repeats(count, ours, seed), _repeats(count, way, seed))

    return turns


def left_out(count: int, way: Way) -> Turns:
    """Twenty rounds of an odd number: how far apart people are in how often they were left out."""

    async def turns(_plan: Plan) -> AsyncGenerator[Pair]:
        for seed in range(10_000):
            yield Pair(_unfairness(count, ours, seed), _unfairness(count, way, seed))

    return turns


def waits(way: Way, sum_up: Callable[[Sequence[int]], float]) -> Turns:
    """A year of people coming and going, one run a day: for how many days they waited."""

    async def turns(plan: Plan) -> AsyncGenerator[Pair]:
        days = plan.some(DAYS)
        for seed in range(10_000):
            yield Pair(sum_up(_year(ours, seed, days)), sum_up(_year(way, seed, days)))

    return turns


def _evenings(count: int, way: Way, seed: int) -> list[Twos]:
    out: Counter[int] = Counter()
    met: dict[tuple[int, int], int] = {}
    evenings: list[Twos] = []
    for number in range(ROUNDS):
        people = tuple(Person(one, left_out=out[one]) for one in range(1, count + 1))
        ago = {two: number - when for two, when in met.items()}
        evenings.append(way(Queue(people, 1000 * seed + number, (), ago)))
        out.update({*range(1, count + 1)} - {one for two in evenings[-1] for one in two})
        met |= {(min(two), max(two)): number for two in evenings[-1]}
    return evenings


def _repeats(count: int, way: Way, seed: int) -> float:
    found = [frozenset(two) for evening in _evenings(count, way, seed) for two in evening]
    least = max(0, len(found) - count * (count - 1) // 2)
    return float(len(found) - len(set(found)) - least)


def _unfairness(count: int, way: Way, seed: int) -> float:
    with_somebody = Counter(one for evening in _evenings(count, way, seed) for two in evening for one in two)
    times = [with_somebody[one] for one in range(1, count + 1)]
    return float(max(times) - min(times))


def _year(way: Way, seed: int, days: int) -> list[int]:
    """Return for how many days each who came during the year waited, paired or not.

    Two in five say no to each other, as nobody knows before; then they are kept apart for a while.
    """
    chance = random.Random(seed)
    since: dict[int, int] = {}
    left_out: Counter[int] = Counter()
    refused: dict[tuple[int, int], int] = {}
    waited: list[int] = []
    newest = 0
    for day in range(days):
        for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
            newest += 1
            since[newest] = day
        waited += [day - since.pop(one) for one in [one for one in since if chance.random() < PATIENCE]]
        people = tuple(Person(one, left_out[one], day - came) for one, came in since.items())
        apart = (Apart.two(*two) for two, when in refused.items() if day - when < NOT_AGAIN)
        found = way(Queue(people, seed * days + day, tuple(apart)))
        no = [two for two in found if two[0] % 5 in (0, 1) and two[1] % 5 in (0, 1)]
        refused |= dict.fromkeys(no, day)
        waited += [day - since.pop(one) for two in found if two not in no for one in two]
        left_out.update(since.keys())
    return waited + [days - came for came in since.values()]


def _worth(worth: dict[frozenset[int], int], found: Twos) -> int:
    return sum(worth[frozenset(two)] for two in found)


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


async def _longest_stall(work: Coroutine[Any, Any, object]) -> float:
    task = asyncio.create_task(work)
    longest, last = 0.0, perf_counter()
    while not task.done():
        await asyncio.sleep(0.001)
        now = perf_counter()
        longest, last = max(longest, now - last), now
    await task
    return 1000 * longest


def _longest(days: Sequence[int]) -> float:
    return float(max(days, default=0))


WAYS = {"random": by_chance, "networkx": by_networkx}

MEASUREMENTS = (
    Measurement("pairing_300", "s", 1 / 30, pairing_300, usual_turns=1),
    Measurement("pairing_1000", "s", None, pairing_1000, usual_turns=1, limit=20.0),
    Measurement("pairing_1000_stall", "ms", None, pairing_stall, usual_turns=1, limit=50.0),
    Measurement("pairing_10000", "s", None, pairing_10000, usual_turns=1, limit=30.0),
    Measurement("pairing_blocks_lost", "%", None, pairing_blocks, usual_turns=1, limit=1.0),
    *(
        Measurement(f"pairing_fairness_{count}_{name}", "repeats", None, fairness(count, way), 3, limit=0.0)
        for count in (11, 20, 50)
        for name, way in WAYS.items()
    ),
    *(
        Measurement(f"pairing_fairness_left_out_{name}", "times", None, left_out(11, way), 3, limit=1.0)
        for name, way in WAYS.items()
    ),
    *(
        Measurement(f"pairing_wait_median_{name}", "days", None, waits(way, median), 3)
        for name, way in WAYS.items()
    ),
    *(
        Measurement(f"pairing_wait_longest_{name}", "days", 1.0, waits(way, _longest), 3)
        for name, way in WAYS.items()
    ),
)
