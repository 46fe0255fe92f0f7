"""What signposts do by themselves: be in memory, put right what was shared, forget in time."""

from __future__ import annotations

import asyncio

from discord.ext import commands

from bot.core.jobs import Job
from bot.signposts import changes
from bot.signposts.store import imports
from bot.ui.app import App
from cogs.signposts.service import Signposts


class SignpostsCog(commands.Cog):
    """Loads the lists, and does what is due."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._loading: asyncio.Task[None] | None = None
        app.scheduler.handles(changes.FORGET, self._forget)

    async def cog_load(self) -> None:
        """Have all lists in memory before anybody can ask; with the database away, as soon as it is back."""
        signposts = self._app.service(Signposts)
        if not await signposts.load():
            self._loading = asyncio.create_task(signposts.load_at_last())

    async def cog_unload(self) -> None:
        """Stop trying."""
        if self._loading is not None:
            self._loading.cancel()

    async def _forget(self, job: Job) -> None:
        async with self._app.database.write() as tx:
            await imports.drop(tx, job.guild_id or 0, int(job.key))
