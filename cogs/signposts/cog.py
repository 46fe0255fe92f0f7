"""What signposts do by themselves: be in memory, put right what was shared, forget in time."""

from __future__ import annotations

import asyncio

import discord
import structlog
from discord.ext import commands

from bot.core.errors import Unavailable
from bot.core.jobs import Job
from bot.signposts import changes
from bot.signposts.store import imports, shares
from bot.ui.app import App
from cogs.signposts import sharing
from cogs.signposts.service import Signposts


class SignpostsCog(commands.Cog):
    """Loads the lists, and does what is due."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._loading: asyncio.Task[None] | None = None
        app.scheduler.handles(changes.FORGET, self._forget, in_silence="works")
        app.scheduler.handles(changes.CORRECT, self._correct, in_silence="works")

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

    async def _forget(self, job: Job) -> None:
        async with self._app.database.write() as tx:
            await imports.drop(tx, job.guild_id or 0, int(job.key))
