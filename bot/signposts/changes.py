"""Changes of a list: applied whole or not at all, and for a while to be undone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from bot.core import jobs
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.members import store as members
from bot.signposts import listed, notices
from bot.signposts.corrections import correct_shares
from bot.signposts.entry import Entry
from bot.signposts.listed import Change, Signpost
from bot.signposts.store import entries, imports
from bot.signposts.store.imports import Import

FORGET = "signposts:forget"
"""The job that forgets a file that was sent in, or how to undo it; its key is the import's id."""

MOST_ENTRIES = 20_000
TO_APPLY, TO_UNDO = timedelta(days=1), timedelta(days=30)

Wanted = Mapping[str, Entry | None]
"""The entries to have, by key; None for those to take out. What is not named stays."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, and how many entries were left because somebody changed them since."""

    change: Change
    left: int


async def make(tx: Tx, by: Actor, wanted: Wanted, now: datetime) -> Change:
    """Change a list, and remember how to undo that. Raises Refusal."""
    _moderator(by)
    before, change = await _make(tx, by, wanted, now)
    await members.know(tx, by.guild_id, by.user_id)
    noted = [_noted(key, before.get(key), wanted[key]) for key in wanted]
    draft = Import(0, by.guild_id, by.user_id, now, False, "", [], now, noted)
    kept = await imports.add(tx, draft)
    await jobs.put(tx, FORGET, str(kept.id), now + TO_UNDO, guild_id=by.guild_id)
    return replace(change, undo=kept.id)


async def undo(tx: Tx, by: Actor, id: int, now: datetime) -> Undone:
    """Take a change back, but for what somebody changed since. Raises Refusal when it is too late."""
    _moderator(by)
    made = await imports.get(tx, by.guild_id, id)
    if made is None or made.changes is None:
        raise Refusal("signpost-undo-gone")
    there = {one.entry.id: one for one in await entries.of_guild(tx, by.guild_id)}
    kept: list[Signpost] = []
    gone: list[int] = []
    left = 0
    for noted in made.changes:
        now_there = there.get(noted["key"])
        if (now_there and _written(now_there.entry)) != noted["after"]:
            left += 1
        elif noted["before"] is None and now_there is not None:
            gone.append(now_there.id)
        elif noted["before"] is not None:
            kept.append(await _put_back(tx, noted["before"], now_there))
    await correct_shares(tx, by.guild_id, [*gone, *(one.id for one in kept)], now)
    await entries.remove(tx, by.guild_id, gone)
    await imports.drop(tx, by.guild_id, id)
    await jobs.drop(tx, FORGET, str(id))
    return Undone(Change(kept, gone), left)


def fingerprint_of_list(signposts: Iterable[Signpost]) -> str:
    """Return what stands for exactly this list, so that no other is changed than the one that was shown."""
    rows = sorted(json.dumps(_written(one.entry), sort_keys=True) for one in signposts)
    return sha256("\n".join(rows).encode()).hexdigest()


async def _make(tx: Tx, by: Actor, wanted: Wanted, now: datetime) -> tuple[dict[str, Signpost], Change]:
    there = {one.entry.id: one for one in await entries.of_guild(tx, by.guild_id)}
    if len(there) + sum(key not in there for key in wanted) > MOST_ENTRIES:
        raise Refusal("signpost-too-many", most=MOST_ENTRIES)
    before = {key: there[key] for key in wanted if key in there}
    kept: list[Signpost] = []
    gone = [before[key].id for key, entry in wanted.items() if entry is None and key in before]
    await correct_shares(tx, by.guild_id, [one.id for one in before.values()], now)
    await entries.remove(tx, by.guild_id, gone)
    for key, entry in wanted.items():
        if entry is None:
            continue
        if key in before:
            kept.append(listed.changed(before[key], entry))
            await entries.save(tx, kept[-1])
        else:
            kept.append(await entries.add(tx, Signpost(0, by.guild_id, entry)))
    await notices.watch(tx, by.guild_id, now)
    return before, Change(kept, gone)


async def _put_back(tx: Tx, row: dict[str, Any], there: Signpost | None) -> Signpost:
    before = entries.read(row)
    if there is None:
        return await entries.add(tx, before)
    back = replace(before, id=there.id)
    await entries.save(tx, back)
    return back


def _noted(key: str, before: Signpost | None, after: Entry | None) -> dict[str, Any]:
    return {"key": key, "before": before and entries.written(before), "after": after and _written(after)}


def _written(entry: Entry) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude_defaults=True)


def _moderator(by: Actor) -> None:
    if not by.moderator:
        raise Refusal("error-moderators-only")
