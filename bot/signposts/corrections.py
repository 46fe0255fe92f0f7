"""Putting right what members shared: when an entry changes or goes, and when nobody checked it for long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from bot.core import jobs
from bot.core.database import Tx
from bot.signposts.listed import Signpost, Standing
from bot.signposts.store import entries, shares

CORRECT = "signposts:correct"
"""The job that puts right what was shared in a server; its key is the server's id."""

STANDING = "signposts:standing"
"""The job for the moment at which a shared entry becomes due, or lapses; its key is the server's id."""

_BEFORE = timedelta(microseconds=1)


async def correct_shares(tx: Tx, guild_id: int, ids: Iterable[int], now: datetime) -> None:
    """Have the messages put right that show one of these entries."""
    if await shares.mark(tx, ids):
        await jobs.put(tx, CORRECT, str(guild_id), now, guild_id=guild_id)
        await plan(tx, guild_id, now)


async def plan(tx: Tx, guild_id: int, now: datetime) -> None:
    """Be there when the next shared entry of a server becomes due, or lapses."""
    shared, months = await _shared(tx, guild_id), await entries.months(tx, guild_id)
    moments = [moment for one in shared for moment in one.turns(months) if moment > now]
    if moments:
        await jobs.put(tx, STANDING, str(guild_id), min(moments), guild_id=guild_id)


async def turned(tx: Tx, guild_id: int, since: datetime, now: datetime) -> None:
    """Have put right what shows an entry that became due or lapsed, at ``since`` or after."""
    months = await entries.months(tx, guild_id)
    await _where_it_differs(tx, guild_id, lambda one: one.standing(since - _BEFORE, months), now)


async def months_changed(tx: Tx, guild_id: int, before: int, now: datetime) -> None:
    """Have put right what shows an entry that stands otherwise since a server chose its months anew."""
    await _where_it_differs(tx, guild_id, lambda one: one.standing(now, before), now)


async def _where_it_differs(
    tx: Tx, guild_id: int, before: Callable[[Signpost], Standing], now: datetime
) -> None:
    shared, months = await _shared(tx, guild_id), await entries.months(tx, guild_id)
    differ = [one.id for one in shared if one.standing(now, months) != before(one)]
    await correct_shares(tx, guild_id, differ, now)
    await plan(tx, guild_id, now)


async def _shared(tx: Tx, guild_id: int) -> Sequence[Signpost]:
    return await entries.some(tx, guild_id, await shares.shown_in(tx, guild_id))
