"""One step each of what people do in a round, for tests on both databases."""

from __future__ import annotations

from collections.abc import Awaitable

import pytest

from bot.core import jobs
from bot.core.actor import Actor
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.core.jobs import Job
from bot.rounds import actions, store
from bot.rounds.store import CheckIn, Round
from tests.rounds.people import (
    KEEP,
    LATER,
)


async def send(database: Database, by: Actor, opened: Round) -> CheckIn:
    async with database.write() as tx:
        _, check_in = await actions.send(tx, by, opened.id, welcome="kind", noted=True, token="t")
    return check_in


async def share(
    database: Database, by: Actor, opened: Round, message_id: int, more_id: int | None = None
) -> CheckIn:
    check_in = await send(database, by, opened)
    async with database.write() as tx:
        await actions.note_shared(tx, [check_in.id], message_id, more_id)
    return check_in


async def listen(database: Database, by: Actor, opened: Round) -> None:
    async with database.write() as tx:
        await actions.listen(tx, by, opened.id)


async def close(database: Database, opened: Round) -> None:
    async with database.write() as tx:
        await actions.close(tx, opened.id, now=LATER, keep=KEEP)


async def write_in_thread(database: Database, *authors: int, seen: int) -> int | None:
    async with database.write() as tx:
        return await actions.write_in_thread(tx, 500, list(authors), seen, LATER)


async def now_stored(database: Database, opened: Round) -> tuple[Round, int, list[Job]]:
    """The round as it is remembered, how many are here, and what is due."""
    async with database.read() as tx:
        found = await store.get(tx, opened.id)
        assert found is not None
        return found, await store.count_here(tx, opened.id), await jobs.upcoming(tx)


async def standing(database: Database, by: Actor, opened: Round) -> CheckIn | None:
    async with database.read() as tx:
        return (await actions.stand(tx, by, opened.id)).check_in


async def refused(doing: Awaitable[object]) -> str:
    """The key of the sentence with which something is refused."""
    with pytest.raises(Refusal) as caught:
        await doing
    return caught.value.key
