"""The queue, proposals and pairs. Whatever somebody entered or answered is sealed."""

from __future__ import annotations

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
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from bot.core.crypto import Secret
from bot.core.schema import RowId, UtcDateTime, metadata

settings = Table(
    "buddy_settings",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("open", Boolean, nullable=False),
    Column("channel_id", BigInteger, nullable=True),
    Column("adults_only", Boolean, nullable=False),
    # The lists of what people are asked; none: the usual ones.
    Column("asked", JSON(none_as_null=True), nullable=True),
)

entries = Table(
    "buddy_entries",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("resting", Boolean, nullable=False),
    Column("answers", Secret, nullable=False),
    Column("joined_at", UtcDateTime, nullable=False),
    # When they last joined, changed something or came back: a place is kept for a while from here.
    Column("fresh_at", UtcDateTime, nullable=False),
    # How often they stayed without a buddy, so that they come first.
    Column("left_out", Integer, nullable=False),
    UniqueConstraint("guild_id", "user_id"),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_buddy_entries_member", "guild_id", "user_id"),
    sqlite_autoincrement=True,
)

pairs = Table(
    "buddy_pairs",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("state", String(10), nullable=False),
    # To how many people it was proposed; one of them may have been forgotten since.
    Column("size", Integer, nullable=False, server_default="2"),
    Column("made_at", UtcDateTime, nullable=False),
    # When those who were asked are told that it did not come together.
    Column("closes_at", UtcDateTime, nullable=False),
    Column("channel_id", BigInteger, nullable=True),
    Column("thread_id", BigInteger, nullable=True, unique=True),
    Column("hello_id", BigInteger, nullable=True),
    Column("ended_at", UtcDateTime, nullable=True),
    sqlite_autoincrement=True,
)

places = Table(
    "buddy_places",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("pair_id", RowId, ForeignKey("buddy_pairs.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    # Sealed, so that the file tells no yes from a no; and gone once everybody was told.
    Column("answer", Secret, nullable=True),
    Column("shown", Secret, nullable=True),
    # Where the proposal stands: in a direct message, or in a thread for this one person.
    Column("where_id", BigInteger, nullable=True),
    Column("message_id", BigInteger, nullable=True),
    Column("alone_id", BigInteger, nullable=True),
    UniqueConstraint("pair_id", "user_id"),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_buddy_places_member", "guild_id", "user_id"),
    sqlite_autoincrement=True,
)

meetings = Table(
    "buddy_meetings",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    # None once they were forgotten: the row stays for its owner, who could else tell that from what is kept.
    Column(
        "other_user_id",
        BigInteger,
        ForeignKey("people.user_id", ondelete="SET NULL"),
        nullable=True,
        index=True,
    ),
    Column("at", UtcDateTime, nullable=False, index=True),
    UniqueConstraint("guild_id", "user_id", "other_user_id"),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_buddy_meetings_member", "guild_id", "user_id"),
    sqlite_autoincrement=True,
)

kept_out = Table(
    "buddy_kept_out",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
)

ASKED, MEETING, OPEN, OVER = "asked", "meeting", "open", "over"
"""A pair was proposed; all said yes and their thread is on its way; it is there; it is over."""

YES, NO, REST, UNTOLD = "yes", "no", "rest", "untold"
"""What somebody answered; in the end, that they did not answer, or never got to know of it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server chose for its queue."""

    guild_id: int
    open: bool = False
    channel_id: int | None = None
    adults_only: bool = False
    asked: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody's place in the queue."""

    id: int
    guild_id: int
    user_id: int
    resting: bool
    answers: str
    joined_at: datetime
    fresh_at: datetime
    left_out: int


@dataclass(frozen=True, slots=True)
class Place:
    """One person in a pair."""

    id: int
    pair_id: int
    guild_id: int
    user_id: int
    answer: str | None
    shown: str | None
    where_id: int | None
    message_id: int | None
    alone_id: int | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two or three people, from the proposal to the end."""

    id: int
    guild_id: int
    state: str
    size: int
    made_at: datetime
    closes_at: datetime
    channel_id: int | None
    thread_id: int | None
    hello_id: int | None
    ended_at: datetime | None
    places: tuple[Place, ...] = ()

    def place_of(self, user_id: int) -> Place | None:
        """Return the place of a person in it."""
        return next((place for place in self.places if place.user_id == user_id), None)

    @property
    def people(self) -> tuple[int, ...]:
        """Return who is in it."""
        return tuple(place.user_id for place in self.places)
