"""A clock of our own, for what waits: time passes only when a test says so."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

STEPS = 20
"""Turns of the loop in which what needs no other thread comes to rest."""

SETTLE_SECONDS = 10.0


class Clock:
    """``now`` and ``sleep`` for the code under test; ``slept`` is every wait it asked for.

    ``busy`` says whether the code still works on something that no time has to pass for.
    """

    def __init__(self, start: datetime) -> None:
        self._now = start
        self.busy: Callable[[], bool] = lambda: False
        self._order = count()
        self._sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self._now

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            return await asyncio.sleep(0)
        self.slept.append(seconds)
        waking = asyncio.get_running_loop().create_future()
        moment = self._now + timedelta(seconds=seconds)
        heapq.heappush(self._sleepers, (moment, next(self._order), waking))
        await waking

    async def settled(self) -> None:
        """Wait, in real time, until the code under test only waits for this clock."""
        await self._turn()
        async with asyncio.timeout(SETTLE_SECONDS):
            while self.busy():
                await asyncio.sleep(0.001)
                await self._turn()

    async def advance(self, seconds: float) -> None:
        """Let time pass, waking each sleeper at its moment."""
        end = self._now + timedelta(seconds=seconds)
        await self.settled()
        while self._sleepers and self._sleepers[0][0] <= end:
            moment, _, waking = heapq.heappop(self._sleepers)
            if waking.cancelled():
                continue
            self._now = max(self._now, moment)
            waking.set_result(None)
            await self.settled()
        self._now = end

    async def _turn(self) -> None:
        for _ in range(STEPS):
            await asyncio.sleep(0)
