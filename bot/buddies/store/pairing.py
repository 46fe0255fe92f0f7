"""Proposals and pairs, and who met whom lately."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import permutations
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.buddies.store.tables import OVER, Pair, Place, meetings, pairs, places
from bot.core import schema
from bot.core.database import Tx


async def add(tx: Tx, people: Sequence[int], shown: dict[int, str], **values: Any) -> Pair:
    """Write a new pair, with what each of them is shown."""
    made = await tx.execute(insert(pairs).values(**values, size=len(people)).returning(pairs.c.id))
    pair_id: int = made.scalar_one()
    for user_id in people:
        row = {"pair_id": pair_id, "guild_id": values["guild_id"], "user_id": user_id}
        await tx.execute(insert(places).values(**row, shown=shown[user_id]))
    found = await get(tx, pair_id)
    assert found is not None
    return found


async def get(tx: Tx, pair_id: int, *, lock: bool = False) -> Pair | None:
    """Return a pair; with ``lock``, nobody else changes it until the transaction ends."""
    query = select(pairs).where(pairs.c.id == pair_id)
    found = await _read(tx, query.with_for_update() if lock else query)
    return found[0] if found else None


async def of_place(tx: Tx, place_id: int, *, lock: bool = False) -> tuple[Pair, Place] | None:
    """Return somebody's place in a pair, and the pair."""
    pair_id = (await tx.execute(select(places.c.pair_id).where(places.c.id == place_id))).scalar_one_or_none()
    pair = await get(tx, pair_id, lock=lock) if pair_id is not None else None
    place = next((one for one in pair.places if one.id == place_id), None) if pair else None
    return (pair, place) if pair and place else None


async def living_of(tx: Tx, user_id: int, guild_id: int | None = None) -> Sequence[Pair]:
    """Return what somebody is in that is not over, in one server or in all."""
    here = [pairs.c.guild_id == guild_id] if guild_id is not None else []
    theirs = select(places.c.pair_id).where(places.c.user_id == user_id)
    return await _read(tx, select(pairs).where(pairs.c.id.in_(theirs), pairs.c.state != OVER, *here))


async def all_of(tx: Tx, user_id: int) -> Sequence[Pair]:
    """Return everything that somebody is in, also what is over."""
    theirs = select(places.c.pair_id).where(places.c.user_id == user_id)
    return await _read(tx, select(pairs).where(pairs.c.id.in_(theirs)))


async def living_in(tx: Tx, guild_id: int) -> Sequence[Pair]:
    """Return what is not over in a server."""
    return await _read(tx, select(pairs).where(pairs.c.guild_id == guild_id, pairs.c.state != OVER))


async def in_thread(tx: Tx, thread_id: int) -> Pair | None:
    """Return the pair whose thread this is."""
    found = await _read(tx, select(pairs).where(pairs.c.thread_id == thread_id))
    return found[0] if found else None


async def change(tx: Tx, pair_id: int, **values: Any) -> None:
    """Change a pair."""
    await tx.execute(update(pairs).where(pairs.c.id == pair_id).values(**values))


async def change_place(tx: Tx, place_id: int, **values: Any) -> None:
    """Change somebody's place in a pair."""
    await tx.execute(update(places).where(places.c.id == place_id).values(**values))


async def drop(tx: Tx, pair_id: int) -> None:
    """Forget a pair."""
    await tx.execute(delete(pairs).where(pairs.c.id == pair_id))


async def note_met(tx: Tx, guild_id: int, people: Iterable[int], now: datetime) -> None:
    """Remember that these people were proposed to each other, or were a pair."""
    for one, other in permutations(people, 2):
        row = {"guild_id": guild_id, "user_id": one, "other_user_id": other, "at": now}
        statement = schema.insert(tx.dialect, meetings).values(**row)
        keys = ["guild_id", "user_id", "other_user_id"]
        await tx.execute(statement.on_conflict_do_update(index_elements=keys, set_={"at": now}))


async def met_since(tx: Tx, guild_id: int, moment: datetime) -> Sequence[tuple[int, int]]:
    """Return who met whom since, smaller number first."""
    query = select(meetings.c.user_id, meetings.c.other_user_id).where(
        meetings.c.guild_id == guild_id,
        meetings.c.at > moment,
        meetings.c.user_id < meetings.c.other_user_id,
    )
    return [(row.user_id, row.other_user_id) for row in await tx.execute(query)]


async def met_by(tx: Tx, user_id: int) -> Sequence[tuple[int, datetime]]:
    """Return in which servers and when somebody was proposed somebody."""
    query = select(meetings.c.guild_id, meetings.c.at).where(meetings.c.user_id == user_id)
    return [(row.guild_id, row.at) for row in await tx.execute(query.order_by(meetings.c.at))]


async def forget_met_before(tx: Tx, moment: datetime) -> None:
    """Forget who met whom longer ago."""
    await tx.execute(delete(meetings).where(meetings.c.at <= moment))


async def _read(tx: Tx, query: Any) -> list[Pair]:
    rows = (await tx.execute(query.order_by(pairs.c.id))).mappings().all()
    ids = [row["id"] for row in rows]
    inside: dict[int, list[Place]] = {id: [] for id in ids}
    of_these = select(places).where(places.c.pair_id.in_(ids)).order_by(places.c.id)
    for row in (await tx.execute(of_these)).mappings() if ids else ():
        inside[row["pair_id"]].append(Place(**row))
    return [Pair(**row, places=tuple(inside[row["id"]])) for row in rows]
