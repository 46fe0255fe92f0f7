"""Looking at everything that a server uses: what the bot may not do, and what will fail later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import discord

from bot.core.texts import Say
from bot.ui import permissions
from bot.ui.app import App
from cogs.moderation.settings_fields import SPOKEN

NEARLY_ALL_THREADS = 900
"""Discord lets a server have a thousand threads open at once; then no round finds room for its own."""


def look(app: App, say: Say, guild_id: int, circles: Sequence[int]) -> list[str]:
    """Return what is missing, and how to grant it; one line each."""
    server = app.servers.of(guild_id)
    offices = [id for id in (server.moderators_channel_id, server.keepers_channel_id) if id]
    lines = [line for id in circles for line in _channel(app, say, id, permissions.EVERYWHERE)]
    lines += [line for id in offices for line in _channel(app, say, id, SPOKEN)]
    lines += [line for id in offices for line in _seen_by_all(app, say, id)]
    lines += [say("setup-check-no-circle")] if not circles else []
    lines += [say("setup-check-no-country")] if server.country is None else []
    lines += [say("setup-check-no-office")] if server.moderators_channel_id is None else []
    guild = app.get_guild(guild_id)
    roles = [id for id in (server.moderator_role_id, server.keeper_role_id) if id]
    lines += [say("setup-check-role")] if guild and any(guild.get_role(id) is None for id in roles) else []
    lines += [say("setup-check-threads")] if guild and len(guild.threads) >= NEARLY_ALL_THREADS else []
    lines += [say("setup-check-config")] if app.problems else []
    return list(dict.fromkeys(lines))


def _channel(app: App, say: Say, channel_id: int, needed: discord.Permissions) -> Iterator[str]:
    channel = app.get_channel(channel_id)
    if not isinstance(channel, discord.abc.GuildChannel):
        yield say("setup-check-gone", channel=f"<#{channel_id}>")
    elif missing := permissions.missing_in(channel, say, needed):
        yield say("setup-check-channel", channel=channel.mention, permissions=", ".join(missing))


def _seen_by_all(app: App, say: Say, channel_id: int) -> Iterator[str]:
    channel = app.get_channel(channel_id)
    if isinstance(channel, discord.TextChannel) and permissions.everyone_sees(channel):
        yield say("setup-check-open", channel=channel.mention)
