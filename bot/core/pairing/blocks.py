"""More people than can be compared all at once: dealt into blocks, each of which is paired exactly."""

from __future__ import annotations

import random
from collections.abc import Sequence

from bot.core.pairing.chart import Chart
from bot.core.pairing.matching import twos

AT_ONCE = 1_000
"""Up to so many people, everyone is compared with everyone; the time grows with their cube."""

BLOCK = 400
DEALS = 3


def deal(chart: Chart, places: Sequence[int], size: int, chance: random.Random) -> list[list[int]]:
    """Deal the places into equal blocks of at most ``size``.

    Each block gets its share of those who wait longest. Recent partners, and two people who are kept apart,
    are dealt to different blocks where they can be.
    """
    count = -(-len(places) // size)
    blocks: list[list[int]] = [[] for _ in range(count)]
    block_of: dict[int, int] = {}
    partners = chart.partners()
    order = chart.urgent_first(places)
    for start in range(0, len(order), count):
        free = chance.sample(range(count), count)
        for place in order[start : start + count]:
            taken = [block_of[partner] for partner in partners[place] if partner in block_of]
            block = min(free, key=taken.count)
            free.remove(block)
            blocks[block].append(place)
            block_of[place] = block
    return blocks


def twos_in_blocks(chart: Chart, places: Sequence[int], seed: int) -> tuple[list[tuple[int, int]], int]:
    """Return pairs of a queue of any length, and into how many blocks it was dealt.

    Those whom one deal leaves over are dealt again together: nobody stays alone for the cards' sake.
    """
    chance = random.Random(seed)
    pairs: list[tuple[int, int]] = []
    waiting = list(places)
    first = 0
    for _ in range(DEALS):
        blocks = deal(chart, waiting, AT_ONCE if len(waiting) <= AT_ONCE else BLOCK, chance)
        first = first or len(blocks)
        found = [pair for block in blocks for pair in twos(chart, block)]
        pairs += found
        placed = {place for pair in found for place in pair}
        waiting = [place for place in waiting if place not in placed]
        if len(blocks) == 1 or not waiting:
            break
    return pairs, first
