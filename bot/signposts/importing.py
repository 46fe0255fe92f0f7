"""A list from a file: the difference first, then applied whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core import jobs
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.members import store as members
from bot.signposts import changes
from bot.signposts.changes import FORGET, TO_APPLY, Wanted
from bot.signposts.entry import Entry
from bot.signposts.exchange.differences import Difference, difference
from bot.signposts.listed import Change, Signpost
from bot.signposts.store import entries, imports
from bot.signposts.store.imports import Import


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that waits to be applied, and what it would change."""

    id: int
    difference: Difference


async def bring(tx: Tx, by: Actor, brought: Sequence[Entry], now: datetime, *, removing: bool) -> Draft:
    """Keep what a moderator's file holds for a day, and return what it would change. Raises Refusal.

    ``removing``: what the file does not have is taken out as well.
    """
    _moderator(by)
    there = await entries.of_guild(tx, by.guild_id)
    await members.know(tx, by.guild_id, by.user_id)
    written = [entry.model_dump(mode="json", exclude_defaults=True) for entry in brought]
    base = changes.fingerprint_of_list(there)
    kept = await imports.add(tx, Import(0, by.guild_id, by.user_id, now, removing, base, written))
    await jobs.put(tx, FORGET, str(kept.id), now + TO_APPLY, guild_id=by.guild_id)
    return Draft(kept.id, _difference(there, brought, removing=removing))


async def apply(tx: Tx, by: Actor, id: int, now: datetime) -> Change | Draft:
    """Apply a file. When the list changed meanwhile, return what it would change now. Raises Refusal."""
    _moderator(by)
    draft = await imports.get(tx, by.guild_id, id)
    if draft is None or draft.applied_at is not None:
        raise Refusal("signpost-import-gone")
    there = await entries.of_guild(tx, by.guild_id)
    brought = [Entry.model_validate(entry) for entry in draft.entries]
    differs = _difference(there, brought, removing=draft.removing)
    base = changes.fingerprint_of_list(there)
    if base != draft.base:
        await imports.rebase(tx, id, base)
        return Draft(id, differs)
    await imports.drop(tx, by.guild_id, id)
    await jobs.drop(tx, FORGET, str(id))
    return await changes.make(tx, by, _wanted(differs), now)


def _difference(there: Iterable[Signpost], brought: Iterable[Entry], *, removing: bool) -> Difference:
    found = difference([one.entry for one in there], brought, also_own=False)
    return found if removing else Difference(found.added, found.changed)


def _wanted(differs: Difference) -> Wanted:
    """What to have then. Who compared an entry with its page, and when, only this community can say."""
    nobody = {"assured_date": None, "assurer": None}
    wanted: dict[str, Entry | None] = {entry.id: entry.model_copy(update=nobody) for entry in differs.added}
    for one in differs.changed:
        ours = {"assured_date": one.before.assured_date, "assurer": one.before.assurer}
        wanted[one.after.id] = one.after.model_copy(update=ours)
    return wanted | dict.fromkeys((entry.id for entry in differs.removed), None)


def _moderator(by: Actor) -> None:
    if not by.moderator:
        raise Refusal("error-moderators-only")
