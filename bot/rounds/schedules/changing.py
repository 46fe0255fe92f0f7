"""What is remembered when moderators change schedules, and how it is taken back."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from bot.circles import store as circles
from bot.core import changes
from bot.core.actor import Actor
from bot.core.changes import Change
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.undoing import require_unchanged
from bot.members import store as members
from bot.rounds.schedules import actions, store
from bot.rounds.schedules.noting import KIND, written
from bot.rounds.schedules.rules import Pattern
from bot.rounds.schedules.store import Schedule


async def undo(tx: Tx, by: Actor, change: Change, now: datetime) -> None:
    """Take back that a schedule was saved, stopped or skipped once. Raises Refusal."""
    actions.require_moderator(by)
    there = await store.get(tx, int(change.key), lock=True)
    if there is not None and there.guild_id != by.guild_id:
        raise Refusal("error-gone")
    if change.before is None:
        require_unchanged(there and written(there), change)
        await actions.end(tx, by, there, now) if there else None
    elif change.after is None:
        await _bring_back(tx, by, change.before, now)
    elif there is not None:
        require_unchanged(written(there), change)
        await _unskip(tx, by, there, change.before, now)
    else:
        raise Refusal("change-since")


async def _bring_back(tx: Tx, by: Actor, row: Any, now: datetime) -> None:
    circle = await circles.get(tx, by.guild_id, row["channel_id"])
    if circle is None:
        raise Refusal("circle-none-here")
    pattern = Pattern(
        tuple(row["days"]),
        time.fromisoformat(row["at"]),
        row["every"],
        row["zone"],
        date.fromisoformat(row["first_week"]),
        row["hours"],
    )
    here = Actor(by.guild_id, circle.channel_id, by.user_id, by.moderator, by.keeper)
    made = await actions.look_at(
        tx, here, circle, pattern, format=row["format"], role_id=row["role_id"], now=now
    )
    await actions.save(tx, here, made.id, now)


async def _unskip(tx: Tx, by: Actor, there: Schedule, row: Any, now: datetime) -> None:
    if there.done_until <= now:
        raise Refusal("change-since")
    before = written(there)
    await members.know(tx, by.guild_id, by.user_id)
    after = await actions.plan_from(tx, there, datetime.fromisoformat(row["done_until"]))
    await changes.note(tx, by.guild_id, by.user_id, KIND, there.id, before, written(after), now)
