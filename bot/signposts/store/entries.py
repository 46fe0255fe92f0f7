"""The entries of every server, and how often each server wants to look at them again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog
from pydantic import ValidationError
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    Select,
    String,
    Table,
    UniqueConstraint,
    delete,
    func,
    select,
    update,
)

from bot.core.crypto import Secret
from bot.core.database import Tx
from bot.core.schema import RowId, UtcDateTime, insert, metadata
from bot.signposts.entry import Entry
from bot.signposts.listed import MONTHS, Signpost

signposts = Table(
    "signposts",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("key", String(60), nullable=False),
    Column("entry", JSON, nullable=False),
    Column("shown", JSON(none_as_null=True), nullable=True),
    Column("hidden", Boolean, nullable=False),
    Column("confirmed_at", UtcDateTime, nullable=True),
    Column("confirmed_by", BigInteger, ForeignKey("people.user_id", ondelete="SET NULL"), index=True),
    Column("suggested_by", BigInteger, ForeignKey("people.user_id", ondelete="SET NULL"), index=True),
    Column("looked_at", UtcDateTime, nullable=True),
    # What a member wrote stands here, and ``entry`` is empty, until a moderator has confirmed it.
    Column("suggestion", Secret, nullable=True),
    UniqueConstraint("guild_id", "key"),
    sqlite_autoincrement=True,
)

signpost_lists = Table(
    "signpost_lists",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("months", Integer, nullable=False),
)


NOT_IN_ONE = {"key", "entry", "shown", "suggestion"}
"""Columns that a `Signpost` holds in another way."""


async def get(tx: Tx, guild_id: int, id: int) -> Signpost | None:
    """Return one entry of this server."""
    found = await _read(tx, _of(guild_id).where(signposts.c.id == id))
    return found[0] if found else None


async def of_guild(tx: Tx, guild_id: int) -> list[Signpost]:
    """Return all entries of a server, oldest first."""
    return await _read(tx, _of(guild_id).order_by(signposts.c.id))


async def some(tx: Tx, guild_id: int, ids: Iterable[int]) -> list[Signpost]:
    """Return those entries of a server that have one of these ids, oldest first."""
    return await _read(tx, _of(guild_id).where(signposts.c.id.in_([*ids])).order_by(signposts.c.id))


async def with_keys(tx: Tx, guild_id: int, keys: Iterable[str]) -> dict[str, Signpost]:
    """Return those entries of a server that have one of these keys."""
    wanted = {*keys}
    return {one.entry.id: one for one in await of_guild(tx, guild_id) if one.entry.id in wanted}


async def shown(tx: Tx) -> list[Signpost]:
    """Return what the members of all servers may see."""
    return await _read(tx, select(signposts).where(signposts.c.shown.is_not(None), ~signposts.c.hidden))


async def keys(tx: Tx, guild_id: int) -> set[str]:
    """Return the keys of a server's entries."""
    found = await tx.execute(select(signposts.c.key).where(signposts.c.guild_id == guild_id))
    return {*found.scalars()}


async def suggestions(tx: Tx, guild_id: int, by: int | None = None) -> int:
    """Return how many suggestions wait in a server; with ``by``, those of one person."""
    waiting = select(func.count()).where(
        signposts.c.guild_id == guild_id, signposts.c.suggested_by.is_not(None), signposts.c.shown.is_(None)
    )
    if by is not None:
        waiting = waiting.where(signposts.c.suggested_by == by)
    return (await tx.execute(waiting)).scalar_one()


async def add(tx: Tx, signpost: Signpost) -> Signpost:
    """Write a new entry, and return it with its id."""
    made = insert(tx.dialect, signposts).values(**_kept(signpost)).returning(signposts.c.id)
    return replace(signpost, id=(await tx.execute(made)).scalar_one())


async def save(tx: Tx, signpost: Signpost) -> None:
    """Write a changed entry. One that is gone stays gone."""
    mine = (signposts.c.id == signpost.id, signposts.c.guild_id == signpost.guild_id)
    await tx.execute(update(signposts).where(*mine).values(**_kept(signpost)))


async def remove(tx: Tx, guild_id: int, ids: Iterable[int]) -> None:
    """Take entries out of a server's list."""
    gone = delete(signposts).where(signposts.c.guild_id == guild_id, signposts.c.id.in_([*ids]))
    await tx.execute(gone)


async def months(tx: Tx, guild_id: int) -> int:
    """Return after how many months a server looks at an entry again."""
    chosen = select(signpost_lists.c.months).where(signpost_lists.c.guild_id == guild_id)
    return (await tx.execute(chosen)).scalar_one_or_none() or MONTHS


async def all_months(tx: Tx) -> dict[int, int]:
    """Return the same for every server that chose."""
    return {row.guild_id: row.months for row in await tx.execute(select(signpost_lists))}


async def set_months(tx: Tx, guild_id: int, months: int) -> None:
    """Remember what a server chose."""
    chosen = insert(tx.dialect, signpost_lists).values(guild_id=guild_id, months=months)
    await tx.execute(chosen.on_conflict_do_update(index_elements=["guild_id"], set_={"months": months}))


def written(signpost: Signpost) -> dict[str, Any]:
    """Return what is kept of an entry as JSON holds it, to be read again by `read`."""
    row = _row(signpost)
    for moment in ("confirmed_at", "looked_at"):
        row[moment] = row[moment] and row[moment].isoformat()
    return row


def read(row: dict[str, Any]) -> Signpost:
    """Return what `written` wrote, as an entry that is not on a list yet. Raises ValidationError."""
    kept = {**row, "id": 0}
    for moment in ("confirmed_at", "looked_at"):
        said = row[moment]
        kept[moment] = datetime.fromisoformat(said) if said else None
    return _signpost(kept)


def entry_of(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the entry in a row as JSON holds it, be it a suggestion."""
    return row["entry"] if row["suggestion"] is None else json.loads(row["suggestion"])


def _kept(signpost: Signpost) -> dict[str, Any]:
    row = _row(signpost)
    if signpost.suggested_by is None or signpost.shown is not None:
        return {**row, "suggestion": None}
    return {**row, "entry": {}, "suggestion": json.dumps(row["entry"])}


def _row(signpost: Signpost) -> dict[str, Any]:
    return {
        "guild_id": signpost.guild_id,
        "key": signpost.entry.id,
        "entry": signpost.entry.model_dump(mode="json", exclude_defaults=True),
        "shown": signpost.shown and signpost.shown.model_dump(mode="json", exclude_defaults=True),
        "hidden": signpost.hidden,
        "confirmed_at": signpost.confirmed_at,
        "confirmed_by": signpost.confirmed_by,
        "suggested_by": signpost.suggested_by,
        "looked_at": signpost.looked_at,
    }


def _of(guild_id: int) -> Select[Any]:
    return select(signposts).where(signposts.c.guild_id == guild_id)


async def _read(tx: Tx, query: Select[Any]) -> list[Signpost]:
    """Entries as they were kept; one that this program cannot read is left out, and named in the log."""
    found: list[Signpost] = []
    for row in (await tx.execute(query)).mappings():
        try:
            found.append(_signpost({**row, "entry": entry_of(row)}))
        except ValidationError as error:
            log = structlog.get_logger("signposts")
            log.error("entry not read", id=row["id"], count=error.error_count())
    return found


def _signpost(row: dict[str, Any]) -> Signpost:
    entry, shown = Entry.model_validate(row["entry"]), row["shown"]
    kept = {name: value for name, value in row.items() if name not in NOT_IN_ONE}
    return Signpost(entry=entry, shown=shown and Entry.model_validate(shown), **kept)
