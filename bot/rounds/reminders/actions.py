"""What people do with reminders, and what reminders do by themselves: one intention, one transaction."""

from __future__ import annotations

from datetime import datetime

from bot.circles import actions as circles
from bot.circles import store as circle_store
from bot.core import budget, jobs
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.members import consents
from bot.members import store as members
from bot.rounds.reminders import store
from bot.rounds.reminders.rules import BEFORE
from bot.rounds.reminders.store import Reminder
from bot.rounds.schedules import actions as schedules
from bot.rounds.schedules import store as schedule_store
from bot.rounds.schedules.resting import REMIND

SEND = "round-remind-one"
"""A letter to one person; its key is the number of what they asked for."""


async def choose(tx: Tx, guild_id: int, user_id: int, channel_id: int, now: datetime) -> None:
    """Remind somebody of the rounds of a circle from now on. Raises Refusal where there are none."""
    circle = await circles.find(tx, guild_id, channel_id)
    if not circle.offers_reminders:
        raise Refusal("reminder-not-here")
    await members.know(tx, guild_id, user_id)
    await consents.give(tx, guild_id, user_id, "reminders", now)
    await store.add(tx, guild_id=guild_id, user_id=user_id, channel_id=channel_id, made_at=now)
    for found in await schedule_store.of_circle(tx, channel_id):
        opens_at = schedules.next_of(found, now)
        if opens_at is not None and opens_at - BEFORE > now:
            await jobs.put(tx, REMIND, str(found.id), opens_at - BEFORE, guild_id=guild_id)


async def stop(tx: Tx, user_id: int, id: int) -> Reminder:
    """Let one person be reminded of a circle no longer. Raises Refusal when that is so already."""
    found = await store.get(tx, id)
    if found is None or found.user_id != user_id:
        raise Refusal("reminder-off-already")
    await store.drop(tx, id)
    await jobs.drop(tx, SEND, str(id))
    if not await store.of_person(tx, user_id, found.guild_id):
        await consents.take_back(tx, found.guild_id, user_id, "reminders")
    return found


async def call(tx: Tx, schedule_id: int, now: datetime) -> None:
    """Write a letter to do for each person who wants one before the round that opens next."""
    found = await schedule_store.get(tx, schedule_id)
    opens_at = schedules.next_of(found, now) if found else None
    if found is None or opens_at is None or opens_at - BEFORE > now:
        return  # it rests, was stopped, or that round was skipped
    circle = await circle_store.get(tx, found.guild_id, found.channel_id)
    if circle is None or not circle.offers_reminders:
        return
    when = {"opens_at": opens_at.isoformat(), "schedule": schedule_id}
    for one in await store.wanted_in(tx, found.channel_id):
        await jobs.put(tx, SEND, str(one.id), now, guild_id=one.guild_id, payload=when)


async def due(tx: Tx, id: int, schedule_id: int, opens_at: datetime, now: datetime) -> Reminder | None:
    """Return whom to write to now; None when they no longer want it, or that round does not open."""
    found, planned = await store.get(tx, id), await schedule_store.get(tx, schedule_id)
    if found is None or found.lost_at is not None or planned is None:
        return None
    return found if now < opens_at and schedules.next_of(planned, now) == opens_at else None


async def claim(tx: Tx, found: Reminder, opens_at: datetime, now: datetime) -> bool:
    """Take a place among the letters of a day; without one this reminder is left out."""
    what = f"reminder:{found.channel_id}:{int(opens_at.timestamp())}"
    return await budget.claim_letter(tx, found.user_id, what, now) is None


async def lose(tx: Tx, found: Reminder, now: datetime) -> None:
    """Turn reminders off for somebody who takes no direct messages, until they were told."""
    await store.lose(tx, found.guild_id, found.user_id, now)


async def told(tx: Tx, guild_id: int, user_id: int) -> bool:
    """Forget what was lost, and say whether there was something to tell."""
    lost = [one for one in await store.of_person(tx, user_id, guild_id) if one.lost_at is not None]
    for one in lost:
        await stop(tx, user_id, one.id)
    return bool(lost)


async def end(tx: Tx, guild_id: int, user_id: int, _now: datetime) -> None:
    """End what stood on a yes that was taken back."""
    await store.drop_of_person(tx, user_id, guild_id)
