"""What is done at night: forget what was kept for long enough, and whoever left a server a while ago."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import discord
import structlog

from bot.core import jobs
from bot.core.errors import Unavailable
from bot.core.jobs import Job
from bot.members import actions, forgetting
from bot.members.actions import Erasing
from bot.members.forgetting import Member
from bot.ui.app import App
from bot.ui.replies import is_away
from cogs.members.erasing import Eraser

SWEEP, LOOK = "members:sweep", "members:look"
EVERY = "all"
AT = time(3)
"""In UTC: a quiet hour in most places, and nobody notices."""

ASK_AGAIN = timedelta(days=7)
FORGET_AFTER = timedelta(days=30)
AT_ONCE = 10
BETWEEN, PAUSE = 2.0, timedelta(minutes=5)
"""Discord is asked for one member at a time: so many seconds apart, and after each few with a pause."""

GONE = frozenset({10004, 10007, 10013, 50001})
"""Discord's codes: no such server, no such member there, no such person, and a server without this bot."""


class Nightly:
    """Two jobs: the one forgets, the other looks who is still there."""

    def __init__(self, app: App, eraser: Eraser) -> None:
        self._app, self._eraser = app, eraser

    async def begin(self) -> None:
        """Make sure that the night is on the list; it may be there already."""
        try:
            async with self._app.database.write() as tx:
                await jobs.put_missing(tx, SWEEP, EVERY, next_night(self._app.now()))
        except Unavailable:
            structlog.get_logger("members").warning("the night is not planned yet")

    async def sweep(self, job: Job) -> None:
        """Forget what was kept for long enough, and come again the next night."""
        now = self._app.now()
        async with self._app.database.write() as tx:
            await self._app.kept.sweep(tx, now)
            await jobs.put(tx, SWEEP, EVERY, next_night(now))
        await self._eraser.repeat()
        await self.look(job)

    async def look(self, _job: Job) -> None:
        """Ask Discord of a few members whether they are still there."""
        await self._app.wait_until_ready()
        now = self._app.now()
        async with self._app.database.read() as tx:
            due = await forgetting.to_ask_about(tx, now - ASK_AGAIN, now - FORGET_AFTER, AT_ONCE)
        for number, one in enumerate(due):
            if number:
                await self._app.sleep(BETWEEN)
            await self._ask(one)
        if len(due) == AT_ONCE:
            async with self._app.database.write() as tx:
                await jobs.put(tx, LOOK, EVERY, self._app.now() + PAUSE)

    async def _ask(self, one: Member) -> None:
        gone, now = await self._is_gone(one), self._app.now()
        left_at = (one.left_at or now) if gone else None
        async with self._app.database.write() as tx:
            await forgetting.note_asked(tx, one, now, left_at)
            if left_at is not None and left_at <= now - FORGET_AFTER:
                await actions.begin_erasing(tx, self._app.kept, Erasing(one.user_id, one.guild_id, now))

    async def _is_gone(self, one: Member) -> bool:
        """Say whether somebody is not in a server any more, or the bot is not; no answer is no news."""
        try:
            # Not by way of the server: another process may hold it, or nobody any more.
            await self._app.http.get_member(one.guild_id, one.user_id)
        except (discord.NotFound, discord.Forbidden) as error:
            return error.code in GONE
        except Exception as error:
            if not is_away(error):
                raise
            return one.left_at is not None
        return False


def next_night(now: datetime) -> datetime:
    """Return the next moment at which the night's work is done."""
    tonight = datetime.combine(now.date(), AT, now.tzinfo)
    return tonight if tonight > now else tonight + timedelta(days=1)
