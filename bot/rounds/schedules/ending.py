"""Schedules end with their circle: it was retired, or its channel was deleted."""

from __future__ import annotations

from datetime import datetime

from bot.circles.actions import KIND as CIRCLE
from bot.circles.actions import LOST as LOST_CIRCLE
from bot.core import budget, changes, jobs
from bot.core.database import Tx
from bot.rounds.reminders import store as reminders
from bot.rounds.schedules import resting, store
from bot.rounds.schedules.noting import KIND, LOST, written
from bot.rounds.schedules.resting import OPEN, REMIND, TELL_REST
from bot.rounds.schedules.store import Schedule


async def stop_retired(tx: Tx, guild_id: int, channel_id: int, now: datetime) -> None:
    """End every schedule of a circle that was retired; each can be brought back on its own."""
    if await changes.last_of(tx, guild_id, LOST_CIRCLE, channel_id) is not None:
        await lose_all(tx, channel_id, now)
        return
    last = await changes.last_of(tx, guild_id, CIRCLE, channel_id)
    if last is not None and last.after is None and last.by_user_id is not None:
        for found in await store.of_circle(tx, channel_id, lock=True):
            await changes.note(tx, guild_id, last.by_user_id, KIND, found.id, written(found), None, now)
    await stop_all(tx, channel_id)


async def lose_all(tx: Tx, channel_id: int, now: datetime) -> None:
    """End every schedule of a circle whose channel was deleted."""
    for found in await store.of_circle(tx, channel_id, lock=True):
        await changes.note(tx, found.guild_id, None, LOST, found.id, written(found), None, now)
    await stop_all(tx, channel_id)


async def stop_all(tx: Tx, channel_id: int) -> None:
    """End every schedule of a circle that is no more."""
    for found in await store.of_circle(tx, channel_id):
        await call_off(tx, found)
    await store.drop_all(tx, channel_id)
    await reminders.drop_of_circle(tx, channel_id)


async def call_off(tx: Tx, found: Schedule) -> None:
    """Forget what a schedule would do next."""
    for kind in (OPEN, TELL_REST, REMIND):
        await jobs.drop(tx, kind, str(found.id))
    await budget.forget(tx, found.channel_id, resting.place(found))
