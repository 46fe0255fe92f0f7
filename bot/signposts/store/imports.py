"""Files that moderators sent in: first to look at the difference, then applied, and for a while to undo."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, String, Table, delete, select, update

from bot.core.database import Tx
from bot.core.schema import RowId, UtcDateTime, insert, metadata

signpost_imports = Table(
    "signpost_imports",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("made_by", BigInteger, ForeignKey("people.user_id", ondelete="SET NULL"), index=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("removing", Boolean, nullable=False),
    Column("base", String(64), nullable=False),
    Column("entries", JSON, nullable=False),
    Column("applied_at", UtcDateTime, nullable=True),
    Column("changes", JSON(none_as_null=True), nullable=True),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Import:
    """What a file held. ``base`` is the print of the list that its difference was shown against.

    ``removing``: what the file does not have is taken out. ``changes`` is what to put back on undo.
    """

    id: int
    guild_id: int
    made_by: int | None
    made_at: datetime
    removing: bool
    base: str
    entries: list[dict[str, Any]]
    applied_at: datetime | None = None
    changes: list[dict[str, Any]] | None = None


async def get(tx: Tx, guild_id: int, id: int) -> Import | None:
    """Return one of this server's imports."""
    mine = (signpost_imports.c.guild_id == guild_id, signpost_imports.c.id == id)
    row = (await tx.execute(select(signpost_imports).where(*mine))).mappings().one_or_none()
    return Import(**row) if row else None


async def add(tx: Tx, made: Import) -> Import:
    """Keep what a file held, and return it with its id."""
    row = asdict(made)
    del row["id"]
    statement = insert(tx.dialect, signpost_imports).values(**row).returning(signpost_imports.c.id)
    return replace(made, id=(await tx.execute(statement)).scalar_one())


async def apply(tx: Tx, id: int, applied_at: datetime, changes: list[dict[str, Any]]) -> None:
    """Note that it was applied, and what to put back; the file itself is no longer needed."""
    done = {"applied_at": applied_at, "changes": changes, "entries": []}
    await tx.execute(update(signpost_imports).where(signpost_imports.c.id == id).values(**done))


async def rebase(tx: Tx, id: int, base: str) -> None:
    """Note that the difference was shown anew, against another list."""
    await tx.execute(update(signpost_imports).where(signpost_imports.c.id == id).values(base=base))


async def drop(tx: Tx, guild_id: int, id: int) -> None:
    """Forget an import; it is fine if there is none."""
    mine = (signpost_imports.c.guild_id == guild_id, signpost_imports.c.id == id)
    await tx.execute(delete(signpost_imports).where(*mine))
