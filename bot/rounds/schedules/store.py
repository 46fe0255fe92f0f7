"""Schedules: which rounds open by themselves, what was done of it, and what was only looked at so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    String,
    Table,
    Time,
    delete,
    select,
    update,
)

from bot.core.database import Tx
from bot.core.schema import RowId, UtcDateTime, insert, metadata
from bot.rounds.schedules.rules import Pattern

schedules = Table(
    "schedules",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", BigInteger, nullable=False),
    Column(
        "channel_id",
        BigInteger,
        ForeignKey("circles.channel_id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column(
        "made_by", BigInteger, ForeignKey("people.user_id", ondelete="SET NULL"), nullable=True, index=True
    ),
    # None: what the circle asks at the time.
    Column("format", String(80), nullable=True),
    Column("days", JSON, nullable=False),
    Column("at", Time, nullable=False),
    Column("every", Integer, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("first_week", Date, nullable=False),
    Column("hours", Float, nullable=False),
    Column("role_id", BigInteger, nullable=True),
    # None while it is only looked at.
    Column("saved_at", UtcDateTime, nullable=True),
    # All that was planned up to here was opened, skipped or left out.
    Column("done_until", UtcDateTime, nullable=False),
    Column("bot_was_away", Boolean, nullable=False, default=False),
    Column("quiet_rounds", Integer, nullable=False, default=0),
    Column("rests_since", UtcDateTime, nullable=True),
    Column("told_rest", Boolean, nullable=False, default=False),
    # The last round that it opened.
    Column("round_id", RowId, ForeignKey("rounds.id", ondelete="SET NULL"), nullable=True, index=True),
    sqlite_autoincrement=True,  # an old button must never find a new row under its number
)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Rounds that open by themselves.

    ``bot_was_away``: at the time of the last one, and nobody was told yet.
    """

    id: int
    guild_id: int
    channel_id: int
    made_by: int | None
    format: str | None
    days: tuple[int, ...]
    at: time
    every: int
    zone: str
    first_week: date
    hours: float
    role_id: int | None
    saved_at: datetime | None
    done_until: datetime
    bot_was_away: bool
    quiet_rounds: int
    rests_since: datetime | None
    told_rest: bool
    round_id: int | None

    @property
    def pattern(self) -> Pattern:
        """When its rounds open."""
        return Pattern(self.days, self.at, self.every, self.zone, self.first_week, self.hours)

    @property
    def runs(self) -> bool:
        """Whether it opens rounds: it was saved and does not rest."""
        return self.saved_at is not None and self.rests_since is None


async def get(tx: Tx, schedule_id: int, *, lock: bool = False) -> Schedule | None:
    """Return a schedule; ``lock`` lets nobody else change it until the transaction ends."""
    found = await _read(tx, schedules.c.id == schedule_id, lock=lock)
    return found[0] if found else None


async def of_circle(tx: Tx, channel_id: int, *, lock: bool = False) -> Sequence[Schedule]:
    """Return what was saved in a circle, oldest first; ``lock`` as in `get`."""
    saved = schedules.c.saved_at.is_not(None)
    return await _read(tx, schedules.c.channel_id == channel_id, saved, lock=lock)


async def of_round(tx: Tx, round_id: int) -> Schedule | None:
    """Return the schedule whose last round this is, and let nobody else change it."""
    found = await _read(tx, schedules.c.round_id == round_id, lock=True)
    return found[0] if found else None


async def add(tx: Tx, pattern: Pattern, **values: Any) -> Schedule:
    """Write a schedule that is looked at before it is saved."""
    row = {name: getattr(pattern, name) for name in Pattern.__slots__} | values | {"days": list(pattern.days)}
    statement = insert(tx.dialect, schedules).values(**row).returning(schedules)
    return _schedule((await tx.execute(statement)).mappings().one())


async def change(tx: Tx, schedule_id: int, **values: Any) -> None:
    """Write some columns of a schedule."""
    await tx.execute(update(schedules).where(schedules.c.id == schedule_id).values(**values))


async def drop(tx: Tx, schedule_id: int) -> None:
    """Forget a schedule."""
    await tx.execute(delete(schedules).where(schedules.c.id == schedule_id))


async def drop_unsaved(tx: Tx, schedule_id: int) -> None:
    """Forget what was looked at and not saved."""
    await tx.execute(delete(schedules).where(schedules.c.id == schedule_id, schedules.c.saved_at.is_(None)))


async def drop_all(tx: Tx, channel_id: int) -> None:
    """Forget every schedule of a circle, saved or not."""
    await tx.execute(delete(schedules).where(schedules.c.channel_id == channel_id))


async def _read(tx: Tx, *conditions: Any, lock: bool = False) -> list[Schedule]:
    query = select(schedules).where(*conditions).order_by(schedules.c.id)
    found = await tx.execute(query.with_for_update() if lock else query)
    return [_schedule(row) for row in found.mappings()]


def _schedule(row: Any) -> Schedule:
    columns: dict[str, Any] = {**row}
    columns["days"] = tuple(columns["days"])
    return Schedule(**columns)
