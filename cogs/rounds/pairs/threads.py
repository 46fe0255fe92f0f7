"""The private threads of pairs: made once, filled, and let rest."""

from __future__ import annotations

import discord
import structlog

from bot.rounds.pairs.store import Pair
from bot.rounds.store import Round
from bot.ui.app import App

ARCHIVE_MINUTES = 10080


async def make(app: App, found: Round, pair: Pair, name: str, *, again: bool) -> int:
    """Return the thread of a pair, made now unless an earlier process made it (``again``)."""
    if pair.thread_id is not None:
        return pair.thread_id
    channel = app.get_channel(found.channel_id) or await app.fetch_channel(found.channel_id)
    assert isinstance(channel, discord.TextChannel)
    made = await _find(app, channel, pair, name) if again else None
    if made is not None:
        return made
    thread = await channel.create_thread(
        name=name,
        type=discord.ChannelType.private_thread,
        invitable=False,
        auto_archive_duration=ARCHIVE_MINUTES,
    )
    return thread.id


async def _find(app: App, channel: discord.TextChannel, pair: Pair, name: str) -> int | None:
    """Return a thread that was made for a pair without our hearing of it."""
    for thread in await channel.guild.active_threads():
        ours = thread.is_private() and app.user is not None and thread.owner_id == app.user.id
        new = discord.utils.snowflake_time(thread.id) >= pair.made_at
        if ours and new and thread.parent_id == channel.id and thread.name == name:
            return thread.id
    return None


async def let_in(app: App, thread_id: int, people: tuple[int, ...]) -> None:
    """Put people into their thread; who has just left the server is left out."""
    for one in people:
        try:
            await app.http.add_user_to_thread(thread_id, one)
        except (discord.NotFound, discord.Forbidden) as error:
            structlog.get_logger("pairs").info("not let in", error=type(error).__name__)


async def take_out(app: App, pair: Pair, user_id: int) -> None:
    """Take somebody out of the thread of a pair that they left."""
    if pair.thread_id is None:
        return
    try:
        await app.http.remove_user_from_thread(pair.thread_id, user_id)
    except (discord.NotFound, discord.Forbidden) as error:
        structlog.get_logger("pairs").info("not taken out", error=type(error).__name__)


async def rest(app: App, thread_id: int) -> None:
    """Archive a thread. Whoever writes in it wakes it again: this bot may lock nothing."""
    await app.http.edit_channel(thread_id, archived=True)
