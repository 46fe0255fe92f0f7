"""A database with a buddy queue that is open."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.core.database import Database
from tests.buddies.acting import VAULT, open_queue


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url, vault=VAULT)
    await database.start()
    await open_queue(database)
    yield database
    await database.close()
