"""Reading is from memory: with the database locked, gone or full of noise, and after a late start."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.signposts.listed import Change, Signpost, months_later
from bot.signposts.memory import Memory, Seen
from bot.signposts.nearby import Nearby
from bot.signposts.store.entries import signposts
from tests import simulated
from tests.signposts.lists import add, entry, help_as_read, service
from tests.signposts.test_help_on_bad_days import delete, locked, noise
from tests.simulated import World, words

SETTINGS = "country: GB\n"
START = datetime(2026, 1, 15, tzinfo=UTC)


async def read_everywhere(world: World) -> str:
    found = words(await world.member.slash(world.channel, "signpost", topic="crisis"))
    return await help_as_read(world) + found


@pytest.mark.parametrize("damage", [noise, delete])
async def test_services_are_read_while_the_database_breaks(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    async with simulated.world(tmp_path, settings=SETTINGS) as world:
        await add(world, entry())
        damage(world.data_dir / "alongside.db")
        assert (await read_everywhere(world)).count("**116 123**") == 2


async def test_services_are_read_while_another_program_locks_the_database(tmp_path: Path) -> None:
    async with simulated.world(tmp_path, settings=SETTINGS) as world:
        await add(world, entry())
        with locked(world.data_dir / "alongside.db"):
            assert (await read_everywhere(world)).count("**116 123**") == 2


async def test_a_restart_takes_in_what_is_confirmed(tmp_path: Path) -> None:
    async with simulated.world(tmp_path, settings=SETTINGS) as world:
        await add(world, entry())
        await add(world, entry("second", name="Second Line"), confirmed=False)
        await world.restart()
        read = await read_everywhere(world)
        assert read.count("**116 123**") == 2
        assert "Second Line" not in read


async def test_the_lists_come_as_soon_as_a_database_that_was_away_is_back(tmp_path: Path) -> None:
    async with simulated.world(tmp_path, settings=SETTINGS) as world:
        await add(world, entry())
        file, aside = world.data_dir / "alongside.db", tmp_path / "aside.db"
        await world.app.database.close()
        shutil.copy(file, aside)
        noise(file)
        await world.restart()
        assert "116 123" not in await help_as_read(world)
        delete(file)
        shutil.copy(aside, file)
        await world.advance(60)
        assert service(world).memory.loaded
        assert "116 123" in await help_as_read(world)


async def test_an_entry_that_this_program_cannot_read_costs_nobody_the_others(tmp_path: Path) -> None:
    async with simulated.world(tmp_path, settings=SETTINGS) as world:
        broken, _ = await add(world, entry("broken", name="Broken Line"), entry())
        async with world.app.database.write() as tx:
            mine = signposts.c.id == broken.id
            await tx.execute(signposts.update().where(mine).values(shown={"id": 7}))
        await world.restart()
        read = await read_everywhere(world)
        assert "116 123" in read
        assert "Broken Line" not in read


def test_what_members_see_is_made_ready_once_until_it_changes() -> None:
    memory, hour = Memory(), timedelta(hours=1)
    one = Signpost(1, 10, entry(), shown=entry(), confirmed_at=START)
    memory.apply(10, Change([one]))
    first = memory.seen(10, START + hour)
    assert memory.seen(10, START + 364 * 24 * hour) is first
    assert [each.standing for each in first] == ["fresh"]
    assert [each.standing for each in memory.seen(10, months_later(START, 12))] == ["due"]
    assert [each.standing for each in memory.seen(10, months_later(START, 24) - hour)] == ["due"]
    assert memory.seen(10, months_later(START, 24)) == []
    assert [each.standing for each in memory.seen(10, START + hour)] == ["fresh"]
    memory.set_months(10, 3)
    assert [each.standing for each in memory.seen(10, months_later(START, 3))] == ["due"]
    memory.apply(10, Change(gone=[1]))
    assert memory.seen(10, START + hour) == []
    assert memory.seen(None, START) == []


def test_what_opens_meanwhile_comes_first_meanwhile() -> None:
    by_day = {"opening_hours": "08:00-20:00", "time_zone": "Europe/London"}
    by_night = {"opening_hours": "20:00-08:00", "time_zone": "Europe/London"}
    near = Nearby([Seen(n, entry(hours=hours), "fresh", START) for n, hours in enumerate((by_day, by_night))])
    for hour, order in ((12, [0, 1]), (21, [1, 0]), (12, [0, 1]), (33, [0, 1]), (45, [1, 0])):
        assert [one.id for one in near.in_crisis("GB", START + timedelta(hours=hour))] == order
    assert near.in_crisis("IE", START) == near.in_crisis(None, START) == []
