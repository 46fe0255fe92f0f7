"""What rounds of pairs do by themselves: put people together, open their threads, say when to swap."""

from __future__ import annotations

from contextlib import suppress

import discord
import structlog
from discord.ext import commands

from bot.core.errors import Unavailable
from bot.core.jobs import Job
from bot.core.pairing import pair_in_worker
from bot.members import avoids
from bot.rounds.pairs import actions, ending, rules, store
from bot.rounds.pairs.actions import Waiting
from bot.rounds.pairs.store import Pair
from bot.rounds.store import Round
from bot.ui.app import App
from bot.ui.components import Card
from bot.ui.replies import NOBODY
from cogs.rounds.membership import has_left
from cogs.rounds.pairs import cards, threads, views
from cogs.rounds.saying import say_once
from cogs.rounds.service import RoundService

HELLO, LAST_WORD = 0, 99
"""Numbers of what is said in a thread; the signals of time lie between."""


class Pairs(commands.Cog):
    """Does what is due. Every step can run twice without harm."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._log = structlog.get_logger("pairs")
        app.scheduler.handles(ending.PLACE, self._place, in_silence="works")
        app.scheduler.handles(ending.OPEN, self._open, in_silence="works")
        app.scheduler.handles(ending.SIGNAL, self._signal, in_silence="asks")
        app.scheduler.handles(ending.REST, self._rest, in_silence="asks")

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """End the pair whose thread somebody deleted."""
        try:
            async with self._app.database.write() as tx:
                await actions.lose_thread(tx, event.thread_id, self._app.now())
        except Unavailable:
            self._log.warning("deleted thread not noted")  # each signal of time finds it gone

    async def _place(self, job: Job) -> None:
        """Put together who waits for somebody."""
        await self._app.wait_until_ready()
        round_id = int(job.key)
        wait = await self._waiting(round_id)
        gone = [one for one in wait.everyone if await self._has_left(wait, one)] if wait else []
        if wait is not None and gone:
            async with self._app.database.write() as tx:
                await actions.count_out(tx, wait.round, gone, self._app.now())
            wait = await self._waiting(round_id)
        if wait is None or not wait.people:
            return
        async with self._app.database.read() as tx:
            apart = await avoids.among(tx, self._app.vault, wait.round.guild_id, wait.everyone)
            queue = await actions.queue(tx, wait, apart, self._app.now())
        found = await pair_in_worker(queue)
        running = {pair.id: pair.people for pair in wait.pairs}
        placing = rules.with_company(found.groups, found.left_over, wait.company, running, apart)
        async with self._app.database.write() as tx:
            joined = await actions.place(tx, wait, placing, self._app.now())
        for pair in joined:
            await self._welcome(wait, pair, dict(placing.joining)[pair.id])
        self._app.service(RoundService).cards.touch(round_id)

    async def _waiting(self, round_id: int) -> Waiting | None:
        async with self._app.database.write() as tx:
            return await actions.waiting(tx, round_id)

    async def _has_left(self, wait: Waiting, user_id: int) -> bool:
        asked = user_id in wait.people or user_id == wait.company
        return asked and await has_left(self._app, wait.round.guild_id, user_id)

    async def _welcome(self, wait: Waiting, pair: Pair, user_id: int) -> None:
        """Bring somebody into the thread of a pair that is talking; one that has none yet greets all."""
        if pair.thread_id is None or pair.opened_at is None:
            return
        say = self._app.say_in(wait.round.guild_id)
        await threads.let_in(self._app, pair.thread_id, (user_id,))
        said = cards.line(say, say("pairs-joins", who=f"<@{user_id}>"))
        thread = self._app.get_partial_messageable(pair.thread_id)
        with suppress(discord.NotFound, discord.Forbidden):
            await thread.send(view=said, allowed_mentions=_called((user_id,)))

    async def _open(self, job: Job) -> None:
        """Open the thread of a pair, once, and greet them there."""
        await self._app.wait_until_ready()
        async with self._app.database.read() as tx:
            there = await actions.to_open(tx, int(job.key))
            number = await store.place_of(tx, int(job.key))
        if there is None:
            return
        found, pair = there
        say, again = self._app.say_in(found.guild_id), job.attempts > 1
        thread_id = await threads.make(
            self._app, found, pair, cards.thread_name(say, found, number), again=again
        )
        async with self._app.database.write() as tx:
            await actions.note_thread(tx, pair.id, thread_id)
        await threads.let_in(self._app, thread_id, pair.people)
        hello = cards.hello(say, found, pair, views.Leave.of(say, found.id))
        await self._say(pair, thread_id, hello, HELLO, again=again, mentions=_called(pair.people))
        async with self._app.database.write() as tx:
            await actions.note_opened(tx, found, pair, self._app.now())

    async def _signal(self, job: Job) -> None:
        """Say that it is time to swap, or that each has had their time; never to a pair that has ended."""
        await self._app.wait_until_ready()
        due = await self._due(int(job.key))
        if due is None or await self._count_out(*due[:2]):
            return
        found, pair, number = due
        if pair.thread_id is not None and not self._app.servers.of(found.guild_id).is_quiet(self._app.now()):
            said = cards.signal(self._app.say_in(found.guild_id), pair, number)
            try:
                await self._say(pair, pair.thread_id, said, number, again=job.attempts > 1)
            except discord.NotFound:
                await self._lose(pair.thread_id)
                return
        async with self._app.database.write() as tx:
            await actions.note_signal(tx, found, pair, number)

    async def _due(self, pair_id: int) -> tuple[Round, Pair, int] | None:
        async with self._app.database.read() as tx:
            return await actions.signal_due(tx, pair_id, self._app.now())

    async def _count_out(self, found: Round, pair: Pair) -> bool:
        """See whether somebody has left the server meanwhile, so that the other is not left alone."""
        gone = [one for one in pair.people if await has_left(self._app, found.guild_id, one)]
        async with self._app.database.write() as tx:
            await actions.count_out(tx, found, gone, self._app.now())
        return bool(gone)

    async def _rest(self, job: Job) -> None:
        """Let the thread of a pair that has ended rest; in a silence, without a last word."""
        await self._app.wait_until_ready()
        async with self._app.database.read() as tx:
            pair = await store.get(tx, int(job.key))
        if pair is None or pair.thread_id is None:
            return
        say = self._app.say_in(pair.guild_id)
        with suppress(discord.NotFound, discord.Forbidden):  # it may be gone, or closed to the bot
            last = cards.line(say, say("pairs-rests"))
            if not self._app.servers.of(pair.guild_id).is_quiet(self._app.now()):
                await self._say(pair, pair.thread_id, last, LAST_WORD, again=job.attempts > 1)
            await threads.rest(self._app, pair.thread_id)

    async def _say(
        self,
        pair: Pair,
        thread_id: int,
        card: Card,
        number: int,
        *,
        again: bool,
        mentions: discord.AllowedMentions = NOBODY,
    ) -> None:
        nonce = f"p{pair.id}.{number}"
        await say_once(self._app, thread_id, card, number, nonce=nonce, again=again, mentions=mentions)

    async def _lose(self, thread_id: int) -> None:
        async with self._app.database.write() as tx:
            await actions.lose_thread(tx, thread_id, self._app.now())


def _called(people: tuple[int, ...]) -> discord.AllowedMentions:
    """Return whom a message notifies: those who are in the thread, since it is theirs."""
    return discord.AllowedMentions(everyone=False, roles=False, users=[discord.Object(one) for one in people])
