"""Bringing something to one person alone: as a direct message, or in a thread that only they are in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import discord
import structlog
from discord.ui import LayoutView

from bot.ui import posts
from bot.ui.app import App
from bot.ui.replies import NOBODY

Draw = Callable[[bool], LayoutView]
"""Draws what is brought; told whether it goes into a thread for one person."""


Keep = Callable[[int], Awaitable[None]]
"""Remembers the thread that was made for one person, before anything stands in it."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where something stands."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class To:
    """Whom to reach. ``letter``: they take direct messages; ``channel_id``: where a thread would hang."""

    guild_id: int
    user_id: int
    channel_id: int | None
    letter: bool = True
    alone_id: int | None = None


async def reach(
    app: App, to: To, shown: LayoutView | Draw, nonce: str, keep: Keep, since: datetime | None = None
) -> Where | None:
    """Bring something to somebody, and return where it stands; None when there is no way to them.

    ``since``: an earlier try may have brought it already, after that moment.
    """
    if to.letter and to.alone_id is None:
        with suppress(discord.Forbidden, discord.NotFound):
            channel = await app.create_dm(discord.Object(to.user_id))
            return Where(channel.id, await _put(app, channel, _drawn(shown, False), nonce, since))
    try:
        alone_id = to.alone_id or await _thread(app, to, keep)
        if alone_id is None:
            return None
        # Also when the thread was there: an earlier try may have ended before this.
        await app.http.add_user_to_thread(alone_id, to.user_id)
        place = app.get_partial_messageable(alone_id, guild_id=to.guild_id)
        return Where(alone_id, await _put(app, place, _drawn(shown, True), nonce, since))
    except (discord.Forbidden, discord.NotFound) as error:
        structlog.get_logger("buddies").info("somebody is not reached", error=type(error).__name__)
        return None


def _drawn(shown: LayoutView | Draw, in_thread: bool) -> LayoutView:
    return shown if isinstance(shown, LayoutView) else shown(in_thread)


async def retract(app: App, channel_id: int | None, message_id: int | None) -> None:
    """Take back what was brought; what is gone is fine."""
    if channel_id is not None and message_id is not None:
        with suppress(discord.NotFound, discord.Forbidden):
            await app.get_partial_messageable(channel_id).get_partial_message(message_id).delete()


async def _put(
    app: App,
    channel: discord.abc.Messageable,
    view: LayoutView,
    nonce: str,
    since: datetime | None,
) -> int:
    found = await posts.find_again(app, channel, view, since) if since is not None else None
    if found is None:
        found = (await channel.send(view=view, nonce=nonce, allowed_mentions=NOBODY)).id
    return found


async def _thread(app: App, to: To, keep: Keep) -> int | None:
    """Make a thread for one person, which they are not in yet."""
    channel = app.get_channel(to.channel_id or 0)
    if not isinstance(channel, discord.TextChannel):
        return None
    thread = await channel.create_thread(
        name=app.say_for(to.user_id, to.guild_id)("buddy-alone-thread"),
        type=discord.ChannelType.private_thread,
        invitable=False,
    )
    await keep(thread.id)
    return thread.id
