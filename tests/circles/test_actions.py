"""Making, changing and retiring a circle, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.circles import actions, store
from bot.circles.actions import Ways
from bot.circles.store import Circle
from bot.core import changes
from bot.core.actor import Actor
from bot.core.changes import fingerprint
from bot.core.database import Database
from bot.core.errors import Refusal

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
HERE = 20
MODERATOR = Actor(10, HERE, 33, moderator=True)
STRANGER = Actor(11, HERE, 34, moderator=True)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    await database.start()
    yield database
    await database.close()


async def make(
    database: Database, channel_id: int = HERE, name: str = "evening-circle"
) -> tuple[Circle, bool]:
    async with database.write() as tx:
        return await actions.make(tx, MODERATOR, channel_id, name=name, format="weather", now=NOW)


async def change(database: Database, by: Actor = MODERATOR, *, name: str = "", about: str = "") -> Circle:
    async with database.write() as tx:
        circle = await actions.find(tx, by.guild_id, HERE)
        changed = await actions.change(
            tx,
            by,
            HERE,
            name=name,
            about=about,
            format="strengths",
            now=NOW,
            ways=Ways(None, shows_point=True, offers_reminders=True),
            seen=fingerprint(actions.in_form(circle)),
        )
    assert isinstance(changed, Circle)
    return changed


async def retire(database: Database, by: Actor = MODERATOR) -> Circle:
    async with database.write() as tx:
        return await actions.retire(tx, by, HERE, NOW)


async def listed(database: Database, guild_id: int = MODERATOR.guild_id) -> list[str]:
    async with database.read() as tx:
        return [circle.name for circle in await store.of_guild(tx, guild_id)]


async def test_a_channel_that_two_make_a_circle_at_once_is_one(database: Database) -> None:
    tried = await asyncio.gather(*(make(database) for _ in range(4)))
    assert {circle.channel_id for circle, _ in tried} == {HERE}
    assert await listed(database) == ["evening-circle"]
    assert (await make(database, name="renamed"))[1] is False
    assert await listed(database) == ["evening-circle"]


async def test_circles_are_listed_by_name_and_for_their_own_server_alone(database: Database) -> None:
    await make(database)
    await make(database, 21, "after-work")
    assert await listed(database) == ["after-work", "evening-circle"]
    assert await listed(database, STRANGER.guild_id) == []


async def test_a_circle_is_changed_within_its_limits_and_keeps_its_name_when_none_is_given(
    database: Database,
) -> None:
    await make(database)
    changed = await change(database, name=" ", about=" " + "a" * 999)
    assert (changed.name, changed.about, changed.format) == ("evening-circle", "a" * 300, "strengths")
    assert (await change(database, name="n" * 999)).name == "n" * 100


async def test_a_retired_circle_is_none_and_comes_back_as_it_was(database: Database) -> None:
    await make(database)
    await change(database, name="Evenings", about="For anyone")
    await retire(database)
    assert await listed(database) == []
    for doing in (change(database), retire(database)):
        with pytest.raises(Refusal, match="circle-none-here"):
            await doing
    circle, new = await make(database, name="evening-circle")
    assert new
    assert (circle.name, circle.about, circle.retired_at) == ("Evenings", "For anyone", None)
    assert await listed(database) == ["Evenings"]


async def test_nobody_changes_a_circle_of_another_server(database: Database) -> None:
    await make(database)
    for doing in (change(database, STRANGER), retire(database, STRANGER)):
        with pytest.raises(Refusal, match="circle-none-here"):
            await doing
    assert await listed(database) == ["evening-circle"]


async def test_a_deleted_channel_ends_its_circle_and_an_ordinary_one_changes_nothing(
    database: Database,
) -> None:
    await make(database)
    async with database.write() as tx:
        await actions.lose(tx, MODERATOR.guild_id, 99, NOW)
    assert await listed(database) == ["evening-circle"]

    async def lose() -> None:
        async with database.write() as tx:
            await actions.lose(tx, MODERATOR.guild_id, HERE, NOW)

    await asyncio.gather(*(lose() for _ in range(5)))
    assert await listed(database) == []
    async with database.read() as tx:
        last, before = await changes.latest(tx, MODERATOR.guild_id, 10)
    assert (last.kind, last.by_user_id, last.after) == (actions.LOST, None, None)
    assert last.before == before.after
