"""How far a round has come, and who has a turn in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    delete,
    select,
    update,
)

from bot.core.database import Tx
from bot.core.schema import RowId, insert, metadata
from bot.rounds.turns.rules import CLOSED, Course, Turn

courses = Table(
    "courses",
    metadata,
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True),
    Column("phase", String(20), nullable=False),
    Column("paused", Boolean, nullable=False, default=False),
    # Counts what was to be said in the thread: whose turn it is, a pause, that everyone can talk.
    Column("step", Integer, nullable=False, default=0),
    # The step that was said last, and its message, while that is to be taken away again.
    Column("told_step", Integer, nullable=False, default=0),
    Column("call_id", BigInteger, nullable=True),
)

turns = Table(
    "turns",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("place", Integer, nullable=False),
    Column("state", String(10), nullable=False),
    UniqueConstraint("round_id", "user_id"),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_turns_member", "guild_id", "user_id"),
    sqlite_autoincrement=True,  # an old button must never find a new row under its number
)


@dataclass(frozen=True, slots=True)
class Told:
    """Which step of a round is the present one, and which was said last, in which message."""

    step: int
    told_step: int
    call_id: int | None


async def get(tx: Tx, round_id: int) -> tuple[Course, Told] | None:
    """Return how far a round has come, and what was said of it; None for a round that has no course."""
    row = (await tx.execute(select(courses).where(courses.c.round_id == round_id))).one_or_none()
    if row is None:
        return None
    query = select(turns).where(turns.c.round_id == round_id).order_by(turns.c.place, turns.c.id)
    found = tuple(Turn(one.user_id, one.place, one.state, one.id) for one in await tx.execute(query))
    return Course(row.phase, row.paused, found), Told(row.step, row.told_step, row.call_id)


async def round_of(tx: Tx, turn_id: int) -> tuple[int, int] | None:
    """Return the round that a turn belongs to, and whose turn it is."""
    query = select(turns.c.round_id, turns.c.user_id).where(turns.c.id == turn_id)
    row = (await tx.execute(query)).one_or_none()
    return (row.round_id, row.user_id) if row else None


async def rounds_with(tx: Tx, user_id: int, guild_id: int | None) -> list[int]:
    """Return the rounds that go on and in which a member has a turn, in one server or in all (None)."""
    mine = [turns.c.user_id == user_id, courses.c.phase != CLOSED]
    here = [turns.c.guild_id == guild_id] if guild_id is not None else []
    both = turns.join(courses, courses.c.round_id == turns.c.round_id)
    found = await tx.execute(select(turns.c.round_id).select_from(both).where(*mine, *here))
    return sorted(found.scalars())


async def add(tx: Tx, round_id: int, course: Course) -> None:
    """Write down how a round begins."""
    row = {"round_id": round_id, "phase": course.phase}
    await tx.execute(insert(tx.dialect, courses).values(**row).on_conflict_do_nothing())


async def save(tx: Tx, round_id: int, guild_id: int, before: Course, after: Course, step: int) -> None:
    """Write down what has changed."""
    for turn in after.turns:
        if turn.id is None:
            row = {"round_id": round_id, "guild_id": guild_id, "user_id": turn.user_id}
            await tx.execute(insert(tx.dialect, turns).values(**row, place=turn.place, state=turn.state))
        elif turn != before.of(turn.user_id):
            values = {"place": turn.place, "state": turn.state}
            await tx.execute(update(turns).where(turns.c.id == turn.id).values(**values))
    await change(tx, round_id, phase=after.phase, paused=after.paused, step=step)


async def change(tx: Tx, round_id: int, **values: Any) -> None:
    """Write some columns of a course."""
    await tx.execute(update(courses).where(courses.c.round_id == round_id).values(**values))


async def drop_turns(tx: Tx, round_id: int) -> None:
    """Forget who had a turn in a round."""
    await tx.execute(delete(turns).where(turns.c.round_id == round_id))
