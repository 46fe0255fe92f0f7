"""What rounds do by themselves: count in those who write, close on time, go on after a restart."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable
from contextlib import suppress
from functools import partial

import discord
from discord.ext import commands

from bot.circles.formats import Format
from bot.core.errors import Unavailable
from bot.core.jobs import Job
from bot.core.markdown import escape
from bot.core.turnout import Turnout
from bot.rounds import actions, store
from bot.ui.app import App
from bot.ui.components import Card
from bot.ui.help import GetHelp
from bot.ui.replies import NOBODY
from cogs.rounds import changing, views
from cogs.rounds.arrivals import Arrivals
from cogs.rounds.messages import counts
from cogs.rounds.recovery import Recovery
from cogs.rounds.saying import say_once
from cogs.rounds.service import RoundService

DRAIN_SECONDS = 6.0


class Rounds(commands.Cog):
    """Listens, and does what is due."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._rounds = RoundService(app, views.Mine)
        self._rounds.orders["open"] = views.OpenOrder()
        self._recovery = Recovery(app, self._rounds)
        app.share(self._rounds)
        app.share(Turnout(store.turnout))
        app.share(Arrivals(app))
        app.share(self._recovery)
        app.scheduler.handles(actions.CLOSE, self._close, in_silence="works")
        app.scheduler.handles(actions.FORGET, self._forget, in_silence="works")
        app.scheduler.handles(actions.ENDING, self._end, in_silence="works")

    async def cog_load(self) -> None:
        """Know where to listen, before anybody can press anything."""
        await self._recovery.watch()

    async def cog_unload(self) -> None:
        """Post what waits, and show the last number, before the connection goes."""
        self._recovery.stop()
        await self._rounds.poster.drain(DRAIN_SECONDS)
        await self._rounds.cards.stop()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Catch up with what happened while the bot was away."""
        await self._recovery.run()

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """The same in a server that Discord had lost for a while. Before `on_ready`, each comes once."""
        if self._app.is_ready():
            await self._recovery.run(guild.id)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Count in who writes in the thread of a round, once; never look at what they write."""
        if message.channel.id in self._rounds.threads and counts(message):
            author = [message.author.id]
            await self._note(self._rounds.note_writers(message.channel.id, author, message.id))

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """Forget where a check-in stood whose message somebody deleted."""
        await self._note(self._forget_messages(event.channel_id, [event.message_id]))

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """The same, for many messages."""
        await self._note(self._forget_messages(event.channel_id, event.message_ids))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Close the round whose thread somebody deleted."""
        await self._note(self._rounds.thread_gone(event.thread_id))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Close the round whose channel somebody deleted."""
        await self._note(self._rounds.channel_gone(channel.guild.id, channel.id))

    async def _note(self, news: Awaitable[None]) -> None:
        """Act on what happened in Discord; what cannot be remembered now is looked for later."""
        try:
            await news
        except Unavailable:
            self._recovery.fall_behind()

    async def _forget_messages(self, channel_id: int, message_ids: Iterable[int]) -> None:
        if isinstance(self._app.get_channel(channel_id), discord.TextChannel):
            return  # check-ins stand in threads only
        for message_id in message_ids:
            await changing.forget_deleted(self._app, channel_id, message_id)

    async def _close(self, job: Job) -> None:
        await self._recovery.count_in(int(job.key))
        await self._rounds.close_on_time(int(job.key))

    async def _forget(self, job: Job) -> None:
        async with self._app.database.write() as tx:
            await actions.forget(tx, int(job.key))

    async def _end(self, job: Job) -> None:
        """Ask the closing question where people are, once: the keeper has just closed the round."""
        await self._app.wait_until_ready()
        async with self._app.database.read() as tx:
            found = await store.get(tx, int(job.key))
        question = Format.model_validate(found.format).closing_question if found else None
        if found is None or found.thread_id is None or question is None:
            return
        card = Card(escape(question), rows=[[GetHelp.of(self._app.say_in(found.guild_id))]])
        once = partial(say_once, self._app, found.thread_id, card, 0, again=job.attempts > 1)
        with suppress(discord.Forbidden, discord.NotFound):  # the thread may be gone, or closed to the bot
            await once(nonce=f"e{found.id}", mentions=NOBODY)
