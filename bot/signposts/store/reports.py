"""What members say is wrong with an entry: one of a few choices, and no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey, String, Table, UniqueConstraint, delete, select

from bot.core.database import Tx
from bot.core.schema import RowId, UtcDateTime, insert, metadata

signpost_reports = Table(
    "signpost_reports",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("signpost_id", RowId, ForeignKey("signposts.id", ondelete="CASCADE"), nullable=False),
    Column("user_id", BigInteger, ForeignKey("people.user_id", ondelete="SET NULL"), index=True),
    Column("reason", String(20), nullable=False),
    Column("reported_at", UtcDateTime, nullable=False),
    UniqueConstraint("signpost_id", "user_id"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Report:
    """That something is said to be wrong with an entry; who said so is not told."""

    id: int
    signpost_id: int


async def add(
    tx: Tx, guild_id: int, signpost_id: int, *, user_id: int, reason: str, reported_at: datetime
) -> None:
    """Remember what is wrong; who says something else later changed their mind."""
    row = {"guild_id": guild_id, "signpost_id": signpost_id, "user_id": user_id}
    said = {"reason": reason, "reported_at": reported_at}
    statement = insert(tx.dialect, signpost_reports).values(**row, **said)
    await tx.execute(statement.on_conflict_do_update(index_elements=["signpost_id", "user_id"], set_=said))


async def of_guild(tx: Tx, guild_id: int) -> dict[int, Sequence[str]]:
    """Return what is said to be wrong, by entry, the oldest first. Who said so is not told."""
    mine = signpost_reports.c.guild_id == guild_id
    found = await tx.execute(select(signpost_reports).where(mine).order_by(signpost_reports.c.id))
    by_entry: dict[int, list[str]] = {}
    for row in found:
        by_entry.setdefault(row.signpost_id, []).append(row.reason)
    return dict(by_entry)


async def said_of(tx: Tx, signpost_id: int) -> bool:
    """Say whether something is said to be wrong with an entry."""
    mine = select(signpost_reports.c.id).where(signpost_reports.c.signpost_id == signpost_id).limit(1)
    return (await tx.execute(mine)).first() is not None


async def newest_first(tx: Tx, guild_id: int) -> Sequence[Report]:
    """Return what is said to be wrong, the newest first."""
    mine = select(signpost_reports.c.id, signpost_reports.c.signpost_id).where(
        signpost_reports.c.guild_id == guild_id
    )
    return [Report(*row) for row in await tx.execute(mine.order_by(signpost_reports.c.id.desc()))]


async def clear(tx: Tx, signpost_id: int) -> None:
    """Forget what was wrong with an entry that somebody looked after."""
    await tx.execute(delete(signpost_reports).where(signpost_reports.c.signpost_id == signpost_id))
