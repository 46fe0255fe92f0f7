"""What one press, and one check-in, costs the bot's own process."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial

from bench.bots import Bot, bare, ours
from bench.homes import Home, postgresql, sqlite
from bench.measurement import Measurement, Pair, Plan
from bench.rounds import FORM, Place, place
from tests.loopback.model import Message
from tests.loopback.world import World

PRESSES = 60
CHECK_INS = 30
"""Each in a circle of its own, so that nobody waits for Discord's five messages in five seconds."""

AIM = 6.0

Work = Callable[[Plan, Bot, Place, Sequence[Message]], Awaitable[float]]


async def press_to_answer(plan: Plan, bot: Bot, where: Place, cards: Sequence[Message]) -> float:
    """People press *Just listening*, one after another; CPU milliseconds for each."""
    people = where.newcomers(plan.some(PRESSES))

    async def press() -> None:
        for person in people:
            await bot.world.press(person, cards[0], label="Just listening")

    return await bot.cost(press) / len(people) * 1000


async def check_in(_plan: Plan, bot: Bot, where: Place, cards: Sequence[Message]) -> float:
    """One person in each round sends the form; CPU milliseconds for each until it is shared."""
    world = bot.world
    people = zip(where.newcomers(len(cards)), cards, strict=True)
    forms = [await world.press(person, card, label="Check in") for person, card in people]

    async def send() -> None:
        for form in forms:
            sent = await world.submit(form, FORM).finished()
            assert sent.text.startswith("Shared"), sent.text

    return await bot.cost(send) / len(forms) * 1000


async def _turns(
    plan: Plan, *, work: Work, circles: int, home: Callable[[], AbstractContextManager[Home]]
) -> AsyncGenerator[Pair]:
    with home() as at:
        async with ours(World(), at.data, at.database_url) as mine, bare(World()) as theirs:
            sides = [(bot, *await _open(bot, plan.some(circles))) for bot in (mine, theirs)]
            for side in sides:
                await work(plan, *side)  # the first time, both still import and remember things
            while True:
                costs = [await work(plan, *side) for side in sides]
                yield Pair(*costs)


async def _open(bot: Bot, circles: int) -> tuple[Place, list[Message]]:
    where = place(bot.world, circles)
    await bot.start()
    return where, [await where.open_round(channel) for channel in where.channels]


def _measurement(
    name: str, work: Work, circles: int, home: Callable[[], AbstractContextManager[Home]], aim: float | None
) -> Measurement:
    return Measurement(
        name, "ms CPU", aim, partial(_turns, work=work, circles=circles, home=home), usual_turns=7
    )


MEASUREMENTS = (
    _measurement("press_to_answer", press_to_answer, 1, sqlite, AIM),
    _measurement("check_in", check_in, CHECK_INS, sqlite, AIM),
    _measurement("press_to_answer_postgresql", press_to_answer, 1, postgresql, None),
    _measurement("check_in_postgresql", check_in, CHECK_INS, postgresql, None),
)
