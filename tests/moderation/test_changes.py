from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from simcord import InteractionResult

from tests import simulated
from tests.moderation.offices import fill, noted
from tests.simulated import World, labels, last, words

PLACE = {"language": ["en"], "country": "Portugal", "area": "", "time_zone": "Lisbon"}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with simulated.world(tmp_path) as it:
        yield it


async def look(world: World) -> InteractionResult:
    return await world.moderator.slash(world.channel, "desk changes")


async def test_it_is_said_who_changed_what_from_what_to_what(world: World) -> None:
    assert "Nothing was changed yet." in words(await look(world))
    await fill(world, world.moderator, "Language and place", **PLACE)
    shown = await look(world)
    assert f"<@{world.moderator.id}> changed the settings of this server" in words(shown)
    assert "Country: nothing → Portugal" in words(shown)
    assert "Time zone, by city: nothing → Europe/Lisbon" in words(shown)
    assert "This is for moderators" in words(await world.member.slash(world.channel, "desk changes"))


async def test_undo_is_a_change_of_its_own(world: World) -> None:
    await fill(world, world.moderator, "Language and place", **PLACE)
    undone = await world.moderator.click(last(await look(world)), label="Undo")
    assert "Undone. That is a change of its own." in words(undone)
    assert "Country: Portugal → nothing" in words(undone)
    assert "This was undone." in words(undone)
    assert world.app.servers.of(world.guild.id).country is None
    assert [change.undone_by_change_id for change in await noted(world)] == [None, 2]
    assert labels(undone).count("Undo") == 1


async def test_what_was_changed_again_since_is_not_undone(world: World) -> None:
    await fill(world, world.moderator, "Language and place", **PLACE)
    old = await look(world)
    await fill(world, world.moderator, "Language and place", **PLACE | {"country": "Spain"})
    refused = await world.moderator.click(last(old), label="Undo")
    assert "Someone changed this again since then." in words(refused)
    assert world.app.servers.of(world.guild.id).country == "ES"
    assert len(await noted(world)) == 2


async def test_many_changes_have_pages(world: World) -> None:
    for number in range(8):
        await fill(world, world.moderator, "How long things are kept", changes_days=str(number + 1))
    shown = await look(world)
    assert labels(shown).count("Undo") == 6
    older = await world.moderator.click(last(shown), label="Older")
    assert labels(older).count("Undo") == 2
    assert "changes days 1" in words(older)
    assert labels(await world.moderator.click(last(shown), label="Newest")).count("Undo") == 6


async def test_circles_and_schedules_are_undone_as_well(world: World) -> None:
    await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    planned = await world.moderator.slash(world.channel, "keep schedule", days="mon", time="19:00", hours=2.0)
    await world.moderator.click(last(planned), label="Save")
    shown = await look(world)
    assert f"changed a schedule of <#{world.channel.id}>, on Monday" in words(shown)
    assert f"changed the circle <#{world.channel.id}>" in words(shown)
    assert words(shown).count("This was new.") == 2
    latest = (await noted(world))[0]
    undone = await world.moderator.click(last(shown), custom_id=f"desk:undo:{latest.id}")
    assert "Undone." in words(undone)
    listed = await world.moderator.slash(world.channel, "keep schedule")
    assert "Monday" not in words(listed)
    retired = await world.moderator.click(last(shown), custom_id=f"desk:undo:{latest.id - 1}")
    assert "Undone." in words(retired)
    assert "There is no circle in this channel." in words(
        await world.keeper.slash(world.channel, "keep round")
    )
    back = await world.moderator.click(last(shown), custom_id=f"desk:undo:{latest.id + 1}")
    assert "There is no circle in this channel." in words(back)
