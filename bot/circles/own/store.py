"""The formats that servers brought themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, String, Table, delete, select, update

from bot.circles.formats import ASK_LENGTH, Format
from bot.core.database import Tx
from bot.core.schema import RowId, UtcDateTime, insert, metadata

server_formats = Table(
    "server_formats",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("name", String(ASK_LENGTH), nullable=False),
    Column("written", JSON, nullable=False),
    Column(
        "made_by", BigInteger, ForeignKey("people.user_id", ondelete="SET NULL"), nullable=True, index=True
    ),
    Column("made_at", UtcDateTime, nullable=False),
    # None while it is only looked at.
    Column("saved_at", UtcDateTime, nullable=True),
    sqlite_autoincrement=True,  # an old button must never find a new row under its number
)


@dataclass(frozen=True, slots=True)
class OwnFormat:
    """A format of one server."""

    id: int
    guild_id: int
    name: str
    written: Mapping[str, Any]
    made_by: int | None
    made_at: datetime
    saved_at: datetime | None

    @property
    def key(self) -> str:
        """What a circle or a schedule calls it; no file of the host can have that name."""
        return f"own:{self.id}"

    @property
    def format(self) -> Format:
        """The format itself."""
        return Format(key=self.key, **self.written)


async def get(tx: Tx, guild_id: int, id: int) -> OwnFormat | None:
    """Return a server's format, saved or only looked at, and let nobody else change it meanwhile."""
    found = await _read(tx, server_formats.c.guild_id == guild_id, server_formats.c.id == id, lock=True)
    return found[0] if found else None


async def of_guild(tx: Tx, guild_id: int) -> Sequence[OwnFormat]:
    """Return what a server saved, oldest first; nobody else changes it until the transaction ends."""
    saved = server_formats.c.saved_at.is_not(None)
    return await _read(tx, server_formats.c.guild_id == guild_id, saved, lock=True)


async def every(tx: Tx) -> Sequence[OwnFormat]:
    """Return what all servers saved."""
    return await _read(tx, server_formats.c.saved_at.is_not(None))


async def made_by(tx: Tx, user_id: int) -> Sequence[OwnFormat]:
    """Return what somebody brought, in every server."""
    return await _read(tx, server_formats.c.made_by == user_id)


async def add(tx: Tx, **values: Any) -> OwnFormat:
    """Write a format that is looked at before it is saved."""
    statement = insert(tx.dialect, server_formats).values(**values).returning(server_formats)
    return OwnFormat(**(await tx.execute(statement)).mappings().one())


async def change(tx: Tx, id: int, **values: Any) -> None:
    """Write some columns of a format."""
    await tx.execute(update(server_formats).where(server_formats.c.id == id).values(**values))


async def drop(tx: Tx, id: int) -> None:
    """Forget a format."""
    await tx.execute(delete(server_formats).where(server_formats.c.id == id))


async def drop_unsaved(tx: Tx, guild_id: int, made_by: int) -> None:
    """Forget what somebody looked at in a server and did not save."""
    theirs = (server_formats.c.guild_id == guild_id, server_formats.c.made_by == made_by)
    await tx.execute(delete(server_formats).where(*theirs, server_formats.c.saved_at.is_(None)))


async def _read(tx: Tx, *where: Any, lock: bool = False) -> list[OwnFormat]:
    query = select(server_formats).where(*where).order_by(server_formats.c.id)
    found = await tx.execute(query.with_for_update() if lock else query)
    return [OwnFormat(**row) for row in found.mappings()]
