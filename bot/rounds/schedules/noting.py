"""A schedule as it is remembered beside who changed it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.core import changes
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.members import store as members
from bot.rounds.schedules.store import Schedule

KIND, SKIPPED, WOKEN, LOST = "schedule", "schedule-skipped", "schedule-woken", "schedule-lost"
"""The kinds of changes: made or stopped; one round left out; started again after a rest; its channel is gone.

The key of each is the number of the schedule.
"""


async def note(
    tx: Tx,
    by: Actor,
    kind: str,
    schedule_id: int,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    now: datetime,
) -> None:
    """Remember who changed a schedule, and how it was."""
    await members.know(tx, by.guild_id, by.user_id)
    await changes.note(tx, by.guild_id, by.user_id, kind, schedule_id, before, after, now)


def written(found: Schedule) -> dict[str, Any]:
    """Return what moderators chose, as JSON takes it."""
    return {
        "channel_id": found.channel_id,
        "days": list(found.days),
        "at": found.at.isoformat("minutes"),
        "every": found.every,
        "zone": found.zone,
        "first_week": found.first_week.isoformat(),
        "hours": found.hours,
        "format": found.format,
        "role_id": found.role_id,
        "done_until": found.done_until.isoformat(),
        "rests_since": found.rests_since and found.rests_since.isoformat(),
    }


def chosen(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what somebody chose of that; the rest moves on by itself."""
    return {name: value for name, value in row.items() if name not in ("done_until", "rests_since")}
