"""Answering a proposal. Nobody's answer shows in any sentence, message or moment that another one sees."""

from __future__ import annotations

from datetime import datetime

from bot.buddies import joining, rules
from bot.buddies.answers import Answers
from bot.buddies.matching import CLOSE, TELL
from bot.buddies.store import pairing as pairs
from bot.buddies.store import queue as store
from bot.buddies.store.tables import ASKED, MEETING, OPEN, OVER, REST, UNTOLD, YES, Pair, Place
from bot.core import jobs
from bot.core.crypto import Vault
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.members import avoids

MEET, COMPANY, FORGET = "buddy-meet", "buddy-company", "buddy-forget"
"""Jobs: open the thread of a pair; ask one person whether it is still good; delete what is left of a pair."""

OUTCOME = "buddy-outcome"
"""The job that tells one person that it did not come together. Its key is their place."""


async def find(tx: Tx, guild_id: int | None, user_id: int, place_id: int) -> tuple[Pair, Place]:
    """Return somebody's own place, pressed in its server or in a direct message. Raises Refusal."""
    found = await pairs.of_place(tx, place_id, lock=True)
    if found is None or found[1].user_id != user_id or guild_id not in (None, found[0].guild_id):
        raise Refusal("error-gone")
    return found


async def answer(
    tx: Tx,
    guild_id: int | None,
    user_id: int,
    place_id: int,
    said: str,
    now: datetime,
    letter: tuple[int, int] | None = None,
) -> Pair:
    """Note a yes or a no, which can change until the time is over. Raises Refusal.

    ``letter``: the channel and the message that was answered, if it was written to this person alone. The bot
    may have died before it noted where it stands.
    """
    pair, place = await find(tx, guild_id, user_id, place_id)
    if pair.state != ASKED or now >= pair.closes_at:
        raise Refusal("buddy-proposal-over")
    if await store.entry_of(tx, pair.guild_id, user_id) is None:
        raise Refusal("buddy-not-in-queue")
    await pairs.change_place(tx, place.id, answer=said)
    if letter is not None and place.message_id is None:
        await pairs.change_place(tx, place.id, message_id=letter[1], where_id=letter[0])
    others = [one.answer for one in pair.places if one.id != place.id]
    if said == YES and len(pair.places) == pair.size and all(other == YES for other in others):
        await jobs.put(tx, MEET, str(pair.id), now, guild_id=pair.guild_id)
    return pair


async def meet(tx: Tx, vault: Vault | None, pair_id: int) -> Pair | None:
    """Return a pair in which all said yes and nothing came between; its thread may then be opened."""
    pair = await pairs.get(tx, pair_id, lock=True)
    if pair is None or pair.state not in (ASKED, MEETING):
        return None
    if pair.state == ASKED and not await _may_meet(tx, vault, pair):
        return None
    await pairs.change(tx, pair.id, state=MEETING)
    return pair


async def _may_meet(tx: Tx, vault: Vault | None, pair: Pair) -> bool:
    if len(pair.places) < pair.size or any(place.answer != YES for place in pair.places):
        return False
    entries = [await store.entry_of(tx, pair.guild_id, user_id) for user_id in pair.people]
    ages = {entry is not None and Answers.opened(entry.answers).adult for entry in entries}
    if None in entries or len(ages) > 1:
        return False
    return not await avoids.among(tx, vault, pair.guild_id, pair.people)


async def not_yet(tx: Tx, pair: Pair, now: datetime) -> None:
    """Let a pair wait whose thread cannot be opened now; in the end it did not come together."""
    await pairs.change(tx, pair.id, state=ASKED, thread_id=None)
    await jobs.put(tx, CLOSE, str(pair.id), max(now, pair.closes_at), guild_id=pair.guild_id)


async def note_open(tx: Tx, pair: Pair, hello_id: int, now: datetime) -> None:
    """Remember that a pair's thread is there and greeted them."""
    await pairs.change(tx, pair.id, state=OPEN, hello_id=hello_id)
    await jobs.drop(tx, CLOSE, str(pair.id))
    await pairs.note_met(tx, pair.guild_id, pair.people, now)
    for place in pair.places:
        await jobs.drop(tx, TELL, str(place.id))
        await pairs.change_place(tx, place.id, answer=None, shown=None)
        entry = await store.entry_of(tx, pair.guild_id, place.user_id)
        if entry is None:
            continue
        await store.change_entry(tx, pair.guild_id, place.user_id, left_out=0, fresh_at=now)
        if Answers.opened(entry.answers).company:
            due = now + rules.COMPANY_AFTER
            await jobs.put(tx, COMPANY, str(place.id), due, guild_id=pair.guild_id)


async def settle(tx: Tx, pair_id: int, now: datetime) -> None:
    """End a proposal whose time is over, and have everybody told at the same moment.

    One that ended before stays so, and so does one whose thread is being opened.
    """
    pair = await pairs.get(tx, pair_id, lock=True)
    if pair is None or pair.state != ASKED:
        return
    await pairs.change(tx, pair.id, state=OVER, ended_at=now)
    await jobs.put(tx, FORGET, str(pair.id), now + rules.NOTE_KEPT, guild_id=pair.guild_id)
    for place in pair.places:
        await _settle_place(tx, place, now)
        await jobs.put(tx, OUTCOME, str(place.id), now, guild_id=pair.guild_id)
    await joining.look(tx, pair.guild_id, now)


async def _settle_place(tx: Tx, place: Place, now: datetime) -> None:
    await jobs.drop(tx, TELL, str(place.id))
    entry = await store.entry_of(tx, place.guild_id, place.user_id)
    if entry is None or (place.message_id is None and place.answer != YES):
        # They left the queue, or never got to know of it.
        await pairs.change_place(tx, place.id, answer=UNTOLD)
    elif place.answer is None or entry.resting:
        await pairs.change_place(tx, place.id, answer=REST)
        await store.change_entry(tx, place.guild_id, place.user_id, resting=True, fresh_at=now)
    elif place.answer == YES:
        await store.change_entry(tx, place.guild_id, place.user_id, left_out=entry.left_out + 1)
        await joining.keep_fresh(tx, place.guild_id, place.user_id, now)


async def note_told(tx: Tx, place: Place) -> None:
    """Forget what somebody answered and where they were asked, once they were told how it ended."""
    await pairs.change_place(tx, place.id, answer=None, shown=None, where_id=None, message_id=None)
