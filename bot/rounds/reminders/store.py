"""Who wants to be reminded of the rounds of which circle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Table,
    UniqueConstraint,
    delete,
    select,
    update,
)

from bot.core.database import Tx
from bot.core.schema import RowId, UtcDateTime, insert, metadata

round_reminders = Table(
    "round_reminders",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, ForeignKey("circles.channel_id", ondelete="CASCADE"), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    # Since a letter did not arrive it is off, and the row stays until the person was told.
    Column("lost_at", UtcDateTime, nullable=True),
    UniqueConstraint("channel_id", "user_id"),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_round_reminders_member", "guild_id", "user_id"),
    sqlite_autoincrement=True,  # an old button must never find a new row under its number
)

TABLES = frozenset({"round_reminders"})


@dataclass(frozen=True, slots=True)
class Reminder:
    """Somebody's wish for a direct message before the rounds of a circle."""

    id: int
    guild_id: int
    user_id: int
    channel_id: int
    made_at: datetime
    lost_at: datetime | None


async def get(tx: Tx, id: int) -> Reminder | None:
    """Return one."""
    found = await _read(tx, round_reminders.c.id == id)
    return found[0] if found else None


async def wanted_in(tx: Tx, channel_id: int) -> Sequence[Reminder]:
    """Return who wants to be reminded of the rounds of a circle."""
    return await _read(tx, round_reminders.c.channel_id == channel_id, round_reminders.c.lost_at.is_(None))


async def of_person(tx: Tx, user_id: int, guild_id: int | None = None) -> Sequence[Reminder]:
    """Return what somebody asked for, in one server or in all; also what is off since a letter was lost."""
    here = [round_reminders.c.guild_id == guild_id] if guild_id is not None else []
    return await _read(tx, round_reminders.c.user_id == user_id, *here)


async def lost(tx: Tx) -> Sequence[Reminder]:
    """Return all that are off because a letter did not arrive."""
    return await _read(tx, round_reminders.c.lost_at.is_not(None))


async def add(tx: Tx, **values: Any) -> None:
    """Write a wish; one that was there counts anew."""
    statement = insert(tx.dialect, round_reminders).values(**values, lost_at=None)
    keys = ["channel_id", "user_id"]
    await tx.execute(statement.on_conflict_do_update(index_elements=keys, set_={"lost_at": None}))


async def lose(tx: Tx, guild_id: int, user_id: int, now: datetime) -> None:
    """Turn off all that somebody wanted in a server."""
    theirs = round_reminders.c.guild_id == guild_id, round_reminders.c.user_id == user_id
    await tx.execute(update(round_reminders).where(*theirs).values(lost_at=now))


async def drop(tx: Tx, id: int) -> None:
    """Forget one."""
    await tx.execute(delete(round_reminders).where(round_reminders.c.id == id))


async def drop_of_person(tx: Tx, user_id: int, guild_id: int | None) -> None:
    """Forget what somebody wanted, in one server or in all."""
    here = [round_reminders.c.guild_id == guild_id] if guild_id is not None else []
    await tx.execute(delete(round_reminders).where(round_reminders.c.user_id == user_id, *here))


async def drop_of_circle(tx: Tx, channel_id: int) -> None:
    """Forget who wanted to be reminded of a circle."""
    await tx.execute(delete(round_reminders).where(round_reminders.c.channel_id == channel_id))


async def _read(tx: Tx, *where: Any) -> list[Reminder]:
    query = select(round_reminders).where(*where).order_by(round_reminders.c.id)
    return [Reminder(**row) for row in (await tx.execute(query)).mappings()]
