from __future__ import annotations

import asyncio
import resource
import sys
import time
from dataclasses import replace
from typing import cast

import pytest

from bot.core.pairing import Common, Pairing, Person, Queue, Reason, pair, pair_in_worker

pytestmark = pytest.mark.alone

STALL = 0.05
"""Seconds for which nobody may find the bot busy."""


def waiting(count: int) -> Queue:
    common = tuple(Common(Reason(f"like-{n}"), frozenset(range(n % 7, count, 2 + n % 5))) for n in range(20))
    people = tuple(Person(one, waited=one * one % 101) for one in range(count))
    return Queue(people, 1, together={(one, one + 1): 1 for one in range(0, count - 1, 2)}, common=common)


async def longest_turn(done: asyncio.Task[Pairing]) -> float:
    """Return for how long, at most, the loop's own thread worked at a stretch, however busy the machine."""
    longest, before = 0.0, time.thread_time()
    while not done.done():
        await asyncio.sleep(0.001)
        now = time.thread_time()
        longest, before = max(longest, now - before), now
    return longest


@pytest.mark.parametrize("count", [0, 5, 60, 61, 251])
async def test_a_worker_pairs_as_we_would(count: int) -> None:
    assert await pair_in_worker(waiting(count)) == pair(waiting(count))


@pytest.mark.parametrize("count", [60, 300])
async def test_nobody_finds_the_bot_busy_while_people_are_paired(count: int) -> None:
    queue = waiting(count)
    await pair_in_worker(waiting(2))  # the matching program is loaded once
    pairing = asyncio.create_task(pair_in_worker(queue))
    assert await longest_turn(pairing) < STALL
    assert len(pairing.result().groups) == count // 2


async def test_a_pairing_that_is_no_longer_wanted_ends_with_its_process() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await pair_in_worker(waiting(1_000))
    assert time.monotonic() - began < 3
    # Only a child that has ended is counted.
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime > before.ru_utime + before.ru_stime


async def test_a_worker_that_fails_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    broken = replace(waiting(61), seed=0)
    broken = replace(broken, people=(*broken.people[1:], Person(0, waited=cast("int", "long"))))
    with pytest.raises(RuntimeError, match="ended with 1"):
        await pair_in_worker(broken)
    assert "TypeError" in capfd.readouterr().err


async def test_a_worker_needs_nothing_of_the_bot_but_the_engine() -> None:
    code = "import sys, bot.core.pairing; print(sys.modules.keys() & {'discord', 'sqlalchemy', 'rustworkx'})"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    loaded, _ = await process.communicate()
    assert (process.returncode, loaded.strip()) == (0, b"set()")
