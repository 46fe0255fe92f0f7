"""The one sleeper: it wakes when the next job is due, and hands jobs to their handlers.

A job is claimed with a lease, so two processes never work on one at a time, and is removed only
after its handler succeeded. A handler may therefore run twice and must do no harm when it does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import Context, copy_context
from datetime import datetime, timedelta
from typing import Literal

import structlog

from bot.core import jobs
from bot.core.database import Database
from bot.core.errors import Unavailable
from bot.core.jobs import Job, Shard
from bot.core.metrics import Done, Metrics

Handler = Callable[[Job], Awaitable[None]]

InSilence = Literal["waits", "asks", "works"]
"""What becomes of a kind of job while a server asked for silence.

``waits``: it says something by itself, and is done when the silence ends. ``asks``: what it would say loses
its meaning by then, or is only part of what it does, so its handler asks `Server.is_quiet`. ``works``: it
says nothing by itself: it goes on with what somebody pressed, or nobody sees it.
"""

LEASE = timedelta(seconds=60)
HANDLER_SECONDS = 50.0
"""A handler is stopped before its lease ends, so that nobody else starts while it still works."""

AT_ONCE = 10
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)
DATABASE_AWAY_SECONDS = 5.0
CLAIMED_SECONDS = 1.0
"""How long to wait when all that is due is just being claimed by another process."""

STOP_SECONDS = 5.0


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after the failure number ``attempts`` (from 1): longer each time."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 20), LONGEST_WAIT)


class Scheduler:
    """Runs due jobs. ``now`` and ``sleep`` are given, so that tests and the demo own the time."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[object]],
        shard: Shard,
        quiet_until: Callable[[int | None], datetime | None] = lambda _guild_id: None,
        metrics: Metrics | None = None,
    ) -> None:
        self._metrics = metrics or Metrics()
        self._database, self._now, self._sleep, self._shard = database, now, sleep, shard
        self._quiet_until = quiet_until
        self._handlers: dict[str, Handler] = {}
        self.in_silence: dict[str, InSilence] = {}
        self._working: set[asyncio.Task[None]] = set()
        self._loop: asyncio.Task[None] | None = None
        self._asleep = False
        self._look_again = False
        self._started = False
        self._context = Context()
        self._log = structlog.get_logger("scheduler")
        database.listen(jobs.TOPIC, self.wake)

    def handles(self, kind: str, handler: Handler, *, in_silence: InSilence) -> None:
        """Have ``handler`` called for each due job of ``kind``, and say what becomes of it in a silence."""
        self._handlers[kind] = handler
        self.in_silence[kind] = in_silence

    async def upcoming(self, limit: int = 20) -> list[Job]:
        """Return what is due next, soonest first."""
        async with self._database.read() as tx:
            return await jobs.upcoming(tx, limit)

    def start(self) -> None:
        """Begin to work, once every handler is known."""
        self._started, self._context = True, copy_context()
        self.wake()

    async def stop(self) -> None:
        """Stop taking jobs, and let those under way end for a moment; others are left to their lease."""
        self._started = False
        if self._loop is not None:
            if self._asleep:
                self._loop.cancel()
            await asyncio.wait([self._loop])
        if self._working:
            await asyncio.wait(self._working, timeout=STOP_SECONDS)
        late = list(self._working)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def wake(self) -> None:
        """Look at the list again: something was put there, or a worker is free."""
        if not self._started:
            return
        if self._loop is not None and not self._loop.done():
            if not self._asleep:
                self._look_again = True
                return
            self._loop.cancel()
        self._asleep = False
        # In a context of its own: whoever wakes it may be in the middle of somebody's press.
        self._loop = asyncio.create_task(self._run(), context=self._context)

    async def _run(self) -> None:
        while self._started:
            self._look_again = False
            try:
                seconds = await self._begin_due()
            except Unavailable:
                seconds = DATABASE_AWAY_SECONDS
            except Exception:
                self._log.exception("jobs not looked at")
                seconds = DATABASE_AWAY_SECONDS
            if self._look_again:
                continue
            if seconds is None or not self._started:
                return
            self._asleep = True
            await self._sleep(seconds)
            self._asleep = False

    async def _begin_due(self) -> float | None:
        """Start the due jobs; return the seconds until the next, None when there is nothing to wait for."""
        free = AT_ONCE - len(self._working)
        if free == 0:
            return None  # the one that ends first wakes us
        now = self._now()
        async with self._database.read() as tx:
            moment = await jobs.next_moment(tx, self._shard)
        if moment is None:
            return None
        if moment > now:
            return (moment - now).total_seconds()
        async with self._database.write() as tx:
            taken = await jobs.take(tx, now, LEASE, free, self._shard)
        for job in taken:
            task = asyncio.create_task(self._work(job))
            self._working.add(task)
            task.add_done_callback(self._worked)
        return 0.0 if taken else CLAIMED_SECONDS

    def _worked(self, task: asyncio.Task[None]) -> None:
        self._working.discard(task)
        self.wake()

    async def _work(self, job: Job) -> None:
        waits = self.in_silence.get(job.kind) == "waits"
        quiet_until = self._quiet_until(job.guild_id) if waits else None
        if quiet_until is not None and quiet_until > self._now():
            self._count(job, "waits for silence")
            await self._settle(job, again_at=quiet_until)
            return
        try:
            async with asyncio.timeout(HANDLER_SECONDS):
                await self._handlers[job.kind](job)
        except Exception:
            self._count(job, "failed")
            self._log.exception("job failed", kind=job.kind, attempts=job.attempts)
            await self._settle(job, again_at=self._now() + wait_after(job.attempts))
        else:
            self._count(job, "done")
            await self._settle(job, again_at=None)

    def _count(self, job: Job, done: Done) -> None:
        kind = job.kind if job.kind in self._handlers else "unknown"
        self._metrics.worked(kind, done, (self._now() - job.due_at).total_seconds())

    async def _settle(self, job: Job, *, again_at: datetime | None) -> None:
        try:
            async with self._database.write() as tx:
                if again_at is None:
                    await jobs.finish(tx, job)
                else:
                    await jobs.postpone(tx, job, again_at)
        except Unavailable:
            self._log.warning("job left to its lease", kind=job.kind, attempts=job.attempts)
