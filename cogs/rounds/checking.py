"""What the last look of `/desk setup` says of rounds: what would fail only when somebody needs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import discord

from bot.circles import store as circles
from bot.circles.own.shelves import Shelves
from bot.circles.store import Circle
from bot.core.texts import Say
from bot.rounds.schedules import store as schedules
from bot.rounds.schedules.store import Schedule
from bot.ui import permissions
from bot.ui.app import App


async def check(app: App, say: Say, guild_id: int) -> list[str]:
    """Return one line for each thing that is missing, and how to grant it."""
    guild = app.get_guild(guild_id)
    if guild is None:
        return []
    async with app.database.read() as tx:
        used = await circles.of_guild(tx, guild_id)
        planned = [one for circle in used for one in await schedules.of_circle(tx, circle.channel_id)]
    return [*_private_threads(app, say, guild_id, used), *_mentions(app, say, guild, planned)]


def _private_threads(app: App, say: Say, guild_id: int, used: Sequence[Circle]) -> Iterator[str]:
    """Rounds of pairs need private threads, which other rounds do not."""
    formats = app.service(Shelves).of(guild_id)
    for circle in used:
        channel = app.get_channel(circle.channel_id)
        if not isinstance(channel, discord.abc.GuildChannel) or formats.find(circle.format).order != "pairs":
            continue
        if missing := permissions.missing_in(channel, say, permissions.PAIRS):
            yield say("setup-check-channel", channel=channel.mention, permissions=", ".join(missing))


def _mentions(app: App, say: Say, guild: discord.Guild, planned: Sequence[Schedule]) -> Iterator[str]:
    """A role that a schedule mentions hears nothing when Discord does not let the bot notify it."""
    for one in planned:
        role = guild.get_role(one.role_id) if one.role_id is not None else None
        channel = app.get_channel(one.channel_id)
        if one.role_id is None or not isinstance(channel, discord.abc.GuildChannel):
            continue
        allowed = channel.permissions_for(guild.me).mention_everyone
        if role is None or not (role.mentionable or allowed):
            yield say("setup-check-mention", role=f"<@&{one.role_id}>")
