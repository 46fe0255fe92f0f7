"""What rounds of pairs keep about one person: that they were put with somebody, and not with whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from bot.core.database import Tx
from bot.core.kept import Item
from bot.rounds.pairs.store.tables import beginnings, members, pairs
from bot.rounds.store import Round, rounds
from bot.rounds.turns.store import turns

Days = Callable[[int], int]
"""For how many days a server keeps who was here in a round."""

TABLES = frozenset({"round_pairings", "round_pair_members"})


async def read(tx: Tx, user_id: int, days: Days) -> Sequence[Item]:
    """Return all of it, oldest first."""
    together = members.join(pairs, pairs.c.id == members.c.pair_id)
    mine = (
        ("kept-pair", together, pairs.c.round_id, members.c.user_id),
        ("kept-pairs-begun", beginnings, beginnings.c.round_id, beginnings.c.begun_by),
    )
    items: list[Item] = []
    for what, source, round_id, person in mine:
        both = source.join(rounds, rounds.c.id == round_id)
        query = select(rounds).select_from(both).where(person == user_id).order_by(rounds.c.id)
        for row in (await tx.execute(query)).mappings():
            closed: datetime | None = row["closed_at"]
            until = closed and closed + timedelta(days=days(row["guild_id"]))
            place = {"channel": f"<#{row['channel_id']}>"}
            items.append(Item(what, row["guild_id"], row["opened_at"], until, place))
    return items


async def open_rounds_of(tx: Tx, user_id: int, guild_id: int | None) -> Sequence[Round]:
    """Return the open rounds of pairs that somebody joined, in one server or in all (None)."""
    mine = [turns.c.user_id == user_id, rounds.c.closed_at.is_(None), rounds.c.order == "pairs"]
    here = [rounds.c.guild_id == guild_id] if guild_id is not None else []
    both = rounds.join(turns, turns.c.round_id == rounds.c.id)
    found = await tx.execute(select(rounds).select_from(both).where(*mine, *here))
    return [Round(**row) for row in found.mappings()]


async def sweep(tx: Tx, now: datetime, days: Days) -> None:
    """Forget who was with whom in rounds that closed long enough ago, by how long each server keeps it."""
    closed = select(rounds.c.guild_id).where(rounds.c.closed_at.is_not(None)).distinct()
    for guild_id in [*(await tx.execute(closed)).scalars()]:
        before = now - timedelta(days=days(guild_id))
        over = select(rounds.c.id).where(rounds.c.guild_id == guild_id, rounds.c.closed_at <= before)
        await tx.execute(delete(pairs).where(pairs.c.round_id.in_(over)))
        await tx.execute(delete(beginnings).where(beginnings.c.round_id.in_(over)))
