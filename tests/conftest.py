"""What every test may ask for: a database of either kind, with its tables, and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
import structlog

from bot.core.database import Database
from tests import postgres, tables

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def missing(what: str, how: str) -> NoReturn:
    """Skip the test on a newcomer's machine that lacks a program; fail on CI, where a skip would hide it."""
    reason = f"{what} is not installed: {how}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def fresh_log() -> Iterator[None]:
    """Let no test write to the log that another one set up, and closed."""
    structlog.reset_defaults()
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[postgres.Cluster]:
    binaries = postgres.find_binaries()
    if binaries is None:
        missing("PostgreSQL", "on Debian or Ubuntu, `apt-get install postgresql`")
    with postgres.start(binaries) as cluster:
        yield cluster


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tables.put_into(tmp_path)}"


@pytest.fixture(scope="session")
def postgres_tables(postgres_cluster: postgres.Cluster) -> Iterator[str]:
    """The name of a database to copy."""
    with postgres_cluster.database() as url:
        tables.make(url)
        yield postgres.name_of(url)


@pytest.fixture
def postgres_url(postgres_cluster: postgres.Cluster, postgres_tables: str) -> Iterator[str]:
    with postgres_cluster.database(like=postgres_tables) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database with its tables, once of each kind: a test that asks for it runs twice."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The same, opened."""
    database = Database(database_url)
    await database.start()
    yield database
    await database.close()


@pytest.fixture
async def sqlite(sqlite_url: str) -> AsyncIterator[Database]:
    """An opened SQLite database, for what does not depend on the kind."""
    database = Database(sqlite_url)
    await database.start()
    yield database
    await database.close()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium to drive; ALONGSIDE_CHROMIUM names one that is not on PATH."""
    chosen = os.environ.get("ALONGSIDE_CHROMIUM")
    found = chosen or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        missing("Chromium", "on Debian, `apt-get install chromium`, or name one in ALONGSIDE_CHROMIUM")
    return found
