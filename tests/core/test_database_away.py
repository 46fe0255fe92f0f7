"""What happens while the database is away, and that nobody has to restart anything once it is back."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Executable, insert, select, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.core.database import Database
from bot.core.errors import Unavailable
from bot.members.store import people
from tests import conftest, postgres

pytestmark = pytest.mark.alone

PATIENCE = 2.8
"""Discord wants a first answer within 3 s."""

HOLD = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode=WAL")
database.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(file: Path) -> Generator[None]:
    """Let another process hold the lock on a SQLite file."""
    command = [sys.executable, "-c", HOLD, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield
        holder.kill()


async def add(database: Database, user_id: int) -> None:
    async with database.write() as tx:
        await tx.execute(insert(people).values(user_id=user_id))


async def known(database: Database) -> list[int]:
    async with database.read() as tx:
        return list((await tx.execute(select(people.c.user_id))).scalars())


async def write_while(
    database: Database, happening: Callable[[], None], then: Executable | None = None
) -> None:
    async with database.write() as tx:
        tx.tell("people")
        await tx.execute(insert(people).values(user_id=2))
        happening()
        if then is not None:
            await tx.execute(then)


async def assert_away(database: Database) -> None:
    """Five people press at once, and each hears in time that the database is away."""
    before = time.monotonic()
    done = await asyncio.gather(*(add(database, number) for number in range(5)), return_exceptions=True)
    assert [(type(error), str(error)) for error in done] == [(Unavailable, "error-database-away")] * 5
    assert time.monotonic() - before < PATIENCE


async def assert_works(database: Database) -> None:
    await add(database, 7)
    assert await known(database) == [7]
    await database.close()


async def test_another_program_holds_the_file(sqlite_url: str, tmp_path: Path) -> None:
    database = Database(sqlite_url)
    await database.start()
    with held(tmp_path / "alongside.db"):
        await assert_away(database)
        assert await known(database) == []
    await assert_works(database)


async def test_a_lock_that_is_let_go_in_time_is_waited_for(sqlite_url: str, tmp_path: Path) -> None:
    database = Database(sqlite_url)
    await database.start()
    with held(tmp_path / "alongside.db"):
        writing = asyncio.create_task(add(database, 1))
        await asyncio.sleep(0.5)
        assert not writing.done()
    await writing
    assert await known(database) == [1]
    await database.close()


async def test_another_program_holds_the_file_at_the_start(sqlite_url: str, tmp_path: Path) -> None:
    database = Database(sqlite_url)
    with held(tmp_path / "alongside.db"):
        await assert_away(database)
        assert not database.is_open
    await assert_works(database)


async def test_the_start_waits_for_another_process_that_brings_the_tables_up_to_date(
    sqlite_url: str, tmp_path: Path
) -> None:
    database = Database(sqlite_url)
    with held(tmp_path / "alongside.db"):
        starting = asyncio.create_task(database.start())
        await asyncio.sleep(PATIENCE)
        assert not starting.done()
    await starting
    await assert_works(database)


async def test_a_file_of_noise_is_left_as_it_is(sqlite_url: str, tmp_path: Path) -> None:
    file = tmp_path / "alongside.db"
    noise = b"not a database at all " * 500
    file.write_bytes(noise)
    database = Database(sqlite_url)
    await assert_away(database)
    assert file.read_bytes() == noise
    file.unlink()
    await assert_works(database)


async def test_a_folder_that_is_missing_is_found_once_it_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    database = Database(f"sqlite+aiosqlite:///{folder / 'alongside.db'}")
    await assert_away(database)
    folder.mkdir()
    await assert_works(database)


async def test_a_file_that_becomes_noise_while_it_is_used(sqlite_url: str, tmp_path: Path) -> None:
    database = Database(sqlite_url)
    await add(database, 1)
    await database.close()
    with (tmp_path / "alongside.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 100_000)
    database = Database(sqlite_url)
    with pytest.raises(Unavailable):
        await add(database, 2)
    await database.close()


@pytest.fixture(scope="module")
def own_cluster() -> Iterator[postgres.Cluster]:
    """A server that a test may stop."""
    binaries = postgres.find_binaries()
    if binaries is None:
        conftest.missing("PostgreSQL", "on Debian or Ubuntu, `apt-get install postgresql`")
    with postgres.start(binaries) as cluster:
        yield cluster


async def test_postgres_stops_and_comes_back(own_cluster: postgres.Cluster) -> None:
    with own_cluster.database() as url:
        own_cluster.stop()
        database = Database(url)
        await assert_away(database)
        own_cluster.go()
        await add(database, 1)
        with pytest.raises(Unavailable):
            await write_while(database, own_cluster.stop, then=select(people))
        await assert_away(database)
        with pytest.raises(Unavailable):
            await known(database)
        own_cluster.go()
        assert await known(database) == [1]
        await asyncio.gather(*(add(database, number) for number in range(10, 30)))
        await database.close()


async def test_postgres_dies_at_the_commit(own_cluster: postgres.Cluster) -> None:
    told: list[str] = []
    with own_cluster.database() as url:
        database = Database(url)
        database.listen("people", lambda: told.append("people"))
        with pytest.raises(Unavailable):
            await write_while(database, own_cluster.stop)
        assert told == []
        own_cluster.go()
        await assert_works(database)


async def test_postgres_hangs(own_cluster: postgres.Cluster) -> None:
    with own_cluster.database() as url:
        database = Database(url)
        await add(database, 1)
        with own_cluster.hanging():
            before = time.monotonic()
            with pytest.raises(Unavailable):
                await asyncio.gather(*(add(database, number) for number in range(2, 7)))
            assert time.monotonic() - before < PATIENCE
        await add(database, 9)
        await database.close()


async def test_a_connection_that_is_cut_is_no_more_than_one_no(postgres_url: str) -> None:
    database = Database(postgres_url)

    async def cut() -> None:
        async with database.write() as tx:
            await tx.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(Unavailable):
        await cut()
    await assert_works(database)


async def test_a_database_that_is_missing_is_found_once_it_is_there(own_cluster: postgres.Cluster) -> None:
    with own_cluster.database() as url:
        database = Database(url.replace("/alongside_", "/later_"))
        await assert_away(database)
        name = database.url.database
        await as_owner(url, f"CREATE DATABASE {name}")
        await assert_works(database)
        await as_owner(url, f"DROP DATABASE {name} WITH (FORCE)")


async def test_a_right_that_is_missing_is_found_once_it_is_given(own_cluster: postgres.Cluster) -> None:
    with own_cluster.database() as url:
        await as_owner(url, "CREATE ROLE newcomer LOGIN", "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        database = Database(url.replace("alongside@", "newcomer@"))
        await assert_away(database)
        await as_owner(url, "GRANT CREATE ON SCHEMA public TO newcomer")
        await assert_works(database)


async def as_owner(url: str, *statements: str) -> None:
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()
