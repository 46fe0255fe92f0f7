"""What the buddy queue does by itself. Every step can run twice without harm."""

from __future__ import annotations

import discord
import structlog
from discord.ext import commands

from bot.buddies import answering, ending, joining, matching, rules
from bot.buddies.store import pairing as pairs
from bot.buddies.store import queue as entries
from bot.buddies.store.tables import ASKED, MEETING, Pair
from bot.core import jobs
from bot.core.database import Tx
from bot.core.errors import Unavailable
from bot.core.jobs import Job
from bot.core.lines import Place as RoundPlace
from bot.ui import notices
from bot.ui.app import App
from cogs.buddies import asking, cards, matchmaking, pair_views, reaching, threads


class Buddies(commands.Cog):
    """Listens, and does what is due."""

    def __init__(self, app: App) -> None:
        self._app = app
        handles = app.scheduler.handles
        handles(joining.RUN, self._run, in_silence="waits")
        handles(joining.SOON, self._soon, in_silence="waits")
        handles(matching.CLOSE, self._close, in_silence="waits")
        handles(answering.MEET, self._meet, in_silence="works")
        handles(answering.FORGET, self._forget, in_silence="works")
        handles(ending.SHUT, self._shut, in_silence="works")
        app.lines.add("closing", _line)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """End the pair whose thread somebody deleted."""
        try:
            async with self._app.database.write() as tx:
                await ending.lose_thread(tx, event.thread_id, self._app.now())
        except Unavailable:
            structlog.get_logger("buddies").warning("deleted thread not noted")

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Close the queue whose channel somebody deleted, and say so to the moderators."""
        try:
            async with self._app.database.write() as tx:
                guild_id = await ending.lose_channel(tx, channel.id, self._app.now())
        except Unavailable:
            structlog.get_logger("buddies").warning("deleted channel not noted")
            return
        if guild_id is not None:
            await self._notice(guild_id, "buddy-channel-gone")

    async def _run(self, job: Job) -> None:
        await self._app.wait_until_ready()
        guild_id = int(job.key)
        await matchmaking.look(self._app, guild_id, only_good=False)
        async with self._app.database.write() as tx:
            if len(await matching.waiting(tx, guild_id)) > 1:
                again = self._app.now() + rules.RUN_EVERY
                await jobs.put(tx, joining.RUN, job.key, again, guild_id=guild_id)

    async def _soon(self, job: Job) -> None:
        await self._app.wait_until_ready()
        await matchmaking.look(self._app, int(job.key), only_good=True)

    async def _close(self, job: Job) -> None:
        """End a proposal whose time is over."""
        async with self._app.database.write() as tx:
            await answering.settle(tx, int(job.key), self._app.now())

    async def _meet(self, job: Job) -> None:
        """Open the thread of a pair in which all said yes."""
        await self._app.wait_until_ready()
        async with self._app.database.read() as tx:
            pair = await pairs.get(tx, int(job.key))
        if pair is None or pair.state not in (ASKED, MEETING):
            return
        if pair.state == ASKED and not await asking.all_here(self._app, pair.guild_id, pair.people):
            return
        async with self._app.database.write() as tx:
            pair = await answering.meet(tx, self._app.vault, pair.id)
            settings = await entries.chosen(tx, pair.guild_id) if pair else None
        if pair is None or settings is None:
            return
        channel = self._app.get_channel(settings.channel_id or 0)
        try:
            if not isinstance(channel, discord.TextChannel):
                await self._no_place(pair)
                return
            await self._open(pair, channel, again=job.attempts > 1)
        except (discord.Forbidden, discord.NotFound):
            await self._no_place(pair)

    async def _open(self, pair: Pair, channel: discord.TextChannel, *, again: bool) -> None:
        thread_id = await threads.make(self._app, channel, pair, again=again)
        async with self._app.database.write() as tx:
            await pairs.change(tx, pair.id, thread_id=thread_id, channel_id=channel.id)
        await threads.let_in(self._app, thread_id, pair.people)
        hello = pair_views.hello(self._app, pair)
        hello_id = await threads.greet(self._app, pair, thread_id, hello, again=again)
        async with self._app.database.write() as tx:
            await answering.note_open(tx, pair, hello_id, self._app.now())
        for place in pair.places:
            await reaching.retract(self._app, place.where_id, place.message_id)
            async with self._app.database.write() as tx:
                await answering.note_told(tx, place)

    async def _no_place(self, pair: Pair) -> None:
        async with self._app.database.write() as tx:
            await answering.not_yet(tx, pair, self._app.now())
        await self._notice(pair.guild_id, "buddy-no-place")

    async def _shut(self, job: Job) -> None:
        """Say that a pair has ended, where they are, and lock the thread."""
        await self._app.wait_until_ready()
        async with self._app.database.read() as tx:
            pair = await pairs.get(tx, int(job.key))
        if pair is None or pair.thread_id is None:
            return
        say = self._app.say_in(pair.guild_id)
        if await threads.shut(self._app, pair, cards.card(say, say("buddy-over"), say("buddy-over-next"))):
            return
        async with self._app.database.write() as tx:
            await ending.tell_each(tx, pair, self._app.now())

    async def _forget(self, job: Job) -> None:
        """Delete what is left of a pair: its thread, and what is remembered of it."""
        async with self._app.database.read() as tx:
            pair = await pairs.get(tx, int(job.key))
        if pair is not None:
            for thread_id in (pair.thread_id, *(place.alone_id for place in pair.places)):
                await threads.delete(self._app, thread_id)
            async with self._app.database.write() as tx:
                await pairs.drop(tx, pair.id)

    async def _notice(self, guild_id: int, key: str) -> None:
        say = self._app.say_in(guild_id)
        view = cards.card(say, say(key))
        await notices.tell(self._app, guild_id, "moderators", f"buddies:{key}", view)


async def _line(tx: Tx, place: RoundPlace) -> str | None:
    """Say on the card of a round that closed that there is a queue."""
    settings = await entries.chosen(tx, place.guild_id)
    return place.say("buddy-line") if settings.open and settings.channel_id else None
