"""The two that are compared: each a process of its own, each with a Discord of its own in this one."""

from __future__ import annotations

import asyncio
import ctypes
import os
import resource
import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.loopback.in_process import check
from tests.loopback.process import BotProcess, alongside
from tests.loopback.serve import Loopback, serve
from tests.loopback.world import World

START_SECONDS = 120.0
IDLE = 0.001
"""CPU seconds in a tenth of a second: less means that a process has nothing left to do."""

BYTECODE = {"PYTHONDONTWRITEBYTECODE": ""}
"""Python keeps what it compiled, as it does unless somebody forbids it: libraries come compiled, a checkout
does not, and only one of the two would compile itself at each start."""


@dataclass(slots=True)
class Bot:
    """A bot and the world that it lives in."""

    process: BotProcess
    world: World
    started: bool = False

    async def start(self) -> None:
        """Start it, also again, and wait until it is connected."""
        self.started = True
        await self.process.start(START_SECONDS)

    @property
    def cpu_seconds(self) -> float:
        """User and system time of all its threads, also of those that ended."""
        clock = ctypes.c_int()
        if ctypes.CDLL(None).clock_getcpuclockid(self.process.pid, ctypes.byref(clock)):
            raise ProcessLookupError(f"the bot ended:\n{self.process.output}")
        return time.clock_gettime(clock.value)

    @property
    def resident_bytes(self) -> int:
        """What it holds in memory."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        return int(pages) * resource.getpagesize()

    async def settled(self) -> None:
        """Wait until it has nothing left to do."""
        async with asyncio.timeout(START_SECONDS):
            quiet = 0
            while quiet < 3:
                before = self.cpu_seconds
                await asyncio.sleep(0.1)
                quiet = quiet + 1 if self.cpu_seconds - before < IDLE else 0

    async def cost(self, action: Callable[[], Awaitable[object]]) -> float:
        """Return the CPU seconds that something takes it, from quiet to quiet."""
        await self.settled()
        before = self.cpu_seconds
        await action()
        await self.settled()
        return self.cpu_seconds - before


def _bare_command(loopback: Loopback, *options: str) -> list[str]:
    return [sys.executable, "-m", "bench.bare_bot", loopback.url, *options]


@asynccontextmanager
async def bare(world: World, *options: str) -> AsyncGenerator[Bot]:
    """The baseline in a world, not started."""
    async with serve(world) as loopback, bot_in(world, _bare_command(loopback, *options), {}) as bot:
        yield bot


@asynccontextmanager
async def ours(world: World, data: Path, database_url: str | None = None) -> AsyncGenerator[Bot]:
    """Alongside in a world, not started; a new SQLite file in ``data`` unless a database is named."""
    chosen = {"ALONGSIDE_DATABASE_URL": database_url} if database_url else {}
    async with serve(world) as loopback:
        env = {"ALONGSIDE_DATA": str(data), **chosen}
        async with bot_in(world, alongside(loopback, "run"), env) as bot:
            yield bot


@asynccontextmanager
async def bot_in(world: World, command: list[str], env: dict[str, str] | None = None) -> AsyncGenerator[Bot]:
    """A bot with this command line in a world, not started."""
    clean = {key: "" for key in os.environ if key.startswith("ALONGSIDE_")} | BYTECODE
    process = BotProcess(command, {**clean, **(env or {}), "DISCORD_TOKEN": world.token}, world)
    bot = Bot(process, world)
    try:
        yield bot
    finally:
        if bot.started:
            await bot.process.kill()
    check(world)
