"""Whether somebody is still a member. It is asked for one person, when it matters: there is no list."""

from __future__ import annotations

import discord

from bot.ui.app import App


async def has_left(app: App, guild_id: int, user_id: int) -> bool:
    """Say whether somebody is no member of a server any more."""
    guild = app.get_guild(guild_id)
    if guild is None:
        return False
    try:
        await guild.fetch_member(user_id)
    except discord.NotFound:
        return True
    return False
