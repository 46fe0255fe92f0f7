"""From a queue to a pairing."""

from __future__ import annotations

from bot.core.pairing.blocks import AT_ONCE, twos_in_blocks
from bot.core.pairing.chart import Chart
from bot.core.pairing.queue import Pairing, Queue
from bot.core.pairing.threes import Groups, groups_of, left_over, with_threes


def pair(queue: Queue) -> Pairing:
    """Return who is with whom. The same queue, in any order, with the same seed is paired the same way.

    Exact for up to 1,000 people; a longer queue is dealt into blocks. Takes some ms for 60 people and some
    seconds for 1,000, holding the interpreter lock: where an event loop runs, await ``pair_in_worker``.
    """
    chart = Chart(queue)
    places = range(len(chart.people))
    if len(places) <= AT_ONCE:
        groups, blocks = groups_of(chart, places), 1
    else:
        pairs, blocks = twos_in_blocks(chart, places, queue.seed)
        groups = with_threes(chart, places, pairs)
    return _named(chart, groups, queue.seed, blocks)


def _named(chart: Chart, groups: Groups, seed: int, blocks: int) -> Pairing:
    ids = [person.id for person in chart.people]
    left = chart.urgent_first(left_over(range(len(ids)), groups))
    named = sorted(tuple(sorted(ids[place] for place in group)) for group in groups)
    return Pairing(tuple(named), tuple(ids[place] for place in left), seed, blocks)
