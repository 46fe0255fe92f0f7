"""The interruption budget: every message that nobody asked for passes here before it is posted.

A channel gets at most a few such messages in 24 hours, whichever feature they come from. There are two kinds.
What the circle itself ordered, such as the card of a scheduled round, is noted, also ahead of its time: it is
never held back, and takes up room. Everything else claims a place, and waits while there is none. Answers to
a press are no interruption and do not come here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, String, Table, delete, func, select

from bot.core.database import Tx
from bot.core.schema import UtcDateTime, insert, metadata

MOST_A_DAY = 3
DAY = timedelta(days=1)

unasked = Table(
    "unasked_messages",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    # Which message it is, so that one that is tried again takes no second place.
    Column("what", String(80), primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
)


def room_at(known: Iterable[datetime], now: datetime, most: int = MOST_A_DAY) -> datetime:
    """Return the first moment from ``now`` at which one more message makes no day of more than ``most``."""
    others = sorted(known)
    free = (one + DAY for one in others if one + DAY > now)
    return next(moment for moment in (now, *free) if _fits(others, moment, most))


async def claim(tx: Tx, channel_id: int, what: str, now: datetime) -> datetime | None:
    """Take a place for a message and return None; when there is none, return when to ask again."""
    await _alone(tx, channel_id)
    query = select(unasked.c.what, unasked.c.at).where(unasked.c.channel_id == channel_id)
    known = {row.what: row.at for row in await tx.execute(query)}
    free = now if what in known else room_at(known.values(), now)
    if free > now:
        return free
    if what not in known:
        await note(tx, channel_id, what, now, now)
    return None


async def note(tx: Tx, channel_id: int, what: str, at: datetime, now: datetime) -> None:
    """Remember when a message that the circle ordered is posted, or will be; another time replaces it."""
    await tx.execute(delete(unasked).where(unasked.c.at <= now - DAY))
    row = {"channel_id": channel_id, "what": what, "at": at}
    statement = insert(tx.dialect, unasked).values(**row)
    await tx.execute(statement.on_conflict_do_update(index_elements=["channel_id", "what"], set_=row))


async def forget(tx: Tx, channel_id: int, what: str) -> None:
    """Give back the room of a message that will not be posted after all."""
    await tx.execute(delete(unasked).where(unasked.c.channel_id == channel_id, unasked.c.what == what))


def _fits(others: Sequence[datetime], moment: datetime, most: int) -> bool:
    near = sorted([moment, *(one for one in others if abs(one - moment) < DAY)])
    return all(later - one >= DAY for one, later in zip(near, near[most:], strict=False))


async def _alone(tx: Tx, channel_id: int) -> None:
    """Let nobody else claim a place in this channel meanwhile; SQLite has one writer anyway."""
    if tx.dialect == "postgresql":
        await tx.execute(select(func.pg_advisory_xact_lock(channel_id)))
