"""How long it takes from starting the process to the first answered press."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import discord

from bench.bots import Bot, bare, ours
from bench.homes import sqlite
from bench.measurement import Measurement, Pair, Plan
from bench.rounds import Place, place
from bot.core.database import Database
from bot.rounds import store
from tests.loopback.handles import Handle
from tests.loopback.model import Message
from tests.loopback.world import World

OLD_BUTTONS = 100_000
AIM = 2.0
ANSWER_SECONDS = 30.0
LISTEN = "rounds:listen:1"


async def _turns(plan: Plan, *, old_buttons: int) -> AsyncGenerator[Pair]:
    with sqlite() as at:
        async with ours(World(), at.data) as mine, bare(World()) as theirs:
            where, bare_where = place(mine.world), place(theirs.world)
            card, bare_card = await _first_start(mine, where), await _first_start(theirs, bare_where)
            custom_id = LISTEN
            if old_buttons:
                old = await _write_old_rounds(at.data, where, plan.some(old_buttons))
                custom_id = f"rounds:mine:{old}"
            while True:
                yield Pair(
                    await _start(mine, lambda: _press(where, card, custom_id)),
                    await _start(theirs, lambda: _press(bare_where, bare_card, "listen")),
                )


async def _libraries(_plan: Plan) -> AsyncGenerator[Pair]:
    """The share of a start that no work of ours can shorten: the bare bot with our libraries, and without."""
    async with bare(World(), "--libraries") as heavy, bare(World()) as light:
        sides = [(bot, where := place(bot.world), await _first_start(bot, where)) for bot in (heavy, light)]
        while True:
            yield Pair(
                *[
                    await _start(bot, lambda at=where, on=card: _press(at, on, "listen"))
                    for bot, where, card in sides
                ]
            )


async def _first_start(bot: Bot, where: Place) -> Message:
    """Start a bot once, so that Python has compiled it and its tables are there; the card of a round."""
    await bot.start()
    card = await where.open_round(where.channels[0])
    await bot.process.kill()
    return card


def _press(where: Place, card: Message, custom_id: str) -> Handle:
    (person,) = where.newcomers(1)
    return where.world.forge_press(person, card, custom_id)


async def _start(bot: Bot, press: Callable[[], Handle]) -> float:
    """Return the seconds from starting a bot to its answer to a press."""
    begun = time.perf_counter()
    await bot.start()
    await press().answered(ANSWER_SECONDS)
    taken = time.perf_counter() - begun
    await bot.settled()
    await bot.process.kill()
    return taken


async def _write_old_rounds(data: Path, where: Place, count: int) -> int:
    """Remember so many rounds that were held in the circle; return the number of one in the middle."""
    database = Database(f"sqlite+aiosqlite:///{data / 'alongside.db'}")
    now = discord.utils.utcnow()
    async with database.write() as tx:
        opened = await store.get(tx, 1)
        assert opened is not None
        row = {
            "guild_id": where.guild.id,
            "channel_id": where.channels[0].id,
            "title": "",
            "format": opened.format,
            "opened_by": where.keeper.id,
            "opened_at": now - timedelta(days=2),
            "closes_at": now - timedelta(days=1),
            "closed_at": now - timedelta(days=1),
        }
        await tx.execute(store.rounds.insert(), [row] * count)
    await database.close()
    return count // 2 + 1


MEASUREMENTS = (
    Measurement("start", "s", AIM, partial(_turns, old_buttons=0), usual_turns=5),
    Measurement("start_libraries", "s", None, _libraries, usual_turns=5),
    Measurement("start_100000_buttons", "s", AIM, partial(_turns, old_buttons=OLD_BUTTONS), usual_turns=5),
)
