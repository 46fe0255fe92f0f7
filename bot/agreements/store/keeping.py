"""Who read what, reminders, and review rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select, update

from bot.agreements.store.tables import Reader, Reminder, Review, readers, reminders, reviews
from bot.core.database import Tx
from bot.core.schema import insert


async def reader(tx: Tx, agreement_id: int, user_id: int) -> Reader | None:
    """Return what a member was shown of an agreement."""
    mine = (readers.c.agreement_id == agreement_id, readers.c.user_id == user_id)
    row = (await tx.execute(select(readers).where(*mine))).mappings().one_or_none()
    return Reader(**row) if row else None


async def readings(tx: Tx, user_id: int) -> Sequence[Reader]:
    """Return what somebody was shown anywhere."""
    mine = select(readers).where(readers.c.user_id == user_id).order_by(readers.c.agreement_id)
    return [Reader(**row) for row in (await tx.execute(mine)).mappings()]


async def note_reader(tx: Tx, read: Reader) -> None:
    """Remember what a member was shown, and whether they are in."""
    row = asdict(read)
    statement = insert(tx.dialect, readers).values(**row)
    await tx.execute(statement.on_conflict_do_update(index_elements=["agreement_id", "user_id"], set_=row))


async def reminder(tx: Tx, guild_id: int, channel_id: int, *, lock: bool = False) -> Reminder:
    """Return where a channel stands with its reminders; ``lock`` as in `review`."""
    here = {"channel_id": channel_id, "guild_id": guild_id}
    row = (await tx.execute(_reminder(lock), here)).mappings().one_or_none()
    return Reminder(**row) if row else Reminder(channel_id, guild_id)


@cache
def _reminder(lock: bool) -> Select[Any]:
    here = (reminders.c.channel_id == bindparam("channel_id"), reminders.c.guild_id == bindparam("guild_id"))
    query = select(reminders).where(*here)
    return query.with_for_update() if lock else query


async def note_reminder(tx: Tx, found: Reminder) -> None:
    """Write where a channel stands."""
    row = asdict(found) | {"told": list(found.told)}
    statement = insert(tx.dialect, reminders).values(**row)
    await tx.execute(statement.on_conflict_do_update(index_elements=["channel_id"], set_=row))


async def add_review(tx: Tx, **values: Any) -> Review:
    """Write a new review round."""
    statement = insert(tx.dialect, reviews).values(**values).returning(reviews.c.id)
    found = await review(tx, (await tx.execute(statement)).scalar_one())
    assert found is not None
    return found


async def review(tx: Tx, review_id: int, *, lock: bool = False) -> Review | None:
    """Return a review round; ``lock`` lets nobody else change it until the transaction ends."""
    query = select(reviews).where(reviews.c.id == review_id)
    row = (await tx.execute(query.with_for_update() if lock else query)).mappings().one_or_none()
    return Review(**row) if row else None


async def open_review(tx: Tx, agreement_id: int) -> Review | None:
    """Return the review round of an agreement that is open."""
    mine = (reviews.c.agreement_id == agreement_id, reviews.c.closed_at.is_(None))
    row = (await tx.execute(select(reviews).where(*mine).order_by(reviews.c.id))).mappings().first()
    return Review(**row) if row else None


async def change_review(tx: Tx, review_id: int, **values: datetime | int | None) -> None:
    """Write some columns of a review round."""
    await tx.execute(update(reviews).where(reviews.c.id == review_id).values(**values))


async def lose_review_thread(tx: Tx, thread_id: int) -> None:
    """Forget the thread of a review round when somebody deleted it."""
    await tx.execute(update(reviews).where(reviews.c.thread_id == thread_id).values(thread_id=None))
