"""What becomes of a round's course when the round itself opens or closes."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.circles.formats import Format
from bot.core import jobs
from bot.core.database import Tx
from bot.rounds.store import Round
from bot.rounds.turns import rules, store
from bot.rounds.turns.rules import Course

TELL, LOOK = "round-turn", "round-turn-look"
"""The jobs of a course, by the round's number: to say in the thread what is new, and to see whether the
one whose turn it is has left the server."""


async def begin(tx: Tx, opened: Round) -> None:
    """Write down how a round begins, if it is not simply open."""
    format = Format.model_validate(opened.format)
    course = rules.start(opened.order, listen_first=format.listen_first)
    if course is not None:
        await store.add(tx, opened.id, course)


async def move(tx: Tx, found: Round, before: Course, after: Course, step: int, now: datetime) -> None:
    """Write down how far a round has come, and have what is new said in its thread."""
    new = after.shown != before.shown
    await store.save(tx, found.id, found.guild_id, before, after, step + new)
    if new:
        await jobs.put(tx, TELL, str(found.id), now, guild_id=found.guild_id)


async def look_later(tx: Tx, found: Round, step: int, minutes: int, now: datetime) -> None:
    """Have it looked at in a while whether the one whose turn it is has left the server."""
    payload = {"step": step, "minutes": minutes}
    due_at = now + timedelta(minutes=minutes)
    await jobs.put(tx, LOOK, str(found.id), due_at, guild_id=found.guild_id, payload=payload)


async def note_closed(tx: Tx, closed: Round, now: datetime) -> None:
    """End the course of a round that closed, and forget who had a turn."""
    there = await store.get(tx, closed.id)
    if there is None:
        return
    before, told = there
    await move(tx, closed, before, rules.close(before), told.step, now)
    await jobs.drop(tx, LOOK, str(closed.id))
    await store.drop_turns(tx, closed.id)
