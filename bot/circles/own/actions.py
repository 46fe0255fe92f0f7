"""What moderators do with their server's own formats: one intention, one function, one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.circles.formats import FormatFile
from bot.circles.own import store
from bot.circles.own.shelves import Shelves
from bot.circles.own.store import OwnFormat
from bot.core import changes, jobs
from bot.core.actor import Actor
from bot.core.changes import Change
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.markdown import escape
from bot.core.undoing import require_unchanged
from bot.members import store as members

FORGET = "format-unsaved"
"""The job that forgets what nobody saved; its key is the number of the format, its server that of the job."""

MOST_OWN = 12
UNSAVED = timedelta(days=1)
KIND = "format"
"""What changes of formats are noted as; their key is the number of the format."""


async def look_at(
    tx: Tx, by: Actor, brought: FormatFile, shelves: Shelves, now: datetime
) -> tuple[OwnFormat, bool]:
    """Keep what a file holds for a day, so that it is seen before it is used; and whether it replaces one.

    Raises Refusal when there are enough, or when a format of the host has that name.
    """
    _moderator(by)
    replaced = await _check(tx, by.guild_id, brought.name, shelves)
    await members.know(tx, by.guild_id, by.user_id)
    await store.drop_unsaved(tx, by.guild_id, by.user_id)
    draft = await store.add(
        tx,
        guild_id=by.guild_id,
        name=brought.name,
        written=brought.model_dump(mode="json"),
        made_by=by.user_id,
        made_at=now,
        saved_at=None,
    )
    await jobs.put(tx, FORGET, str(draft.id), now + UNSAVED, guild_id=by.guild_id)
    return draft, replaced is not None


async def save(tx: Tx, by: Actor, id: int, shelves: Shelves, now: datetime) -> OwnFormat:
    """Put a format on the shelf of its server, in the place of one with the same name. Raises Refusal."""
    _moderator(by)
    draft = await find(tx, by, id)
    if draft.saved_at is not None:
        return draft
    before = await _check(tx, by.guild_id, draft.name, shelves)
    kept = replace(draft, id=before.id if before else draft.id, saved_at=now)
    await members.know(tx, by.guild_id, by.user_id)
    await jobs.drop(tx, FORGET, str(draft.id))
    if before is not None:
        await store.drop(tx, draft.id)
    await store.change(
        tx,
        kept.id,
        name=kept.name,
        written=kept.written,
        made_by=by.user_id,
        made_at=kept.made_at,
        saved_at=now,
    )
    written = before.written if before else None
    await changes.note(tx, by.guild_id, by.user_id, KIND, kept.id, written, kept.written, now)
    tx.after(partial(shelves.put, kept))
    return kept


async def remove(tx: Tx, by: Actor, id: int, shelves: Shelves, now: datetime) -> OwnFormat:
    """Take a format from the shelf. Rounds that are open keep it; circles go back to the first one."""
    _moderator(by)
    gone = await find(tx, by, id)
    await store.drop(tx, gone.id)
    if gone.saved_at is not None:
        await members.know(tx, by.guild_id, by.user_id)
        await changes.note(tx, by.guild_id, by.user_id, KIND, gone.id, gone.written, None, now)
    tx.after(partial(shelves.remove, gone))
    return gone


async def undo(tx: Tx, by: Actor, change: Change, shelves: Shelves, now: datetime) -> None:
    """Take back that a format was saved, replaced or removed. Raises Refusal."""
    _moderator(by)
    there = await store.get(tx, by.guild_id, int(change.key))
    require_unchanged(there and there.written, change)
    if change.before is None:
        await remove(tx, by, int(change.key), shelves, now)
        return
    values: dict[str, Any] = {"name": change.before["name"], "written": dict(change.before), "saved_at": now}
    values |= {"made_by": by.user_id, "made_at": now}
    await members.know(tx, by.guild_id, by.user_id)
    if there is None:
        if await _check(tx, by.guild_id, values["name"], shelves) is not None:
            raise Refusal("change-since")
        back = await store.add(tx, id=int(change.key), guild_id=by.guild_id, **values)
    else:
        await store.change(tx, there.id, **values)
        back = replace(there, **values)
    await changes.note(tx, by.guild_id, by.user_id, KIND, back.id, there and there.written, back.written, now)
    tx.after(partial(shelves.put, back))


async def forget_unsaved(tx: Tx, guild_id: int, id: int) -> None:
    """Forget what was looked at and not saved."""
    found = await store.get(tx, guild_id, id)
    if found is not None and found.saved_at is None:
        await store.drop(tx, id)


async def find(tx: Tx, by: Actor, id: int) -> OwnFormat:
    """Return a format of this server. Raises Refusal when it is gone, or another server's."""
    found = await store.get(tx, by.guild_id, id)
    if found is None:
        raise Refusal("error-gone")
    return found


async def _check(tx: Tx, guild_id: int, name: str, shelves: Shelves) -> OwnFormat | None:
    if any(_same(one.name, name) for one in shelves.host.all.values()):
        raise Refusal("format-name-taken", name=escape(name))
    there = await store.of_guild(tx, guild_id)
    before = next((one for one in there if _same(one.name, name)), None)
    if before is None and len(there) >= MOST_OWN:
        raise Refusal("format-enough", most=MOST_OWN)
    return before


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()


def _moderator(by: Actor) -> None:
    if not by.moderator:
        raise Refusal("error-moderators-only")
