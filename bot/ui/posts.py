"""Changing what was posted: one change after another, and not more often than Discord likes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import discord
import structlog
from discord.ui import Button, LayoutView

from bot.core.errors import Unavailable
from bot.ui.app import App
from bot.ui.components import Press
from bot.ui.replies import is_away

LOOKED_THROUGH = 50
EDIT_GAP = timedelta(seconds=5)
"""Between two edits of one card. Discord allows 5 in 5 s in a whole channel, for all of its messages."""


def is_ours(app: App, message: discord.Message) -> bool:
    """Say whether the bot wrote a message: the only ones it looks into."""
    return app.user is not None and message.author.id == app.user.id


async def is_there(app: App, channel_id: int) -> bool:
    """Say whether Discord still has a channel. Raises when it does not tell."""
    if app.get_channel(channel_id) is not None:
        return True
    try:
        await app.fetch_channel(channel_id)
    except discord.NotFound:
        return False
    except discord.Forbidden:
        return True  # there, and closed to the bot
    return True


async def find_again(
    app: App, channel: discord.abc.Messageable, view: LayoutView, since: datetime
) -> int | None:
    """Return a message of ours with the buttons of ``view``, if Discord has one without our knowing it."""
    buttons = _custom_ids(view)
    after = discord.Object(discord.utils.time_snowflake(since - timedelta(minutes=1)))
    async for message in channel.history(limit=LOOKED_THROUGH, after=after, oldest_first=True):
        if _is_it(app, message, buttons):
            return message.id
    return None


async def find_pinned(app: App, channel: discord.abc.Messageable, view: LayoutView) -> int | None:
    """Return the pinned message of ours with the buttons of ``view``, however long ago it was posted."""
    buttons = _custom_ids(view)
    async for message in channel.pins(limit=LOOKED_THROUGH):
        if _is_it(app, message, buttons):
            return message.id
    return None


def _is_it(app: App, message: discord.Message, buttons: set[str]) -> bool:
    return is_ours(app, message) and buttons <= _custom_ids(LayoutView.from_message(message, timeout=None))


def _custom_ids(view: LayoutView) -> set[str]:
    buttons = (item for item in view.walk_children() if isinstance(item, Button | Press))
    return {button.custom_id for button in buttons if button.custom_id}


class Turns:
    """Lets one change at a time through for each key (a message id), in the order they came."""

    def __init__(self) -> None:
        self._locks: dict[int, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def of(self, key: int) -> AsyncGenerator[None]:
        """Wait for this key's turn."""
        lock, waiting = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            _, waiting = self._locks[key]
            if waiting == 1:
                del self._locks[key]
            else:
                self._locks[key] = (lock, waiting - 1)


class Refresher:
    """Redraws cards: at once after a quiet time, else every `EDIT_GAP`; the last state always shows."""

    def __init__(
        self,
        redraw: Callable[[int], Awaitable[None]],
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self._redraw, self._now, self._sleep = redraw, now, sleep
        self._drawn: dict[int, datetime] = {}
        self._stale: set[int] = set()
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def touch(self, card: int) -> None:
        """Say that ``card`` no longer shows what is true."""
        self._stale.add(card)
        if card not in self._tasks:
            self._tasks[card] = asyncio.create_task(self._keep_true(card))

    async def stop(self) -> None:
        """Draw what is still stale, without further waiting."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for card in list(self._stale):
            await self._draw(card)

    async def _keep_true(self, card: int) -> None:
        while card in self._stale:
            wait = self._drawn.get(card, self._now() - EDIT_GAP) + EDIT_GAP - self._now()
            if wait > timedelta(0):
                await self._sleep(wait.total_seconds())
            await self._draw(card)
        del self._tasks[card]
        self._forget_old()

    async def _draw(self, card: int) -> None:
        self._stale.discard(card)
        try:
            await self._redraw(card)
        except asyncio.CancelledError:
            self._stale.add(card)
            raise
        except Exception as error:
            if is_away(error) or isinstance(error, Unavailable):
                self._stale.add(card)
            structlog.get_logger("posts").warning("card not redrawn", exc_info=error)
        # Counted from Discord's answer: a slow edit is not followed by a hasty one.
        self._drawn[card] = self._now()

    def _forget_old(self) -> None:
        gone = self._now() - EDIT_GAP
        self._drawn = {card: at for card, at in self._drawn.items() if at > gone}
