"""What a full channel has no room for joins the card of the next round, as a quiet line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.agreements.actions import concluding
from bot.agreements.actions.texts import REVIEW
from bot.agreements.store import texts
from bot.core import jobs
from bot.core.database import Tx

PATIENCE = timedelta(days=7)
"""A review round has a card and a thread of its own, so it waits longer for room than news does."""


@dataclass(frozen=True, slots=True)
class Joined:
    """News of a version; without one, that it is time to look at an agreement again."""

    agreement_id: int
    version: int | None


async def take(tx: Tx, guild_id: int, channel_id: int, now: datetime) -> Joined | None:
    """Return what waits for room in a channel, if anything does; it waits no more."""
    for found in await texts.at(tx, guild_id, channel_id):
        if found.home_channel_id != channel_id:
            continue
        if await jobs.withdraw(tx, concluding.TELL, f"{found.id}:{found.version}", now):
            return Joined(found.id, found.version)
        overdue = found.review_at is not None and found.review_at + PATIENCE <= now
        if overdue and await jobs.withdraw(tx, REVIEW, str(found.id), now):
            await texts.change(tx, found.id, review_at=None)
            return Joined(found.id, None)
    return None
