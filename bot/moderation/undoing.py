"""Taking back what somebody changed: that is a new change, and the old one stays to be read."""

from __future__ import annotations

from datetime import datetime

from bot.core import changes, jobs
from bot.core.actor import Actor
from bot.core.changes import Change
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.servers import Servers, read
from bot.core.undoing import Undoers, require_unchanged
from bot.moderation.settings import noted, put, require_moderator, taken, values_of


async def undo(tx: Tx, by: Actor, undoers: Undoers, id: int, now: datetime) -> None:
    """Take a change of the moderator's server back. Raises Refusal."""
    require_moderator(by)
    found = await changes.get(tx, by.guild_id, id)
    if found is None:
        raise Refusal("error-gone")
    if found.undone_by_change_id is not None:
        raise Refusal("change-undone-already")
    kind = undoers.of(found)
    if kind is None or kind.undo is None:
        raise Refusal("change-cannot")
    await kind.undo(tx, by, found, now)
    newest = await changes.latest(tx, by.guild_id, 1)
    if not newest or newest[0].id == found.id:
        raise Refusal("change-since")
    await changes.note_undone(tx, found.id, newest[0].id)


async def undo_settings(tx: Tx, by: Actor, servers: Servers, change: Change, now: datetime) -> None:
    """Put settings of a server back. Raises Refusal when they were changed since."""
    before = dict(change.before or {})
    there = await read(tx, by.guild_id)
    require_unchanged(noted(values_of(there, tuple(before))), change)
    wanted = taken(before)
    await put(tx, by, servers, wanted, now)
    if "quiet_until" in wanted and there.quiet_until is not None:
        # What waits for the end of that silence finds out whether there still is one.
        ends = wanted["quiet_until"] or now
        await jobs.hasten(tx, by.guild_id, there.quiet_until, min(there.quiet_until, max(ends, now)))
