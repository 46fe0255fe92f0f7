"""Every button where there is a row of everything: of others, of nothing any more, and pressed twice."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path

import pytest
from simcord import InteractionResult, MemberActor
from sqlalchemy import select

from bot.core.schema import metadata
from bot.ui.components import Press
from tests.moderation.test_who_may import commands, documented, kind, post
from tests.simulated import last, words
from tests.town import Town, town

NO_HARM = {"people", "members", "jobs", "unasked_letters", "unasked_messages"}
"""That somebody is known, what is done later, and what counts as an interruption, changes nothing."""
GONE = 987_654
NO_ROW = {"desk:setup", "desk:setup-back"}
"""Whose number is a step of the set-up."""
MEANT_TWICE = {"signposts:share", "rounds:extend"}
"""What somebody can want once more: to offer a service again, and to give a round more time."""
LAST = "mine:erase-now"
"""After it there is nothing left to press."""
State = Mapping[str, list[str]]


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as it:
        yield it


async def state(it: Town) -> State:
    """All rows, as text."""
    found: dict[str, list[str]] = {}
    async with it.world.app.database.read() as tx:
        for table in metadata.sorted_tables:
            if table.name not in NO_HARM:
                rows = (await tx.execute(select(table))).mappings()
                found[table.name] = sorted(str(sorted(row.items(), key=str)) for row in rows)
    return found


def differ(before: State, after: State) -> list[str]:
    return [name for name in before if before[name] != after[name]]


def presses(it: Town) -> Iterator[tuple[type[Press], int]]:
    """Every button, and how many numbers it has."""
    for press in it.world.app.presses:
        if issubclass(press, Press):
            yield press, 1 if press.rows is None else press.rows


def numbers(it: Town, press: type[Press], count: int) -> tuple[int, ...]:
    """The numbers of what is Grace's: rows begin with 1, circles and servers have those of Discord."""
    places = {"circles": it.circle.channel.id, "tell": it.world.guild.id}
    first = places.get(press.name.partition(":")[0], 1)
    return (first, *(1,) * (count - 1)) if count else ()


async def click(it: Town, who: MemberActor, press: type[Press], ids: tuple[int, ...]) -> InteractionResult:
    message = await post(it.world, it.circle.channel, press, ids)
    return await who.click(message, custom_id=":".join([press.name, *map(str, ids)]))


async def test_what_is_anothers_stays_theirs_for_everybody_else(it: Town) -> None:
    known, passer_by, wrong = documented(), it.world.add_member("passer-by"), list[str]()
    before = await state(it)
    for press, count in presses(it):
        if count and known.get(press.name) == "whoever it is about":
            result = await click(it, passer_by, press, numbers(it, press, count))
            wrong += [] if kind(result) else [f"{press.name}: {words(result)}"]
    assert wrong == []
    assert differ(before, await state(it)) == []


async def test_a_row_that_is_gone_gets_one_kind_sentence_and_changes_nothing(it: Town) -> None:
    wrong: list[str] = []
    before = await state(it)
    for press, count in presses(it):
        if count and press.name not in NO_ROW:
            result = await click(it, it.grace, press, (GONE,) * count)
            wrong += [] if kind(result) else [f"{press.name}: {words(result)}"]
    assert wrong == []
    assert differ(before, await state(it)) == []


async def test_the_same_press_twice_is_answered_twice_and_counts_once(it: Town) -> None:
    wrong: list[str] = []
    for press, count in sorted(presses(it), key=lambda one: one[0].name == LAST):
        ids = numbers(it, press, count)
        first = await click(it, it.grace, press, ids)
        after = await state(it)
        again = await click(it, it.grace, press, ids)
        wrong += [f"{press.name}: {words(one)}" for one in (first, again) if not kind(one)]
        if press.name not in MEANT_TWICE and (changed := differ(after, await state(it))):
            wrong.append(f"{press.name} counted twice: {changed}")
    assert wrong == []


async def test_commands_from_another_server_reach_nothing_here(it: Town) -> None:
    world = it.world
    island = world.env.create_guild("Island")
    square = island.create_text_channel("square")
    user = world.env.create_user("islander", global_name="Islander")
    islander = island.add_member(user)
    before = await state(it)
    for name, command in commands(world):
        if not any(option.required for option in command.parameters):
            result = await islander.slash(square, name.removeprefix("/"))
            assert kind(result), name
            assert last(result).ephemeral or result.modal is not None, name
    assert differ(before, await state(it)) == []
