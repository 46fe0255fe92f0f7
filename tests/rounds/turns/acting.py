"""One step each of what people do in a go-round, for tests on both databases."""

from __future__ import annotations

import random
from typing import Any

from bot.circles import actions as circles
from bot.core.actor import Actor
from bot.core.database import Database
from bot.rounds import actions as rounds
from bot.rounds.store import Round
from bot.rounds.turns import actions, store
from bot.rounds.turns.actions import Going
from bot.rounds.turns.rules import Course
from bot.rounds.turns.store import Told
from tests.rounds.people import KEEP, KEEPER, LATER, NOW, weather


async def open_in_turns(database: Database, **format: Any) -> Round:
    asked = weather() | {"order": "go-round"} | format
    async with database.write() as tx:
        circle = await circles.find(tx, KEEPER.guild_id, KEEPER.channel_id)
        opened, _ = await rounds.open_round(tx, KEEPER, circle, format=asked, title="", hours=24.0, now=NOW)
    return opened


async def join(database: Database, opened: Round, *people: Actor) -> None:
    for by in people:
        async with database.write() as tx:
            await actions.join(tx, by, opened.id, NOW)


async def begin(database: Database, opened: Round, by: Actor = KEEPER, seed: int = 1) -> Going:
    async with database.write() as tx:
        return await actions.begin(tx, by, opened.id, random.Random(seed), NOW)


async def end(database: Database, opened: Round, by: Actor, step: int) -> Going:
    async with database.write() as tx:
        return await actions.end(tx, by, opened.id, step, NOW)


async def go_on(database: Database, opened: Round, step: int, by: Actor = KEEPER) -> Going:
    async with database.write() as tx:
        return await actions.go_on(tx, by, opened.id, step, NOW)


async def close(database: Database, opened: Round) -> None:
    async with database.write() as tx:
        await rounds.close(tx, opened.id, now=LATER, keep=KEEP)


async def now_stored(database: Database, opened: Round) -> tuple[Course, Told]:
    async with database.read() as tx:
        found = await store.get(tx, opened.id)
    assert found is not None
    return found


async def turn_now(database: Database, opened: Round) -> int | None:
    now = (await now_stored(database, opened))[0].now
    return now.user_id if now else None
