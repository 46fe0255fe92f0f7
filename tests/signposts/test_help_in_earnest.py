"""Help from the real program in a process of its own, while its database is locked, gone, or noise."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from bot.members import store as members
from tests.loopback.model import User
from tests.rounds.harbour import Harbour, Lagoon, harbour, lagoon
from tests.signposts.lists import COMPARED
from tests.signposts.test_help_on_bad_days import delete, locked, noise

MOST_SECONDS = 3.0


def damaged(damage: Callable[[Path], None]) -> Callable[[Path], AbstractContextManager[None]]:
    """Damage a database for good."""

    @contextmanager
    def during(path: Path) -> Generator[None]:
        damage(path)
        yield

    return during


async def confirm_a_service(it: Harbour) -> None:
    """Have a moderator add a service by form, and confirm it."""
    world = it.world
    opened = await world.slash(it.moderator, it.circle, "desk signposts").finished()
    form = await world.press(it.moderator, opened.message, label="Add")
    filled = {
        "What is it called?": "Night Line",
        "What is it, in a sentence or two?": "They listen.",
        "What is it about?": "crisis",
        "Where is it for?": "United Kingdom",
        "How to reach it, one way a line": "phone 116 123\ntext 85258 | keyword SHOUT",
    }
    added = await world.submit(form, filled).finished()
    shown = await world.press(it.moderator, added.message, label="Confirm").finished()
    await world.press(it.moderator, shown.message, label=COMPARED).finished()


async def assert_everybody_is_answered(it: Harbour, *people: User) -> None:
    """By command and by button, in the server and in a direct message."""
    world = it.world
    for person in people:
        there = await world.slash(person, it.circle, "help", {"country": "United Kingdom"})
        pressed = await world.press(person, it.card, label="Get help now")
        direct = await world.slash(person, world.dm(person), "help", {"country": "GB"})
        for handle in (there, pressed, direct):
            assert "findahelpline.com" in handle.text
            assert handle.first_answer is not None
            assert handle.first_answer.seconds < MOST_SECONDS
        for handle in (there, direct):
            assert "999" in handle.text
        for way in ("Night Line", "116 123", "SHOUT"):
            assert way in there.text
            assert way not in direct.text


@pytest.mark.parametrize("damage", [locked, damaged(delete), damaged(noise)], ids=["locked", "gone", "noise"])
async def test_help_answers_everybody_in_a_silence_too_whatever_becomes_of_the_database(
    tmp_path: Path, damage: Callable[[Path], AbstractContextManager[None]]
) -> None:
    async with harbour(tmp_path) as it:
        await it.open_round()
        await confirm_a_service(it)
        await it.world.slash(it.moderator, it.circle, "desk quiet").finished()
        newcomer = it.world.add_user("Nia")
        it.world.add_member(it.guild, newcomer)
        with damage(it.database):
            await assert_everybody_is_answered(it, it.ada, newcomer)


async def test_a_country_is_never_guessed_from_a_language(tmp_path: Path) -> None:
    async with lagoon(tmp_path, Lagoon(tmp_path)) as it:
        somebody = it.world.add_user("Jo", locale="pt-BR")
        it.world.add_member(it.guild, somebody)
        it.guild.locale = "ja"
        for place in (it.circle, it.world.dm(somebody)):
            told = await it.world.slash(somebody, place, "help")
            assert "### In an emergency" in told.text
            assert "Emergency in:" not in told.text
        async with it.app.database.write() as tx:
            await members.remember(tx, it.app.persons, somebody.id, language="es")
            await it.app.servers.change(tx, it.guild.id, language="es")
        told = await it.world.slash(somebody, it.circle, "help")
        assert "findahelpline.com" in told.text
        assert "112" not in told.text
