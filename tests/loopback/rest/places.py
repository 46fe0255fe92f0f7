"""Users, servers, members, roles and DMs (docs: User, Guild)."""

from __future__ import annotations

from tests.loopback import guild_create, payloads
from tests.loopback.errors import missing_access, unknown_guild, unknown_member, unknown_user
from tests.loopback.model import Guild, Json, Thread
from tests.loopback.permissions import permissions_in
from tests.loopback.rest.call import Call, Route


def _guild(call: Call) -> Guild:
    """10004 for a server the bot is not in."""
    guild = call.world.guilds.get(call.id("guild_id"))
    if guild is None or call.world.bot.id not in guild.members:
        raise unknown_guild()
    return guild


def me(call: Call) -> Json:
    return payloads.of_user(call.world.bot) | {"verified": True, "mfa_enabled": False, "locale": "en-US"}


def user(call: Call) -> Json:
    found = call.world.users.get(call.id("user_id"))
    if found is None:
        raise unknown_user()
    return payloads.of_user(found)


def open_dm(call: Call) -> Json:
    """Open the DM; only sending into it can be refused (50007)."""
    recipient = call.world.users.get(int(call.form.get("recipient_id") or 0))
    if recipient is None:
        raise unknown_user()
    return payloads.of_channel(call.world.dm(recipient))


def gateway_bot(call: Call) -> Json:
    session_limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1}
    return {"url": call.world.gateway_url, "shards": 1, "session_start_limit": session_limit}


def application(call: Call) -> Json:
    bot = call.world.bot
    return {
        "id": str(call.world.application_id),
        "name": bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "verify_key": "0" * 64,
        "flags": 0,
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": payloads.of_user(bot),
        "bot": payloads.of_user(bot),
        "team": None,
    }


def guild(call: Call) -> Json:
    found = _guild(call)
    return payloads.of_guild(found) | {"approximate_member_count": found.member_count()}


def guild_channels(call: Call) -> list[Json]:
    channels = _guild(call).channels.values()
    return [payloads.of_channel(channel) for channel in channels if not isinstance(channel, Thread)]


def roles(call: Call) -> list[Json]:
    return [payloads.of_role(role) for role in _guild(call).roles.values()]


def member(call: Call) -> Json:
    """10007 for who is not, or no longer, a member; 10013 for who is nobody."""
    found = call.world.member_of(_guild(call), call.id("user_id"))
    if found is None:
        raise unknown_member() if call.id("user_id") in call.world.users else unknown_user()
    return payloads.of_member(found)


def members(call: Call) -> list[Json]:
    """Listing members needs the members intent (docs: Guild, "List Guild Members")."""
    found = _guild(call)
    if not call.world.privileged & 2:
        raise missing_access()
    listed = [payloads.of_member(entry) for entry in found.members.values()]
    listed += list(guild_create.crowd(found))
    after = int(call.query.get("after", 0))
    later = [entry for entry in listed if int(entry["user"]["id"]) > after]
    return sorted(later, key=lambda entry: int(entry["user"]["id"]))[: int(call.query.get("limit", 1))]


def active_threads(call: Call) -> Json:
    """All threads that are open and that the bot can see."""
    world, found = call.world, _guild(call)
    seen = [t for t in found.threads() if not t.archived and permissions_in(t, world.bot, world.clock.now())]
    joined = [thread for thread in seen if world.bot.id in thread.thread_members]
    return {
        "threads": [payloads.of_channel(thread) for thread in seen],
        "members": [payloads.of_thread_member(thread, world.bot.id) for thread in joined],
    }


ROUTES = (
    Route("GET", "/users/@me", me),
    Route("POST", "/users/@me/channels", open_dm),
    Route("GET", "/users/{user_id}", user),
    Route("GET", "/gateway/bot", gateway_bot),
    Route("GET", "/applications/@me", application),
    Route("GET", "/oauth2/applications/@me", application),
    Route("GET", "/guilds/{guild_id}", guild),
    Route("GET", "/guilds/{guild_id}/channels", guild_channels),
    Route("GET", "/guilds/{guild_id}/roles", roles),
    Route("GET", "/guilds/{guild_id}/members", members),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", member),
    Route("GET", "/guilds/{guild_id}/threads/active", active_threads),
)
