"""What a bot is told about a server when it connects (docs: Gateway Events, "Guild Create")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.loopback import payloads
from tests.loopback.bits import Intent
from tests.loopback.ids import iso
from tests.loopback.model import Guild, Json, Member, Thread, User, encoded
from tests.loopback.permissions import permissions_in

if TYPE_CHECKING:
    from tests.loopback.sessions import Session
    from tests.loopback.world import World

CHUNK = 1000


def crowd_member(guild: Guild, user_id: int) -> Member | None:
    """One of the members who exist only as ids."""
    if user_id not in guild.crowd:
        return None
    return Member(User(user_id, f"Member {user_id - guild.crowd.start + 1}"), guild.joined_at)


def crowd(guild: Guild, limit: int | None = None) -> Iterator[Json]:
    """The JSON of the crowd, or of the first so many."""
    for user_id in guild.crowd[:limit]:
        member = crowd_member(guild, user_id)
        if member is not None:
            yield payloads.of_member(member)


def text(world: World, guild: Guild, session: Session) -> str:
    """The JSON text of GUILD_CREATE for one session."""
    count = guild.member_count()
    large = count > session.large_threshold
    threads = [
        payloads.of_channel(thread)
        for thread in guild.threads()
        if not thread.archived and permissions_in(thread, world.bot, world.clock.now())
    ]
    payload = payloads.of_guild(guild) | {
        "joined_at": iso(guild.joined_at),
        "large": large,
        "unavailable": False,
        "member_count": count,
        "members": list(_members(world, guild, session, large)),
        "channels": [payloads.of_channel(c) for c in guild.channels.values() if not isinstance(c, Thread)],
        "threads": threads,
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }
    return encoded(payload)


def _members(world: World, guild: Guild, session: Session, large: bool) -> Iterator[Json]:
    """Without the presences intent a bot gets only itself, with it everyone unless the server is large.

    `world.members_in_guild_create` overrides that, for measuring.
    """
    forced = world.members_in_guild_create
    if forced is None and (large or not session.intents & Intent.GUILD_PRESENCES):
        yield payloads.of_member(guild.members[world.bot.id])
        return
    yield from (payloads.of_member(member) for member in guild.members.values())
    yield from crowd(guild, forced)


def chunks(world: World, guild: Guild, session: Session, ask: Json) -> Iterator[Json]:
    """Answer REQUEST_GUILD_MEMBERS with GUILD_MEMBERS_CHUNK events of up to 1,000 members.

    All members (an empty query without limit) need the members intent.
    """
    found, missing = _asked_members(guild, session, ask)
    groups = [found[start : start + CHUNK] for start in range(0, len(found), CHUNK)] or [[]]
    for index, group in enumerate(groups):
        payload: Json = {
            "guild_id": str(guild.id),
            "members": group,
            "chunk_index": index,
            "chunk_count": len(groups),
        }
        if missing:
            payload["not_found"] = missing
        if "nonce" in ask:
            payload["nonce"] = ask["nonce"]
        yield payload


def _asked_members(guild: Guild, session: Session, ask: Json) -> tuple[list[Json], list[str]]:
    if ask.get("user_ids"):
        ids = [int(id) for id in ask["user_ids"]][:100]
        members = {id: guild.members.get(id) or crowd_member(guild, id) for id in ids}
        known = [payloads.of_member(member) for member in members.values() if member]
        return known, [str(id) for id, member in members.items() if member is None]
    query, limit = str(ask.get("query") or "").lower(), int(ask.get("limit") or 0)
    if not query and not limit and not session.intents & Intent.GUILD_MEMBERS:
        return [], []
    everyone = [payloads.of_member(member) for member in guild.members.values()] + list(crowd(guild))
    named = [entry for entry in everyone if entry["user"]["username"].startswith(query)]
    return named[: limit or None], []
