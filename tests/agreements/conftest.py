"""A database with one circle."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.core.crypto import Vault, new_key
from bot.core.database import Database
from tests.rounds.people import make_circle


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url, vault=Vault([new_key()]))
    await database.start()
    await make_circle(database)
    yield database
    await database.close()
