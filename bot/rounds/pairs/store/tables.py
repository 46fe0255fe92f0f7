"""Who was put with whom, where they talk, and what was said to them of the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
)

from bot.core.schema import RowId, UtcDateTime, metadata

beginnings = Table(
    "round_pairings",
    metadata,
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True),
    Column("begun_by", BigInteger, ForeignKey("people.user_id", ondelete="SET NULL"), index=True),
)

pairs = Table(
    "round_pairs",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("thread_id", BigInteger, nullable=True, unique=True),
    Column("opened_at", UtcDateTime, nullable=True),
    # The last signal of time that was said in the thread.
    Column("told", Integer, nullable=False, default=0),
    Column("ended_at", UtcDateTime, nullable=True),
    sqlite_autoincrement=True,  # an old button must never find a new row under its number
)

members = Table(
    "round_pair_members",
    metadata,
    Column("pair_id", RowId, ForeignKey("round_pairs.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("left", Boolean, nullable=False, default=False),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_round_pair_members_member", "guild_id", "user_id"),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, or three, and their thread. ``people`` are those who did not leave it."""

    id: int
    round_id: int
    guild_id: int
    made_at: datetime
    thread_id: int | None
    opened_at: datetime | None
    told: int
    ended_at: datetime | None
    people: tuple[int, ...]
