"""Whom somebody would rather not meet: silent, and never shown to anybody else.

A mark stands for the two of them, so that they are never put together. It holds the owner as well, so that
nobody can count how many avoid one person. The other's number is sealed, for its owner to see and undo.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    String,
    Table,
    UniqueConstraint,
    delete,
    func,
    select,
    update,
)

from bot.core.crypto import Secret, Vault
from bot.core.database import Tx
from bot.core.errors import Refusal, Unavailable
from bot.core.kept import Item
from bot.core.schema import RowId, UtcDateTime, insert, metadata
from bot.members import store

MOST = 20
"""So many people one member may name in one server."""

avoids = Table(
    "avoids",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("mark", String(64), nullable=False),
    # Nobody is named here any more once they were forgotten; the mark stays, and still keeps them apart.
    Column("other", Secret, nullable=True),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("guild_id", "user_id", "mark"),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_avoids_member", "guild_id", "user_id"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Avoid:
    """That somebody would rather not meet ``other_id``; None when that person was forgotten."""

    id: int
    guild_id: int
    other_id: int | None
    at: datetime


def key(vault: Vault | None) -> Vault:
    """Return the vault. Raises `Unavailable` when the host has no usable key."""
    if vault is None:
        raise Unavailable("error-key-missing")
    return vault


async def add(tx: Tx, vault: Vault | None, guild_id: int, user_id: int, other_id: int, now: datetime) -> None:
    """Keep these two apart from now on; twice is once. Raises Refusal when there are too many."""
    if other_id == user_id:
        raise Refusal("avoid-yourself")
    await store.know(tx, guild_id, user_id)
    row = {
        "guild_id": guild_id,
        "user_id": user_id,
        "mark": _mark(key(vault), guild_id, user_id, other_id),
        "other": str(other_id),
        "at": now,
    }
    statement = insert(tx.dialect, avoids).values(**row)
    await tx.execute(statement.on_conflict_do_nothing())
    theirs = (avoids.c.guild_id == guild_id, avoids.c.user_id == user_id)
    count = (await tx.execute(select(func.count()).select_from(avoids).where(*theirs))).scalar_one()
    if count > MOST:
        raise Refusal("avoid-too-many", most=MOST)


async def of(tx: Tx, guild_id: int, user_id: int) -> Sequence[Avoid]:
    """Return whom somebody named in a server, for their eyes alone."""
    return [one for one in await of_person(tx, user_id) if one.guild_id == guild_id]


async def of_person(tx: Tx, user_id: int) -> Sequence[Avoid]:
    """Return whom somebody named anywhere, for their eyes alone."""
    query = select(avoids.c.id, avoids.c.guild_id, avoids.c.other, avoids.c.at)
    rows = await tx.execute(query.where(avoids.c.user_id == user_id).order_by(avoids.c.id))
    return [Avoid(row.id, row.guild_id, int(row.other) if row.other else None, row.at) for row in rows]


async def undo(tx: Tx, guild_id: int, user_id: int, id: int) -> None:
    """Take one back; it is fine if it is gone, and nobody takes back another's."""
    theirs = (avoids.c.guild_id == guild_id, avoids.c.user_id == user_id, avoids.c.id == id)
    await tx.execute(delete(avoids).where(*theirs))


async def among(
    tx: Tx, vault: Vault | None, guild_id: int, user_ids: Collection[int]
) -> frozenset[tuple[int, int]]:
    """Return the pairs of these people that must not be, smaller number first, whoever of the two said so."""
    query = select(avoids.c.user_id, avoids.c.mark).where(avoids.c.guild_id == guild_id)
    marks: dict[int, set[str]] = {}
    for row in await tx.execute(query):
        marks.setdefault(row.user_id, set()).add(row.mark)
    people = set(user_ids)
    found: set[tuple[int, int]] = set()
    for owner in people & marks.keys():
        for other in people - {owner}:
            if _mark(key(vault), guild_id, owner, other) in marks[owner]:
                found.add((min(owner, other), max(owner, other)))
    return frozenset(found)


async def forget_named(tx: Tx, vault: Vault | None, user_id: int, guild_id: int | None) -> None:
    """Let only the marks remain where others named somebody who is forgotten, in one server or in all."""
    here = [avoids.c.guild_id == guild_id] if guild_id is not None else []
    query = select(avoids.c.id, avoids.c.guild_id, avoids.c.user_id, avoids.c.mark)
    rows = (await tx.execute(query.where(avoids.c.other.is_not(None), *here))).all()
    if not rows:
        return
    named = [row.id for row in rows if _mark(key(vault), row.guild_id, row.user_id, user_id) == row.mark]
    await tx.execute(update(avoids).where(avoids.c.id.in_(named)).values(other=None))


async def read(tx: Tx, user_id: int) -> Sequence[Item]:
    """Return what is kept of this, for its owner."""
    return [
        Item("kept-avoid", one.guild_id, one.at, details={"who": f"<@{one.other_id}>"})
        if one.other_id
        else Item("kept-avoid-forgotten", one.guild_id, one.at)
        for one in await of_person(tx, user_id)
    ]


def _mark(vault: Vault, guild_id: int, user_id: int, other_id: int) -> str:
    return vault.mark("avoid", guild_id, user_id, other_id)
