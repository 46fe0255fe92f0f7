"""What schedules do by themselves: open rounds on time, and rest."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial

import discord
import structlog
from discord.ext import commands

from bot.circles.actions import RETIRED
from bot.circles.own.shelves import Shelves
from bot.core.jobs import Job
from bot.rounds import store as rounds
from bot.rounds.schedules import actions, ending, resting, store
from bot.rounds.schedules.actions import Surroundings
from bot.rounds.schedules.store import Schedule
from bot.rounds.store import Round
from bot.ui import notices, permissions
from bot.ui.app import App
from bot.ui.notices import Nowhere, Whom
from bot.ui.posts import find_again
from bot.ui.replies import NOBODY
from cogs.rounds.recovery import Recovery
from cogs.rounds.schedules import cards, views
from cogs.rounds.service import RoundService


class Schedules(commands.Cog):
    """Does what is due. Every step can run twice without harm."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._rounds = app.service(RoundService)
        self._log = structlog.get_logger("schedules")
        handles = app.scheduler.handles
        handles(resting.OPEN, self._open, in_silence="asks")
        handles(resting.TELL_REST, self._tell_rest, in_silence="waits")
        handles(actions.POST, self._post, in_silence="waits")
        handles(actions.FORGET, self._forget_unsaved, in_silence="works")
        handles(RETIRED, self._stop_all, in_silence="works")

    async def _open(self, job: Job) -> None:
        """Open the round that is due. Its card is a job of its own, so that Discord can be away."""
        await self._app.wait_until_ready()
        await self._close_what_is_over(int(job.key))
        now = self._app.now()
        quiet = self._app.servers.of(job.guild_id).is_quiet(now)
        async with self._app.database.write() as tx:
            await actions.open_due(tx, int(job.key), self._around(job.guild_id), now, quiet=quiet)

    async def _post(self, job: Job) -> None:
        """Post the card of a round that was opened, unless it closed before Discord took the card."""
        await self._app.wait_until_ready()
        async with self._app.database.read() as tx:
            found = await rounds.get(tx, int(job.key))
        if found is None or found.closed_at is not None or found.thread_id is not None:
            return
        try:
            await self._rounds.put_up(found, again=job.attempts > 1)
        except discord.NotFound:
            await self._rounds.channel_gone(found.guild_id, found.channel_id)
        except discord.Forbidden:
            if job.attempts == 1:  # once; it is tried again until the round ends
                await self._tell_blocked(found)
            raise

    async def _tell_blocked(self, found: Round) -> None:
        """Tell moderators, if there is room, what keeps a round from opening: they can mend it."""
        say, channel = self._app.say_in(found.guild_id), self._app.get_channel(found.channel_id)
        here = isinstance(channel, discord.abc.GuildChannel)
        line = cards.blocked(say, found.channel_id, permissions.missing_in(channel, say) if here else [])
        await notices.tell(self._app, found.guild_id, "moderators", f"blocked:{found.id}", line)

    async def _tell_rest(self, job: Job) -> None:
        """Tell once that a schedule rests."""
        await self._app.wait_until_ready()
        async with self._app.database.read() as tx:
            found = await actions.untold_rest(tx, int(job.key))
        if found is None:
            return
        later = await self._tell(found, again=job.attempts > 1)
        async with self._app.database.write() as tx:
            await actions.note_rest_told(tx, found, later)

    async def _forget_unsaved(self, job: Job) -> None:
        async with self._app.database.write() as tx:
            await actions.forget_unsaved(tx, int(job.key))

    async def _stop_all(self, job: Job) -> None:
        """End the schedules of a circle that was retired."""
        async with self._app.database.write() as tx:
            await ending.stop_retired(tx, job.guild_id or 0, int(job.key), self._app.now())

    async def _close_what_is_over(self, schedule_id: int) -> None:
        """Close the round before, when it is to close at the very moment at which the next one opens."""
        async with self._app.database.read() as tx:
            found = await store.get(tx, schedule_id)
            before = await rounds.open_in(tx, found.channel_id) if found else None
        if before is not None and before.closes_at <= self._app.now():
            await self._app.service(Recovery).count_in(before.id)
            await self._rounds.close_on_time(before.id)

    def _around(self, guild_id: int | None) -> Surroundings | None:
        guild = self._app.get_guild(guild_id or 0)
        if guild is None:
            return None
        return Surroundings(self._app.service(Shelves).of(guild.id), partial(_has_role, guild))

    async def _tell(self, found: Schedule, *, again: bool) -> datetime | None:
        """Tell keepers in their channel, else the circle, else moderators; or return when there is room."""
        places = (
            partial(self._tell_in, "keepers"),
            partial(self._tell_circle, again=again),
            partial(self._tell_in, "moderators"),
        )
        for tell in places:
            with suppress(Nowhere):
                return await tell(found)
        self._log.warning("nobody could be told of a rest")
        return None

    async def _tell_in(self, whom: Whom, found: Schedule) -> datetime | None:
        what = f"rest:{found.id}:{found.rests_since:%Y%m%d}"
        line = cards.resting_there(self._app.say_in(found.guild_id), found)
        return await notices.post(self._app, found.guild_id, whom, what, line)

    async def _tell_circle(self, found: Schedule, *, again: bool) -> datetime | None:
        app, since = self._app, found.rests_since or self._app.now()
        async with app.database.write() as tx:
            later = await actions.claim_rest_line(tx, found, app.now())
        if later is not None and app.now() > since + resting.PATIENCE:
            raise Nowhere
        if later is not None:
            return later
        channel = app.get_partial_messageable(found.channel_id, guild_id=found.guild_id)
        say = app.say_in(found.guild_id)
        line = cards.resting(say, views.StartAgain.of(say, found.id))
        try:
            if not again or await find_again(app, channel, line, since) is None:
                await channel.send(view=line, nonce=f"s{found.id}", allowed_mentions=NOBODY)
        except (discord.Forbidden, discord.NotFound) as error:
            raise Nowhere from error
        return None


def _has_role(guild: discord.Guild, role_id: int) -> bool:
    return guild.get_role(role_id) is not None
