"""How long the last of a crowd waits that presses all at once. Discord gives a bot 3 seconds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

from bench.bots import Bot, bare, ours
from bench.homes import sqlite
from bench.measurement import Measurement, Pair, Plan
from bench.rounds import Place, place
from tests.loopback.handles import Handle, NotAnswered
from tests.loopback.model import Message
from tests.loopback.world import World

CROWD = 500
PATIENCE_SECONDS = 10.0


async def slowest_of_500_presses(plan: Plan) -> AsyncGenerator[Pair]:
    """Seconds until the last of 500 people who press *Just listening* at once is answered."""
    count = plan.some(CROWD)
    with sqlite() as at:
        async with ours(World(), at.data) as mine, bare(World()) as theirs:
            places = [(bot, place(bot.world)) for bot in (mine, theirs)]
            sides = [(bot, where, await _open(bot, where)) for bot, where in places]
            while True:
                mine_took, theirs_took = [await _slowest(*side, count) for side in sides]
                yield Pair(mine_took, theirs_took)


async def _open(bot: Bot, where: Place) -> Message:
    await bot.start()
    return await where.open_round(where.channels[0])


async def _slowest(bot: Bot, where: Place, card: Message, count: int) -> float:
    people = where.newcomers(count)
    await bot.settled()
    pressed = [bot.world.press(person, card, label="Just listening") for person in people]
    return max(await asyncio.gather(*map(_seconds, pressed)))


async def _seconds(pressed: Handle) -> float:
    try:
        await pressed.answered(PATIENCE_SECONDS)
    except NotAnswered:
        return PATIENCE_SECONDS  # an answer after 3 s is not taken, and they are told so
    assert pressed.first_answer is not None
    return pressed.first_answer.seconds


MEASUREMENTS = (Measurement("slowest_of_500_presses", "s", None, slowest_of_500_presses, usual_turns=3),)
