"""The end of a pair. It looks the same whoever ended it, and whyever."""

from __future__ import annotations

from datetime import datetime

from bot.buddies import joining, rules
from bot.buddies.answering import COMPANY, FORGET, find
from bot.buddies.matching import CLOSE
from bot.buddies.store import pairing as pairs
from bot.buddies.store import queue as store
from bot.buddies.store.tables import ASKED, MEETING, OPEN, OVER, Pair
from bot.core import jobs
from bot.core.crypto import Vault
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.members import avoids

SHUT, TELL_OVER = "buddy-shut", "buddy-over"
"""Jobs: say in a thread that the pair has ended, and lock it; tell one person, where there is no thread."""


async def own(tx: Tx, guild_id: int | None, user_id: int, pair_id: int) -> Pair:
    """Return a pair that somebody is or was in. Raises Refusal."""
    pair = await pairs.get(tx, pair_id, lock=True)
    if pair is None or pair.place_of(user_id) is None or guild_id not in (None, pair.guild_id):
        raise Refusal("error-gone")
    return pair


async def end_own(tx: Tx, guild_id: int | None, user_id: int, pair_id: int, now: datetime) -> Pair:
    """End a pair for one of the two; one that is over stays so. Raises Refusal."""
    pair = await own(tx, guild_id, user_id, pair_id)
    if pair.state == ASKED:
        raise Refusal("error-gone")
    await end(tx, pair, now)
    return pair


async def end_by_place(tx: Tx, guild_id: int | None, user_id: int, place_id: int, now: datetime) -> Pair:
    """The same, from a message that was only theirs. Raises Refusal."""
    pair, _ = await find(tx, guild_id, user_id, place_id)
    return await end_own(tx, guild_id, user_id, pair.id, now)


async def end(tx: Tx, pair: Pair, now: datetime) -> None:
    """End a pair that is open, or about to be. Everybody in it rests, and can come back with one press."""
    if pair.state not in (MEETING, OPEN):
        return
    await pairs.change(tx, pair.id, state=OVER, ended_at=now)
    await pairs.note_met(tx, pair.guild_id, pair.people, now)
    await jobs.drop(tx, CLOSE, str(pair.id))
    for place in pair.places:
        await jobs.drop(tx, COMPANY, str(place.id))
        await pairs.change_place(tx, place.id, answer=None, shown=None)
        await store.change_entry(tx, pair.guild_id, place.user_id, resting=True, fresh_at=now)
    await jobs.put(tx, SHUT, str(pair.id), now, guild_id=pair.guild_id)
    await jobs.put(tx, FORGET, str(pair.id), now + rules.THREAD_KEPT, guild_id=pair.guild_id)


async def not_again(
    tx: Tx, vault: Vault | None, guild_id: int | None, user_id: int, pair_id: int, now: datetime
) -> None:
    """Keep somebody apart for good from those they were with. Nobody else hears of it. Raises Refusal."""
    pair = await own(tx, guild_id, user_id, pair_id)
    for other in pair.people:
        if other != user_id:
            await avoids.add(tx, vault, pair.guild_id, user_id, other, now)


async def tell_each(tx: Tx, pair: Pair, now: datetime) -> None:
    """Have everybody in a pair told alone that it has ended, since their thread is gone."""
    for place in pair.places:
        await jobs.put(tx, TELL_OVER, str(place.id), now, guild_id=pair.guild_id)


async def lose_thread(tx: Tx, thread_id: int, now: datetime) -> None:
    """End the pair whose thread somebody deleted; it is fine if it was none."""
    pair = await pairs.in_thread(tx, thread_id)
    if pair is not None:
        await end(tx, pair, now)


async def lose_channel(tx: Tx, channel_id: int, now: datetime) -> int | None:
    """Close the queue whose channel somebody deleted, with its pairs; return its server, if it was one."""
    for settings in await store.servers_with(tx, channel_id):
        closed = {"open": False, "channel_id": None}
        await store.change_settings(tx, settings.guild_id, **closed)
        for pair in await pairs.living_in(tx, settings.guild_id):
            await end(tx, pair, now)
        return settings.guild_id
    return None


async def stop(tx: Tx, user_id: int, guild_id: int | None, now: datetime) -> None:
    """Let somebody go who is about to be forgotten, as if they had left."""
    for pair in await pairs.living_of(tx, user_id, guild_id):
        await end(tx, pair, now)
    await joining.decline_all(tx, user_id, guild_id)
    for entry in await store.entries_of(tx, user_id):
        if guild_id in (None, entry.guild_id):
            await store.drop_entry(tx, entry.guild_id, user_id)
