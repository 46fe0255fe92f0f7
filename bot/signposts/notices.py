"""What moderators are told in their channel: what is said to be wrong, and once a month what waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core import jobs
from bot.core.database import Tx
from bot.signposts.listed import Signpost, months_later
from bot.signposts.store import entries, reports

MONTH = "signposts:month"
"""The job that tells moderators once a month what waits for them; its key is the server's id."""

WRONG = "signposts:wrong"
"""The job that tells moderators that something is said to be wrong; its key is the server's id."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a server's list waits for: those that are due, which members still see, and how many others."""

    due: Sequence[Signpost] = ()
    changed: int = 0
    unconfirmed: int = 0
    suggested: int = 0
    lapsed: int = 0

    def __bool__(self) -> bool:
        return bool(self.due or self.changed or self.unconfirmed or self.suggested or self.lapsed)


@dataclass(frozen=True, slots=True)
class Wrong:
    """The entries that members say something is wrong with, by the newest report, and what they say."""

    signposts: Sequence[Signpost]
    reasons: Mapping[int, Sequence[str]]
    newest: int


async def watch(tx: Tx, guild_id: int, now: datetime) -> None:
    """Look at a list once a month, from the first entry on."""
    await jobs.put_missing(tx, MONTH, str(guild_id), months_later(now, 1), guild_id=guild_id)


async def next_month(tx: Tx, guild_id: int, now: datetime) -> None:
    """Look at a list again in a month, as long as there is one."""
    if await entries.keys(tx, guild_id):
        await jobs.put(tx, MONTH, str(guild_id), months_later(now, 1), guild_id=guild_id)


async def waiting(tx: Tx, guild_id: int, now: datetime) -> Waiting:
    """Return what moderators may want to look at."""
    return sort(await entries.of_guild(tx, guild_id), now, await entries.months(tx, guild_id))


def sort(signposts: Sequence[Signpost], now: datetime, months: int) -> Waiting:
    """Return which of a list is due, longest first, and how many wait for what else. What is hidden rests."""
    there = [one for one in signposts if not one.hidden]
    standing = {one.id: one.standing(now, months) for one in there if one.shown is not None}
    due = [one for one in there if standing.get(one.id) == "due"]
    return Waiting(
        due=sorted(due, key=lambda one: one.due_at(months)),
        changed=sum(one.state == "changed" and standing[one.id] == "fresh" for one in there),
        unconfirmed=sum(one.state == "unconfirmed" and not one.suggested for one in there),
        suggested=sum(one.suggested for one in there),
        lapsed=sum(how == "lapsed" for how in standing.values()),
    )


async def said_wrong(tx: Tx, guild_id: int) -> Wrong | None:
    """Return what members say is wrong and nobody looked after yet."""
    found = await reports.newest_first(tx, guild_id)
    if not found:
        return None
    reasons = await reports.of_guild(tx, guild_id)
    by_id = {one.id: one for one in await entries.some(tx, guild_id, reasons)}
    order = dict.fromkeys(one.signpost_id for one in found if one.signpost_id in by_id)
    return Wrong([by_id[id] for id in order], reasons, found[0].id)
