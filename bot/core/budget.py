"""The interruption budget: every message that nobody asked for passes here before it is posted.

A channel gets at most a few such messages in 24 hours, whichever feature they come from. There are two kinds.
What the circle itself ordered, such as the card of a scheduled round, is noted, also ahead of its time: it is
never held back, and takes up room. Everything else claims a place, and waits while there is none, or while
moderators asked for silence; what would wait in vain joins the card of a round (`bot.core.lines`) or goes
elsewhere. Answers to a press are no interruption and do not come here. A person gets
as well at most a few direct messages in 24 hours, from all features and servers together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, ForeignKey, String, Table, delete, func, select

from bot.core import servers
from bot.core.database import Tx
from bot.core.schema import UtcDateTime, insert, metadata

MOST_A_DAY = 3
"""In one channel, unless a server chose another number."""
MOST_LETTERS_A_DAY = 3
"""To one person."""
LARGEST = 10
"""What a server can choose."""

DAY = timedelta(days=1)

unasked = Table(
    "unasked_messages",
    metadata,
    Column("channel_id", BigInteger, primary_key=True, autoincrement=False),
    # Which message it is, so that one that is tried again takes no second place.
    Column("what", String(80), primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
)

letters = Table(
    "unasked_letters",
    metadata,
    Column(
        "user_id",
        BigInteger,
        ForeignKey("people.user_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("what", String(80), primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
)


def room_at(known: Iterable[datetime], now: datetime, most: int = MOST_A_DAY) -> datetime:
    """Return the first moment from ``now`` at which one more message makes no day of more than ``most``."""
    others = sorted(known)
    free = (one + DAY for one in others if one + DAY > now)
    return next(moment for moment in (now, *free) if _fits(others, moment, most))


async def most_in(tx: Tx, guild_id: int) -> int:
    """Return how many messages a day each channel of a server gets at most."""
    return (await servers.read(tx, guild_id)).unasked_a_day or MOST_A_DAY


async def claim(tx: Tx, guild_id: int, channel_id: int, what: str, now: datetime) -> datetime | None:
    """Take a place for a message and return None; when there is none, return when to ask again."""
    await _alone(tx, channel_id)
    server = await servers.read(tx, guild_id)
    if server.quiet_until is not None and server.is_quiet(now):
        return server.quiet_until
    query = select(unasked.c.what, unasked.c.at).where(unasked.c.channel_id == channel_id)
    known = {row.what: row.at for row in await tx.execute(query)}
    free = now if what in known else room_at(known.values(), now, server.unasked_a_day or MOST_A_DAY)
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


async def claim_letter(tx: Tx, user_id: int, what: str, now: datetime) -> datetime | None:
    """Take a place for a direct message to somebody known and return None, else when to ask again."""
    await _alone(tx, user_id)
    await tx.execute(delete(letters).where(letters.c.at <= now - DAY))
    query = select(letters.c.what, letters.c.at).where(letters.c.user_id == user_id)
    known = {row.what: row.at for row in await tx.execute(query)}
    free = now if what in known else room_at(known.values(), now, MOST_LETTERS_A_DAY)
    if free > now:
        return free
    row = {"user_id": user_id, "what": what, "at": now}
    await tx.execute(insert(tx.dialect, letters).values(**row).on_conflict_do_nothing())
    return None


async def letters_to(tx: Tx, user_id: int) -> Sequence[datetime]:
    """Return when somebody got direct messages in the last day."""
    query = select(letters.c.at).where(letters.c.user_id == user_id).order_by(letters.c.at)
    return (await tx.execute(query)).scalars().all()


async def forget_before(tx: Tx, moment: datetime) -> None:
    """Forget what counts for no day any more."""
    await tx.execute(delete(unasked).where(unasked.c.at <= moment))
    await tx.execute(delete(letters).where(letters.c.at <= moment))


async def forget(tx: Tx, channel_id: int, what: str) -> None:
    """Give back the room of a message that will not be posted after all."""
    await tx.execute(delete(unasked).where(unasked.c.channel_id == channel_id, unasked.c.what == what))


def _fits(others: Sequence[datetime], moment: datetime, most: int) -> bool:
    near = sorted([moment, *(one for one in others if abs(one - moment) < DAY)])
    return all(later - one >= DAY for one, later in zip(near, near[most:], strict=False))


async def _alone(tx: Tx, id: int) -> None:
    """Let nobody else claim a place in this channel or with this person; SQLite has one writer anyway."""
    if tx.dialect == "postgresql":
        await tx.execute(select(func.pg_advisory_xact_lock(id)))
