"""What moderators set: one intention, one function, one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.core import changes
from bot.core.actor import Actor
from bot.core.changes import Clash
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.servers import Server, Servers, read
from bot.members import store as members

KIND = "server"
"""The kind of these changes; the key of each is the server."""

PLACE = ("language", "country", "area", "time_zone")
PEOPLE = (
    "moderator_role_id",
    "keeper_role_id",
    "moderators_channel_id",
    "keepers_channel_id",
    "unasked_a_day",
)
KEPT = ("kept_days",)


def require_moderator(by: Actor) -> None:
    """Raise Refusal for anybody else."""
    if not by.moderator:
        raise Refusal("error-moderators-only")


def values_of(server: Server, names: tuple[str, ...]) -> dict[str, Any]:
    """Return some of what a server chose, as a change remembers it."""
    return {name: getattr(server, name) for name in names}


async def save(
    tx: Tx, by: Actor, servers: Servers, wanted: Mapping[str, Any], seen: int, now: datetime
) -> Server | Clash:
    """Set what is ``wanted``, unless it is no longer as the moderator saw it. Raises Refusal."""
    require_moderator(by)
    there = noted(values_of(await read(tx, by.guild_id), tuple(wanted)))
    if found := await changes.clash(tx, by.guild_id, KIND, by.guild_id, there, noted(wanted), seen):
        return found
    return await put(tx, by, servers, wanted, now)


async def put(tx: Tx, by: Actor, servers: Servers, wanted: Mapping[str, Any], now: datetime) -> Server:
    """Set what is ``wanted``, and remember who changed it. Raises Refusal."""
    require_moderator(by)
    before, after = await servers.change(tx, by.guild_id, **wanted)
    differ = tuple(name for name in wanted if getattr(before, name) != getattr(after, name))
    await members.know(tx, by.guild_id, by.user_id)
    old, new = noted(values_of(before, differ)), noted(values_of(after, differ))
    await changes.note(tx, by.guild_id, by.user_id, KIND, by.guild_id, old, new, now)
    return after


def noted(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON takes them."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()
    }


def taken(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as they were before `noted`."""
    until = values.get("quiet_until")
    return {**values, **({"quiet_until": datetime.fromisoformat(until)} if until else {})}
