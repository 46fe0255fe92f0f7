"""What moderators do with the queue. They see how many wait, and never what anybody entered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.buddies import ending, joining, matching
from bot.buddies.answering import MEET
from bot.buddies.store import pairing as pairs
from bot.buddies.store import queue as store
from bot.buddies.store.tables import ASKED, YES, Settings
from bot.core import changes, jobs
from bot.core.actor import Actor
from bot.core.changes import Change, Clash
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.undoing import require_unchanged
from bot.members import store as members

KIND = "buddies"
"""The kind of these changes; the key of each is the server."""

LISTS = ("wishes", "offers", "traits")
"""What people are asked."""

TELL_OUT = "buddy-out"
"""The job that tells somebody that they are kept out, or let in again. Its key: server and person."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What moderators see."""

    settings: Settings
    waiting: int
    longest_since: datetime | None
    kept_out: tuple[int, ...]


async def overview(tx: Tx, guild_id: int) -> Overview:
    """Return it."""
    waiting = await matching.waiting(tx, guild_id)
    since = min((entry.joined_at for entry in waiting), default=None)
    out = await store.all_kept_out(tx, guild_id)
    return Overview(await store.chosen(tx, guild_id), len(waiting), since, tuple(out))


async def save(
    tx: Tx, by: Actor, wanted: Mapping[str, Any], now: datetime, seen: int | None = None
) -> Settings | Clash:
    """Set some of the settings, and remember who changed them. Raises Refusal.

    ``seen`` is the number of what whoever asks for it saw there (`in_form`); None: that does not matter.
    """
    _require_moderator(by)
    before = await store.chosen(tx, by.guild_id)
    after = replace(before, **wanted)
    if after.open and after.channel_id is None:
        raise Refusal("buddy-needs-channel")
    there, new = in_form(before, tuple(wanted)), in_form(after, tuple(wanted))
    if seen is not None and (
        clash := await changes.clash(tx, by.guild_id, KIND, by.guild_id, there, new, seen)
    ):
        return clash
    await store.choose(tx, after)
    await members.know(tx, by.guild_id, by.user_id)
    old, new = _noted(before), _noted(after)
    differ = [name for name in new if old[name] != new[name]]
    await changes.note(
        tx,
        by.guild_id,
        by.user_id,
        KIND,
        by.guild_id,
        {name: old[name] for name in differ},
        {name: new[name] for name in differ},
        now,
    )
    if after.open:
        await joining.look(tx, by.guild_id, now)
        await _try_again(tx, by.guild_id, now)
    return after


def in_form(settings: Settings, names: Collection[str]) -> dict[str, Any]:
    """Return some of the settings as a change remembers them."""
    flat = [part for name in names for part in (LISTS if name == "asked" else (name,))]
    noted = _noted(settings)
    return {name: noted[name] for name in flat}


async def undo(tx: Tx, by: Actor, change: Change, now: datetime) -> None:
    """Set back what was changed. Raises Refusal when it was changed again since."""
    _require_moderator(by)
    chosen = await store.chosen(tx, by.guild_id)
    require_unchanged(_noted(chosen), change)
    before = {name: value for name, value in (change.before or {}).items() if name not in LISTS}
    lists = {name: value for name, value in (change.before or {}).items() if name in LISTS}
    if lists:
        there = (chosen.asked or {}) | lists
        before["asked"] = None if None in there.values() else there
    await save(tx, by, before, now)


async def match_now(tx: Tx, by: Actor, now: datetime) -> None:
    """Have pairs looked for at once. Raises Refusal while the queue is closed."""
    _require_moderator(by)
    settings = await store.chosen(tx, by.guild_id)
    if not settings.open or settings.channel_id is None:
        raise Refusal("buddy-closed")
    await jobs.put(tx, joining.RUN, str(by.guild_id), now, guild_id=by.guild_id)


async def part(tx: Tx, by: Actor, user_id: int, now: datetime) -> None:
    """End whatever pair somebody is in. It is fine if there is none."""
    _require_moderator(by)
    for pair in await pairs.living_of(tx, user_id, by.guild_id):
        await ending.end(tx, pair, now)


async def keep_out(tx: Tx, by: Actor, user_id: int, now: datetime) -> None:
    """Part somebody from their buddy, keep them out of the queue, and have them told."""
    await part(tx, by, user_id, now)
    await members.know(tx, by.guild_id, user_id)
    await joining.leave(tx, by.guild_id, user_id)
    if await store.keep_out(tx, by.guild_id, user_id, now):
        await _tell(tx, by.guild_id, user_id, now)


async def let_in(tx: Tx, by: Actor, user_id: int, now: datetime) -> None:
    """Let somebody come to the queue again, and have them told. It is fine if they were not kept out."""
    _require_moderator(by)
    if await store.let_in(tx, by.guild_id, user_id):
        await _tell(tx, by.guild_id, user_id, now)


async def _tell(tx: Tx, guild_id: int, user_id: int, now: datetime) -> None:
    await jobs.put(tx, TELL_OUT, f"{guild_id}:{user_id}", now, guild_id=guild_id)


async def _try_again(tx: Tx, guild_id: int, now: datetime) -> None:
    """Open the threads of those who all said yes while there was no place for them."""
    for pair in await pairs.living_in(tx, guild_id):
        if pair.state == ASKED and all(place.answer == YES for place in pair.places):
            await jobs.put(tx, MEET, str(pair.id), now, guild_id=guild_id)


def _require_moderator(by: Actor) -> None:
    if not by.moderator:
        raise Refusal("error-moderators-only")


def _noted(settings: Settings) -> dict[str, Any]:
    """Return settings as a change remembers them: each list of what people are asked by itself."""
    lists = {name: (settings.asked or {}).get(name) for name in LISTS}
    plain = {"open": settings.open, "channel_id": settings.channel_id, "adults_only": settings.adults_only}
    return plain | lists
