"""Who was erased, as marks that name nobody: a backup that is restored forgets them again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Column, String, Table, delete, select

from bot.core.crypto import Vault
from bot.core.database import Tx
from bot.core.schema import UtcDateTime, insert, metadata
from bot.members.store import people

erasures = Table(
    "erasures",
    metadata,
    Column("mark", String(64), primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
)


MARKS_KEPT = timedelta(days=400)
"""How long it is remembered, by a mark, that somebody was erased: longer than any backup is kept."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """That the person with this mark was erased, the last time ``at``."""

    mark: str
    at: datetime


async def note(tx: Tx, vault: Vault, user_id: int, now: datetime) -> Erasure:
    """Remember that somebody was erased, in the transaction that does so."""
    made = Erasure(_mark(vault, user_id), now)
    await _keep(tx, made)
    return made


async def every(tx: Tx) -> Sequence[Erasure]:
    """Return all that are remembered, to bring them over into a backup that is restored."""
    return [Erasure(**row) for row in (await tx.execute(select(erasures))).mappings()]


async def repeat(
    tx: Tx, vault: Vault, made: Iterable[Erasure], let_go: Callable[[int], Awaitable[None]] | None = None
) -> int:
    """Erase those again who were erased after this database was saved; return how many it still knew.

    Whoever was erased before, and came back, is in both and stays. ``let_go`` is told of each before.
    """
    known = {one.mark: one.at for one in await every(tx)}
    oldest_first = sorted(made, key=lambda one: one.at)
    new = {one.mark: one for one in oldest_first if one.mark not in known or known[one.mark] < one.at}
    if not new:
        return 0
    user_ids = (await tx.execute(select(people.c.user_id))).scalars()
    gone = [user_id for user_id in user_ids if _mark(vault, user_id) in new]
    for user_id in gone:
        if let_go is not None:
            await let_go(user_id)
        await tx.execute(delete(people).where(people.c.user_id == user_id))
    for one in new.values():
        await _keep(tx, one)
    return len(gone)


async def forget_before(tx: Tx, moment: datetime) -> None:
    """Forget marks that no backup can need any more."""
    await tx.execute(delete(erasures).where(erasures.c.at < moment))


async def _keep(tx: Tx, one: Erasure) -> None:
    statement = insert(tx.dialect, erasures).values(mark=one.mark, at=one.at)
    await tx.execute(statement.on_conflict_do_update(index_elements=["mark"], set_={"at": one.at}))


def _mark(vault: Vault, user_id: int) -> str:
    return vault.mark("erasure", user_id)
