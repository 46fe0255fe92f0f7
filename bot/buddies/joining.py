"""Coming to the queue, changing what one entered, resting, leaving: one transaction each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.buddies import rules
from bot.buddies.answers import Answers
from bot.buddies.store import pairing as pairs
from bot.buddies.store import queue as store
from bot.buddies.store.tables import ASKED, NO, Entry, Pair, Settings
from bot.core import jobs
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.members import consents
from bot.members import store as members

RUN, SOON = "buddy-run", "buddy-soon"
"""The jobs that look for pairs: now and then, and once after something changed. Their key is the server."""

FADING = "buddy-fading"
"""The job that asks somebody who waits for long whether they stay. Its key is their place in the queue."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands in one server."""

    settings: Settings
    entry: Entry | None
    pair: Pair | None
    kept_out: bool


async def stand(tx: Tx, guild_id: int, user_id: int) -> Standing:
    """Return where somebody stands."""
    living = await pairs.living_of(tx, user_id, guild_id)
    return Standing(
        await store.chosen(tx, guild_id),
        await store.entry_of(tx, guild_id, user_id),
        living[-1] if living else None,
        user_id in await store.all_kept_out(tx, guild_id),
    )


async def require_open(tx: Tx, guild_id: int, user_id: int) -> Settings:
    """Return the settings of a queue that this person may come to. Raises Refusal."""
    standing = await stand(tx, guild_id, user_id)
    if standing.kept_out:
        raise Refusal("buddy-kept-out")
    if not standing.settings.open or standing.settings.channel_id is None:
        raise Refusal("buddy-closed")
    return standing.settings


async def join(tx: Tx, guild_id: int, user_id: int, answers: Answers, now: datetime) -> None:
    """Take a place in the queue, with a yes to what is kept; who has one keeps it. Raises Refusal."""
    settings = await require_open(tx, guild_id, user_id)
    _require_age(settings, answers)
    await members.know(tx, guild_id, user_id)
    await consents.give(tx, guild_id, user_id, "buddies", now)
    await consents.give(tx, guild_id, user_id, "sensitive", now)
    times = {"joined_at": now, "fresh_at": now}
    await store.add_entry(
        tx,
        guild_id=guild_id,
        user_id=user_id,
        resting=False,
        answers=answers.sealed(),
        left_out=0,
        **times,
    )
    await keep_fresh(tx, guild_id, user_id, now)
    await look(tx, guild_id, now)


async def change(
    tx: Tx, guild_id: int, user_id: int, changed: Callable[[Answers], Answers], now: datetime
) -> None:
    """Change what somebody entered. Raises Refusal when they have no place."""
    entry = await _own(tx, guild_id, user_id)
    answers = changed(Answers.opened(entry.answers))
    _require_age(await store.chosen(tx, guild_id), answers)
    await store.change_entry(tx, guild_id, user_id, answers=answers.sealed())
    await keep_fresh(tx, guild_id, user_id, now)
    await look(tx, guild_id, now)


async def rest(tx: Tx, guild_id: int, user_id: int, now: datetime) -> None:
    """Let somebody rest: nothing new is proposed to them. Raises Refusal when they have no place."""
    await _own(tx, guild_id, user_id)
    await store.change_entry(tx, guild_id, user_id, resting=True, fresh_at=now)
    await decline_all(tx, user_id, guild_id)


async def come_back(tx: Tx, guild_id: int, user_id: int, now: datetime) -> None:
    """Let somebody wait again. Raises Refusal when they have no place."""
    await _own(tx, guild_id, user_id)
    await require_open(tx, guild_id, user_id)
    await store.change_entry(tx, guild_id, user_id, resting=False)
    await keep_fresh(tx, guild_id, user_id, now)
    await look(tx, guild_id, now)


async def stay(tx: Tx, guild_id: int, user_id: int, now: datetime) -> None:
    """Keep somebody's place for as long again. Raises Refusal when they have none."""
    await _own(tx, guild_id, user_id)
    await require_open(tx, guild_id, user_id)
    await keep_fresh(tx, guild_id, user_id, now)


async def keep_fresh(tx: Tx, guild_id: int, user_id: int, now: datetime) -> None:
    """Count from now how long a place is kept, and have its owner asked in time; fine if they have none."""
    await store.change_entry(tx, guild_id, user_id, fresh_at=now)
    entry = await store.entry_of(tx, guild_id, user_id)
    if entry is not None:
        await jobs.put(tx, FADING, str(entry.id), now + rules.FADING_AFTER, guild_id=guild_id)


async def fading(tx: Tx, entry_id: int, now: datetime) -> Entry | None:
    """Return somebody to be asked whether they stay: who waits, and for whom nothing else is under way."""
    entry = await store.entry(tx, entry_id)
    if entry is None or entry.resting or not (await store.chosen(tx, entry.guild_id)).open:
        return None
    due_at = entry.fresh_at + rules.FADING_AFTER
    living = await pairs.living_of(tx, entry.user_id, entry.guild_id)
    if living and living[-1].state == ASKED:
        due_at = max(due_at, living[-1].closes_at)
    if due_at > now:
        await jobs.put(tx, FADING, str(entry.id), due_at, guild_id=entry.guild_id)
        return None
    return None if living else entry


async def leave(tx: Tx, guild_id: int, user_id: int) -> None:
    """Forget somebody's place and all that they entered. It is fine if there is none."""
    await store.drop_entry(tx, guild_id, user_id)
    await decline_all(tx, user_id, guild_id)
    await consents.take_back(tx, guild_id, user_id, "buddies")
    await consents.take_back(tx, guild_id, user_id, "sensitive")


async def decline_all(tx: Tx, user_id: int, guild_id: int | None) -> None:
    """Have somebody's open proposals come to nothing when their time is over, like any other no."""
    for pair in await pairs.living_of(tx, user_id, guild_id):
        place = pair.place_of(user_id)
        if pair.state == ASKED and place is not None:
            await pairs.change_place(tx, place.id, answer=NO)


async def look(tx: Tx, guild_id: int, now: datetime) -> None:
    """Have pairs looked for in a moment, and now and then from now on."""
    await jobs.put(tx, SOON, str(guild_id), now + rules.SOON, guild_id=guild_id)
    await jobs.put_missing(tx, RUN, str(guild_id), now + rules.RUN_EVERY, guild_id=guild_id)


async def _own(tx: Tx, guild_id: int, user_id: int) -> Entry:
    entry = await store.entry_of(tx, guild_id, user_id, lock=True)
    if entry is None:
        raise Refusal("buddy-not-in-queue")
    return entry


def _require_age(settings: Settings, answers: Answers) -> None:
    if settings.adults_only and not answers.adult:
        raise Refusal("buddy-adults-only")
