"""Rounds, who is here, and which message holds whose check-in. Never what anybody wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Select,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    delete,
    func,
    select,
    update,
)

from bot.core.database import Tx
from bot.core.schema import RowId, UtcDateTime, insert, insert_missing, metadata

rounds = Table(
    "rounds",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column("channel_id", BigInteger, ForeignKey("circles.channel_id", ondelete="CASCADE"), nullable=False),
    Column("title", String(100), nullable=False),
    # As it was when the round opened: editing a format changes no form under someone's hands.
    Column("format", JSON, nullable=False),
    Column(
        "opened_by", BigInteger, ForeignKey("people.user_id", ondelete="SET NULL"), nullable=True, index=True
    ),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closes_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime, nullable=True),
    Column("card_id", BigInteger, nullable=True),
    Column("thread_id", BigInteger, nullable=True, unique=True),
    # The last message in the thread that was looked at; what came while the bot was away is after it.
    Column("seen_id", BigInteger, nullable=True),
    # Called when the card is posted.
    Column("role_id", BigInteger, nullable=True),
    Column("bot_was_away", Boolean, nullable=False, default=False),
    sqlite_autoincrement=True,  # an old button must never find a new row under its number
)
Index(
    "ux_rounds_open",
    rounds.c.channel_id,
    unique=True,
    sqlite_where=rounds.c.closed_at.is_(None),
    postgresql_where=rounds.c.closed_at.is_(None),
)

presences = Table(
    "presences",
    metadata,
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, nullable=False),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_presences_member", "guild_id", "user_id"),
)

check_ins = Table(
    "check_ins",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("welcome", String(20), nullable=False),
    Column("noted", Boolean, nullable=False),
    Column("message_id", BigInteger, nullable=True, index=True),
    Column("more_id", BigInteger, nullable=True),
    # Lets a new process answer a form that the old one died on. Discord's token ends after 15 minutes.
    Column("answer_token", Text, nullable=True),
    Column(
        "taken_out_by",
        BigInteger,
        ForeignKey("people.user_id", ondelete="SET NULL"),
        nullable=True,
        index=True,
    ),
    Column("taken_out", Boolean, nullable=False, default=False),
    UniqueConstraint("round_id", "user_id"),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_check_ins_member", "guild_id", "user_id"),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True, slots=True)
class Round:
    """One check-in in a circle. ``opened_by`` keeps it; None when that person was forgotten.

    ``bot_was_away``: at the time of the round before, which was therefore left out.
    """

    id: int
    guild_id: int
    channel_id: int
    title: str
    format: Mapping[str, Any]
    opened_by: int | None
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    card_id: int | None
    thread_id: int | None
    seen_id: int | None
    role_id: int | None = None
    bot_was_away: bool = False


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Where somebody's words stand: in ``message_id``, and ``more_id`` when they needed a second message."""

    id: int
    round_id: int
    guild_id: int
    user_id: int
    welcome: str
    noted: bool
    message_id: int | None
    more_id: int | None
    answer_token: str | None
    taken_out_by: int | None
    taken_out: bool

    @property
    def posted(self) -> bool:
        """Whether the words are in the thread, as far as is known."""
        return self.message_id is not None


async def get(tx: Tx, round_id: int, *, lock: bool = False) -> Round | None:
    """Return a round; ``lock`` lets nobody else change it until the transaction ends."""
    query = select(rounds).where(rounds.c.id == round_id)
    found = await _rounds(tx, query.with_for_update() if lock else query)
    return found[0] if found else None


async def open_in(tx: Tx, channel_id: int) -> Round | None:
    """Return the open round of a circle."""
    found = await _rounds(tx, _open().where(rounds.c.channel_id == channel_id))
    return found[0] if found else None


async def all_open(tx: Tx) -> Sequence[Round]:
    """Return every open round."""
    return await _rounds(tx, _open())


async def of_thread(tx: Tx, thread_id: int, *, lock: bool = False) -> Round | None:
    """Return the round that a thread belongs to, open or closed; ``lock`` as in `get`."""
    query = select(rounds).where(rounds.c.thread_id == thread_id)
    found = await _rounds(tx, query.with_for_update() if lock else query)
    return found[0] if found else None


async def of_channel(tx: Tx, channel_id: int) -> Sequence[Round]:
    """Return every round of a circle, open or closed."""
    return await _rounds(tx, select(rounds).where(rounds.c.channel_id == channel_id))


async def add(tx: Tx, **values: Any) -> Round | None:
    """Write a new round; None when its circle has an open one."""
    statement = insert(tx.dialect, rounds).values(**values)
    found = await tx.execute(statement.on_conflict_do_nothing().returning(rounds))
    row = found.mappings().one_or_none()
    return Round(**row) if row else None


async def change(tx: Tx, round_id: int, **values: Any) -> None:
    """Write some columns of a round."""
    await tx.execute(update(rounds).where(rounds.c.id == round_id).values(**values))


async def be_here(tx: Tx, round_: Round, user_id: int) -> bool:
    """Count a member in. Returns False when they were here already."""
    row = {"round_id": round_.id, "guild_id": round_.guild_id, "user_id": user_id}
    done = await tx.execute(insert_missing(tx.dialect, presences), row)
    return done.rowcount == 1


async def all_be_here(tx: Tx, round_: Round, user_ids: Sequence[int]) -> None:
    """Count members in, whether they were here already or not."""
    rows = [{"round_id": round_.id, "guild_id": round_.guild_id, "user_id": id} for id in sorted(user_ids)]
    await tx.execute(insert_missing(tx.dialect, presences), rows)


async def count_here(tx: Tx, round_id: int) -> int:
    """Return how many are here: the one number that is ever shown."""
    count = select(func.count()).select_from(presences).where(presences.c.round_id == round_id)
    return (await tx.execute(count)).scalar_one()


async def forget_presences(tx: Tx, round_id: int) -> None:
    """Forget who was here in a round."""
    await tx.execute(delete(presences).where(presences.c.round_id == round_id))


async def check_in_of(tx: Tx, round_id: int, user_id: int) -> CheckIn | None:
    """Return a member's check-in in a round."""
    found = await _check_ins(tx, check_ins.c.round_id == round_id, check_ins.c.user_id == user_id)
    return found[0] if found else None


async def stand(tx: Tx, round_id: int, user_id: int) -> tuple[Round | None, CheckIn | None]:
    """Return a round and a member's check-in in it, in one question: a crowd asks it in the same moment."""
    theirs = and_(check_ins.c.round_id == rounds.c.id, check_ins.c.user_id == user_id)
    both = select(rounds, check_ins).select_from(rounds.outerjoin(check_ins, theirs))
    row = (await tx.execute(both.where(rounds.c.id == round_id))).one_or_none()
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
    """Return the check-ins that were sent and not known to be posted."""
    return await _check_ins(tx, check_ins.c.message_id.is_(None), check_ins.c.taken_out.is_(False))


async def add_check_in(tx: Tx, round_: Round, user_id: int, **values: Any) -> CheckIn | None:
    """Write a new check-in; None when this member has one in this round."""
    row = {"round_id": round_.id, "guild_id": round_.guild_id, "user_id": user_id, "taken_out": False}
    statement = insert(tx.dialect, check_ins).values(**row, **values)
    found = (
        (await tx.execute(statement.on_conflict_do_nothing().returning(check_ins))).mappings().one_or_none()
    )
    return CheckIn(**found) if found else None


async def change_check_in(tx: Tx, check_in_id: int, **values: Any) -> None:
    """Write some columns of a check-in."""
    await tx.execute(update(check_ins).where(check_ins.c.id == check_in_id).values(**values))


async def drop_check_in(tx: Tx, check_in_id: int) -> None:
    """Forget a check-in."""
    await tx.execute(delete(check_ins).where(check_ins.c.id == check_in_id))


async def drop_unposted(tx: Tx, check_in_id: int) -> None:
    """Forget a check-in, unless a message holds it."""
    mine = (check_ins.c.id == check_in_id, check_ins.c.message_id.is_(None))
    await tx.execute(delete(check_ins).where(*mine))


async def drop_check_ins(tx: Tx, round_id: int, *, posted: bool) -> None:
    """Forget the check-ins of a round that no message holds, and with ``posted`` the others as well."""
    theirs = check_ins.c.round_id == round_id
    which = theirs if posted else theirs & check_ins.c.message_id.is_(None)
    await tx.execute(delete(check_ins).where(which))


def _open() -> Select[Any]:
    return select(rounds).where(rounds.c.closed_at.is_(None))


async def _rounds(tx: Tx, query: Select[Any]) -> list[Round]:
    return [Round(**row) for row in (await tx.execute(query)).mappings()]


async def _check_ins(tx: Tx, *conditions: Any) -> list[CheckIn]:
    query = select(check_ins).where(*conditions).order_by(check_ins.c.id)
    return [CheckIn(**row) for row in (await tx.execute(query)).mappings()]
