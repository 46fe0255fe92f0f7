"""What people do with signposts: one intention, one function, one transaction.

Each returns what the list in memory has to know once the transaction is committed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.core import jobs
from bot.core.actor import Actor
from bot.core.changes import fingerprint as fingerprint_of_values
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.members import store as members
from bot.signposts import changes, corrections, listed, notices, noting
from bot.signposts.changes import MOST_ENTRIES
from bot.signposts.entry import Entry, Source
from bot.signposts.listed import FROM_MEMBER, MONTHS_OFFERED, SUGGESTION, Change, Signpost
from bot.signposts.store import entries, reports, shares
from bot.signposts.store.shares import Share

MOST_SUGGESTIONS, MOST_SUGGESTIONS_EACH = 100, 3

Wrong = Literal["unreachable", "number", "hours", "closed", "other"]
WRONGS: tuple[Wrong, ...] = ("unreachable", "number", "hours", "closed", "other")
"""What may be wrong with an entry."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A server's whole list, as its moderators see it."""

    signposts: Sequence[Signpost]
    months: int
    wrong: Mapping[int, Sequence[str]]


def fingerprint(entry: Entry) -> int:
    """Return a number that stands for exactly this entry in a custom id, so that no other is confirmed."""
    return fingerprint_of_values(entry.model_dump(mode="json"))


async def look_through(tx: Tx, by: Actor) -> Listing:
    """Return the list of a moderator's server. Raises Refusal."""
    _moderator(by)
    everything = await entries.of_guild(tx, by.guild_id)
    wrong = await reports.of_guild(tx, by.guild_id)
    return Listing(everything, await entries.months(tx, by.guild_id), wrong)


async def find(tx: Tx, by: Actor, id: int) -> Signpost:
    """Return an entry for a moderator of its server. Raises Refusal."""
    _moderator(by)
    return await _get(tx, by, id)


async def add(tx: Tx, by: Actor, entry: Entry, now: datetime) -> Change:
    """Put an entry on the list; nobody sees it until it is confirmed. Raises Refusal."""
    _moderator(by)
    return await _add(tx, by, [entry], now)


async def start_with(tx: Tx, by: Actor, starters: Iterable[Entry], now: datetime) -> Change:
    """Put a starter list beside what is there, as material to check. Raises Refusal."""
    _moderator(by)
    there = await entries.keys(tx, by.guild_id)
    return await _add(tx, by, [entry for entry in starters if entry.id not in there], now)


async def edit(tx: Tx, by: Actor, id: int, entry: Entry, seen: int, now: datetime) -> Change:
    """Change an entry; a new number is hidden until confirmed. Raises Refusal.

    ``seen`` is the print of the entry that the moderator had before them.
    """
    found = await _unchanged(tx, by, id, seen)
    changed = listed.changed(found, entry.model_copy(update={"id": found.entry.id}))
    return await _save(tx, by, found, changed, now)


async def confirm(tx: Tx, by: Actor, id: int, seen: int, now: datetime) -> Change:
    """Show an entry to members, now that it was compared with the service's own page. Raises Refusal."""
    found = await _unchanged(tx, by, id, seen)
    await members.know(tx, by.guild_id, by.user_id)
    await reports.clear(tx, id)
    return await _save(tx, by, found, listed.confirmed(found, by.user_id, now), now)


async def put_off(tx: Tx, by: Actor, id: int, now: datetime) -> Change:
    """Come to an entry later; the walk goes on with the next. Raises Refusal."""
    found = replace(await find(tx, by, id), looked_at=now)
    await entries.save(tx, found)
    return Change([found])


async def hide(tx: Tx, by: Actor, id: int, now: datetime) -> Change:
    """Take an entry from members' sight at once. Raises Refusal."""
    found = await find(tx, by, id)
    return await _save(tx, by, found, replace(found, hidden=True), now)


async def unhide(tx: Tx, by: Actor, id: int, now: datetime) -> Change:
    """Let an entry stand as it stood before it was hidden. Raises Refusal."""
    found = await find(tx, by, id)
    return await _save(tx, by, found, replace(found, hidden=False), now)


async def remove(tx: Tx, by: Actor, id: int, now: datetime) -> Change:
    """Take an entry off the list; for a while that can be undone. Raises Refusal."""
    found = await find(tx, by, id)
    return await changes.make(tx, by, {found.entry.id: None}, now)


async def set_months(tx: Tx, by: Actor, months: int, now: datetime) -> None:
    """Choose after how many months entries are due again. Raises Refusal."""
    _moderator(by)
    if months not in MONTHS_OFFERED:
        raise Refusal("error-gone")
    before = await entries.months(tx, by.guild_id)
    await entries.set_months(tx, by.guild_id, months)
    await corrections.months_changed(tx, by.guild_id, before, now)


async def suggest(tx: Tx, by: Actor, entry: Entry, now: datetime) -> Change:
    """Tell the moderators of a service that they may want to check. Raises Refusal when many wait already."""
    of_theirs = await entries.suggestions(tx, by.guild_id, by.user_id)
    of_all = await entries.suggestions(tx, by.guild_id)
    if of_theirs >= MOST_SUGGESTIONS_EACH or of_all >= MOST_SUGGESTIONS:
        raise Refusal("signpost-suggestions-full")
    await members.know(tx, by.guild_id, by.user_id)
    source = Source.model_validate(FROM_MEMBER)
    key = free_key(SUGGESTION, await entries.keys(tx, by.guild_id))  # a key is not sealed, so it says nothing
    suggested = entry.model_copy(update={"id": key, "source": source, "doubts": (), "assured_date": None})
    return await _add(tx, by, [suggested], now, suggested_by=by.user_id)


async def report(tx: Tx, by: Actor, id: int, wrong: str | None, now: datetime) -> None:
    """Tell the moderators that something is wrong with an entry. Raises Refusal."""
    found = await _get(tx, by, id)
    if wrong not in WRONGS:
        raise Refusal("signpost-wrong-choose")
    await members.know(tx, by.guild_id, by.user_id)
    if not await reports.said_of(tx, found.id):
        # Once for each entry, until a moderator has looked at it.
        await jobs.put(tx, notices.WRONG, str(by.guild_id), now, guild_id=by.guild_id)
    await reports.add(tx, by.guild_id, found.id, user_id=by.user_id, reason=wrong, reported_at=now)


async def all_well(tx: Tx, by: Actor, id: int) -> None:
    """Put aside what members said is wrong with an entry. Raises Refusal."""
    await find(tx, by, id)
    await reports.clear(tx, id)


async def shared(tx: Tx, by: Actor, id: int, message_id: int, channel_id: int, now: datetime) -> None:
    """Remember a message in which a member shared an entry. Raises Refusal when it is gone by now."""
    await _get(tx, by, id)
    await members.know(tx, by.guild_id, by.user_id)
    await shares.add(tx, Share(message_id, channel_id, by.guild_id, by.user_id, id))
    await corrections.plan(tx, by.guild_id, now)


def free_key(name: str, taken: Iterable[str]) -> str:
    """Return a short name for a file, made of letters of ``name``, that no other entry has."""
    there = {*taken}
    base = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:50].strip("-") or "service"
    numbered = (f"{base}-{number}" for number in range(2, len(there) + 3))
    return next(key for key in (base, *numbered) if key not in there)


async def _add(
    tx: Tx, by: Actor, new: Sequence[Entry], now: datetime, suggested_by: int | None = None
) -> Change:
    taken = await entries.keys(tx, by.guild_id)
    if len(taken) + len(new) > MOST_ENTRIES:
        raise Refusal("signpost-too-many", most=MOST_ENTRIES)
    kept: list[Signpost] = []
    for entry in new:
        key = entry.id if entry.id not in taken else free_key(entry.name, taken)
        taken.add(key)
        named = entry.model_copy(update={"id": key})
        kept.append(await entries.add(tx, Signpost(0, by.guild_id, named, suggested_by=suggested_by)))
    await notices.watch(tx, by.guild_id, now)
    return Change(kept)


async def _save(tx: Tx, by: Actor, before: Signpost, signpost: Signpost, now: datetime) -> Change:
    await entries.save(tx, signpost)
    await noting.note(tx, by, before, signpost, now)
    await corrections.correct_shares(tx, signpost.guild_id, [signpost.id], now)
    return Change([signpost])


async def _unchanged(tx: Tx, by: Actor, id: int, seen: int) -> Signpost:
    found = await find(tx, by, id)
    if fingerprint(found.entry) != seen:
        raise Refusal("signpost-just-changed")
    return found


async def _get(tx: Tx, by: Actor, id: int) -> Signpost:
    found = await entries.get(tx, by.guild_id, id)
    if found is None:
        raise Refusal("signpost-gone")
    return found


def _moderator(by: Actor) -> None:
    if not by.moderator:
        raise Refusal("error-moderators-only")
