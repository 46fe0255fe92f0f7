"""Schedules in the database, for tests without Discord."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

import pytest

from bot.circles import actions as circles
from bot.circles.formats import Formats, load_formats
from bot.core import jobs
from bot.core.actor import Actor
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.core.paths import shipped_config
from bot.rounds import actions as rounds
from bot.rounds import store as round_store
from bot.rounds.schedules import actions, store
from bot.rounds.schedules.actions import Surroundings
from bot.rounds.schedules.rules import Pattern
from bot.rounds.schedules.store import Schedule
from bot.rounds.store import Round
from tests.rounds.people import EVENING, KEEP, MEMBER, MODERATOR

MADE = datetime(2026, 3, 4, 12, tzinfo=UTC)
FIRST = datetime(2026, 3, 5, 19, tzinfo=UTC)
WEEK = timedelta(weeks=1)
WEEKLY = Pattern((3,), time(19), 1, "UTC", date(2026, 3, 2), 2)
ROLE = 77
T = TypeVar("T")


async def do(database: Database, action: Callable[..., Awaitable[T]], *values: Any, **more: Any) -> T:
    async with database.write() as tx:
        return await action(tx, *values, **more)


async def plan(
    database: Database,
    pattern: Pattern = WEEKLY,
    by: Actor = MODERATOR,
    *,
    saved: bool = True,
    format: str | None = None,
) -> Schedule:
    async with database.write() as tx:
        there = await circles.find(tx, by.guild_id, by.channel_id)
        made = await actions.look_at(tx, by, there, pattern, format=format, role_id=ROLE, now=MADE)
        return await actions.save(tx, by, made.id, MADE) if saved else made


def around(*roles: int) -> Surroundings:
    return Surroundings(Formats(load_formats(shipped_config())[0]), roles.__contains__)


async def open_due(
    database: Database, schedule: Schedule, now: datetime, *, reached: bool = True
) -> Round | None:
    async with database.write() as tx:
        await actions.open_due(tx, schedule.id, around(ROLE) if reached else None, now)
        return await round_store.open_in(tx, EVENING)


async def close(database: Database, found: Round, now: datetime, *, came: bool = False) -> None:
    async with database.write() as tx:
        await round_store.change(tx, found.id, card_id=found.id + 500)
        if came:
            await rounds.listen(tx, MEMBER, found.id)
        await rounds.close(tx, found.id, now=now, keep=KEEP)


async def planned(database: Database) -> dict[str, datetime]:
    """When which kinds of jobs are due."""
    async with database.read() as tx:
        return {job.kind: job.due_at for job in await jobs.upcoming(tx)}


async def read(database: Database, schedule: Schedule) -> Schedule | None:
    async with database.read() as tx:
        return await store.get(tx, schedule.id)


async def quiet(database: Database, made: Schedule, weeks: range, **how: Any) -> None:
    for week in weeks:
        opened = await open_due(database, made, FIRST + week * WEEK)
        assert opened is not None
        await close(database, opened, opened.closes_at, **how)


async def refusal(database: Database, action: Callable[..., Awaitable[Any]], *values: Any) -> str:
    with pytest.raises(Refusal) as no:
        await do(database, action, *values)
    return no.value.key
