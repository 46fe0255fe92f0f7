"""A bot in the test's own event loop, connected to a world."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import discord

from tests.loopback.serve import Loopback, serve
from tests.loopback.world import World


@asynccontextmanager
async def connected(world: World, bot: discord.Client) -> AsyncGenerator[Loopback]:
    """Run any discord.py bot in a world; at the end, nothing may have been asked that the loopback lacks."""
    async with serve(world) as loopback:
        with loopback.redirect():
            running = asyncio.create_task(bot.start(world.token))
            arriving = asyncio.create_task(world.ready())
            try:
                await asyncio.wait((running, arriving), return_when=asyncio.FIRST_COMPLETED)
                if running.done():
                    arriving.cancel()
                    running.result()
                await arriving
                yield loopback
            finally:
                await bot.close()
                await asyncio.wait((running,))
    check(world)


def check(world: World) -> None:
    """The loopback knew every route, and did not fail itself."""
    assert world.unknown_routes == []
    assert world.broken == []
