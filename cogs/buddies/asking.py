"""Asking Discord about one person, when it matters: there is no list of members."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

import discord

from bot.buddies.answers import Answers
from bot.buddies.rules import Candidate
from bot.buddies.store.tables import Entry
from bot.circles.store import Circle
from bot.ui import permissions
from bot.ui.app import App

AT_ONCE = 10


async def here(app: App, guild_id: int, user_id: int) -> discord.Member | None:
    """Return somebody who can take part now: who is in the server, and not in time-out."""
    guild = app.get_guild(guild_id)
    if guild is None:
        return None
    try:
        member = await guild.fetch_member(user_id)
    except discord.NotFound:
        return None
    until = member.timed_out_until
    return None if until is not None and until > app.now() else member


async def all_here(app: App, guild_id: int, people: Collection[int]) -> bool:
    """Say whether all of these can take part now."""
    return all([await here(app, guild_id, user_id) for user_id in people])


async def candidates(
    app: App, guild_id: int, waiting: Sequence[Entry], circles: Sequence[Circle]
) -> list[Candidate]:
    """Return those of the queue who can take part now, with the closed circles that they see."""
    places = asyncio.Semaphore(AT_ONCE)

    async def ask(entry: Entry) -> Candidate | None:
        async with places:
            member = await here(app, guild_id, entry.user_id)
        if member is None:
            return None
        answers = Answers.opened(entry.answers)
        return Candidate(
            entry.user_id,
            answers,
            entry.joined_at,
            entry.left_out,
            answers.zone or zone_of(app, guild_id, entry.user_id),
            frozenset(circle.channel_id for circle in circles if _is_in(member, circle.channel_id)),
        )

    return [one for one in await asyncio.gather(*map(ask, waiting)) if one is not None]


def zone_of(app: App, guild_id: int, user_id: int) -> str:
    """Return somebody's time zone: their own, else the server's."""
    return app.persons.of(user_id).time_zone or app.servers.of(guild_id).time_zone or "UTC"


def _is_in(member: discord.Member, channel_id: int) -> bool:
    """Say whether a circle is closed to others and open to this member."""
    channel = member.guild.get_channel(channel_id)
    if channel is None or permissions.everyone_sees(channel):
        return False
    return channel.permissions_for(member).view_channel
