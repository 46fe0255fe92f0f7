"""What signposts do by themselves: be in memory, put right what was shared, tell moderators, forget."""

from __future__ import annotations

import asyncio

import discord
import structlog
from discord.ext import commands

from bot.core import jobs
from bot.core.errors import Unavailable
from bot.core.jobs import Job
from bot.signposts import changes, corrections, notices
from bot.signposts.store import imports, shares
from bot.ui import notices as channels
from bot.ui.app import App
from bot.ui.components import Card
from cogs.signposts import notice_cards, sharing
from cogs.signposts.entry_text import Voice
from cogs.signposts.service import Signposts


class SignpostsCog(commands.Cog):
    """Loads the lists, and does what is due."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._loading: asyncio.Task[None] | None = None
        handles = app.scheduler.handles
        handles(changes.FORGET, self._forget, in_silence="works")
        handles(corrections.CORRECT, self._correct, in_silence="works")
        handles(corrections.STANDING, self._turn, in_silence="works")
        handles(notices.WRONG, self._tell_wrong, in_silence="waits")
        handles(notices.MONTH, self._tell_month, in_silence="waits")

    async def cog_load(self) -> None:
        """Have all lists in memory before anybody can ask; with the database away, as soon as it is back."""
        signposts = self._app.service(Signposts)
        if not await signposts.load():
            self._loading = asyncio.create_task(signposts.load_at_last())

    async def cog_unload(self) -> None:
        """Stop trying."""
        if self._loading is not None:
            self._loading.cancel()

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        """Forget where an entry was shared, when that message is deleted."""
        await self._gone([event.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        """The same, for many messages."""
        await self._gone([*event.message_ids])

    async def _gone(self, message_ids: list[int]) -> None:
        try:
            async with self._app.database.read() as tx:
                known = await shares.known(tx, message_ids)
            if known:
                await sharing.forget(self._app, known)
        except Unavailable:
            structlog.get_logger("signposts").warning("messages gone, not remembered")

    async def _correct(self, job: Job) -> None:
        await sharing.correct(self._app, job)

    async def _turn(self, job: Job) -> None:
        """Put right what shows an entry that nobody has checked for long."""
        async with self._app.database.write() as tx:
            await corrections.turned(tx, job.guild_id or 0, job.due_at, self._app.now())

    async def _tell_wrong(self, job: Job) -> None:
        """Tell moderators what members say is wrong; what came meanwhile is told together."""
        guild_id = job.guild_id or 0
        async with self._app.database.read() as tx:
            found = await notices.said_wrong(tx, guild_id)
        if found is not None:
            card = notice_cards.wrong(self._voice(guild_id), found)
            await self._tell(job, f"signposts:wrong:{found.newest}", card)

    async def _tell_month(self, job: Job) -> None:
        """Tell moderators once a month what waits; with nothing that waits, say nothing."""
        guild_id, now = job.guild_id or 0, self._app.now()
        async with self._app.database.read() as tx:
            found = await notices.waiting(tx, guild_id, now)
        card = notice_cards.month(self._voice(guild_id), found) if found else None
        if card is None or await self._tell(job, f"signposts:{job.due_at:%Y-%m-%d}", card):
            async with self._app.database.write() as tx:
                await notices.next_month(tx, guild_id, now)

    async def _tell(self, job: Job, what: str, card: Card) -> bool:
        """Tell the moderators, and say whether it is done; else it is tried again when there is room."""
        guild_id = job.guild_id or 0
        later = await channels.tell(self._app, guild_id, "moderators", what, card)
        if later is not None:
            async with self._app.database.write() as tx:
                await jobs.put(tx, job.kind, job.key, later, guild_id=guild_id)
        return later is None

    def _voice(self, guild_id: int) -> Voice:
        return self._app.service(Signposts).voice_in(guild_id)

    async def _forget(self, job: Job) -> None:
        async with self._app.database.write() as tx:
            await imports.drop(tx, job.guild_id or 0, int(job.key))
