"""What is kept about a person for agreements, and what goes with them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.agreements import kept
from tests.agreements.harbour import Harbour, harbour
from tests.simulated import last, words


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Harbour]:
    async with harbour(tmp_path) as it:
        await it.settle()
        await it.suggest(it.world.member, "Point 2", "We listen.")
        yield it


async def forget(it: Harbour, user_id: int) -> None:
    """Do what erasing a person does, in its order."""
    app = it.world.app
    async with app.database.write() as tx:
        await app.kept.stop(tx, user_id, None, it.world.now())
    async with app.database.read() as tx:
        standing = await app.kept.posted(tx, user_id)
    for take_back, posted in standing:
        await take_back(posted)
    await it.world.env.settle()


async def test_a_person_reads_all_of_it_and_nothing_about_others(it: Harbour) -> None:
    world = it.world
    shown = await world.member.slash(it.channel, "agreement")
    await world.member.click(last(shown), label="I'm in")
    await it.say(world.member, "I have a concern")
    async with world.app.database.read() as tx:
        mine = await kept.read(tx, world.member.id)
        others = await kept.read(tx, world.keeper.id)
    assert [item.what for item in mine] == [
        "agreement-kept-suggestion",
        "agreement-kept-voice",
        "agreement-kept-in",
    ]
    assert [item.details for item in mine] == [
        {"words": "We listen.", "state": "open"},
        {"choice": "concern"},
        {"version": 1},
    ]
    assert others == []


async def test_a_suggestion_that_is_open_goes_with_the_person_who_made_it(it: Harbour) -> None:
    world = it.world
    await it.say(world.other)
    await forget(it, world.member.id)
    assert not any("We listen." in words(message) for message in it.messages(it.channel))
    assert not any(str(world.member.id) in words(message) for message in it.messages(it.channel))
    async with world.app.database.read() as tx:
        assert [item.what for item in await kept.read(tx, world.member.id)] == ["agreement-kept-shown"]


async def test_what_a_circle_agreed_stays_without_the_name(it: Harbour) -> None:
    world = it.world
    await it.agree()
    assert f"<@{world.member.id}> would like" in words(it.decision)
    await forget(it, world.member.id)
    assert "A member would like to change this point:" in words(it.decision)
    assert "2. We listen." in await it.read(world.other)


async def test_words_of_what_was_not_agreed_are_forgotten(it: Harbour) -> None:
    world = it.world
    await world.advance(8 * 24 * 3600)
    async with world.app.database.read() as tx:
        (first, *_) = await kept.read(tx, world.member.id)
    assert first.details == {"words": "", "state": "few"}
