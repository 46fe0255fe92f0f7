"""Which check-ins were answered, and of which the keepers were told. Never by whom, nor with what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Table, bindparam, false, func, or_, select

from bot.core.database import Tx
from bot.core.schema import RowId, UtcDateTime, insert, metadata
from bot.rounds.store import check_ins, rounds

heard = Table(
    "heard",
    metadata,
    Column("check_in_id", RowId, ForeignKey("check_ins.id", ondelete="CASCADE"), primary_key=True),
    Column("answered", Boolean, nullable=False, default=False),
    Column("told_at", UtcDateTime, nullable=True),
)


@dataclass(frozen=True, slots=True)
class Unheard:
    """A check-in that welcomes an answer and has none. ``told``: the keepers read of it already."""

    check_in_id: int
    message_id: int
    told: bool


async def of_round(tx: Tx, round_id: int) -> Sequence[Unheard]:
    """Return what stands unanswered in a round's thread, oldest first."""
    query = _unheard().where(check_ins.c.round_id == round_id).order_by(check_ins.c.message_id)
    return [Unheard(*row) for row in await tx.execute(query)]


async def first_untold(tx: Tx, round_id: int) -> int | None:
    """Return the message of whoever waits longest of those of whom the keepers do not know."""
    first = _unheard(func.min(check_ins.c.message_id))
    found = await tx.execute(first.where(check_ins.c.round_id == round_id, heard.c.told_at.is_(None)))
    return found.scalar_one()


async def last_told(tx: Tx, round_id: int) -> datetime | None:
    """Return when the keepers last read that somebody waits in a round."""
    joined = heard.join(check_ins, check_ins.c.id == heard.c.check_in_id)
    last = select(heard.c.told_at).select_from(joined).where(check_ins.c.round_id == round_id)
    newest = last.where(heard.c.told_at.is_not(None)).order_by(heard.c.told_at.desc()).limit(1)
    return (await tx.execute(newest)).scalar_one_or_none()


async def rounds_waiting_from(tx: Tx, message_id: int) -> Sequence[int]:
    """Return the rounds in which a message is the first where somebody waits of whom no keeper knows."""
    found = await tx.execute(_waiting_from(), {"message_id": message_id})
    return sorted(found.scalars())


async def rounds_with_any(tx: Tx, closed_after: datetime, *, untold_in: int | None = None) -> Sequence[int]:
    """Return the numbers of rounds, open or closed since then, in whose threads something stands unanswered.

    ``untold_in``: only of this server, and only where there is something of which no keeper knows.
    """
    watched = select(rounds.c.id).where(or_(rounds.c.closed_at.is_(None), rounds.c.closed_at > closed_after))
    query = _unheard(check_ins.c.round_id).where(check_ins.c.round_id.in_(watched)).distinct()
    if untold_in is not None:
        query = query.where(check_ins.c.guild_id == untold_in, heard.c.told_at.is_(None))
    return sorted((await tx.execute(query)).scalars())


async def answerable(tx: Tx, message_id: int, author_id: int) -> Sequence[int]:
    """Return the unanswered check-ins in a message, for an answer that ``author_id`` gave.

    Where several stand in one message, nobody can tell which of them is meant: it counts for all.
    """
    here = or_(check_ins.c.message_id == message_id, check_ins.c.more_id == message_id)
    query = _unheard(check_ins.c.id).where(here, check_ins.c.user_id != author_id)
    return list((await tx.execute(query)).scalars())


async def note(tx: Tx, check_in_ids: Sequence[int], **values: Any) -> None:
    """Remember that check-ins were answered, or that the keepers were told of them."""
    for check_in_id in sorted(check_in_ids):
        statement = insert(tx.dialect, heard).values(check_in_id=check_in_id, **values)
        await tx.execute(statement.on_conflict_do_update(index_elements=["check_in_id"], set_=values))


@cache
def _waiting_from() -> Any:
    there = select(check_ins.c.round_id).where(check_ins.c.message_id == bindparam("message_id"))
    untold = _unheard(check_ins.c.round_id).where(check_ins.c.round_id.in_(there), heard.c.told_at.is_(None))
    first = func.min(check_ins.c.message_id) == bindparam("message_id")
    return untold.group_by(check_ins.c.round_id).having(first)


def _unheard(*columns: Any) -> Any:
    wanted = columns or (check_ins.c.id, check_ins.c.message_id, heard.c.told_at.is_not(None))
    joined = check_ins.outerjoin(heard, heard.c.check_in_id == check_ins.c.id)
    return (
        select(*wanted)
        .select_from(joined)
        .where(
            check_ins.c.message_id.is_not(None),
            check_ins.c.welcome != "read",
            func.coalesce(heard.c.answered, false()).is_(False),
        )
    )
