"""What rounds keep about one person: where they were, where their words stand, what they keep for others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, delete, select

from bot.core.database import Tx
from bot.core.kept import Item, Posted
from bot.rounds.schedules.store import schedules
from bot.rounds.store.tables import check_ins, presences, rounds
from bot.rounds.turns.store import turns

Days = Callable[[int], int]
"""For how many days a server keeps who was here in a round."""

TABLES = frozenset({"rounds", "presences", "check_ins", "schedules", "turns"})


async def read(tx: Tx, user_id: int, days: Days) -> Sequence[Item]:
    """Return all of it, oldest first."""
    return [
        *await _here(tx, user_id, days),
        *await _shared(tx, user_id),
        *await _kept_for_others(tx, user_id),
    ]


async def posted(tx: Tx, user_id: int) -> Sequence[Posted]:
    """Return the check-ins that stand in threads for somebody, or may be on their way there."""
    mine = (check_ins.c.user_id == user_id, check_ins.c.taken_out.is_(False))
    query = select(check_ins.c.guild_id, check_ins.c.id).where(*mine).order_by(check_ins.c.id)
    return [{"guild_id": row.guild_id, "check_in_id": row.id} for row in await tx.execute(query)]


async def open_with(tx: Tx, user_id: int, guild_id: int | None) -> Sequence[int]:
    """Return the open rounds that somebody is here in, in one server or in all."""
    both = presences.join(rounds, rounds.c.id == presences.c.round_id)
    query = select(rounds.c.id).select_from(both).where(presences.c.user_id == user_id)
    here = [rounds.c.guild_id == guild_id] if guild_id is not None else []
    return [*(await tx.execute(query.where(rounds.c.closed_at.is_(None), *here))).scalars()]


async def sweep(tx: Tx, now: datetime, guilds: Days) -> None:
    """Forget who was here in rounds that closed long enough ago, by how long each server keeps it."""
    closed = select(rounds.c.guild_id).where(rounds.c.closed_at.is_not(None)).distinct()
    for guild_id in [*(await tx.execute(closed)).scalars()]:
        before = now - timedelta(days=guilds(guild_id))
        over = select(rounds.c.id).where(rounds.c.guild_id == guild_id, rounds.c.closed_at <= before)
        await tx.execute(delete(presences).where(presences.c.round_id.in_(over)))
        await tx.execute(delete(turns).where(turns.c.round_id.in_(over)))
        unposted = check_ins.c.message_id.is_(None)
        await tx.execute(delete(check_ins).where(check_ins.c.round_id.in_(over), unposted))


async def _here(tx: Tx, user_id: int, days: Days) -> list[Item]:
    return [
        Item(what, row["guild_id"], row["opened_at"], _until(row, days), _place(row))
        for table, what in ((presences, "kept-here"), (turns, "kept-turn"))
        for row in await _rounds_with(tx, table, table.c.user_id == user_id)
    ]


async def _rounds_with(tx: Tx, table: Table, theirs: Any) -> Sequence[Any]:
    both = table.join(rounds, rounds.c.id == table.c.round_id)
    query = select(rounds).select_from(both).where(theirs).order_by(rounds.c.id)
    return (await tx.execute(query)).mappings().all()


async def _shared(tx: Tx, user_id: int) -> list[Item]:
    both = check_ins.join(rounds, rounds.c.id == check_ins.c.round_id)
    of_check_in = (check_ins.c.message_id, check_ins.c.more_id, check_ins.c.welcome, check_ins.c.noted)
    query = select(rounds, *of_check_in, check_ins.c.taken_out).select_from(both)
    mine = query.where(check_ins.c.user_id == user_id).order_by(check_ins.c.id)
    items: list[Item] = []
    for row in (await tx.execute(mine)).mappings():
        details = {**_place(row), "answers": row["welcome"], "content_note": row["noted"]}
        what = "kept-check-in-taken-out" if row["taken_out"] else "kept-check-in-on-its-way"
        if row["message_id"] is not None:
            what, details["message"] = "kept-check-in", _link(row)
        items.append(Item(what, row["guild_id"], row["opened_at"], None, details))
    return items


async def _kept_for_others(tx: Tx, user_id: int) -> list[Item]:
    opened = select(rounds).where(rounds.c.opened_by == user_id)
    made = select(schedules).where(schedules.c.made_by == user_id)
    both = check_ins.join(rounds, rounds.c.id == check_ins.c.round_id)
    taken = select(rounds).select_from(both).where(check_ins.c.taken_out_by == user_id)
    return [
        Item(what, row["guild_id"], row[at], None, _place(row))
        for query, what, at in (
            (opened, "kept-round-opened", "opened_at"),
            (made, "kept-schedule-made", "saved_at"),
            (taken, "kept-took-out", "opened_at"),
        )
        for row in (await tx.execute(query)).mappings()
    ]


def _until(row: Any, days: Days) -> datetime | None:
    closed: datetime | None = row["closed_at"]
    return closed and closed + timedelta(days=days(row["guild_id"]))


def _link(row: Any) -> str:
    return f"https://discord.com/channels/{row['guild_id']}/{row['thread_id']}/{row['message_id']}"


def _place(row: Any) -> dict[str, Any]:
    return {"channel": f"<#{row['channel_id']}>"}
