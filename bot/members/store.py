"""The roots that every row about a person hangs on, so that forgetting a person forgets all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Select, String, Table, or_, select, update

from bot.core.database import Tx
from bot.core.persons import Person, Persons
from bot.core.schema import UtcDateTime, insert_missing, metadata

people = Table(
    "people",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(20), nullable=True),
    Column("country", String(2), nullable=True),
    Column("area", String(10), nullable=True),
    Column("time_zone", String(60), nullable=True),
)

CHOICES = ("language", "country", "area", "time_zone")
"""What somebody may ask to be remembered about themselves."""

members = Table(
    "members",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "user_id", BigInteger, ForeignKey("people.user_id", ondelete="CASCADE"), primary_key=True, index=True
    ),
    # When Discord was last asked whether they are still there, and since when they are known to be gone.
    Column("asked_at", UtcDateTime, nullable=True, index=True),
    Column("left_at", UtcDateTime, nullable=True),
)


async def know(tx: Tx, guild_id: int, *user_ids: int) -> None:
    """Make sure that rows may refer to these members of this server."""
    ordered = sorted(user_ids)  # two processes that know the same people then never wait for each other
    await tx.execute(insert_missing(tx.dialect, people), [{"user_id": id} for id in ordered])
    rows = [{"guild_id": guild_id, "user_id": id} for id in ordered]
    await tx.execute(insert_missing(tx.dialect, members), rows)


async def servers_of(tx: Tx, user_id: int) -> list[int]:
    """Return the servers in which somebody did something, but for those that they are known to have left."""
    there = (members.c.user_id == user_id) & members.c.left_at.is_(None)
    query = select(members.c.guild_id).where(there).order_by(members.c.guild_id)
    return [*(await tx.execute(query)).scalars()]


async def knows(tx: Tx, guild_id: int, user_id: int) -> bool:
    """Say whether anything may refer to this member: not before `know`, nor after they were forgotten."""
    theirs = (members.c.guild_id == guild_id, members.c.user_id == user_id)
    return (await tx.execute(select(members.c.user_id).where(*theirs))).first() is not None


async def person(tx: Tx, user_id: int) -> Person:
    """Return what somebody asked to be remembered."""
    row = (await tx.execute(_chosen().where(people.c.user_id == user_id))).mappings().first()
    return _read(row) if row else Person()


async def load(tx: Tx, persons: Persons) -> None:
    """Put into memory what everybody asked to be remembered."""
    anything = or_(*(people.c[name].is_not(None) for name in CHOICES))
    rows = (await tx.execute(_chosen().where(anything))).mappings()
    persons.replace({row["user_id"]: _read(row) for row in rows})


async def remember(tx: Tx, persons: Persons, user_id: int, **chosen: str | None) -> Person:
    """Remember what somebody chose; None forgets it. It counts once the transaction is committed."""
    await tx.execute(insert_missing(tx.dialect, people), {"user_id": user_id})
    after = replace(await person(tx, user_id), **chosen)
    await tx.execute(update(people).where(people.c.user_id == user_id).values(**chosen))
    tx.after(partial(persons.take_in, user_id, after))
    return after


def _chosen() -> Select[Any]:
    return select(people.c.user_id, *(people.c[name] for name in CHOICES))


def _read(row: Mapping[Any, Any]) -> Person:
    return Person(**{name: row[name] for name in CHOICES})
