"""After a few rounds that nobody came to, a schedule rests."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core import budget, jobs
from bot.core.database import Tx
from bot.rounds import store as rounds
from bot.rounds.schedules import rules, store
from bot.rounds.schedules.store import Schedule
from bot.rounds.store import Round

OPEN, TELL_REST, REMIND = "schedule", "schedule-rest", "schedule-remind"
"""The jobs of a schedule; the key of each is its number."""

PATIENCE = timedelta(days=7)
"""A circle that has no room for the line for so long is full day after day."""


def place(found: Schedule) -> str:
    """Return the name under which the next round of a schedule has its place in the interruption budget."""
    return f"schedule:{found.id}"


async def note_closed(tx: Tx, closed: Round, now: datetime) -> None:
    """Count whether anybody came to a round, if a schedule opened it; let that rest when nobody does."""
    found = await store.of_round(tx, closed.id)
    if found is None or not found.runs:
        return
    quiet = rules.quiet_rounds(
        found.quiet_rounds,
        came=await rounds.count_here(tx, closed.id) > 0,
        opened_late=closed.opened_at > found.done_until + rules.LATE,
        ran_out=closed.closes_at <= now and closed.card_id is not None,
    )
    await store.change(tx, found.id, quiet_rounds=quiet)
    if quiet >= rules.QUIET_ROUNDS:
        await store.change(tx, found.id, rests_since=now, told_rest=False)
        for kind in (OPEN, REMIND):
            await jobs.drop(tx, kind, str(found.id))
        await budget.forget(tx, found.channel_id, place(found))
        await jobs.put(tx, TELL_REST, str(found.id), now, guild_id=found.guild_id)
