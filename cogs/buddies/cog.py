"""What the buddy queue does by itself. Every step can run twice without harm."""

from __future__ import annotations

import asyncio
from functools import partial

import discord
import structlog
from discord.ext import commands

from bot.buddies import answering, desk, ending, joining, matching, rules
from bot.buddies.answers import Answers
from bot.buddies.store import pairing as pairs
from bot.buddies.store import queue as entries
from bot.buddies.store.tables import ASKED, MEETING, OPEN, UNTOLD, Pair, Place
from bot.core import budget, jobs
from bot.core.database import Tx
from bot.core.errors import Unavailable
from bot.core.jobs import Job
from bot.core.lines import Place as RoundPlace
from bot.ui import letters, notices
from bot.ui.app import App
from cogs.buddies import asking, cards, matchmaking, pair_views, panel, reaching, threads
from cogs.buddies.reaching import To


class Buddies(commands.Cog):
    """Listens, and does what is due."""

    def __init__(self, app: App) -> None:
        self._app = app
        handles = app.scheduler.handles
        handles(joining.RUN, self._run, in_silence="waits")
        handles(joining.SOON, self._soon, in_silence="waits")
        handles(matching.TELL, self._propose, in_silence="waits")
        handles(matching.CLOSE, self._close, in_silence="waits")
        handles(answering.MEET, self._meet, in_silence="works")
        handles(answering.COMPANY, self._company, in_silence="waits")
        handles(answering.FORGET, self._forget, in_silence="works")
        handles(ending.SHUT, self._shut, in_silence="works")
        handles(desk.TELL_OUT, self._tell_out, in_silence="works")
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
            if await matching.waiting(tx, guild_id):
                again = self._app.now() + rules.RUN_EVERY
                await jobs.put(tx, joining.RUN, job.key, again, guild_id=guild_id)

    async def _soon(self, job: Job) -> None:
        await self._app.wait_until_ready()
        await matchmaking.look(self._app, int(job.key), only_good=True)

    async def _propose(self, job: Job) -> None:
        """Show somebody whom they might meet, by day."""
        await self._app.wait_until_ready()
        found = await self._place(job)
        if found is None or found[0].state != ASKED or found[1].message_id is not None:
            return
        pair, place = found
        to = await self._to(place)
        later = await self._later(place, f"buddy:{place.id}")
        if to is None or later:
            return
        draw = partial(pair_views.proposal, self._app, pair, place)
        since = pair.made_at if job.attempts > 1 else None
        where = await reaching.reach(self._app, to, draw, f"b{place.id}.ask", since)
        if where is not None:
            there = {"where_id": where.channel_id, "message_id": where.message_id}
            async with self._app.database.write() as tx:
                await pairs.change_place(tx, place.id, **there, alone_id=where.alone_id)

    async def _later(self, place: Place, what: str) -> bool:
        """Say whether a message has to wait: for the morning, or after others of this day."""
        now = self._app.now()
        at = letters.may_go_at(self._app, place.user_id, place.guild_id, now)
        async with self._app.database.write() as tx:
            at = at if at > now else await budget.claim_letter(tx, place.user_id, what, now) or now
            if at > now:
                kind = matching.TELL if what.startswith("buddy:") else answering.COMPANY
                await jobs.put(tx, kind, str(place.id), at, guild_id=place.guild_id)
        return at > now

    async def _close(self, job: Job) -> None:
        """Tell all who were asked, at the same moment, that it did not come together."""
        await self._app.wait_until_ready()
        async with self._app.database.write() as tx:
            pair = await answering.settle(tx, int(job.key), self._app.now())
        if pair is not None:
            told = await asyncio.gather(
                *(self._tell_end(pair, place) for place in pair.places if place.answer is not None),
                return_exceptions=True,
            )
            for error in told:
                if error is not None:
                    raise error

    async def _tell_end(self, pair: Pair, place: Place) -> None:
        say = self._app.say_for(place.user_id, place.guild_id)
        to = await self._to(place)
        if to is not None and place.answer != UNTOLD:
            view = cards.outcome(say, place, [panel.ComeBack.of(say, pair.guild_id)])
            await reaching.reach(self._app, to, view, f"b{place.id}.end")
        await reaching.retract(self._app, place.where_id, place.message_id)
        async with self._app.database.write() as tx:
            await answering.note_told(tx, place)

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

    async def _no_place(self, pair: Pair) -> None:
        async with self._app.database.write() as tx:
            await answering.not_yet(tx, pair, self._app.now())
        await self._notice(pair.guild_id, "buddy-no-place")

    async def _company(self, job: Job) -> None:
        """Ask one person, once and alone, whether it is still good."""
        await self._app.wait_until_ready()
        found = await self._place(job)
        if found is None or found[0].state != OPEN or await self._later(found[1], f"company:{job.key}"):
            return
        place = found[1]
        to = await self._to(place)
        if to is not None:
            say = self._app.say_for(place.user_id, place.guild_id)
            since = found[0].made_at if job.attempts > 1 else None
            view = pair_views.company(say, place)
            where = await reaching.reach(self._app, to, view, f"b{place.id}.ok", since)
            if where is not None and where.alone_id != place.alone_id:
                async with self._app.database.write() as tx:
                    await pairs.change_place(tx, place.id, alone_id=where.alone_id)

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
        for place in pair.places:
            say = self._app.say_for(place.user_id, place.guild_id)
            view = cards.card(say, say("buddy-over"), say("buddy-over-next"))
            to = await self._to(place) or To(place.guild_id, place.user_id, None)
            await reaching.reach(self._app, to, view, f"b{place.id}.over")

    async def _forget(self, job: Job) -> None:
        """Delete what is left of a pair: its thread, and what is remembered of it."""
        async with self._app.database.read() as tx:
            pair = await pairs.get(tx, int(job.key))
        if pair is not None:
            for thread_id in (pair.thread_id, *(place.alone_id for place in pair.places)):
                await threads.delete(self._app, thread_id)
            async with self._app.database.write() as tx:
                await pairs.drop(tx, pair.id)

    async def _tell_out(self, job: Job) -> None:
        """Tell somebody that they are kept out of the queue, or may come to it again."""
        guild_id, user_id = map(int, job.key.split(":"))
        at = letters.may_go_at(self._app, user_id, guild_id, self._app.now())
        async with self._app.database.write() as tx:
            out = user_id in await entries.all_kept_out(tx, guild_id)
            channel_id = (await entries.chosen(tx, guild_id)).channel_id
            if at > self._app.now():
                await jobs.put(tx, desk.TELL_OUT, job.key, at, guild_id=guild_id)
                return
        say, guild = self._app.say_for(user_id, guild_id), self._app.get_guild(guild_id)
        said = say("buddy-told-out" if out else "buddy-told-in", server=guild.name if guild else "…")
        to = To(guild_id, user_id, channel_id)
        await reaching.reach(self._app, to, cards.card(say, said), f"b{user_id}.out"[:25])

    async def _place(self, job: Job) -> tuple[Pair, Place] | None:
        async with self._app.database.read() as tx:
            return await pairs.of_place(tx, int(job.key))

    async def _to(self, place: Place) -> To | None:
        """Return how to reach somebody; None when they left the queue."""
        async with self._app.database.read() as tx:
            entry = await entries.entry_of(tx, place.guild_id, place.user_id)
            channel_id = (await entries.chosen(tx, place.guild_id)).channel_id
        if entry is None:
            return None
        letter = Answers.opened(entry.answers).letter
        return To(place.guild_id, place.user_id, channel_id, letter, place.alone_id)

    async def _notice(self, guild_id: int, key: str) -> None:
        say = self._app.say_in(guild_id)
        view = cards.card(say, say(key))
        await notices.tell(self._app, guild_id, "moderators", f"buddies:{key}", view)


async def _line(tx: Tx, place: RoundPlace) -> str | None:
    """Say on the card of a round that closed that there is a queue."""
    settings = await entries.chosen(tx, place.guild_id)
    return place.say("buddy-line") if settings.open and settings.channel_id else None
