"""An entry that nobody has looked at for long: said so, then hidden, and the moderators see it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.signposts.listed import months_later
from tests import simulated
from tests.signposts.lists import COMPARED, add, desk, entry, help_as_read, press
from tests.simulated import World, words

DAY = 86400


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    async with simulated.world(tmp_path, settings="country: GB\n") as world:
        await add(world, entry())
        yield world


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2027, 12, 31), 2, (2028, 2, 29)),
        ((2026, 11, 15), 12, (2027, 11, 15)),
        ((2024, 2, 29), 24, (2026, 2, 28)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(
    start: tuple[int, int, int], months: int, end: tuple[int, int, int]
) -> None:
    assert months_later(datetime(*start, tzinfo=UTC), months) == datetime(*end, tzinfo=UTC)


async def test_after_a_year_members_read_that_the_check_is_a_while_ago(world: World) -> None:
    await world.advance(364 * DAY)
    assert "a while ago" not in await help_as_read(world)
    assert "due to be checked again" not in words(await desk(world))
    await world.advance(2 * DAY)
    assert "That is a while ago." in await help_as_read(world)
    assert "due to be checked again" in words(await desk(world))


async def test_after_twice_that_it_is_hidden_and_moderators_see_why(world: World) -> None:
    await world.advance(732 * DAY)
    assert "116 123" not in await help_as_read(world)
    assert "Night Line" not in words(await world.member.slash(world.channel, "signpost"))
    read = words(await desk(world))
    assert "1 entry is hidden, because nobody has checked it for too long." in read
    await press(world, await press(world, await desk(world), "Confirm"), COMPARED)
    assert "116 123" in await help_as_read(world)


async def test_a_server_chooses_after_how_many_months_it_looks_again(world: World) -> None:
    form = await press(world, await desk(world), "When to check again")
    await world.moderator.submit_modal(form, {"months": "3"})
    await world.advance(100 * DAY)
    assert "That is a while ago." in await help_as_read(world)
    await world.restart()
    assert "That is a while ago." in await help_as_read(world)
    await world.advance(100 * DAY)
    assert "116 123" not in await help_as_read(world)
