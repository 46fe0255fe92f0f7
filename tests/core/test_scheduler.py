from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.core import jobs, scheduler
from bot.core.database import Database
from bot.core.jobs import Job, Shard
from bot.core.scheduler import AT_ONCE, LEASE, Scheduler, wait_after
from tests.virtual import Clock

START = datetime(2026, 3, 1, 19, 0, tzinfo=UTC)


@asynccontextmanager
async def started(
    database: Database, clock: Clock, handler: Callable[[Job], Awaitable[None]] | None = None
) -> AsyncGenerator[Scheduler]:
    """A scheduler at work, which does ``close`` jobs with ``handler``."""
    it = Scheduler(database, clock.now, clock.sleep, Shard())
    if handler is not None:
        it.handles("close", handler, in_silence="works")
    it.start()
    others = clock.busy
    clock.busy = lambda: others() or at_work(it)
    yield it
    await it.stop()


def at_work(it: Scheduler) -> bool:
    """Whether it does more than to wait for the clock."""
    looking = it._loop is not None and not it._loop.done() and not it._asleep
    return looking or bool(it._working)


async def put(database: Database, key: str, seconds: float = 0, kind: str = "close") -> None:
    async with database.write() as tx:
        await jobs.put(tx, kind, key, START + timedelta(seconds=seconds))


class Diary:
    """Writes down when which job was done."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self.done = clock, list[tuple[str, float]]()

    async def __call__(self, job: Job) -> None:
        self.done.append((job.key, (self.clock.now() - START).total_seconds()))


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


async def test_it_sleeps_exactly_until_the_next_job(sqlite: Database, clock: Clock) -> None:
    diary = Diary(clock)
    await put(sqlite, "later", 90.5)
    async with started(sqlite, clock, diary):
        await clock.settled()
        assert clock.slept == [90.5]
        await clock.advance(90)
        assert diary.done == []
        await clock.advance(1)
        assert diary.done == [("later", 90.5)]


async def test_with_nothing_to_do_it_does_nothing(sqlite: Database, clock: Clock) -> None:
    async with started(sqlite, clock, Diary(clock)) as it:
        await clock.advance(3600)
        assert clock.slept == []
        assert await it.upcoming() == []


async def test_an_earlier_job_wakes_it(sqlite: Database, clock: Clock) -> None:
    diary = Diary(clock)
    await put(sqlite, "late", 1000)
    async with started(sqlite, clock, diary):
        await clock.settled()
        await put(sqlite, "early", 10)
        await put(sqlite, "now")
        await clock.advance(2000)
    assert diary.done == [("now", 0), ("early", 10), ("late", 1000)]


async def test_a_job_put_by_a_job_is_done_as_well(sqlite: Database, clock: Clock) -> None:
    diary = Diary(clock)

    async def again(job: Job) -> None:
        await diary(job)
        if len(diary.done) < 4:
            await put(sqlite, job.key, 60 * len(diary.done))

    await put(sqlite, "repeated")
    async with started(sqlite, clock, again):
        await clock.advance(600)
    assert [at for _, at in diary.done] == [0, 60, 120, 180]
    async with sqlite.read() as tx:
        assert await jobs.upcoming(tx) == []


async def test_four_weeks_pass_with_few_wakes(sqlite: Database, clock: Clock) -> None:
    diary = Diary(clock)
    for week in range(1, 5):
        await put(sqlite, str(week), week * 7 * 86400)
    async with started(sqlite, clock, diary) as it:
        assert [job.key for job in await it.upcoming(limit=2)] == ["1", "2"]
        await clock.advance(28 * 86400)
    assert [key for key, _ in diary.done] == ["1", "2", "3", "4"]
    assert len(clock.slept) <= 3 * 4


async def test_only_so_many_run_at_once(sqlite: Database, clock: Clock) -> None:
    running, most = 0, 0
    all_busy, go_on = asyncio.Event(), asyncio.Event()

    async def handler(job: Job) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        if running == AT_ONCE:
            all_busy.set()
        await go_on.wait()
        running -= 1

    for number in range(3 * AT_ONCE):
        await put(sqlite, str(number))
    async with started(sqlite, clock, handler) as it:
        await all_busy.wait()
        go_on.set()
        await clock.settled()
        assert await it.upcoming() == []
    assert most == AT_ONCE


async def test_a_job_that_fails_is_tried_again_later_each_time(sqlite: Database, clock: Clock) -> None:
    diary = Diary(clock)

    async def fails_four_times(job: Job) -> None:
        await diary(job)
        assert job.attempts == len(diary.done)
        if len(diary.done) <= 4:
            raise ConnectionError("Discord is away")

    await put(sqlite, "hard")
    async with started(sqlite, clock, fails_four_times) as it:
        await clock.advance(600)
        assert await it.upcoming() == []
    assert [at for _, at in diary.done] == [0, 5, 15, 35, 75]


def test_the_wait_grows_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(attempts).total_seconds() for attempts in range(1, 2000)]
    assert waits[:9] == [5, 10, 20, 40, 80, 160, 320, 640, 900]
    assert waits == sorted(waits)


async def test_a_job_nobody_knows_harms_no_other(sqlite: Database, clock: Clock) -> None:
    diary = Diary(clock)
    for number in range(2 * AT_ONCE):
        await put(sqlite, str(number), kind="from an older program")
    await put(sqlite, "mine", 1)
    async with started(sqlite, clock, diary) as it:
        await clock.advance(60)
        assert diary.done == [("mine", 1)]
        assert len(await it.upcoming(100)) == 2 * AT_ONCE
    assert len(clock.slept) < 40 * AT_ONCE


async def test_a_handler_that_hangs_is_stopped_before_its_lease_ends(
    sqlite: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LEASE.total_seconds() > scheduler.HANDLER_SECONDS
    monkeypatch.setattr(scheduler, "HANDLER_SECONDS", 0.05)
    tried: list[int] = []

    async def hangs(job: Job) -> None:
        tried.append(job.attempts)
        await asyncio.Event().wait()

    await put(sqlite, "1")
    async with started(sqlite, clock, hangs):
        await clock.advance(5)
    assert tried == [1, 2]


async def test_the_job_of_a_process_that_died_is_done_by_another(sqlite: Database, clock: Clock) -> None:
    diary = Diary(clock)
    await put(sqlite, "1")
    async with sqlite.write() as tx:
        assert await jobs.take(tx, START, LEASE, 1, Shard())
    async with started(sqlite, clock, diary):
        await clock.advance(LEASE.total_seconds() * 2)
    assert diary.done == [("1", LEASE.total_seconds())]


async def test_a_database_that_is_away_delays_jobs_and_loses_none(tmp_path: Path, clock: Clock) -> None:
    diary = Diary(clock)
    folder = tmp_path / "later"
    database = Database(f"sqlite+aiosqlite:///{folder / 'alongside.db'}")
    async with started(database, clock, diary):
        await clock.advance(12)
        assert diary.done == []
        folder.mkdir()
        await put(database, "1", 14)
        await clock.advance(10)
        assert diary.done == [("1", 14)]
    await database.close()


async def test_a_row_that_cannot_be_read_stops_nothing(sqlite: Database, clock: Clock) -> None:
    diary = Diary(clock)
    await put(sqlite, "1")
    async with sqlite.write() as tx:
        await tx.execute(jobs.jobs.update().values(payload=jobs.func.char(123)))
    async with started(sqlite, clock, diary):
        await clock.advance(6)
        await put(sqlite, "1", 8)
        await clock.advance(10)
    assert diary.done == [("1", 8)]


async def test_stopping_lets_those_under_way_end(sqlite: Database, clock: Clock) -> None:
    ended: list[str] = []
    begun = asyncio.Event()

    async def slow(job: Job) -> None:
        begun.set()
        await asyncio.sleep(0.1)
        ended.append(job.key)

    await put(sqlite, "1")
    async with started(sqlite, clock, slow) as it:
        await begun.wait()
        await it.stop()
        assert ended == ["1"]
        assert await it.upcoming() == []
        await put(sqlite, "2")
        await clock.advance(60)
        assert ended == ["1"]


async def test_stopping_ends_a_handler_that_will_not_end(
    sqlite: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "STOP_SECONDS", 0.05)
    begun, stopped = asyncio.Event(), asyncio.Event()

    async def endless(job: Job) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    await put(sqlite, "1")
    async with started(sqlite, clock, endless) as it:
        await begun.wait()
        await it.stop()
        assert stopped.is_set()
        assert [job.attempts for job in await it.upcoming()] == [1], "left to its lease"


@pytest.mark.parametrize("steps", range(0, 40, 3))
async def test_stopping_at_any_moment_is_quick(sqlite: Database, clock: Clock, steps: int) -> None:
    await put(sqlite, "1", 28 * 86400)
    async with started(sqlite, clock, Diary(clock)) as it:
        for _ in range(steps):
            await asyncio.sleep(0)
        async with asyncio.timeout(2):
            await it.stop()


async def test_two_processes_do_each_job_once(database_url: str, clock: Clock) -> None:
    databases = [Database(database_url), Database(database_url)]
    under_way, done = set[str](), list[str]()

    async def handler(job: Job) -> None:
        assert job.key not in under_way
        under_way.add(job.key)
        await asyncio.sleep(0.005)
        under_way.remove(job.key)
        done.append(job.key)

    async with databases[0].write() as tx:
        for number in range(60):
            await jobs.put(tx, "close", str(number), START)
    async with started(databases[0], clock, handler) as first, started(databases[1], clock, handler):
        async with asyncio.timeout(20):
            while await first.upcoming():
                await clock.advance(1)
    assert sorted(map(int, done)) == list(range(60))
    for database in databases:
        await database.close()
