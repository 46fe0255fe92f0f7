"""Rounds, who is here, and which message holds whose check-in. Never what anybody wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.core.schema import RowId, UtcDateTime, metadata

rounds = Table(
    "rounds",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, ForeignKey("circles.channel_id", ondelete="CASCADE"), nullable=False),
    Column("title", String(100), nullable=False),
    # As it was when the round opened: editing a format changes no form under someone's hands.
    Column("format", JSON, nullable=False),
    Column(
        "opened_by", BigInteger, ForeignKey("people.user_id", ondelete="SET NULL"), nullable=True, index=True
    ),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closes_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime, nullable=True),
    Column("card_id", BigInteger, nullable=True),
    Column("thread_id", BigInteger, nullable=True, unique=True),
    # The last message in the thread that was looked at; what came while the bot was away is after it.
    Column("seen_id", BigInteger, nullable=True),
    # Called when the card is posted.
    Column("role_id", BigInteger, nullable=True),
    Column("bot_was_away", Boolean, nullable=False, default=False),
    Column("order", String(20), nullable=False, default="open"),
    # When somebody who keeps it last did anything in it.
    Column("keeper_seen_at", UtcDateTime, nullable=True),
    sqlite_autoincrement=True,  # an old button must never find a new row under its number
)
# So it is on PostgreSQL too (migration 0001); said here, it would load at every start what speaks to that.
Index("ux_rounds_open", rounds.c.channel_id, unique=True, sqlite_where=rounds.c.closed_at.is_(None))

presences = Table(
    "presences",
    metadata,
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_presences_member", "guild_id", "user_id"),
)

check_ins = Table(
    "check_ins",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("welcome", String(20), nullable=False),
    Column("noted", Boolean, nullable=False),
    Column("message_id", BigInteger, nullable=True, index=True),
    Column("more_id", BigInteger, nullable=True),
    # Lets a new process answer a form that the old one died on. Discord's token ends after 15 minutes.
    Column("answer_token", Text, nullable=True),
    Column(
        "taken_out_by",
        BigInteger,
        ForeignKey("people.user_id", ondelete="SET NULL"),
        nullable=True,
        index=True,
    ),
    Column("taken_out", Boolean, nullable=False, default=False),
    UniqueConstraint("round_id", "user_id"),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_check_ins_member", "guild_id", "user_id"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Round:
    """One check-in in a circle. ``opened_by`` keeps it: whoever opened it or took over, or None.

    ``bot_was_away``: at the time of the round before, which was therefore left out.
    ``order``: how people take part, which may differ from what the format says.
    """

    id: int
    guild_id: int
    channel_id: int
    title: str
    format: Mapping[str, Any]
    opened_by: int | None
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    card_id: int | None
    thread_id: int | None
    seen_id: int | None
    role_id: int | None = None
    bot_was_away: bool = False
    order: str = "open"
    keeper_seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Where somebody's words stand: in ``message_id``, and ``more_id`` when they needed a second message."""

    id: int
    round_id: int
    guild_id: int
    user_id: int
    welcome: str
    noted: bool
    message_id: int | None
    more_id: int | None
    answer_token: str | None
    taken_out_by: int | None
    taken_out: bool

    @property
    def posted(self) -> bool:
        """Whether the words are in the thread, as far as is known."""
        return self.message_id is not None
