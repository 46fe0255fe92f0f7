"""What agreements do by themselves: show and decide on suggestions, remind, and look at the text again."""

from __future__ import annotations

from collections.abc import Awaitable, Collection

import discord
import structlog
from discord.ext import commands

from bot.agreements import kept
from bot.agreements.actions import concluding, reminding, reviewing, texts
from bot.agreements.actions.joining import Joined
from bot.agreements.actions.reminding import Quoted
from bot.agreements.store import deciding as suggestions
from bot.agreements.store import keeping
from bot.agreements.store import texts as store
from bot.agreements.store.tables import UNDECIDED
from bot.circles import store as circles
from bot.core.database import Tx
from bot.core.errors import Unavailable
from bot.core.jobs import Job
from bot.core.kept import Posted
from bot.core.lines import Place
from bot.core.turnout import Turnout
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from cogs.agreements import cards, drawing, views
from cogs.agreements.board import Board, who_left


class Agreements(commands.Cog):
    """Listens, and does what is due. Every step can run twice without harm."""

    def __init__(self, app: App) -> None:
        self._app, self._board = app, Board(app)
        self._agreed: set[int] = set()
        self._log = structlog.get_logger("agreements")
        handles = app.scheduler.handles
        handles(concluding.CARD, self._draw, in_silence="works")
        handles(concluding.CLOSE, self._close, in_silence="works")
        handles(concluding.TELL, self._tell, in_silence="waits")
        handles(texts.REVIEW, self._open_review, in_silence="waits")
        handles(texts.FORGET_DRAFT, self._forget_draft, in_silence="works")
        handles(reviewing.CARD, self._draw_review, in_silence="asks")
        handles(reviewing.CLOSE, self._close_review, in_silence="works")
        app.lines.on_opened(self._count_round)
        app.lines.add("opening", _line)
        app.lines.add("closing", _line_that_stays)
        app.asides.append(self._show_once)
        app.database.on_open(self._learn)
        app.kept.add(
            "agreements",
            tables=kept.TABLES,
            read=kept.read,
            posted=kept.posted,
            take_back=self._take_back,
            stop=kept.stop,
        )

    async def cog_load(self) -> None:
        """Know in which servers there is something to show; an absent database tells it later."""
        try:
            async with self._app.database.read() as tx:
                await self._learn(tx)
        except Unavailable:
            self._log.warning("agreements not known yet")

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """End a suggestion whose card somebody deleted."""
        await self._note(self._lose_cards([event.message_id]))

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """The same, for many messages."""
        await self._note(self._lose_cards(event.message_ids))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Let a decision go on without its thread."""
        await self._note(self._lose_thread(event.thread_id))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """End what was open in a channel that somebody deleted."""
        await self._note(self._lose_channel(channel.id))

    async def _note(self, news: Awaitable[None]) -> None:
        """Act on what happened in Discord; what is not remembered shows when a card next changes."""
        try:
            await news
        except Unavailable:
            self._log.warning("not remembered")

    async def _learn(self, tx: Tx) -> None:
        self._agreed = await store.guilds(tx)

    async def _lose_cards(self, message_ids: Collection[int]) -> None:
        async with self._app.database.read() as tx:
            known = await suggestions.by_card(tx, message_ids)
        if known:
            async with self._app.database.write() as tx:
                await concluding.lose_cards(tx, known, self._app.now())

    async def _lose_thread(self, thread_id: int) -> None:
        async with self._app.database.write() as tx:
            await concluding.lose_thread(tx, thread_id, self._app.now())
            await keeping.lose_review_thread(tx, thread_id)

    async def _lose_channel(self, channel_id: int) -> None:
        async with self._app.database.write() as tx:
            lost = await suggestions.in_channel(tx, channel_id)
            await concluding.lose_cards(tx, lost, self._app.now())

    async def _draw(self, job: Job) -> None:
        """Put up the card of a suggestion, or make it show what is true."""
        await self._app.wait_until_ready()
        await drawing.suggestion(self._app, self._board, int(job.key), again=job.attempts > 1)

    async def _close(self, job: Job) -> None:
        """Count the voices, without those of people who left."""
        await self._app.wait_until_ready()
        async with self._app.database.read() as tx:
            voters = await suggestions.voters(tx, int(job.key))
        left = await who_left(self._app, job.guild_id or 0, voters)
        async with self._app.database.write() as tx:
            made = await concluding.close(tx, int(job.key), left, self._app.now())
        if made and job.guild_id is not None:
            self._agreed.add(job.guild_id)

    async def _tell(self, job: Job) -> None:
        """Tell the circle of a new version, once."""
        await self._app.wait_until_ready()
        agreement_id, number = map(int, job.key.split(":"))
        await drawing.news(self._app, self._board, agreement_id, number, again=job.attempts > 1)

    async def _open_review(self, job: Job) -> None:
        async with self._app.database.write() as tx:
            await reviewing.open_due(tx, int(job.key), self._app.now())

    async def _draw_review(self, job: Job) -> None:
        await self._app.wait_until_ready()
        await drawing.review(self._app, self._board, int(job.key), again=job.attempts > 1)

    async def _close_review(self, job: Job) -> None:
        async with self._app.database.write() as tx:
            await reviewing.close_due(tx, int(job.key), self._app.now())

    async def _forget_draft(self, job: Job) -> None:
        async with self._app.database.write() as tx:
            await texts.forget_draft(tx, int(job.key))

    async def _count_round(self, tx: Tx, place: Place) -> None:
        if place.guild_id in self._agreed:
            here = await self._app.service(Turnout).of(tx, place.channel_id)
            await reminding.count_round(tx, place.guild_id, place.channel_id, place.round_id, here, place.now)

    async def _show_once(self, interaction: Interaction) -> None:
        """Show the agreement after the first press in a circle, and to those who are in what changed."""
        if interaction.guild_id not in self._agreed:
            return
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.read() as tx:
            if not await texts.has_news(tx, by):
                return
        async with app.database.write() as tx:
            told = await texts.news(tx, by)
        if told is not None:
            say = app.say_to(interaction)
            version = told.version
            button = views.ImIn.of(say, version.agreement_id, version.number)
            shown = cards.news(say, told, [button])
            await interaction.followup.send(view=shown, ephemeral=True, allowed_mentions=replies.NOBODY)

    async def _take_back(self, posted: Posted) -> None:
        """Take somebody's name off a card, and their words with it, where nothing was agreed."""
        async with self._app.database.write() as tx:
            found = await suggestions.get(tx, posted["suggestion"], lock=True)
            if found is not None and found.state in UNDECIDED:
                await concluding.end(tx, found, "taken-back", self._app.now())
        if found is None:
            return
        if found.state == "agreed":
            await drawing.suggestion(self._app, self._board, found.id, again=False, nameless=True)
        elif found.card_id is not None:
            await self._board.take_down(found.channel_id, found.card_id)
        # Only now: while Discord does not let go of it, it has to be found again.
        async with self._app.database.write() as tx:
            await suggestions.change(tx, found.id, by_user_id=None)


async def _line(tx: Tx, place: Place) -> str | None:
    found = await reminding.line(tx, place.guild_id, place.channel_id, place.round_id)
    if not isinstance(found, Quoted):
        return cards.joined(place.say, found) if found else None
    circle = await circles.get(tx, place.guild_id, place.channel_id)
    return cards.reminder(place.say, found) if circle is None or circle.shows_point else None


async def _line_that_stays(tx: Tx, place: Place) -> str | None:
    """Return what has no other place, so that it is still there when a round has closed."""
    found = await reminding.line(tx, place.guild_id, place.channel_id, place.round_id)
    return cards.joined(place.say, found) if isinstance(found, Joined) else None
