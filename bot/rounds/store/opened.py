"""Rounds, and who is here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select, update

from bot.core.database import Tx
from bot.core.schema import insert, insert_missing
from bot.rounds.store.tables import Round, presences, rounds


async def get(tx: Tx, round_id: int, *, lock: bool = False) -> Round | None:
    """Return a round; ``lock`` lets nobody else change it until the transaction ends."""
    found = await _rounds(tx, _by_id(lock), {"round_id": round_id})
    return found[0] if found else None


async def open_in(tx: Tx, channel_id: int) -> Round | None:
    """Return the open round of a circle."""
    found = await _rounds(tx, _open().where(rounds.c.channel_id == channel_id))
    return found[0] if found else None


async def all_open(tx: Tx) -> Sequence[Round]:
    """Return every open round."""
    return await _rounds(tx, _open())


async def of_thread(tx: Tx, thread_id: int, *, lock: bool = False) -> Round | None:
    """Return the round that a thread belongs to, open or closed; ``lock`` as in `get`."""
    query = select(rounds).where(rounds.c.thread_id == thread_id)
    found = await _rounds(tx, query.with_for_update() if lock else query)
    return found[0] if found else None


async def of_channel(tx: Tx, channel_id: int) -> Sequence[Round]:
    """Return every round of a circle, open or closed."""
    return await _rounds(tx, select(rounds).where(rounds.c.channel_id == channel_id))


async def add(tx: Tx, **values: Any) -> Round | None:
    """Write a new round; None when its circle has an open one."""
    statement = insert(tx.dialect, rounds).values(**values)
    found = await tx.execute(statement.on_conflict_do_nothing().returning(rounds))
    row = found.mappings().one_or_none()
    return Round(**row) if row else None


async def change(tx: Tx, round_id: int, **values: Any) -> None:
    """Write some columns of a round."""
    await tx.execute(update(rounds).where(rounds.c.id == round_id).values(**values))


async def be_here(tx: Tx, round_: Round, user_id: int) -> bool:
    """Count a member in. Returns False when they were here already."""
    row = {"round_id": round_.id, "guild_id": round_.guild_id, "user_id": user_id}
    done = await tx.execute(insert_missing(tx.dialect, presences), row)
    return done.rowcount == 1


async def all_be_here(tx: Tx, round_: Round, user_ids: Sequence[int]) -> None:
    """Count members in, whether they were here already or not."""
    rows = [{"round_id": round_.id, "guild_id": round_.guild_id, "user_id": id} for id in sorted(user_ids)]
    await tx.execute(insert_missing(tx.dialect, presences), rows)


async def is_here(tx: Tx, round_id: int, user_id: int) -> bool:
    """Say whether a member is here."""
    mine = (presences.c.round_id == round_id, presences.c.user_id == user_id)
    return (await tx.execute(select(presences.c.user_id).where(*mine))).one_or_none() is not None


async def be_gone(tx: Tx, round_: Round, user_id: int) -> None:
    """Count a member out again."""
    mine = (presences.c.round_id == round_.id, presences.c.user_id == user_id)
    await tx.execute(delete(presences).where(*mine))


async def count_here(tx: Tx, round_id: int) -> int:
    """Return how many are here: the one number that is ever shown."""
    return (await tx.execute(_count_here(), {"round_id": round_id})).scalar_one()


async def turnout(tx: Tx, channel_id: int, limit: int) -> Sequence[int]:
    """Return how many were here in the last rounds of a circle that closed, newest first."""
    here = select(func.count()).where(presences.c.round_id == rounds.c.id).scalar_subquery()
    closed = (rounds.c.channel_id == channel_id, rounds.c.closed_at.is_not(None))
    query = select(here.label("here")).where(*closed).order_by(rounds.c.id.desc()).limit(limit)
    return [row.here for row in await tx.execute(query)]


async def forget_presences(tx: Tx, round_id: int) -> None:
    """Forget who was here in a round."""
    await tx.execute(delete(presences).where(presences.c.round_id == round_id))


@cache
def _by_id(lock: bool) -> Select[Any]:
    query = select(rounds).where(rounds.c.id == bindparam("round_id"))
    return query.with_for_update() if lock else query


@cache
def _count_here() -> Select[Any]:
    here = presences.c.round_id == bindparam("round_id")
    return select(func.count()).select_from(presences).where(here)


def _open() -> Select[Any]:
    return select(rounds).where(rounds.c.closed_at.is_(None))


async def _rounds(tx: Tx, query: Select[Any], values: Mapping[str, Any] | None = None) -> list[Round]:
    return [Round(**row) for row in (await tx.execute(query, values)).mappings()]
