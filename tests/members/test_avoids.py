from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select

from bot.core.crypto import Vault, new_key
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.members import avoids
from bot.members.store import people

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
HARBOUR, OTHER_SERVER = 7_000_000, 7_000_001
ANNE, BEN, CLEO = 111_222_333, 444_555_666, 777_888_999


@pytest.fixture
def vault() -> Vault:
    return Vault([new_key()])


@pytest.fixture
async def opened(database_url: str, vault: Vault) -> Database:
    database = Database(database_url, vault=vault)
    await database.start()
    return database


async def test_two_are_kept_apart_whoever_of_them_said_so(opened: Database, vault: Vault) -> None:
    async with opened.write() as tx:
        await avoids.add(tx, vault, HARBOUR, BEN, ANNE, NOW)
        await avoids.add(tx, vault, HARBOUR, BEN, ANNE, NOW)
    async with opened.read() as tx:
        assert await avoids.among(tx, vault, HARBOUR, [ANNE, BEN, CLEO]) == {(ANNE, BEN)}
        assert await avoids.among(tx, vault, HARBOUR, [ANNE, CLEO]) == frozenset()
        assert await avoids.among(tx, vault, OTHER_SERVER, [ANNE, BEN]) == frozenset()
        assert [one.other_id for one in await avoids.of(tx, HARBOUR, BEN)] == [ANNE]
        assert await avoids.of(tx, HARBOUR, ANNE) == []
        rows = (await tx.execute(select(avoids.avoids.c.mark, avoids.avoids.c.at))).all()
    assert len(rows) == 1
    assert str(ANNE) not in str(rows)
    await opened.close()


async def test_only_its_owner_takes_it_back(opened: Database, vault: Vault) -> None:
    async with opened.write() as tx:
        await avoids.add(tx, vault, HARBOUR, BEN, ANNE, NOW)
        [one] = await avoids.of(tx, HARBOUR, BEN)
        await avoids.undo(tx, HARBOUR, ANNE, one.id)
        assert await avoids.of(tx, HARBOUR, BEN) == [one]
        await avoids.undo(tx, HARBOUR, BEN, one.id)
        assert await avoids.among(tx, vault, HARBOUR, [ANNE, BEN]) == frozenset()
    await opened.close()


async def test_it_goes_with_its_owner_and_keeps_the_mark_of_the_other(opened: Database, vault: Vault) -> None:
    async with opened.write() as tx:
        await avoids.add(tx, vault, HARBOUR, BEN, ANNE, NOW)
        await avoids.add(tx, vault, HARBOUR, BEN, CLEO, NOW)
        await avoids.forget_named(tx, vault, ANNE, None)
        assert [one.other_id for one in await avoids.of(tx, HARBOUR, BEN)] == [None, CLEO]
        assert await avoids.among(tx, vault, HARBOUR, [ANNE, BEN]) == {(ANNE, BEN)}
        kept = await avoids.read(tx, BEN)
        assert [item.what for item in kept] == ["kept-avoid-forgotten", "kept-avoid"]
        await tx.execute(delete(people).where(people.c.user_id == BEN))
        assert await avoids.among(tx, vault, HARBOUR, [ANNE, BEN]) == frozenset()
    await opened.close()


async def test_nobody_avoids_themselves_or_a_crowd(opened: Database, vault: Vault) -> None:
    async with opened.write() as tx:
        with pytest.raises(Refusal, match="avoid-yourself"):
            await avoids.add(tx, vault, HARBOUR, BEN, BEN, NOW)
        for number in range(avoids.MOST):
            await avoids.add(tx, vault, HARBOUR, BEN, 1000 + number, NOW)
        with pytest.raises(Refusal, match="avoid-too-many"):
            await avoids.add(tx, vault, HARBOUR, BEN, 5000, NOW)
    await opened.close()
