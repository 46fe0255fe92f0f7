from __future__ import annotations

import asyncio
import importlib
import pkgutil
import re
import shutil
import sys
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Integer, MetaData, Table, insert, inspect, select, text
from sqlalchemy.ext.asyncio import create_async_engine

import bot
from bot.core import migrations
from bot.core.database import Database
from bot.core.errors import Unavailable
from bot.core.schema import metadata
from bot.members.store import people

LATER = '''"""A later step."""

import sqlalchemy as sa
from alembic import op

revision = "9999_later"
down_revision = "{before}"


def upgrade() -> None:
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO people (user_id) VALUES (2)")
    {then}
'''

LAST = migrations.known()[-1]
"""The step that this program ends with."""

START = """
import asyncio, sys
from bot.core.database import Database

async def main():
    database = Database(sys.argv[1])
    await database.start()
    await database.close()

asyncio.run(main())
"""


def with_every_table() -> MetaData:
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if module.name.endswith(".store") or re.fullmatch(r"bot\.(core|members)\.\w+", module.name):
            importlib.import_module(module.name)
    return metadata


async def differences(url: str, expected: MetaData) -> list[Any]:
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        found = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), expected)
        )
    await engine.dispose()
    return found


async def tables(url: str) -> dict[str, list[Any]]:
    """Everything in a database, by table."""
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        found = {
            name: list(map(tuple, await connection.execute(text(f'SELECT * FROM "{name}"'))))
            for name in sorted(names)
        }
    await engine.dispose()
    return found


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """A copy of the program's steps."""
    folder = tmp_path / "100 % steps"
    shutil.copytree(migrations.STEPS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def add_step(steps: Path, then: str) -> None:
    shutil.rmtree(steps / "__pycache__", ignore_errors=True)
    later = LATER.replace("{then}", then).replace("{before}", migrations.known()[-1])
    (steps / "9999_later.py").write_text(later, "utf-8")


async def start(url: str, steps: Path) -> None:
    database = Database(url, steps)
    try:
        await database.start()
    finally:
        await database.close()


async def test_the_steps_lead_to_the_tables_that_the_program_expects(database: Database) -> None:
    url = database.url.render_as_string(hide_password=False)
    assert await differences(url, with_every_table()) == []


async def test_a_table_or_a_column_without_a_step_is_found(database: Database) -> None:
    url = database.url.render_as_string(hide_password=False)
    expected = MetaData(naming_convention=metadata.naming_convention)
    for table in with_every_table().tables.values():
        table.to_metadata(expected)
    Table("forgotten", expected, Column("id", Integer, primary_key=True))
    expected.tables["people"].append_column(Column("forgotten", Integer))
    assert [difference[0] for difference in await differences(url, expected)] == ["add_table", "add_column"]


async def test_starting_again_changes_nothing(database: Database) -> None:
    url = database.url.render_as_string(hide_password=False)
    async with database.write() as tx:
        await tx.execute(insert(people).values(user_id=1))
    before = await tables(url)
    await start(url, migrations.STEPS)
    assert await tables(url) == before
    assert before["alembic_version"] == [(LAST,)]


async def test_processes_that_start_together_take_turns(database_url: str) -> None:
    root = Path(bot.__file__).parents[1]
    started = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", START, database_url, stderr=PIPE, cwd=root)
        for _ in range(3)
    ]
    for process in started:
        _, said = await asyncio.wait_for(process.communicate(), timeout=30)
        assert process.returncode == 0, said.decode()
    assert await differences(database_url, with_every_table()) == []


@pytest.mark.parametrize("fault", ['op.execute("SELECT * FROM nowhere")', 'raise ValueError("no")'])
async def test_a_step_that_fails_changes_nothing_and_runs_once_it_is_mended(
    database_url: str, steps: Path, fault: str
) -> None:
    database = Database(database_url, migrations.STEPS)
    async with database.write() as tx:
        await tx.execute(insert(people).values(user_id=1))
    await database.close()
    before = await tables(database_url)

    database = Database(database_url, steps)
    add_step(steps, fault)
    for _ in range(2):
        with pytest.raises(Unavailable):
            await database.start()
        assert await tables(database_url) == before

    add_step(steps, "")
    async with database.read() as tx:
        assert sorted((await tx.execute(select(people.c.user_id))).scalars()) == [1, 2]
    await database.close()
    after = await tables(database_url)
    assert after["alembic_version"] == [("9999_later",)]
    assert after["later"] == []


async def test_the_steps_before_one_that_fails_are_kept(database_url: str, steps: Path) -> None:
    add_step(steps, 'op.execute("SELECT * FROM nowhere")')
    with pytest.raises(Unavailable):
        await start(database_url, steps)
    found = await tables(database_url)
    assert found["alembic_version"] == [(LAST,)]
    assert "later" not in found
    await start(database_url, migrations.STEPS)


async def test_a_database_of_a_newer_program_is_left_as_it_is(database_url: str, steps: Path) -> None:
    add_step(steps, "")
    await start(database_url, steps)
    before = await tables(database_url)
    with pytest.raises(Unavailable) as refused:
        await start(database_url, migrations.STEPS)
    assert refused.value.key == "error-database-newer"
    assert await tables(database_url) == before
    await start(database_url, steps)


async def test_everyone_who_asks_hears_that_the_database_is_newer(sqlite_url: str, steps: Path) -> None:
    add_step(steps, "")
    await start(sqlite_url, steps)
    database = Database(sqlite_url)
    for opened in (database.read, database.write):
        with pytest.raises(Unavailable, match="error-database-newer"):
            async with opened():
                pytest.fail("this program knows less than the database")
    await database.close()


def test_a_step_has_the_name_of_its_file() -> None:
    for path in migrations.STEPS.glob("[0-9]*.py"):
        assert f'\nrevision = "{path.stem}"\n' in path.read_text("utf-8")
