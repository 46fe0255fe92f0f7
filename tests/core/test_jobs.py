from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core import jobs
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.core.jobs import Job, Shard

NOW = datetime(2026, 3, 1, 19, 0, 0, 123456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ALL = Shard()


async def put(database: Database, key: str, due_at: datetime = NOW, kind: str = "close", **more: Any) -> None:
    async with database.write() as tx:
        await jobs.put(tx, kind, key, due_at, **more)


async def take(
    database: Database,
    now: datetime = NOW,
    *,
    limit: int = 100,
    shard: Shard = ALL,
    lease: timedelta = MINUTE,
) -> list[Job]:
    async with database.write() as tx:
        return await jobs.take(tx, now, lease, limit, shard)


async def finish(database: Database, job: Job) -> None:
    async with database.write() as tx:
        await jobs.finish(tx, job)


async def listed(database: Database, limit: int = 100) -> list[Job]:
    async with database.read() as tx:
        return await jobs.upcoming(tx, limit)


async def next_moment(database: Database, shard: Shard = ALL) -> datetime | None:
    async with database.read() as tx:
        return await jobs.next_moment(tx, shard)


async def test_putting_a_job_again_moves_it(database: Database) -> None:
    await put(database, "1", payload={"old": 1}, guild_id=1)
    await put(database, "1", NOW + MINUTE, payload={"new": 2}, guild_id=2)
    await put(database, "1", NOW + 2 * MINUTE, kind="forget")
    first, second = await listed(database)
    assert first == Job("close", "1", 2, NOW + MINUTE, {"new": 2}, 0, NOW + MINUTE)
    assert (second.kind, second.guild_id, second.payload) == ("forget", None, {})
    assert await next_moment(database) == NOW + MINUTE


async def test_a_job_that_is_dropped_is_gone_and_dropping_none_is_fine(database: Database) -> None:
    await put(database, "1")
    await put(database, "2")
    async with database.write() as tx:
        await jobs.drop(tx, "close", "1")
        await jobs.drop(tx, "close", "no such job")
        await jobs.drop(tx, "forget", "2")
    assert [job.key for job in await listed(database)] == ["2"]


async def test_only_a_job_that_waits_for_a_later_moment_is_withdrawn(database: Database) -> None:
    async def withdraw(key: str) -> bool:
        async with database.write() as tx:
            return await jobs.withdraw(tx, "close", key, NOW)

    await put(database, "due")
    await put(database, "begun")
    [begun] = [job for job in await take(database) if job.key == "begun"]
    await put(database, "waits", NOW + MINUTE)
    assert [await withdraw(key) for key in ("due", "begun", "none", "waits", "waits")] == [False] * 3 + [
        True,
        False,
    ]
    assert begun in await listed(database)
    assert len(await listed(database)) == 2


async def test_a_job_is_forgotten_with_the_change_that_needed_it(database: Database) -> None:
    async def open_a_round() -> None:
        async with database.write() as tx:
            await jobs.put(tx, "close", "1", NOW)
            raise Refusal("not-now")

    with pytest.raises(Refusal):
        await open_a_round()
    assert await listed(database) == []


async def test_the_soonest_come_first_and_nothing_comes_early(database: Database) -> None:
    for minutes in (3, 1, 2):
        await put(database, str(minutes), NOW + minutes * MINUTE)
    assert [job.key for job in await listed(database, limit=2)] == ["1", "2"]
    assert await take(database, NOW + MINUTE - timedelta(microseconds=1)) == []
    assert [job.key for job in await take(database, NOW + 3 * MINUTE, limit=2)] == ["1", "2"]
    assert [job.key for job in await take(database, NOW + 3 * MINUTE)] == ["3"]


async def test_a_moment_in_any_zone_is_the_same_moment(database: Database) -> None:
    berlin = datetime.fromisoformat("2026-03-01T20:00:00.123456+01:00")
    await put(database, "1", berlin)
    (job,) = await take(database, NOW)
    assert job.due_at == NOW
    assert job.due_at.tzinfo is UTC


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(exclude_characters="\0")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(payload=st.dictionaries(st.text(st.characters(exclude_characters="\0")), JSON, max_size=3))
async def test_a_payload_comes_back_as_it_went(sqlite_url: str, payload: dict[str, Any]) -> None:
    database = Database(sqlite_url)
    await put(database, "1", payload=payload)
    assert [job.payload for job in await listed(database)] == [payload]
    await database.close()


async def test_a_payload_comes_back_from_either_database(database: Database) -> None:
    payload = {"places": [123456789012345678, None], "deep": {"é\u200d👩": True}, "share": 0.5}
    await put(database, "1", payload=payload)
    assert [job.payload for job in await take(database)] == [payload]


async def test_a_job_that_is_done_is_gone(database: Database) -> None:
    await put(database, "1")
    (job,) = await take(database)
    assert job.attempts == 1
    await finish(database, job)
    assert await listed(database) == []
    assert await next_moment(database) is None


async def test_a_job_is_not_taken_again_before_its_lease_ran_out(database: Database) -> None:
    await put(database, "1")
    (job,) = await take(database)
    assert await take(database, NOW + MINUTE - timedelta(microseconds=1)) == []
    assert await next_moment(database) == NOW + MINUTE
    (again,) = await take(database, NOW + MINUTE)
    assert (again.key, again.due_at, again.attempts) == (job.key, NOW, 2)


async def test_who_lost_the_lease_neither_ends_nor_moves_the_job(database: Database) -> None:
    await put(database, "1")
    (late,) = await take(database)
    (now_working,) = await take(database, NOW + MINUTE)
    await finish(database, late)
    async with database.write() as tx:
        await jobs.postpone(tx, late, NOW)
    assert await next_moment(database) == NOW + 2 * MINUTE
    await finish(database, now_working)
    assert await listed(database) == []


async def test_a_job_that_failed_is_taken_again_later(database: Database) -> None:
    await put(database, "1")
    (job,) = await take(database)
    async with database.write() as tx:
        await jobs.postpone(tx, job, NOW + 5 * MINUTE)
    assert await take(database, NOW + 4 * MINUTE) == []
    assert [again.attempts for again in await take(database, NOW + 5 * MINUTE)] == [2]


@pytest.mark.parametrize("due_at", [NOW, NOW + MINUTE, NOW - MINUTE, NOW + 3 * MINUTE])
async def test_a_job_put_anew_while_it_is_done_stays(database: Database, due_at: datetime) -> None:
    await put(database, "1")
    (job,) = await take(database)
    await put(database, "1", due_at, payload={"anew": True})
    await finish(database, job)
    async with database.write() as tx:
        await jobs.postpone(tx, job, NOW + 50 * MINUTE)
    (left,) = await listed(database)
    assert (left.take_at, left.attempts, left.payload) == (due_at, 0, {"anew": True})


@pytest.mark.parametrize("count", [1, 2, 3, 16])
async def test_each_server_belongs_to_one_process_as_discord_says(database: Database, count: int) -> None:
    guilds = [(number << 22) + number for number in range(40)] + [2**62 + 12345, 1197543902109966416]
    async with database.write() as tx:
        for guild in guilds:
            await jobs.put(tx, "close", str(guild), NOW, guild_id=guild)
        await jobs.put(tx, "tidy", "all", NOW)
    for shard in (Shard(id, count) for id in range(count)):
        taken = {job.guild_id for job in await take(database, shard=shard)}
        expected: set[int | None] = {guild for guild in guilds if (guild >> 22) % count == shard.id}
        assert taken == (expected | {None} if shard.id == 0 else expected)
        assert await next_moment(database, shard) == (NOW + MINUTE if taken else None)


async def test_two_processes_share_the_work_and_never_do_it_twice(database_url: str) -> None:
    first, second = Database(database_url), Database(database_url)
    async with first.write() as tx:
        for number in range(200):
            await jobs.put(tx, "close", str(number), NOW)

    async def work(database: Database) -> list[str]:
        mine: list[str] = []
        while True:
            async with database.write() as tx:
                taken = await jobs.take(tx, NOW, MINUTE, 5, ALL)
                await asyncio.sleep(0.001)  # the other one looks meanwhile
            if not taken:
                return mine
            mine += [job.key for job in taken]

    done = await asyncio.gather(work(first), work(second))
    assert sorted(map(int, done[0] + done[1])) == list(range(200))
    await first.close()
    await second.close()


async def test_nobody_waits_for_a_job_that_another_process_is_taking(postgres_url: str) -> None:
    first, second = Database(postgres_url), Database(postgres_url)
    await put(first, "1")
    await put(first, "2")
    async with first.write() as tx:
        assert len(await jobs.take(tx, NOW, MINUTE, 1, ALL)) == 1
        async with asyncio.timeout(2):
            assert len(await take(second)) == 1
            assert await take(second) == []
    await first.close()
    await second.close()
