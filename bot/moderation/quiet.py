"""Silence: until it ends, the bot says nothing by itself in a server. Help still answers."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core import jobs
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.servers import Servers, read
from bot.moderation.settings import put, require_moderator

HOURS, LONGEST_HOURS = 24.0, 168.0


async def begin(tx: Tx, by: Actor, servers: Servers, hours: float, now: datetime) -> datetime:
    """Begin a silence, or let one last until another time; return when it ends. Raises Refusal."""
    require_moderator(by)
    before = (await read(tx, by.guild_id)).quiet_until
    until = now + timedelta(hours=hours)
    await put(tx, by, servers, {"quiet_until": until}, now)
    if before is not None and before > now:
        # What waits for the old end is tried at the earlier of the two, and then finds out about the new one.
        await jobs.hasten(tx, by.guild_id, before, min(before, until))
    return until


async def begin_or_end(
    tx: Tx, by: Actor, servers: Servers, hours: float | None, now: datetime
) -> datetime | None:
    """Begin a silence; during one, end it and return None, or let it last for ``hours``. Raises Refusal."""
    before = (await read(tx, by.guild_id)).quiet_until
    if hours is None and before is not None and before > now:
        await end(tx, by, servers, now)
        return None
    return await begin(tx, by, servers, hours or HOURS, now)


async def end(tx: Tx, by: Actor, servers: Servers, now: datetime) -> None:
    """End a silence; what waited for its end is looked at now. Raises Refusal when there is none."""
    require_moderator(by)
    before = (await read(tx, by.guild_id)).quiet_until
    if before is None or before <= now:
        raise Refusal("quiet-none")
    await put(tx, by, servers, {"quiet_until": None}, now)
    await jobs.hasten(tx, by.guild_id, before, now)
