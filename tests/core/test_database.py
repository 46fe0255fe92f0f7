from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from bot.core.database import Database
from bot.core.errors import Refusal, Unavailable
from bot.members.store import members, people


async def add(database: Database, user_id: int, but: Exception | None = None) -> None:
    async with database.write() as tx:
        tx.tell("people")
        await tx.execute(insert(people).values(user_id=user_id))
        if but is not None:
            raise but


async def known(database: Database) -> list[int]:
    async with database.read() as tx:
        return list((await tx.execute(select(people.c.user_id).order_by(people.c.user_id))).scalars())


async def test_fifty_people_who_press_at_once_are_all_written(database: Database) -> None:
    await asyncio.gather(*(add(database, number) for number in range(50)))
    assert await known(database) == list(range(50))


async def test_writers_queue_in_the_order_they_came(sqlite_url: str) -> None:
    database, order = Database(sqlite_url), list[int]()

    async def write(number: int) -> None:
        async with database.write() as tx:
            order.append(number)
            await tx.execute(insert(people).values(user_id=number))

    await asyncio.gather(*(write(number) for number in range(20)))
    assert order == list(range(20))
    await database.close()


async def test_a_reader_never_waits_for_a_writer(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(insert(people).values(user_id=1))
        async with asyncio.timeout(1):
            assert await known(database) == []
    assert await known(database) == [1]


async def test_a_reader_sees_one_moment(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    await add(database, 1)
    everybody = select(people.c.user_id).order_by(people.c.user_id)
    for seen in ([1], [1, 2]):
        async with database.read() as tx:
            assert list((await tx.execute(everybody)).scalars()) == seen
            await add(database, len(seen) + 1)
            assert list((await tx.execute(everybody)).scalars()) == seen
    await database.close()


async def test_fifty_readers_share_the_connections(database: Database) -> None:
    await add(database, 1)
    assert await asyncio.gather(*(known(database) for _ in range(50))) == [[1]] * 50


async def test_a_power_cut_loses_nothing_that_was_promised(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    for opened in (database.write, database.read):
        async with opened() as tx:
            pragmas = [
                (await tx.execute(text(f"PRAGMA {name}"))).scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys")
            ]
        assert pragmas == ["wal", 2, 1]  # 2 is FULL
    await database.close()


async def test_nothing_can_point_at_a_person_who_is_not_there(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.write() as tx:
            await tx.execute(insert(members).values(guild_id=1, user_id=1))


async def test_a_row_that_is_there_already_is_no_outage(database: Database) -> None:
    await add(database, 1)
    with pytest.raises(IntegrityError):
        await add(database, 1)
    await add(database, 2)
    assert await known(database) == [1, 2]


async def test_a_refusal_takes_back_what_was_written(database: Database) -> None:
    with pytest.raises(Refusal, match="not-now"):
        await add(database, 1, but=Refusal("not-now"))
    assert await known(database) == []


async def test_listeners_hear_of_a_change_once_it_is_there_for_all(database: Database) -> None:
    told: list[str] = []
    database.listen("people", lambda: told.append("first"))
    database.listen("people", lambda: told.append("second"))
    async with database.write() as tx:
        tx.tell("people")
        tx.tell("people")
        tx.tell("weather")
        await tx.execute(insert(people).values(user_id=1))
        assert told == []
    assert told == ["first", "second"]


async def test_listeners_see_what_they_are_told_of(database: Database) -> None:
    seen: list[asyncio.Task[list[int]]] = []
    database.listen("people", lambda: seen.append(asyncio.create_task(known(database))))
    async with database.write() as tx:
        tx.tell("people")
        await tx.execute(insert(people).values(user_id=1))
    assert [await task for task in seen] == [[1]]


async def test_listeners_hear_nothing_of_what_was_taken_back(database: Database) -> None:
    told: list[str] = []
    database.listen("people", lambda: told.append("people"))
    for error in (Refusal("not-now"), ValueError("a bug"), IntegrityError("twice", {}, Exception())):
        with pytest.raises(type(error)):
            await add(database, 1, but=error)
    await add(database, 1)
    told.clear()
    with pytest.raises(IntegrityError):
        await add(database, 1)
    assert told == []


async def test_who_gives_up_at_any_moment_leaves_the_door_open(database: Database) -> None:
    told: list[int] = []
    database.listen("people", lambda: told.append(1))

    async def write(first: int) -> None:
        async with database.write() as tx:
            tx.tell("people")
            for number in range(first, first + 3):
                await tx.execute(insert(people).values(user_id=number))

    for steps in range(0, 60, 2):
        told.clear()
        before = await known(database)
        giving_up = [asyncio.create_task(write(1000 * steps + 10 * writer)) for writer in range(2)]
        for _ in range(steps):
            await asyncio.sleep(0)
        for task in giving_up:
            task.cancel()
        async with asyncio.timeout(2):
            await add(database, 1000 * steps + 500)
        await asyncio.gather(*giving_up, return_exceptions=True)
        new = len(await known(database)) - len(before) - 1
        assert new in (0, 3, 6), "all of it or nothing"
        assert len(told) >= new // 3, "whoever waits for the change hears of it"


async def test_a_handler_that_runs_out_of_time_leaves_the_door_open(database: Database) -> None:
    async def write_for_ever() -> None:
        async with database.write() as tx:
            await tx.execute(insert(people).values(user_id=0))
            while True:
                await tx.execute(select(people))

    for milliseconds in range(1, 20, 3):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(milliseconds / 1000):
                await write_for_ever()
        async with asyncio.timeout(2):
            await add(database, milliseconds)
    assert await known(database) == list(range(1, 20, 3))


async def test_readers_who_give_up_leave_the_connections_to_others(database_url: str) -> None:
    for steps in range(0, 40, 4):
        database = Database(database_url)
        await database.start()
        many = database._places._value
        reading = [asyncio.create_task(known(database)) for _ in range(many + 4)]
        for _ in range(steps):
            await asyncio.sleep(0)
        for task in reading[:many]:
            task.cancel()
        async with asyncio.timeout(2):
            assert await asyncio.gather(*reading[many:]) == [[]] * 4
        await database.close()


async def test_closing_lets_those_inside_finish(database: Database) -> None:
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with database.write() as tx:
            inside.set()
            await go_on.wait()
            await tx.execute(insert(people).values(user_id=1))

    writing = asyncio.create_task(write())
    await inside.wait()
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0.05)
    assert not closing.done()
    go_on.set()
    await asyncio.gather(writing, closing)
    again = Database(database.url.render_as_string(hide_password=False))
    assert await known(again) == [1]
    await again.close()


async def test_a_closed_database_stays_closed(sqlite_url: str, tmp_path: Path) -> None:
    before = set(threading.enumerate())
    database = Database(sqlite_url)
    await add(database, 1)
    await database.close()
    for opened in (database.write, database.read):
        with pytest.raises(Unavailable):
            async with opened():
                pytest.fail("the door is shut")
    assert not database.is_open
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=1)
        assert not thread.is_alive()
    await database.close()


async def test_closing_waits_for_an_opening(database_url: str) -> None:
    database = Database(database_url)
    opening = asyncio.create_task(database.start())
    await asyncio.sleep(0)
    await database.close()
    await asyncio.gather(opening, return_exceptions=True)
    assert not database.is_open
