"""What members tell the moderators: kept sealed, and closed in a way that its author hears of."""

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
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from bot.core import jobs
from bot.core.crypto import Secret
from bot.core.database import Tx
from bot.core.schema import RowId, UtcDateTime, metadata

NOTICE = "report-notice"
"""The job that tells the moderators that there is something new; its key is the server."""

reports = Table(
    "reports",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("words", Secret, nullable=False),
    # What it is about, as the feature that it comes from names it: a channel and a message, a pair.
    Column("about", Secret, nullable=True),
    Column("at", UtcDateTime, nullable=False),
    Column("taken_on_at", UtcDateTime, nullable=True),
    Column("taken_on_by", BigInteger, ForeignKey("people.user_id", ondelete="SET NULL"), index=True),
    Column("closed_at", UtcDateTime, nullable=True),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    sqlite_autoincrement=True,
)
Index("ix_reports_member", reports.c.guild_id, reports.c.user_id)


@dataclass(frozen=True, slots=True)
class Report:
    """What one member told the moderators of one server."""

    id: int
    guild_id: int
    user_id: int
    kind: str
    words: str
    about: str | None
    at: datetime
    taken_on_at: datetime | None = None
    taken_on_by: int | None = None
    closed_at: datetime | None = None


async def file(
    tx: Tx, guild_id: int, user_id: int, kind: str, words: str, now: datetime, *, about: str | None = None
) -> int:
    """Keep what a member (who is known already) tells the moderators; return its number.

    ``kind`` is the end of a sentence's key, ``report-kind-…``, which says where it comes from.
    """
    row = {"guild_id": guild_id, "user_id": user_id, "kind": kind, "words": words, "about": about, "at": now}
    filed = await tx.execute(insert(reports).values(**row).returning(reports.c.id))
    # One notice for all that comes until it is posted.
    await jobs.put(tx, NOTICE, str(guild_id), now, guild_id=guild_id)
    return filed.scalar_one()


async def get(tx: Tx, guild_id: int, id: int) -> Report | None:
    """Return one report of a server."""
    found = await _read(tx, reports.c.guild_id == guild_id, reports.c.id == id)
    return found[0] if found else None


async def open_in(tx: Tx, guild_id: int) -> Sequence[Report]:
    """Return what is not closed, oldest first."""
    return await _read(tx, reports.c.guild_id == guild_id, reports.c.closed_at.is_(None))


async def by(tx: Tx, user_id: int) -> Sequence[Report]:
    """Return everything that a person told moderators anywhere."""
    return await _read(tx, reports.c.user_id == user_id)


async def change(tx: Tx, id: int, **values: Any) -> None:
    """Change what became of a report."""
    await tx.execute(update(reports).where(reports.c.id == id).values(**values))


async def forget_closed_before(tx: Tx, guild_id: int, moment: datetime) -> None:
    """Forget what was closed longer ago in a server."""
    await tx.execute(delete(reports).where(reports.c.guild_id == guild_id, reports.c.closed_at < moment))


async def _read(tx: Tx, *where: Any) -> list[Report]:
    rows = (await tx.execute(select(reports).where(*where).order_by(reports.c.id))).mappings()
    return [Report(**row) for row in rows]
