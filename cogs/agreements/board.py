"""Cards that a circle decides on or talks about: put up once, and changed when something is true no more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import discord
from discord.ui import LayoutView

from bot.ui.app import App
from bot.ui.posts import find_again
from bot.ui.replies import NOBODY

THREAD_EXISTS = 160004
ARCHIVE_MINUTES = 10080


class Board:
    """One for each running bot."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def post(
        self, guild_id: int, channel_id: int, view: LayoutView, nonce: str, since: datetime, *, again: bool
    ) -> int:
        """Post a card and return its number; ``again``: an earlier try may have done so unnoticed."""
        channel = self._app.get_partial_messageable(channel_id, guild_id=guild_id)
        there = await find_again(self._app, channel, view, since) if again else None
        if there is not None:
            return there
        return (await channel.send(view=view, nonce=nonce, allowed_mentions=NOBODY)).id

    async def open_thread(self, guild_id: int, channel_id: int, card_id: int, name: str) -> int:
        """Open the thread of a card and return its number."""
        channel = self._app.get_partial_messageable(channel_id, guild_id=guild_id)
        try:
            thread = await channel.get_partial_message(card_id).create_thread(
                name=name[:100], auto_archive_duration=ARCHIVE_MINUTES
            )
        except discord.HTTPException as error:
            if error.code == THREAD_EXISTS:
                return card_id  # a thread has the number of the message it hangs on
            raise
        return thread.id

    async def redraw(self, channel_id: int, card_id: int, view: LayoutView) -> bool:
        """Make a card show what is true now; return False when somebody deleted it."""
        card = self._app.get_partial_messageable(channel_id).get_partial_message(card_id)
        try:
            await card.edit(view=view, allowed_mentions=NOBODY)
        except discord.NotFound:
            return False
        return True

    async def take_down(self, channel_id: int, card_id: int) -> None:
        """Delete a card; it is fine if that happened already."""
        try:
            await self._app.get_partial_messageable(channel_id).get_partial_message(card_id).delete()
        except discord.NotFound:
            return


async def who_left(app: App, guild_id: int, user_ids: Sequence[int]) -> set[int]:
    """Ask Discord which of these people are members no more."""
    guild = app.get_guild(guild_id)
    if guild is None:
        return set()
    return {user_id for user_id in user_ids if not await _is_there(guild.fetch_member, user_id)}


async def _is_there(fetch: Callable[[int], Awaitable[object]], user_id: int) -> bool:
    try:
        await fetch(user_id)
    except discord.NotFound:
        return False
    return True
