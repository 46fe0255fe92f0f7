"""What is remembered when moderators change schedules, and how it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from bot.circles import store as circles
from bot.core.actor import Actor
from bot.core.changes import Change
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.undoing import require_unchanged
from bot.rounds.schedules import actions, store
from bot.rounds.schedules.noting import SKIPPED, chosen, note, written
from bot.rounds.schedules.rules import Pattern
from bot.rounds.schedules.store import Schedule


async def undo(tx: Tx, by: Actor, change: Change, now: datetime) -> None:
    """Take back that a schedule was made or stopped. Raises Refusal."""
    actions.require_moderator(by)
    if change.after is None:
        await _bring_back(tx, by, change.before, now)
        return
    there = await _find(tx, by, change)
    # What it did of itself meanwhile does not matter.
    require_unchanged(chosen(written(there)), replace(change, after=chosen(change.after)))
    await actions.end(tx, by, there, now)


async def undo_skip(tx: Tx, by: Actor, change: Change, now: datetime) -> None:
    """Take back that a round was left out, before its time. Raises Refusal."""
    actions.require_moderator(by)
    there = await _find(tx, by, change)
    before = written(there)
    require_unchanged(before, change)
    if there.done_until <= now or change.before is None:
        raise Refusal("change-since")
    after = await actions.plan_from(tx, there, datetime.fromisoformat(change.before["done_until"]))
    await note(tx, by, SKIPPED, there.id, before, written(after), now)


async def _find(tx: Tx, by: Actor, change: Change) -> Schedule:
    there = await store.get(tx, int(change.key), lock=True)
    if there is None or there.guild_id != by.guild_id:
        raise Refusal("change-since")
    return there


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
