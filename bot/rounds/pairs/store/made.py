"""Who wants to be with somebody, and who was put with whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, select, update

from bot.core.database import Tx
from bot.core.schema import insert, insert_missing
from bot.rounds.pairs.store.tables import Pair, beginnings, members, pairs
from bot.rounds.store import Round
from bot.rounds.turns.rules import LEFT, WAITING
from bot.rounds.turns.store import turns


async def join(tx: Tx, round_: Round, user_id: int) -> None:
    """Remember that a member wants to be with somebody: kept where a go-round keeps whose turn it is."""
    row = {"round_id": round_.id, "guild_id": round_.guild_id, "user_id": user_id, "place": 0}
    statement = insert(tx.dialect, turns).values(**row, state=WAITING)
    key = ["round_id", "user_id"]
    await tx.execute(statement.on_conflict_do_update(index_elements=key, set_={"state": WAITING}))


async def unjoin(tx: Tx, round_id: int, user_id: int) -> None:
    """Remember that a member wants to be with nobody, or no longer; it is fine if they never did."""
    mine = (turns.c.round_id == round_id, turns.c.user_id == user_id)
    await tx.execute(update(turns).where(*mine).values(state=LEFT))


async def joined(tx: Tx, round_id: int) -> Sequence[int]:
    """Return who wants to be with somebody."""
    waiting = (turns.c.round_id == round_id, turns.c.state == WAITING)
    return list((await tx.execute(select(turns.c.user_id).where(*waiting).order_by(turns.c.id))).scalars())


async def begin(tx: Tx, round_id: int, user_id: int) -> bool:
    """Remember that a round began, and who began it. Returns False when it had begun."""
    row = {"round_id": round_id, "begun_by": user_id}
    return (await tx.execute(insert_missing(tx.dialect, beginnings), row)).rowcount == 1


async def begun(tx: Tx, round_id: int) -> bool:
    """Say whether people of a round were put together already."""
    query = select(beginnings.c.round_id).where(beginnings.c.round_id == round_id)
    return (await tx.execute(query)).one_or_none() is not None


async def begun_by(tx: Tx, round_id: int) -> int | None:
    """Return who let a round begin."""
    query = select(beginnings.c.begun_by).where(beginnings.c.round_id == round_id)
    return (await tx.execute(query)).scalar_one_or_none()


async def keep_no_company(tx: Tx, round_id: int, user_id: int) -> None:
    """Remember that whoever began a round went, and is put with nobody who is left over."""
    mine = (beginnings.c.round_id == round_id, beginnings.c.begun_by == user_id)
    await tx.execute(update(beginnings).where(*mine).values(begun_by=None))


async def add(tx: Tx, round_: Round, people: Sequence[int], now: datetime) -> int:
    """Put people together; return the number of their pair."""
    row = {"round_id": round_.id, "guild_id": round_.guild_id, "made_at": now}
    pair_id = (await tx.execute(insert(tx.dialect, pairs).values(**row).returning(pairs.c.id))).scalar_one()
    rows = [{"pair_id": pair_id, "user_id": one, "guild_id": round_.guild_id} for one in sorted(people)]
    await tx.execute(insert(tx.dialect, members), rows)
    return pair_id


async def let_in(tx: Tx, pair_id: int, round_: Round, user_id: int) -> None:
    """Let one more person into a pair, also one who had left it."""
    row = {"pair_id": pair_id, "user_id": user_id, "guild_id": round_.guild_id}
    statement = insert(tx.dialect, members).values(**row, left=False)
    key = ["pair_id", "user_id"]
    await tx.execute(statement.on_conflict_do_update(index_elements=key, set_={"left": False}))


async def get(tx: Tx, pair_id: int, *, lock: bool = False) -> Pair | None:
    """Return a pair; ``lock`` lets nobody else change it until the transaction ends."""
    found = await _read(tx, pairs.c.id == pair_id, lock=lock)
    return found[0] if found else None


async def place_of(tx: Tx, pair_id: int) -> int:
    """Return the number of a pair among those of its round, from 1."""
    its_round = select(pairs.c.round_id).where(pairs.c.id == pair_id).scalar_subquery()
    up_to = (pairs.c.round_id == its_round, pairs.c.id <= pair_id)
    return (await tx.execute(select(func.count()).select_from(pairs).where(*up_to))).scalar_one()


async def of_round(tx: Tx, round_id: int) -> Sequence[Pair]:
    """Return the pairs of a round that have not ended."""
    return await _read(tx, pairs.c.round_id == round_id, pairs.c.ended_at.is_(None))


async def of_thread(tx: Tx, thread_id: int) -> Pair | None:
    """Return the pair that talks in a thread."""
    found = await _read(tx, pairs.c.thread_id == thread_id)
    return found[0] if found else None


async def together(tx: Tx, guild_id: int, people: Collection[int]) -> Mapping[tuple[int, int], datetime]:
    """Return which two of these people were put together in this server, and when they last were."""
    one, other = members.alias("one"), members.alias("other")
    both = and_(one.c.pair_id == other.c.pair_id, one.c.user_id < other.c.user_id)
    query = (
        select(
            one.c.user_id.label("one"),
            other.c.user_id.label("other"),
            func.max(pairs.c.made_at).label("last"),
        )
        .select_from(one.join(other, both).join(pairs, pairs.c.id == one.c.pair_id))
        .where(one.c.guild_id == guild_id, one.c.user_id.in_(people), other.c.user_id.in_(people))
        .group_by(one.c.user_id, other.c.user_id)
    )
    return {(row.one, row.other): row.last for row in await tx.execute(query)}


async def change(tx: Tx, pair_id: int, **values: Any) -> None:
    """Write some columns of a pair."""
    await tx.execute(update(pairs).where(pairs.c.id == pair_id).values(**values))


async def leave(tx: Tx, pair_id: int, user_id: int) -> None:
    """Remember that somebody left their pair."""
    mine = (members.c.pair_id == pair_id, members.c.user_id == user_id)
    await tx.execute(update(members).where(*mine).values(left=True))


async def forget_round(tx: Tx, round_id: int) -> None:
    """Forget who was with whom in a round."""
    await tx.execute(delete(pairs).where(pairs.c.round_id == round_id))


async def _read(tx: Tx, *conditions: Any, lock: bool = False) -> list[Pair]:
    query = select(pairs).where(*conditions).order_by(pairs.c.id)
    rows = (await tx.execute(query.with_for_update() if lock else query)).mappings().all()
    ids = [row["id"] for row in rows]
    theirs = select(members.c.pair_id, members.c.user_id).order_by(members.c.user_id)
    found = (await tx.execute(theirs.where(members.c.pair_id.in_(ids), members.c.left.is_(False)))).all()
    people = {id: tuple(row.user_id for row in found if row.pair_id == id) for id in ids}
    return [Pair(**row, people=people[row["id"]]) for row in rows]
