"""A database with one circle, and a go-round that is open in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.core.database import Database
from bot.rounds.store import Round
from tests.rounds.people import make_circle
from tests.rounds.turns.acting import open_in_turns


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await database.start()
    await make_circle(database)
    yield database
    await database.close()


@pytest.fixture
async def opened(database: Database) -> Round:
    return await open_in_turns(database)
