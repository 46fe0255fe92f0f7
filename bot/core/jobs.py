"""The list of things to do later. A job is written in the transaction of what needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    Integer,
    Select,
    String,
    Table,
    delete,
    func,
    select,
    update,
)

from bot.core.database import Tx
from bot.core.schema import UtcDateTime, insert, metadata

jobs = Table(
    "jobs",
    metadata,
    Column("kind", String(40), primary_key=True),
    Column("key", String(80), primary_key=True),
    Column("guild_id", BigInteger, nullable=True),
    Column("due_at", UtcDateTime, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("attempts", Integer, nullable=False),
    # When it may next be taken: `due_at`, later after a failure, and past the lease while one works on it.
    Column("take_at", UtcDateTime, nullable=False, index=True),
)

TOPIC = "jobs"


@dataclass(frozen=True, slots=True)
class Shard:
    """Which servers are this process's, by Discord's own rule; jobs of no server are the first shard's."""

    id: int = 0
    count: int = 1

    def own(self) -> list[ColumnElement[bool]]:
        """Return the conditions that a job of ours meets."""
        if self.count == 1:
            return []
        guild = func.coalesce(jobs.c.guild_id, 0)
        return [(guild // 2**22) % self.count == self.id]  # (guild_id >> 22) % count, for both databases


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do at ``due_at``. In the hands of a worker ``attempts`` counts this one in.

    With ``attempts``, ``take_at`` tells one claim of a job from another.
    """

    kind: str
    key: str
    guild_id: int | None
    due_at: datetime
    payload: Mapping[str, Any]
    attempts: int
    take_at: datetime


async def put(
    tx: Tx,
    kind: str,
    key: str,
    due_at: datetime,
    *,
    guild_id: int | None = None,
    payload: Mapping[str, Any] | None = None,
) -> None:
    """Have ``kind`` done for ``key`` at ``due_at``; one that was there already is moved."""
    fresh = {
        "due_at": due_at,
        "take_at": due_at,
        "attempts": 0,
        "payload": dict(payload or {}),
        "guild_id": guild_id,
    }
    statement = insert(tx.dialect, jobs).values(kind=kind, key=key, **fresh)
    await tx.execute(statement.on_conflict_do_update(index_elements=["kind", "key"], set_=fresh))
    tx.tell(TOPIC)


async def put_missing(tx: Tx, kind: str, key: str, due_at: datetime, *, guild_id: int | None = None) -> None:
    """Have ``kind`` done for ``key`` at ``due_at``; one that was there already stays."""
    row: dict[str, Any] = {"due_at": due_at, "take_at": due_at, "attempts": 0, "payload": {}}
    statement = insert(tx.dialect, jobs).values(kind=kind, key=key, guild_id=guild_id, **row)
    await tx.execute(statement.on_conflict_do_nothing())
    tx.tell(TOPIC)


async def drop(tx: Tx, kind: str, key: str) -> None:
    """Forget a job; it is fine if there is none."""
    await tx.execute(delete(jobs).where(jobs.c.kind == kind, jobs.c.key == key))


async def withdraw(tx: Tx, kind: str, key: str, now: datetime) -> bool:
    """Forget a job that waits for a later moment, and say so; one that is due, or was begun, stays."""
    waiting = (jobs.c.kind == kind, jobs.c.key == key, jobs.c.due_at > now, jobs.c.attempts == 0)
    gone = await tx.execute(delete(jobs).where(*waiting).returning(jobs.c.key))
    return gone.first() is not None


async def upcoming(tx: Tx, limit: int = 20) -> list[Job]:
    """Return the next jobs, soonest first."""
    return await _read(tx, select(jobs).order_by(jobs.c.take_at).limit(limit))


async def next_moment(tx: Tx, shard: Shard) -> datetime | None:
    """Return when the next job may be taken; None with nothing to do."""
    return (await tx.execute(_next_moment(shard))).scalar_one()


async def take(tx: Tx, now: datetime, lease: timedelta, limit: int, shard: Shard) -> list[Job]:
    """Claim up to ``limit`` due jobs until ``now + lease``, and no job that another process claims."""
    due = select(jobs).where(jobs.c.take_at <= now, *shard.own()).order_by(jobs.c.take_at).limit(limit)
    found = await _read(tx, due.with_for_update(skip_locked=True))
    claimed = [replace(job, attempts=job.attempts + 1, take_at=now + lease) for job in found]
    for before, job in zip(found, claimed, strict=True):
        await tx.execute(
            update(jobs).where(*_same(before)).values(take_at=job.take_at, attempts=job.attempts)
        )
    return claimed


async def finish(tx: Tx, job: Job) -> None:
    """Remove a job that was done, unless it was put anew or claimed by another process meanwhile."""
    await tx.execute(delete(jobs).where(*_same(job)))


async def postpone(tx: Tx, job: Job, until: datetime) -> None:
    """Let a job that failed be taken again at ``until``, unless that happened to it."""
    await tx.execute(update(jobs).where(*_same(job)).values(take_at=until))


async def hasten(tx: Tx, guild_id: int, waiting_for: datetime, until: datetime) -> None:
    """Let what waits in a server for one moment be taken at ``until`` instead."""
    waiting = (jobs.c.guild_id == guild_id, jobs.c.take_at == waiting_for)
    await tx.execute(update(jobs).where(*waiting).values(take_at=until))
    tx.tell(TOPIC)


@cache
def _next_moment(shard: Shard) -> Select[Any]:
    return select(func.min(jobs.c.take_at)).where(*shard.own())


def _same(job: Job) -> list[ColumnElement[bool]]:
    claim = (jobs.c.take_at == job.take_at, jobs.c.attempts == job.attempts)
    return [jobs.c.kind == job.kind, jobs.c.key == job.key, *claim]


async def _read(tx: Tx, query: Select[Any]) -> list[Job]:
    return [Job(**row) for row in (await tx.execute(query)).mappings()]
