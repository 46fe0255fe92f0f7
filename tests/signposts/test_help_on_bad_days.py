"""Help is answered from memory: without a database, without settings, without texts of one's own."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.core.paths import shipped_config
from bot.ui.help import GetHelp
from tests import simulated
from tests.rounds.harbour import harbour, lagoon
from tests.signposts.test_help import ELSEWHERE, post
from tests.simulated import World, labels, last, words

Damage = Callable[[Path], None]


def noise(path: Path) -> None:
    path.write_bytes(random.Random(2).randbytes(20_000))


def delete(path: Path) -> None:
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()


def folder_instead(path: Path) -> None:
    delete(path)
    path.mkdir(parents=True)


def half_of_it(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


async def assert_help_is_answered(world: World) -> None:
    """Ask in every way there is: by command, by button, by form, in a server and in a direct message."""
    typed = await world.member.slash(world.channel, "help")
    pressed = await world.member.click(await post(world, GetHelp.of(world.app.say)), label="Get help now")
    direct = await world.other.user.slash("help", country="Irland")
    form = await world.member.click(last(typed), label=ELSEWHERE)
    sent = await world.member.submit_modal(form, {"country": "France"})
    for result in (typed, pressed, direct, sent):
        assert "https://findahelpline.com" in words(result)
        assert labels(result)[0] == ELSEWHERE
    assert "**112**\n**999**" in words(direct)
    assert "**15**: medical help" in words(sent)


@pytest.mark.parametrize("damage", [noise, delete, folder_instead, half_of_it])
async def test_people_get_help_when_the_database_breaks_while_the_bot_runs(
    tmp_path: Path, damage: Damage
) -> None:
    async with simulated.world(tmp_path) as world:
        damage(world.data_dir / "alongside.db")
        await assert_help_is_answered(world)


@pytest.mark.parametrize("damage", [noise, folder_instead])
async def test_people_get_help_when_the_database_never_opened(tmp_path: Path, damage: Damage) -> None:
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    damage(data_dir / "alongside.db")
    async with simulated.world(tmp_path, data_dir=data_dir) as world:
        assert not world.app.database.is_open
        await assert_help_is_answered(world)


async def test_people_get_help_when_the_database_cannot_be_reached(tmp_path: Path) -> None:
    nowhere = "postgresql+asyncpg://nobody@127.0.0.1:9/nothing"
    async with simulated.world(tmp_path, database_url=nowhere) as world:
        await assert_help_is_answered(world)


@contextmanager
def locked(file: Path) -> Generator[None]:
    """Hold the lock of a database as another program would."""
    file.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


async def test_people_get_help_while_another_program_locks_the_database(tmp_path: Path) -> None:
    async with simulated.world(tmp_path) as world:
        with locked(world.data_dir / "alongside.db"):
            await assert_help_is_answered(world)


async def test_people_get_help_when_the_database_was_locked_from_the_start(tmp_path: Path) -> None:
    with locked(tmp_path / "data" / "alongside.db"):
        async with simulated.world(tmp_path) as world:
            assert not world.app.database.is_open
            assert "https://findahelpline.com" in words(await world.member.slash(world.channel, "help"))


async def test_people_get_help_without_any_config(tmp_path: Path) -> None:
    async with simulated.world(tmp_path, config_dir=tmp_path / "nowhere") as world:
        await assert_help_is_answered(world)


async def test_people_get_help_when_every_file_in_config_is_broken(tmp_path: Path) -> None:
    config_dir = tmp_path / "config"
    for file in shipped_config().rglob("*.*"):
        if file.is_file():
            broken = config_dir / file.relative_to(shipped_config())
            broken.parent.mkdir(parents=True, exist_ok=True)
            noise(broken)
    async with simulated.world(tmp_path, config_dir=config_dir) as world:
        await assert_help_is_answered(world)
        assert any(problem.file.name == "emergency_numbers.yaml" for problem in world.app.problems)


async def test_people_get_help_when_a_community_broke_the_sentences(tmp_path: Path) -> None:
    async with simulated.world(tmp_path) as world:
        own = world.config_dir / "texts" / "en" / "signposts.ftl"
        own.write_text("help-private = { $\nhelp-number = { $digits }\nhelp-directories =\n", "utf-8")
        await world.restart()
        await assert_help_is_answered(world)
        assert world.app.problems == []
        await world.advance(10)
        assert {problem.file for problem in world.app.problems} == {own}
        assert {problem.line for problem in world.app.problems} >= {1, 2}


async def test_a_host_soon_reads_which_emergency_number_nobody_is_shown(tmp_path: Path) -> None:
    async with simulated.world(tmp_path) as world:
        own = world.config_dir / "emergency_numbers.yaml"
        text = own.read_text("utf-8")
        own.write_text(text.replace('"999"', '"998"', 1), "utf-8")
        await world.restart()
        assert world.app.problems == []
        await world.advance(10)
        assert ["998 is not shown" in problem.message for problem in world.app.problems] == [True]


async def test_presses_at_once_get_a_kind_sentence_in_time_while_another_program_locks_the_database(
    tmp_path: Path,
) -> None:
    async with lagoon(tmp_path) as it:
        card = await it.open_round()
        await it.share(it.ben, "before")
        with locked(it.database):
            pressed = [it.world.press(it.ada, card, label="Just listening") for _ in range(5)]
            helped = it.world.press(it.ada, card, label="Get help now")
            direct = it.world.slash(it.ada, it.world.dm(it.ada), "help")
            for handle in pressed:
                told = await handle
                assert "The bot cannot reach its records right now, so nothing was changed." in told.text
            for handle in (helped, direct):
                assert "findahelpline.com" in (await handle).text
            sent = await (await it.send(it.ada, "not lost")).finished()
            assert "not lost" in sent.text
        await it.share(it.ada, "after all")
        assert len(it.boxes()) == 2


async def test_people_get_help_when_the_database_was_deleted_under_a_round(tmp_path: Path) -> None:
    async with harbour(tmp_path) as it:
        card = await it.open_round()
        await it.process.kill()
        delete(it.database)
        await it.process.start()
        helped = await it.world.press(it.ada, card, label="Get help now")
        direct = await it.world.slash(it.ada, it.world.dm(it.ada), "help")
        assert "findahelpline.com" in helped.text
        assert "findahelpline.com" in direct.text
        told = await it.world.press(it.ada, card, label="Check in")
        assert told.text == "This is no longer here. It may have been closed or removed."
