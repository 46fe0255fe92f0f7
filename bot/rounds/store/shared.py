"""Check-ins: which message holds whose."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, Update, and_, bindparam, delete, select, update

from bot.core.database import Tx
from bot.core.schema import insert_missing
from bot.rounds.store.tables import CheckIn, Round, check_ins, rounds


async def stand(tx: Tx, round_id: int, user_id: int) -> tuple[Round | None, CheckIn | None]:
    """Return a round and a member's check-in in it, in one question: a crowd asks it in the same moment."""
    row = (await tx.execute(_standing(), {"of_round": round_id, "of_user": user_id})).one_or_none()
    if row is None:
        return None, None
    of_round, of_check_in = row[: len(rounds.c)], row[len(rounds.c) :]
    there = of_check_in[0] is not None
    return (
        Round(**dict(zip(rounds.c.keys(), of_round, strict=True))),
        CheckIn(**dict(zip(check_ins.c.keys(), of_check_in, strict=True))) if there else None,
    )


async def check_in(tx: Tx, check_in_id: int) -> CheckIn | None:
    """Return a check-in by its number."""
    found = await _check_ins(tx, check_ins.c.id == check_in_id)
    return found[0] if found else None


async def check_ins_in(tx: Tx, message_id: int) -> Sequence[CheckIn]:
    """Return the check-ins that stand in a message."""
    here = (check_ins.c.message_id == message_id) | (check_ins.c.more_id == message_id)
    return await _check_ins(tx, here)


async def waiting(tx: Tx) -> Sequence[CheckIn]:
    """Return the check-ins that are not known to be posted, or whose authors may not have been told."""
    untold = check_ins.c.message_id.is_(None) | check_ins.c.answer_token.is_not(None)
    return await _check_ins(tx, untold, check_ins.c.taken_out.is_(False))


async def note_told(tx: Tx, check_in_ids: Collection[int]) -> None:
    """Forget how to answer those who know what became of their check-ins."""
    if check_in_ids:
        await tx.execute(_telling(), {"told": list(check_in_ids)})


async def add_check_in(tx: Tx, round_: Round, user_id: int, **values: Any) -> CheckIn | None:
    """Write a new check-in; None when this member has one in this round."""
    row = {"round_id": round_.id, "guild_id": round_.guild_id, "user_id": user_id, "taken_out": False}
    found = (await tx.execute(_adding(tx.dialect), row | values)).mappings().one_or_none()
    return CheckIn(**found) if found else None


async def change_check_in(tx: Tx, check_in_id: int, **values: Any) -> None:
    """Write some columns of a check-in."""
    await tx.execute(_changing(), {"check_in_id": check_in_id, **values})


async def drop_check_in(tx: Tx, check_in_id: int) -> None:
    """Forget a check-in."""
    await tx.execute(delete(check_ins).where(check_ins.c.id == check_in_id))


async def drop_taken_out(tx: Tx, round_id: int, user_id: int) -> bool:
    """Forget a member's check-in in a round that a keeper took out. Return whether there was one."""
    theirs = (check_ins.c.round_id == round_id, check_ins.c.user_id == user_id)
    return (await tx.execute(delete(check_ins).where(*theirs, check_ins.c.taken_out))).rowcount == 1


async def drop_unposted(tx: Tx, check_in_id: int) -> None:
    """Forget a check-in, unless a message holds it."""
    mine = (check_ins.c.id == check_in_id, check_ins.c.message_id.is_(None))
    await tx.execute(delete(check_ins).where(*mine))


async def drop_check_ins(tx: Tx, round_id: int, *, posted: bool) -> None:
    """Forget the check-ins of a round that no message holds, and with ``posted`` the others as well."""
    theirs = check_ins.c.round_id == round_id
    which = theirs if posted else theirs & check_ins.c.message_id.is_(None)
    await tx.execute(delete(check_ins).where(which))


@cache
def _standing() -> Select[Any]:
    theirs = and_(check_ins.c.round_id == rounds.c.id, check_ins.c.user_id == bindparam("of_user"))
    both = select(rounds, check_ins).select_from(rounds.outerjoin(check_ins, theirs))
    return both.where(rounds.c.id == bindparam("of_round"))


@cache
def _adding(dialect: str) -> Any:
    return insert_missing(dialect, check_ins).returning(check_ins)


@cache
def _changing() -> Update:
    return update(check_ins).where(check_ins.c.id == bindparam("check_in_id"))


@cache
def _telling() -> Update:
    told = check_ins.c.id.in_(bindparam("told", expanding=True))
    return update(check_ins).where(told).values(answer_token=None)


async def _check_ins(tx: Tx, *conditions: Any) -> list[CheckIn]:
    query = select(check_ins).where(*conditions).order_by(check_ins.c.id)
    return [CheckIn(**row) for row in (await tx.execute(query)).mappings()]
