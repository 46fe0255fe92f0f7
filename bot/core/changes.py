"""Who changed what from what to what: kept for a year, so that moderators can look and put things back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zlib import crc32

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from bot.core.database import Tx
from bot.core.schema import RowId, UtcDateTime, metadata

changes = Table(
    "changes",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("by_user_id", BigInteger, ForeignKey("people.user_id", ondelete="SET NULL"), index=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    # What kind of thing it is about, such as "server" or "circle", and which one.
    Column("kind", String(40), nullable=False),
    Column("key", String(80), nullable=False),
    Column("before", JSON(none_as_null=True), nullable=True),
    Column("after", JSON(none_as_null=True), nullable=True),
    # The change that took this one back.
    Column("undone_by_change_id", RowId, nullable=True),
    sqlite_autoincrement=True,
)
Index("ix_changes_guild_id_id", changes.c.guild_id, changes.c.id)

State = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``before`` is None for something new, ``after`` for something that was taken away."""

    id: int
    guild_id: int
    by_user_id: int | None
    at: datetime
    kind: str
    key: str
    before: State
    after: State
    undone_by_change_id: int | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody else set the same thing while a form was open, so nothing was changed.

    ``there`` is what stands there, ``wanted`` what the second one filled in, ``last`` who was first.
    """

    there: Mapping[str, Any]
    wanted: Mapping[str, Any]
    last: Change | None

    @property
    def seen(self) -> int:
        """The number of what stands there, for whoever sees it now."""
        return fingerprint(self.there)


def fingerprint(values: Mapping[str, Any]) -> int:
    """Return a number that is another one when any of these values is."""
    return crc32(repr(sorted(values.items())).encode())


async def clash(
    tx: Tx,
    guild_id: int,
    kind: str,
    key: object,
    there: Mapping[str, Any],
    wanted: Mapping[str, Any],
    seen: int,
) -> Clash | None:
    """Return what somebody else set since ``seen``; None when nobody did, or the very same.

    ``there`` may hold more than what is ``wanted``; all values are as a change remembers them.
    """
    same = {name: there[name] for name in wanted}
    if fingerprint(same) == seen or same == dict(wanted):
        return None
    return Clash(same, wanted, await last_of(tx, guild_id, kind, key))


async def note(
    tx: Tx,
    guild_id: int,
    by_user_id: int | None,
    kind: str,
    key: object,
    before: State,
    after: State,
    now: datetime,
) -> int | None:
    """Remember a change, in the transaction that makes it; return its number, None if nothing changed.

    ``before`` and ``after`` hold settings and public words of a group; never what a member wrote.
    The person has to be known (`members.know`) already.
    """
    if before == after:
        return None
    row = {
        "guild_id": guild_id,
        "by_user_id": by_user_id,
        "at": now,
        "kind": kind,
        "key": str(key),
        "before": before and dict(before),
        "after": after and dict(after),
    }
    statement = insert(changes).values(**row).returning(changes.c.id)
    return (await tx.execute(statement)).scalar_one()


async def get(tx: Tx, guild_id: int, id: int) -> Change | None:
    """Return one change of a server."""
    found = await _read(tx, changes.c.guild_id == guild_id, changes.c.id == id)
    return found[0] if found else None


async def latest(tx: Tx, guild_id: int, limit: int, before_id: int | None = None) -> Sequence[Change]:
    """Return a server's last changes, newest first, on from ``before_id``."""
    older = [changes.c.id < before_id] if before_id is not None else []
    return await _read(tx, changes.c.guild_id == guild_id, *older, limit=limit)


async def last_of(tx: Tx, guild_id: int, kind: str, key: object) -> Change | None:
    """Return the last change of one thing: who writes over it can be shown what changed meanwhile."""
    found = await _read(
        tx, changes.c.guild_id == guild_id, changes.c.kind == kind, changes.c.key == str(key), limit=1
    )
    return found[0] if found else None


async def note_undone(tx: Tx, id: int, by_change_id: int) -> None:
    """Remember which change took another back."""
    await tx.execute(update(changes).where(changes.c.id == id).values(undone_by_change_id=by_change_id))


async def forget_before(tx: Tx, guild_id: int, moment: datetime) -> None:
    """Forget what was changed longer ago in a server."""
    await tx.execute(delete(changes).where(changes.c.guild_id == guild_id, changes.c.at < moment))


async def _read(tx: Tx, *where: Any, limit: int = 1) -> list[Change]:
    query = select(changes).where(*where).order_by(changes.c.id.desc()).limit(limit)
    return [Change(**row) for row in (await tx.execute(query)).mappings()]
