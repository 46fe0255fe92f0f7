"""Reading is from memory: with the database locked, gone or full of noise, and after a late start."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.signposts.store.entries import signposts
from tests import simulated
from tests.signposts.lists import add, entry, help_as_read, service
from tests.signposts.test_help_on_bad_days import delete, locked, noise
from tests.simulated import World, words

SETTINGS = "country: GB\n"


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
