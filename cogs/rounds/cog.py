"""What rounds do by themselves: count in those who write, close on time, go on after a restart."""

from __future__ import annotations

from collections.abc import Iterable

import discord
from discord.ext import commands

from bot.core.errors import Unavailable
from bot.core.jobs import Job
from bot.rounds import actions, store
from bot.ui.app import App
from cogs.rounds import changing
from cogs.rounds.messages import counts
from cogs.rounds.recovery import Recovery
from cogs.rounds.service import RoundService

DRAIN_SECONDS = 8.0


class Rounds(commands.Cog):
    """Listens, and does what is due."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._rounds = RoundService(app)
        self._recovery = Recovery(app, self._rounds)
        app.share(self._rounds)
        app.scheduler.handles(actions.CLOSE, self._close)
        app.scheduler.handles(actions.FORGET, self._forget)

    async def cog_load(self) -> None:
        """See what an earlier process left undone, before anybody can press anything."""
        await self._recovery.look_back()

    async def cog_unload(self) -> None:
        """Post what waits, and show the last number, before the connection goes."""
        await self._rounds.poster.drain(DRAIN_SECONDS)
        await self._rounds.cards.stop()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Catch up with what happened while the bot was away."""
        await self._recovery.run()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Count in who writes in the thread of a round, once; never look at what they write."""
        if message.channel.id not in self._rounds.threads or not counts(message):
            return
        if self._recovery.behind:
            await self._recovery.run()
        try:
            await self._rounds.note_writers(message.channel.id, [message.author.id], message.id)
        except Unavailable:
            self._recovery.behind = True

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """Forget where a check-in stood whose message somebody deleted."""
        await self._forget_messages(event.channel_id, [event.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """The same, for many messages."""
        await self._forget_messages(event.channel_id, event.message_ids)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Close the round whose thread somebody deleted."""
        if event.thread_id in self._rounds.threads:
            await self._rounds.thread_gone(event.thread_id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Close the round whose channel somebody deleted."""
        async with self._app.database.read() as tx:
            found = await store.open_in(tx, channel.id)
        if found is not None:
            await self._rounds.close(found.id)

    async def _forget_messages(self, channel_id: int, message_ids: Iterable[int]) -> None:
        if isinstance(self._app.get_channel(channel_id), discord.TextChannel):
            return  # check-ins stand in threads only
        for message_id in message_ids:
            await changing.forget_deleted(self._app, channel_id, message_id)

    async def _close(self, job: Job) -> None:
        await self._rounds.close(int(job.key))

    async def _forget(self, job: Job) -> None:
        async with self._app.database.write() as tx:
            await store.forget_presences(tx, int(job.key))
