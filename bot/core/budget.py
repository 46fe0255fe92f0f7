"""The interruption budget: every message that nobody asked for passes here before it is posted.

A channel gets at most a few such messages in 24 hours, whichever feature they come from. There are two kinds.
What the circle itself ordered, such as the card of a scheduled round, is noted: it is never held back, and
takes up room. Everything else claims a place, and waits when there is none. Answers to a press are no
interruption and do not come here.
"""

from __future__ import annotations

from collections.abc import Iterable
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
    Column("posted_at", UtcDateTime, nullable=False, index=True),
)


def room_at(posted: Iterable[datetime], now: datetime, most: int = MOST_A_DAY) -> datetime:
    """Return when the next message may be posted: ``now``, or when enough of those before are a day old."""
    recent = sorted(moment for moment in posted if moment > now - DAY)
    return now if len(recent) < most else recent[-most] + DAY


async def claim(tx: Tx, channel_id: int, what: str, now: datetime) -> datetime | None:
    """Take a place for a message and return None; when there is none, return when to ask again."""
    await _alone(tx, channel_id)
    query = select(unasked.c.what, unasked.c.posted_at).where(unasked.c.channel_id == channel_id)
    posted = {row.what: row.posted_at for row in await tx.execute(query)}
    free = now if what in posted else room_at(posted.values(), now)
    if free > now:
        return free
    await note(tx, channel_id, what, now)
    return None


async def note(tx: Tx, channel_id: int, what: str, now: datetime) -> None:
    """Remember a message that the circle itself ordered."""
    await tx.execute(delete(unasked).where(unasked.c.posted_at <= now - DAY))
    row = {"channel_id": channel_id, "what": what, "posted_at": now}
    await tx.execute(insert(tx.dialect, unasked).values(**row).on_conflict_do_nothing())


async def _alone(tx: Tx, channel_id: int) -> None:
    """Let nobody else claim a place in this channel meanwhile; SQLite has one writer anyway."""
    if tx.dialect == "postgresql":
        await tx.execute(select(func.pg_advisory_xact_lock(channel_id)))
