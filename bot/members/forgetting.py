"""Forgetting somebody: everywhere, or in one server after they left it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, delete, or_, select, update

from bot.core.database import Tx
from bot.core.schema import metadata
from bot.members.store import members, people


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody whom a server knows. ``left_at``: since when Discord says that they are gone."""

    guild_id: int
    user_id: int
    left_at: datetime | None = None


async def everywhere(tx: Tx, user_id: int) -> None:
    """Delete a person; all rows about them go along, and what must outlive them forgets who it was."""
    await tx.execute(delete(people).where(people.c.user_id == user_id))


async def in_server(tx: Tx, guild_id: int, user_id: int) -> None:
    """Do the same for one server. Nothing is left of a person whom no server knows, and who set nothing."""
    for table in metadata.sorted_tables:
        if table.name != "members" and "guild_id" in table.c:
            for column, ends in _pointing(table):
                theirs = (table.c.guild_id == guild_id, column == user_id)
                gone = ends == "CASCADE"
                await tx.execute(
                    delete(table).where(*theirs)
                    if gone
                    else update(table).where(*theirs).values({column: None})
                )
    await tx.execute(delete(members).where(members.c.guild_id == guild_id, members.c.user_id == user_id))
    known = select(members.c.user_id).where(members.c.user_id == people.c.user_id).exists()
    set_nothing = [column.is_(None) for column in people.c if not column.primary_key]
    await tx.execute(delete(people).where(people.c.user_id == user_id, ~known, *set_nothing))


async def to_ask_about(tx: Tx, before: datetime, gone_before: datetime, limit: int) -> Sequence[Member]:
    """Return members of whom it was not asked since ``before`` whether they are there, longest ago first.

    Those are among them who are known to be gone since ``gone_before``.
    """
    due = or_(members.c.asked_at.is_(None), members.c.asked_at < before, members.c.left_at <= gone_before)
    oldest = (members.c.asked_at.is_not(None), members.c.asked_at, members.c.guild_id, members.c.user_id)
    columns = (members.c.guild_id, members.c.user_id, members.c.left_at)
    found = await tx.execute(select(*columns).where(due).order_by(*oldest).limit(limit))
    return [Member(**row) for row in found.mappings()]


async def note_asked(tx: Tx, one: Member, now: datetime, left_at: datetime | None) -> None:
    """Remember that it was asked, and since when somebody is gone."""
    theirs = (members.c.guild_id == one.guild_id, members.c.user_id == one.user_id)
    await tx.execute(update(members).where(*theirs).values(asked_at=now, left_at=left_at))


def _pointing(table: Table) -> list[tuple[Column[Any], str | None]]:
    """Return the columns that point at a person alone, and what becomes of them."""
    return [
        (key.parent, key.constraint.ondelete)
        for column in table.columns
        for key in column.foreign_keys
        if key.target_fullname == "people.user_id" and key.constraint is not None
    ]
