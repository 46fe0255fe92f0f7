"""People in the buddy queue on a database alone: who they are, and how they join, are asked and answer."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.buddies import answering, desk, joining, matching
from bot.buddies.answers import Answers
from bot.buddies.matching import Proposal
from bot.buddies.rules import ANSWER_DAYS
from bot.buddies.store import pairing as pairs
from bot.buddies.store import queue as entries
from bot.buddies.store.tables import Entry, Pair
from bot.core.actor import Actor
from bot.core.crypto import Vault, new_key
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.core.jobs import jobs

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
CLOSES = NOW + ANSWER_DAYS
HARBOUR, ELSEWHERE, BUDDIES = 10, 11, 20
ANNE, BEN, CLEO, MO = 30, 31, 32, 33
MODERATOR = Actor(HARBOUR, BUDDIES, MO, moderator=True)
VAULT = Vault([new_key()])


async def open_queue(database: Database, **wanted: object) -> None:
    async with database.write() as tx:
        await desk.save(tx, MODERATOR, {"open": True, "channel_id": BUDDIES, **wanted}, NOW)


async def join(database: Database, *people: int, now: datetime = NOW, adult: bool = True) -> None:
    for user_id in people:
        async with database.write() as tx:
            await joining.join(tx, HARBOUR, user_id, Answers(adult=adult), now)


async def propose(database: Database, *people: int, now: datetime = NOW) -> Pair | None:
    proposal = Proposal(dict.fromkeys(people, "{}"), now + ANSWER_DAYS)
    async with database.write() as tx:
        made = await matching.propose(tx, VAULT, HARBOUR, [proposal], now)
    return made[0] if made else None


async def asked(database: Database, *people: int) -> Pair:
    """Let people join, and be proposed to each other, each with a letter."""
    await join(database, *people)
    pair = await propose(database, *people)
    assert pair is not None
    async with database.write() as tx:
        for place in pair.places:
            await pairs.change_place(tx, place.id, where_id=1, message_id=place.id)
    return await now_stored(database, pair)


async def say(database: Database, pair: Pair, user_id: int, answer: str, now: datetime = NOW) -> None:
    place = pair.place_of(user_id)
    assert place is not None
    async with database.write() as tx:
        await answering.answer(tx, HARBOUR, user_id, place.id, answer, now)


async def meet(database: Database, pair: Pair, thread_id: int = 500, now: datetime = NOW) -> Pair:
    """Do what opens the thread of a pair, without Discord."""
    async with database.write() as tx:
        found = await answering.meet(tx, VAULT, pair.id)
        assert found is not None
        await pairs.change(tx, pair.id, thread_id=thread_id, channel_id=BUDDIES)
        await answering.note_open(tx, found, 501, now)
    return await now_stored(database, pair)


async def now_stored(database: Database, pair: Pair) -> Pair:
    async with database.read() as tx:
        found = await pairs.get(tx, pair.id)
    assert found is not None
    return found


async def entry(database: Database, user_id: int) -> Entry | None:
    async with database.read() as tx:
        return await entries.entry_of(tx, HARBOUR, user_id)


async def due(database: Database, *kinds: str) -> Sequence[tuple[str, str, datetime]]:
    """Return the jobs of some kinds: kind, key and when."""
    query = select(jobs.c.kind, jobs.c.key, jobs.c.due_at).where(jobs.c.kind.in_(kinds))
    async with database.read() as tx:
        rows = await tx.execute(query.order_by(jobs.c.kind, jobs.c.key))
        return [(row.kind, row.key, row.due_at) for row in rows]


async def refused(key: str, doing: Awaitable[object]) -> None:
    with pytest.raises(Refusal) as caught:
        await doing
    assert caught.value.key == key
