"""What the tests find on a machine, and what they say when it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.outcomes import Failed, Skipped
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.conftest import missing


async def test_each_database_starts_with_empty_tables_and_can_be_written(database_url: str) -> None:
    engine = create_async_engine(database_url)
    async with engine.begin() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM people"))).scalar_one() == 0
        await connection.execute(text("INSERT INTO people (user_id) VALUES (7)"))
        assert (await connection.execute(text("SELECT user_id FROM people"))).scalar_one() == 7
    await engine.dispose()


async def test_the_next_test_sees_nothing_of_the_last_one(database_url: str) -> None:
    await test_each_database_starts_with_empty_tables_and_can_be_written(database_url)


def test_a_newcomer_without_a_program_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(Skipped, match="PostgreSQL is not installed: try this"):
        missing("PostgreSQL", "try this")


def test_a_missing_program_cannot_hide_on_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Failed, match="Chromium is not installed"):
        missing("Chromium", "try this")


def test_the_browser_that_is_found_is_a_file(chromium: str) -> None:
    assert Path(chromium).is_file()
