"""What becomes of what members tell the moderators: one intention, one function, one transaction."""

from __future__ import annotations

from datetime import datetime

from bot.core import jobs, reports
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.reports import Report
from bot.members import store as members
from bot.moderation.settings import require_moderator

LETTER = "report-letter"
"""The job that tells a member what became of their report; its key is the report."""

MOST_OPEN = 5
MESSAGE, TOLD = "message", "told"
"""Where a report comes from: the menu of a message, or a button."""


async def tell(
    tx: Tx, guild_id: int, user_id: int, kind: str, words: str, now: datetime, about: str | None = None
) -> int:
    """Keep what a member tells the moderators of a server; sent again, it stays one. Raises Refusal."""
    if not words.strip() and about is None:
        raise Refusal("report-empty")
    theirs = await reports.by(tx, user_id)
    waiting = [one for one in theirs if one.guild_id == guild_id and one.closed_at is None]
    for one in waiting:
        if words.strip() and (one.kind, one.words, one.about) == (kind, words.strip(), about):
            return one.id
    if len(waiting) >= MOST_OPEN:
        raise Refusal("report-enough")
    await members.know(tx, guild_id, user_id)
    return await reports.file(tx, guild_id, user_id, kind, words.strip(), now, about=about)


async def take_on(tx: Tx, by: Actor, id: int, now: datetime) -> tuple[Report, bool]:
    """Let everybody know that somebody looks at it; return it, and whether that is new. Raises Refusal."""
    found = await find(tx, by, id)
    if found.taken_on_at is not None or found.closed_at is not None:
        return found, False
    await members.know(tx, by.guild_id, by.user_id)
    await reports.change(tx, id, taken_on_at=now, taken_on_by=by.user_id)
    await jobs.put(tx, LETTER, str(id), now, guild_id=by.guild_id)
    return await find(tx, by, id), True


async def close(tx: Tx, by: Actor, id: int, now: datetime) -> None:
    """Say that nothing is left to do; one that is closed already stays so. Raises Refusal."""
    found = await find(tx, by, id)
    if found.closed_at is None:
        await reports.change(tx, id, closed_at=now)
        await jobs.put(tx, LETTER, str(id), now, guild_id=by.guild_id)


async def find(tx: Tx, by: Actor, id: int) -> Report:
    """Return a report for a moderator of its server. Raises Refusal."""
    require_moderator(by)
    found = await reports.get(tx, by.guild_id, id)
    if found is None:
        raise Refusal("error-gone")
    return found
