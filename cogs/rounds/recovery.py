"""After a start or a gap: see what happened meanwhile, and finish what was begun.

Every step can run twice without harm. What cannot be done now is tried again, with growing waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable, Iterator
from typing import TypeVar, cast

import discord
import structlog

from bot.core.errors import Refusal, Unavailable
from bot.rounds import store
from bot.rounds.store import CheckIn, Round
from bot.ui.app import App
from bot.ui.posts import is_there
from bot.ui.replies import AWAY, NOBODY, card_of
from cogs.rounds.messages import counts
from cogs.rounds.service import RoundService
from cogs.rounds.settling import settle

Row = TypeVar("Row", Round, CheckIn)

FIRST_WAIT, LONGEST_WAIT = 30.0, 900.0
"""Seconds until it is tried again: doubled each time, up to the second."""


class Recovery:
    """Brings what is remembered and what stands in Discord together again."""

    def __init__(self, app: App, rounds: RoundService) -> None:
        self._app, self._rounds = app, rounds
        self._behind = False
        self._turn = asyncio.Lock()
        self._later: asyncio.Task[None] | None = None
        self._log = structlog.get_logger("recovery")

    async def watch(self) -> None:
        """Know the threads of open rounds, before anybody can write there."""
        try:
            async with self._app.database.read() as tx:
                self._rounds.threads.update(
                    found.thread_id for found in await store.all_open(tx) if found.thread_id
                )
        except Unavailable:
            self.fall_behind()

    async def run(self, guild_id: int | None = None) -> None:
        """Go through open rounds, and check-ins whose authors wait for news, everywhere or in one server."""
        async with self._turn:
            try:
                async with self._app.database.read() as tx:
                    open_rounds, left = await store.all_open(tx), await store.waiting(tx)
            except Unavailable:
                self.fall_behind()
                return
            if guild_id is None:
                self._behind = False
            for found in self._reached(open_rounds, guild_id):
                await self._guarded(self._restore(found))
            for check_in in self._reached(left, guild_id):
                poster = self._rounds.poster
                if not poster.is_waiting(check_in.id) and not poster.has_told(check_in.id):
                    await self._guarded(self._finish(check_in))

    async def count_in(self, round_id: int) -> None:
        """Count those in who wrote in the thread of an open round while nobody looked."""
        async with self._app.database.read() as tx:
            found = await store.get(tx, round_id)
        if found is not None and found.closed_at is None and found.thread_id is not None:
            await self._guarded(self._catch_up(found, found.thread_id))

    def fall_behind(self) -> None:
        """Remember that something was missed, and look again in a while."""
        self._behind = True
        if self._later is None or self._later.done():
            self._later = asyncio.create_task(self._run_later())

    def stop(self) -> None:
        """Look no more: the program ends."""
        if self._later is not None:
            self._later.cancel()

    async def _run_later(self) -> None:
        seconds = FIRST_WAIT
        while self._behind:
            await self._app.sleep(seconds)
            seconds = min(2 * seconds, LONGEST_WAIT)
            await self.run()

    def _reached(self, rows: Iterable[Row], guild_id: int | None) -> Iterator[Row]:
        """The rows of servers that are this process's, and there: Discord may have lost one for a while."""
        for row in rows:
            guild = self._app.get_guild(row.guild_id)
            if guild is not None and not guild.unavailable and guild_id in (None, guild.id):
                yield row

    async def _guarded(self, step: Awaitable[None]) -> None:
        """Take one step; a place that cannot be reached keeps no other from being looked after."""
        try:
            await step
        except (discord.HTTPException, Refusal, *AWAY) as error:
            self.fall_behind()
            self._log.warning("not restored", error=type(error).__name__)

    async def _restore(self, found: Round) -> None:
        if not await is_there(self._app, found.channel_id):
            await self._rounds.channel_gone(found.guild_id, found.channel_id)
            return
        if found.card_id is None or found.thread_id is None:
            found = await self._rounds.put_up(found, again=True)
        assert found.thread_id is not None
        self._rounds.threads.add(found.thread_id)
        await self._catch_up(found, found.thread_id)
        self._rounds.cards.touch(found.id)

    async def _catch_up(self, found: Round, thread_id: int) -> None:
        """Count in those who wrote in the thread since it was last looked at."""
        since = discord.Object(found.seen_id or thread_id)
        authors: list[int] = []
        seen = since.id
        try:
            thread = self._app.get_partial_messageable(thread_id)
            async for message in thread.history(limit=None, after=since, oldest_first=True):
                seen = message.id
                if counts(message):
                    authors.append(message.author.id)
        except discord.NotFound:
            await self._rounds.thread_gone(thread_id)
            return
        if seen != since.id:
            await self._rounds.note_writers(thread_id, authors, seen)

    async def _finish(self, check_in: CheckIn) -> None:
        found = check_in if check_in.posted else await settle(self._app, check_in)
        if found is not None and not found.posted:
            return
        async with self._app.database.read() as tx:
            of = await store.get(tx, check_in.round_id)
        shared = "round-shared" if of and of.order == "open" else "round-shared-in-turn"
        await self._tell(check_in, shared if found else "round-lost")
        async with self._app.database.write() as tx:
            await store.note_told(tx, [check_in.id])

    async def _tell(self, check_in: CheckIn, key: str) -> None:
        """Answer the form that the earlier process died on, while Discord still lets us."""
        if check_in.answer_token is None or self._app.application_id is None:
            return
        say = self._app.say_for(check_in.user_id, check_in.guild_id)
        hook = discord.Webhook.partial(self._app.application_id, check_in.answer_token, client=self._app)
        try:
            await hook.edit_message(
                cast(int, "@original"),  # Discord's name for the first answer
                view=card_of(say(key)),
                allowed_mentions=NOBODY,
            )
        except (discord.HTTPException, *AWAY):
            self._log.info("too late to answer")
