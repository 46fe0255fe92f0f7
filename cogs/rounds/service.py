"""What the commands, buttons and jobs of rounds share: the poster, the cards, the threads."""

from __future__ import annotations

from datetime import timedelta

import discord
import structlog

from bot.circles import actions as circles
from bot.circles.formats import Format
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.lines import Place
from bot.core.texts import Say
from bot.rounds import actions, store
from bot.rounds.heard import actions as hearing
from bot.rounds.schedules import ending as schedules
from bot.rounds.store import Round
from bot.ui.app import App
from bot.ui.components import Card, Press
from bot.ui.posts import Refresher, Turns, find_again
from bot.ui.replies import NOBODY
from cogs.rounds import cards
from cogs.rounds.heard import cards as heard
from cogs.rounds.orders import Order, name_of
from cogs.rounds.poster import Poster

THREAD_EXISTS = 160004
CARD_GONE = (10003, 10008)
ARCHIVE_MINUTES = 10080
"""A thread that is quiet for a week is archived by Discord (its longest)."""


class RoundService:
    """One for each running bot."""

    def __init__(self, app: App, mine: type[Press]) -> None:
        self.app, self._mine = app, mine
        self.orders: dict[str, Order] = {}
        self.turns = Turns()
        self.poster = Poster(app, self.thread_gone)
        self.cards = Refresher(self.redraw, app.now, app.sleep)
        self.threads: set[int] = set()
        self.keep_presences = timedelta(days=app.settings.retention.who_was_here_days)
        self._log = structlog.get_logger("rounds")

    async def put_up(self, round_: Round, *, again: bool = False) -> Round:
        """Make sure that a round has its card and its thread, and return it with both.

        ``again``: an earlier process may have posted the card without remembering it.
        """
        async with self.turns.of(round_.id):
            async with self.app.database.write() as tx:
                there = await store.get(tx, round_.id) or round_
                if there.card_id is None:
                    await self.app.lines.opened(tx, self._place(there))
                view = await self.card(tx, there)
            return await self._put_up(there, view, again=again)

    async def put_back(self, round_id: int) -> None:
        """Post the card of an open round anew if somebody deleted it: without it nobody could join."""
        async with self.turns.of(round_id):
            async with self.app.database.read() as tx:
                found = await store.get(tx, round_id)
            if found is None or found.closed_at is not None or found.card_id is None:
                return
            try:
                await self.app.get_partial_messageable(found.channel_id).fetch_message(found.card_id)
                return
            except discord.NotFound:
                async with self.app.database.write() as tx:
                    await store.change(tx, round_id, card_id=None)
        await self.put_up(found)

    async def _put_up(self, round_: Round, view: Card, *, again: bool) -> Round:
        channel = self.app.get_partial_messageable(round_.channel_id, guild_id=round_.guild_id)
        card_id = round_.card_id
        if card_id is None and again:
            card_id = await find_again(self.app, channel, view, round_.opened_at)
        if card_id is None:
            anew = round_.thread_id is not None  # nobody is called twice
            nonce = f"r{round_.id}.{int(self.app.now().timestamp())}" if anew else f"r{round_.id}"
            called = NOBODY if anew else _called(round_)
            card_id = (await channel.send(view=view, nonce=nonce, allowed_mentions=called)).id
        thread_id = round_.thread_id or await self._open_thread(channel, card_id, round_)
        async with self.app.database.write() as tx:
            await store.change(tx, round_.id, card_id=card_id, thread_id=thread_id)
            up = await store.get(tx, round_.id)
        assert up is not None
        self.threads.add(thread_id)
        self.cards.touch(round_.id)
        return up

    async def redraw(self, round_id: int) -> None:
        """Make a round's card show what is true now."""
        async with self.app.database.read() as tx:
            found = await store.get(tx, round_id)
            view = await self.card(tx, found) if found is not None else None
        if found is None or view is None or found.card_id is None:
            return
        card = self.app.get_partial_messageable(found.channel_id).get_partial_message(found.card_id)
        try:
            async with self.turns.of(found.card_id):
                await card.edit(view=view, allowed_mentions=NOBODY)
        except discord.NotFound:
            self._log.info("card gone")

    async def card(self, tx: Tx, found: Round) -> Card:
        """Return the card of a round as it is now."""
        here, say = await store.count_here(tx, found.id), self.app.say_in(found.guild_id)
        closed, place = found.closed_at is not None, self._place(found)
        lines = await self.app.lines.of(tx, "closing" if closed else "opening", place)
        if closed:
            return cards.of_closed(say, found, here, lines, self._mine.of(say, found.id))
        return cards.of_round(say, found, here, lines, await self._order(found).card(tx, say, found))

    async def panel(self, tx: Tx, say: Say, found: Round, said: str = "") -> Card:
        """Return the keeper's panel of a round as it is now."""
        here = await store.count_here(tx, found.id)
        waiting = heard.waiting(say, await hearing.look(tx, found.id, self.app.now()))
        face = await self._order(found).panel(tx, say, found)
        return cards.keeper_panel(say, found, here, face, said, waiting)

    def _place(self, found: Round) -> Place:
        now, say = self.app.now(), self.app.say_in(found.guild_id)
        return Place(found.guild_id, found.channel_id, found.id, now, say)

    def _order(self, found: Round) -> Order:
        return self.orders.get(name_of(found)) or self.orders["open"]

    async def close_on_time(self, round_id: int) -> None:
        """Close a round whose time has come."""
        async with self.app.database.write() as tx:
            await actions.close_on_time(tx, round_id, now=self.app.now(), keep=self.keep_presences)
        await self.forget_thread(round_id)

    async def channel_gone(self, guild_id: int, channel_id: int) -> None:
        """End the circle of a channel that somebody deleted, with its round and its schedules."""
        now = self.app.now()
        async with self.app.database.write() as tx:
            gone = await store.of_channel(tx, channel_id)
            for lost in gone:
                await actions.lose_thread(tx, lost, now=now, keep=self.keep_presences)
            await circles.lose(tx, guild_id, channel_id, now)
            await schedules.lose_all(tx, channel_id, now)
        self.threads.difference_update(lost.thread_id for lost in gone if lost.thread_id)

    async def forget_thread(self, round_id: int) -> None:
        """Stop watching the thread of a round that closed, and show that it did."""
        async with self.app.database.read() as tx:
            found = await store.get(tx, round_id)
        if found is not None and found.closed_at is not None and found.thread_id is not None:
            self.threads.discard(found.thread_id)
        self.cards.touch(round_id)

    async def thread_gone(self, thread_id: int) -> None:
        """Close the round whose thread somebody deleted: nothing can be shared there any more."""
        self.threads.discard(thread_id)
        async with self.app.database.write() as tx:
            found = await store.of_thread(tx, thread_id)
            if found is not None:
                await actions.lose_thread(tx, found, now=self.app.now(), keep=self.keep_presences)
        if found is not None:
            self.cards.touch(found.id)

    async def note_writers(self, thread_id: int, authors: list[int], seen_id: int) -> None:
        """Count those in who wrote in the thread of a round."""
        async with self.app.database.write() as tx:
            round_id = await actions.write_in_thread(tx, thread_id, authors, seen_id, self.app.now())
        if round_id is not None:
            self.cards.touch(round_id)

    async def _open_thread(self, channel: discord.PartialMessageable, card_id: int, round_: Round) -> int:
        name = round_.title or Format.model_validate(round_.format).name
        try:
            thread = await channel.get_partial_message(card_id).create_thread(
                name=name[:100], auto_archive_duration=ARCHIVE_MINUTES
            )
        except discord.HTTPException as error:
            if error.code == THREAD_EXISTS:
                return card_id  # a thread has the number of the message it hangs on
            if error.code in CARD_GONE:
                raise Refusal("round-card-gone") from error
            raise
        return thread.id


def _called(round_: Round) -> discord.AllowedMentions:
    """Return whom the card of a round notifies: the role that its keeper chose, and nobody else."""
    if round_.role_id is None:
        return NOBODY
    return discord.AllowedMentions(everyone=False, users=False, roles=[discord.Object(round_.role_id)])
