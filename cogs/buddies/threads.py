"""The private threads of pairs: made once, filled, locked, and deleted in the end."""

from __future__ import annotations

from contextlib import suppress

import discord
import structlog
from discord.ui import LayoutView

from bot.buddies.store.tables import Pair
from bot.ui import posts
from bot.ui.app import App
from bot.ui.replies import NOBODY

ARCHIVE_MINUTES = 10080
_AWAY = (discord.NotFound, discord.Forbidden)


async def make(app: App, channel: discord.TextChannel, pair: Pair, *, again: bool) -> int:
    """Return the thread of a pair, made now unless an earlier process made it (``again``)."""
    if pair.thread_id is not None:
        return pair.thread_id
    name = app.say_in(pair.guild_id)("buddy-thread", number=pair.id)
    for thread in await channel.guild.active_threads() if again else ():
        ours = app.user is not None and thread.owner_id == app.user.id and thread.is_private()
        if ours and thread.parent_id == channel.id and thread.name == name:
            return thread.id
    thread = await channel.create_thread(
        name=name,
        type=discord.ChannelType.private_thread,
        invitable=False,
        auto_archive_duration=ARCHIVE_MINUTES,
    )
    return thread.id


async def let_in(app: App, thread_id: int, people: tuple[int, ...]) -> None:
    """Put people into their thread; who has just left the server is left out."""
    for user_id in people:
        with suppress(*_AWAY):
            await app.http.add_user_to_thread(thread_id, user_id)


async def greet(app: App, pair: Pair, thread_id: int, card: LayoutView, *, again: bool) -> int:
    """Say the first words in a pair's thread, once."""
    thread = app.get_partial_messageable(thread_id, guild_id=pair.guild_id)
    found = await posts.find_again(app, thread, card, pair.made_at) if again else None
    if found is None:
        found = (await thread.send(view=card, nonce=f"b{pair.id}.hello", allowed_mentions=NOBODY)).id
    return found


async def shut(app: App, pair: Pair, card: LayoutView) -> bool:
    """Say in a thread that the pair has ended, and lock it; False when the thread is gone."""
    assert pair.thread_id is not None
    thread = app.get_partial_messageable(pair.thread_id, guild_id=pair.guild_id)
    try:
        await thread.send(view=card, nonce=f"b{pair.id}.over", allowed_mentions=NOBODY)
        await app.http.edit_channel(pair.thread_id, locked=True, archived=True)
    except discord.NotFound:
        return False
    except discord.Forbidden:
        structlog.get_logger("buddies").warning("a thread cannot be locked")
    return True


async def delete(app: App, thread_id: int | None) -> None:
    """Delete a thread; one that is gone is fine."""
    if thread_id is None:
        return
    try:
        await app.http.delete_channel(thread_id)
    except _AWAY as error:
        structlog.get_logger("buddies").info("thread not deleted", error=type(error).__name__)
