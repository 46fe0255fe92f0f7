"""The circles of all servers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Select,
    String,
    Table,
    Text,
    bindparam,
    select,
    update,
)

from bot.core.database import Tx
from bot.core.schema import UtcDateTime, insert, metadata

circles = Table(
    "circles",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("about", Text, nullable=False),
    Column("format", String(80), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("retired_at", UtcDateTime, nullable=True),
    # How long its rounds stay open; None: as long as the host says.
    Column("hours", Float, nullable=True),
    Column("shows_point", Boolean, nullable=False, default=True),
    Column("offers_reminders", Boolean, nullable=False, default=True),
)


@dataclass(frozen=True, slots=True)
class Circle:
    """A channel with a purpose. ``format`` is the key of the format its rounds take unless told otherwise.

    ``hours``: how long they stay open then. ``shows_point``: their cards show a point of the agreement.
    ``offers_reminders``: members can ask to be reminded of them.
    """

    channel_id: int
    guild_id: int
    name: str
    about: str
    format: str
    made_at: datetime
    retired_at: datetime | None = None
    hours: float | None = None
    shows_point: bool = True
    offers_reminders: bool = True


async def get(tx: Tx, guild_id: int, channel_id: int) -> Circle | None:
    """Return the circle of this channel, if it is one and not retired."""
    found = await _read(tx, _living_at(), {"guild_id": guild_id, "channel_id": channel_id})
    return found[0] if found else None


async def hold(tx: Tx, channel_id: int) -> None:
    """Let nobody else who asks for it decide about a circle until the transaction ends."""
    mine = select(circles.c.channel_id).where(circles.c.channel_id == channel_id)
    await tx.execute(mine.with_for_update())


async def ever(tx: Tx, guild_id: int, channel_id: int) -> Circle | None:
    """Return the circle that this channel is or once was."""
    mine = select(circles).where(circles.c.guild_id == guild_id, circles.c.channel_id == channel_id)
    found = await _read(tx, mine)
    return found[0] if found else None


async def of_guild(tx: Tx, guild_id: int) -> Sequence[Circle]:
    """Return the circles of a server, by name."""
    return await _read(tx, _living().order_by(circles.c.name), {"guild_id": guild_id})


async def living(tx: Tx) -> Sequence[Circle]:
    """Return the circles of all servers."""
    return await _read(tx, select(circles).where(circles.c.retired_at.is_(None)))


async def save(tx: Tx, circle: Circle) -> None:
    """Write a circle, new or changed."""
    row = asdict(circle)
    statement = insert(tx.dialect, circles).values(**row)
    await tx.execute(statement.on_conflict_do_update(index_elements=["channel_id"], set_=row))


async def retire(tx: Tx, guild_id: int, channel_id: int, now: datetime) -> bool:
    """Make a channel an ordinary one again; return False when it is one already."""
    mine = (circles.c.guild_id == guild_id, circles.c.channel_id == channel_id)
    living = circles.c.retired_at.is_(None)
    ending = update(circles).where(*mine, living).values(retired_at=now).returning(circles.c.channel_id)
    return (await tx.execute(ending)).first() is not None


@cache
def _living() -> Select[Any]:
    here = circles.c.guild_id == bindparam("guild_id")
    return select(circles).where(here, circles.c.retired_at.is_(None))


@cache
def _living_at() -> Select[Any]:
    return _living().where(circles.c.channel_id == bindparam("channel_id"))


async def _read(tx: Tx, query: Select[Any], values: Mapping[str, int] | None = None) -> list[Circle]:
    return [Circle(**row) for row in (await tx.execute(query, values)).mappings()]
