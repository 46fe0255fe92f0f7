"""The tables of agreements, and what stands in a row."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

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

from bot.agreements.rules import Change, Text
from bot.core.crypto import Secret
from bot.core.schema import RowId, UtcDateTime, metadata

SERVER = 0
"""The channel of the agreement that counts in a server wherever a circle has none of its own."""

State = Literal["open", "concerns", "agreed", "few", "withdrawn", "taken-back", "overtaken", "left", "gone"]
UNDECIDED: tuple[State, ...] = ("open", "concerns")

agreements = Table(
    "agreements",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    # Where it is decided on: the circle's channel, or for a server's the one where a moderator began it.
    Column("home_channel_id", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Column("points_made", Integer, nullable=False),
    # A moderator's, until the circle agrees to it. Each writing has a number, so that two are told apart.
    Column("draft", Secret, nullable=True),
    Column("draft_edit", Integer, nullable=False),
    Column("days_open", Integer, nullable=False),
    Column("least_voices", Integer, nullable=True),
    Column("remind_every", Integer, nullable=False),
    Column("review_at", UtcDateTime, nullable=True),
    UniqueConstraint("guild_id", "channel_id"),
    sqlite_autoincrement=True,
)

versions = Table(
    "agreement_versions",
    metadata,
    Column("agreement_id", RowId, ForeignKey("agreements.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    # The circle's words, agreed to and public; no longer anybody's own.
    Column("points", JSON, nullable=False),
    Column("agreed_at", UtcDateTime, nullable=False),
)

drafts = Table(
    "agreement_drafts",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("agreement_id", RowId, ForeignKey("agreements.id", ondelete="CASCADE"), nullable=False),
    Column(
        "by_user_id", BigInteger, ForeignKey("people.user_id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("words", Secret, nullable=False),
    sqlite_autoincrement=True,
)
"""What a moderator wrote while another wrote as well: kept for a day, until they decide."""

suggestions = Table(
    "agreement_suggestions",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("agreement_id", RowId, ForeignKey("agreements.id", ondelete="CASCADE"), nullable=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column(
        "by_user_id", BigInteger, ForeignKey("people.user_id", ondelete="SET NULL"), nullable=True, index=True
    ),
    Column("whole", Boolean, nullable=False),
    Column("point_id", Integer, nullable=True),
    # Kept until it is decided and its card says so.
    Column("words", Secret, nullable=True),
    Column("least", Integer, nullable=False),
    Column("state", String(20), nullable=False),
    # The text changed under it, so voices began anew.
    Column("moved", Boolean, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closes_at", UtcDateTime, nullable=False),
    Column("tally", JSON(none_as_null=True), nullable=True),
    Column("version", Integer, nullable=True),
    Column("card_id", BigInteger, nullable=True),
    Column("thread_id", BigInteger, nullable=True, index=True),
    sqlite_autoincrement=True,
)
Index("ix_agreement_suggestions_agreement_id", suggestions.c.agreement_id, suggestions.c.state)
Index("ix_agreement_suggestions_card_id", suggestions.c.card_id)

voices = Table(
    "agreement_voices",
    metadata,
    Column(
        "suggestion_id", RowId, ForeignKey("agreement_suggestions.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False),
    # Sealed, so that the file tells nobody who said what. Gone as soon as it is counted.
    Column("choice", Secret, nullable=False),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_agreement_voices_member", "guild_id", "user_id"),
)

readers = Table(
    "agreement_readers",
    metadata,
    Column("agreement_id", RowId, ForeignKey("agreements.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("shown_version", Integer, nullable=False),
    # The version that they said "I'm in" for.
    Column("in_version", Integer, nullable=True),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_agreement_readers_member", "guild_id", "user_id"),
)

reminders = Table(
    "agreement_reminders",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False),
    # Which points had their turn, the last one last.
    Column("told", JSON, nullable=False),
    Column("counted_round_id", BigInteger, nullable=True),
    Column("rounds_since", Integer, nullable=False),
    # The line on the card of the round that is open, and the version that it quotes.
    Column("line_round_id", BigInteger, nullable=True),
    Column("line_agreement_id", BigInteger, nullable=True),
    Column("line_version", Integer, nullable=True),
    Column("line_point_id", Integer, nullable=True),
    Column("posted_at", UtcDateTime, nullable=True),
)

reviews = Table(
    "agreement_reviews",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("agreement_id", RowId, ForeignKey("agreements.id", ondelete="CASCADE"), nullable=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closes_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime, nullable=True),
    Column("next_at", UtcDateTime, nullable=True),
    Column("card_id", BigInteger, nullable=True),
    Column("thread_id", BigInteger, nullable=True),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A circle's agreement, or the server's. ``version`` is the last one agreed to; 0 is none yet."""

    id: int
    guild_id: int
    channel_id: int
    home_channel_id: int
    version: int
    points_made: int
    draft: tuple[str, ...]
    draft_edit: int
    days_open: int
    least_voices: int | None
    remind_every: int
    review_at: datetime | None


@dataclass(frozen=True, slots=True)
class Version:
    """What was agreed to, and when."""

    agreement_id: int
    number: int
    text: Text
    agreed_at: datetime


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change that was suggested, or a draft that a circle is asked about."""

    id: int
    agreement_id: int
    guild_id: int
    channel_id: int
    by_user_id: int | None
    whole: bool
    point_id: int | None
    words: tuple[str, ...] | None
    least: int
    state: State
    moved: bool
    opened_at: datetime
    closes_at: datetime
    tally: Mapping[str, int] | None
    version: int | None
    card_id: int | None
    thread_id: int | None

    @property
    def change(self) -> Change:
        """What is suggested. Raises ValueError once its words were forgotten."""
        if self.words is None:
            raise ValueError("its words were forgotten")
        return Change(self.whole, self.point_id, self.words)


@dataclass(frozen=True, slots=True)
class Reader:
    """What a member was shown of an agreement, and the version they said they are in for."""

    agreement_id: int
    user_id: int
    guild_id: int
    shown_version: int
    in_version: int | None


@dataclass(frozen=True, slots=True)
class Reminder:
    """Where a channel stands with its reminders."""

    channel_id: int
    guild_id: int
    told: Sequence[int] = ()
    counted_round_id: int | None = None
    rounds_since: int = 0
    line_round_id: int | None = None
    line_agreement_id: int | None = None
    line_version: int | None = None
    line_point_id: int | None = None
    posted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A short round in which a circle looks at its agreement again."""

    id: int
    agreement_id: int
    guild_id: int
    channel_id: int
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    next_at: datetime | None
    card_id: int | None
    thread_id: int | None


def sealed(words: Sequence[str]) -> str:
    """Return points as one text for a sealed column."""
    return json.dumps(list(words), ensure_ascii=False)


def opened(text: str | None) -> tuple[str, ...] | None:
    """Undo `sealed`."""
    return None if text is None else tuple(json.loads(text))


def values_of(**values: Any) -> dict[str, Any]:
    """Return values as they are written: words sealed together."""
    return {
        name: sealed(value) if name in ("words", "draft") and value is not None else value
        for name, value in values.items()
    }
