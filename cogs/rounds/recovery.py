"""After a start or a gap: see what happened meanwhile, and finish what was begun.

Every step can run twice without harm.
"""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import cast

import discord
import structlog

from bot.core.errors import Refusal, Unavailable
from bot.rounds import actions, store
from bot.rounds.store import CheckIn, Round
from bot.ui.app import App
from bot.ui.posts import is_ours
from bot.ui.replies import AWAY, NOBODY, card_of
from cogs.rounds import cards
from cogs.rounds.messages import counts
from cogs.rounds.service import RoundService


class Recovery:
    """Brings what is remembered and what stands in Discord together again."""

    def __init__(self, app: App, rounds: RoundService) -> None:
        self._app, self._rounds = app, rounds
        self._left: Sequence[CheckIn] = []
        self.behind = False
        self._log = structlog.get_logger("recovery")

    async def look_back(self) -> None:
        """Find the check-ins that an earlier process took and did not bring to their thread."""
        try:
            async with self._app.database.read() as tx:
                self._left = await store.waiting(tx)
                self._rounds.threads.update(
                    found.thread_id for found in await store.all_open(tx) if found.thread_id
                )
        except Unavailable:
            self.behind = True

    async def run(self) -> None:
        """Go through every open round, and what an earlier process left."""
        try:
            async with self._app.database.read() as tx:
                open_rounds = await store.all_open(tx)
        except Unavailable:
            self.behind = True
            return
        self.behind = False
        for found in open_rounds:
            if self._app.get_guild(found.guild_id) is not None:
                await self._guarded(self._restore(found))
        left, self._left = self._left, []
        for check_in in left:
            await self._guarded(self._settle(check_in))

    async def _guarded(self, step: Awaitable[None]) -> None:
        """Take one step; a place that cannot be reached keeps no other from being looked after."""
        try:
            await step
        except (discord.HTTPException, Refusal, *AWAY) as error:
            self.behind = True
            self._log.warning("not restored", error=type(error).__name__)

    async def _restore(self, found: Round) -> None:
        if self._app.get_channel(found.channel_id) is None:
            await self._rounds.close(found.id)
            return
        if found.card_id is None or found.thread_id is None:
            found = await self._rounds.put_up(found, again=True)
        assert found.thread_id is not None
        self._rounds.threads.add(found.thread_id)
        await self._catch_up(found, found.thread_id)
        self._rounds.cards.touch(found.id)

    async def _catch_up(self, found: Round, thread_id: int) -> None:
        """Count in those who wrote in the thread while the bot was away."""
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

    async def _settle(self, check_in: CheckIn) -> None:
        """Find a check-in that was on its way: it is in the thread, or it never came there."""
        async with self._app.database.read() as tx:
            found = await store.get(tx, check_in.round_id)
        thread_id = found.thread_id if found is not None else None
        places = await self._places(thread_id, check_in) if thread_id else []
        async with self._app.database.write() as tx:
            if places:
                await actions.note_shared(tx, [check_in.id], places[0], places[1] if places[1:] else None)
            else:
                await store.drop_check_in(tx, check_in.id)
        await self._tell(check_in, "round-shared" if places else "round-lost")

    async def _places(self, thread_id: int, check_in: CheckIn) -> list[int]:
        thread = self._app.get_partial_messageable(thread_id)
        return [
            message.id
            async for message in thread.history(limit=None, oldest_first=True)
            if is_ours(self._app, message) and cards.find(message, check_in.id) is not None
        ]

    async def _tell(self, check_in: CheckIn, key: str) -> None:
        """Answer the form that the earlier process died on, while Discord still lets us."""
        if check_in.answer_token is None or self._app.application_id is None:
            return
        hook = discord.Webhook.partial(self._app.application_id, check_in.answer_token, client=self._app)
        try:
            await hook.edit_message(
                cast(int, "@original"),  # Discord's name for the first answer
                view=card_of(self._app.say(key)),
                allowed_mentions=NOBODY,
            )
        except (discord.HTTPException, *AWAY):
            self._log.info("too late to answer")
