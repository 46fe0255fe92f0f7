"""A bot in a process of its own, which a test can kill."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from tests.loopback.serve import Loopback
from tests.loopback.world import World

ROOT = Path(__file__).parents[2]


def alongside(loopback: Loopback, *arguments: str) -> list[str]:
    """The command line of the real program, redirected."""
    ahead = str(loopback.world.clock.ahead)
    return [sys.executable, "-m", "tests.loopback.launch", loopback.url, ahead, "--", *arguments]


class BotProcess:
    """Any command line; with a world, starting it waits until it is connected there.

    What it prints is in `output`; `code` is None while it runs.
    """

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str] | None = None,
        world: World | None = None,
        *,
        cwd: Path = ROOT,
    ) -> None:
        self._command = list(command)
        self._world = world
        self._env = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
        self._cwd = cwd
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._printed = asyncio.Event()
        self.output = ""

    async def __aenter__(self) -> BotProcess:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.code is None:
            await self.kill()

    async def start(self, timeout: float = 20.0) -> None:
        """Start it, also again after it ended."""
        seen = self._world.gateway.readies if self._world else 0
        self.output = ""
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            env=self._env,
            cwd=self._cwd,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reader = asyncio.create_task(self._read())
        if self._world is not None:
            await self._connected(self._world, seen, timeout)

    async def _connected(self, world: World, seen: int, timeout: float) -> None:
        """Wait for READY; what it printed is in the error if it ends or dawdles."""
        arrived = asyncio.create_task(world.ready(timeout, after=seen))
        ended = asyncio.create_task(self.running.wait())
        await asyncio.wait((arrived, ended), return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        if not arrived.done() or arrived.exception() is not None:
            arrived.cancel()
            await self.kill()
            raise RuntimeError(f"the bot did not get ready (exit code {self.code}):\n{self.output}")

    async def prints(self, words: str, timeout: float = 10.0) -> str:
        """Wait until it has printed these words; all output so far."""
        async with asyncio.timeout(timeout):
            while words not in self.output:
                self._printed.clear()
                await self._printed.wait()
        return self.output

    @property
    def running(self) -> asyncio.subprocess.Process:
        """The process."""
        assert self._process is not None, "not started"
        return self._process

    @property
    def pid(self) -> int:
        """Its number."""
        return self.running.pid

    @property
    def code(self) -> int | None:
        """Its exit code, None while it runs."""
        return self.running.returncode

    async def kill(self) -> int:
        """SIGKILL: no goodbye."""
        return await self._end(signal.SIGKILL, 10.0)

    async def terminate(self, timeout: float = 10.0) -> int:
        """SIGTERM, and the exit code."""
        return await self._end(signal.SIGTERM, timeout)

    async def _end(self, sign: signal.Signals, timeout: float) -> int:
        if self.code is None:
            self.running.send_signal(sign)
        return await self.wait(timeout)

    async def wait(self, timeout: float = 10.0) -> int:
        """Wait until it ends by itself."""
        code = await asyncio.wait_for(self.running.wait(), timeout)
        if self._reader is not None:
            await self._reader
        return code

    async def _read(self) -> None:
        assert self.running.stdout is not None
        async for line in self.running.stdout:
            self.output += line.decode(errors="replace")
            self._printed.set()
