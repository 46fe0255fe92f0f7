from __future__ import annotations

from contextvars import ContextVar

from bot.core.database import Database
from bot.core.jobs import Job
from tests.core.test_scheduler import START, put, started
from tests.virtual import Clock

who: ContextVar[str] = ContextVar("who", default="the program")


async def test_what_is_due_is_the_programs_own_work_whoever_wakes_it(sqlite: Database) -> None:
    clock, seen = Clock(START), list[str]()

    async def note(job: Job) -> None:
        seen.append(who.get())

    async with started(sqlite, clock, note):
        who.set("somebody who pressed")
        await put(sqlite, "1")
        await clock.advance(1)
        await put(sqlite, "2", 5)
        await clock.advance(10)
    assert seen == ["the program"] * 2
