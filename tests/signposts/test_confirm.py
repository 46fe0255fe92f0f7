"""A moderator walks through what nobody has compared with the services' own pages yet."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import discord
import pytest
from discord.ui import ActionRow, Button, LayoutView

from tests import simulated
from tests.signposts.lists import COMPARED, add, desk, entry, help_as_read, press
from tests.simulated import World, labels, words


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    async with simulated.world(tmp_path, settings="country: GB\n") as world:
        yield world


async def made_up(world: World, custom_id: str) -> discord.Message:
    """A message with a button that somebody made by hand."""
    view = LayoutView(timeout=None)
    row: ActionRow[LayoutView] = ActionRow(Button[LayoutView](label="?", custom_id=custom_id))
    view.add_item(row)
    channel = world.app.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.send(view=view)


async def test_members_read_an_entry_once_a_moderator_compared_it(world: World) -> None:
    await add(world, entry(), confirmed=False)
    shown = await press(world, await desk(world), "Confirm")
    read = words(shown)
    assert read.count("Their page: https://www.example.org") == read.count("https://www.example.org") == 1
    assert "Never ring a crisis line to test it." in read
    assert labels(shown) == [COMPARED, "Change", "Remove", "Later", "Back to the list", "Get help now"]
    assert "116 123" not in await help_as_read(world)
    done = await press(world, shown, COMPARED)
    assert "Confirmed. Members see it now." in words(done)
    assert "Nothing on this list waits" in words(done)
    assert "116 123" in await help_as_read(world)


async def test_doubts_and_where_an_entry_is_from_stand_beside_it(world: World) -> None:
    source = {"kind": "general-knowledge", "ref": "remembered", "confidence": "low"}
    await add(world, entry(doubts=["The number may have changed."], source=source), confirmed=False)
    read = words(await press(world, await desk(world), "Confirm"))
    assert "Doubt: The number may have changed." in read
    assert "from memory, with no page seen (remembered)" in read
    assert "**Doubtful.**" in read


async def test_later_leads_through_all_of_them_and_back(world: World) -> None:
    await add(world, *(entry(f"line-{n}", name=f"Line {n}") for n in (1, 2, 3)), confirmed=False)
    shown, read = await press(world, await desk(world), "Confirm"), list[str]()
    for _ in range(4):
        read.append(next(name for name in ("Line 1", "Line 2", "Line 3") if f"**{name}**" in words(shown)))
        await world.advance(1)
        shown = await press(world, shown, "Later")
    assert read == ["Line 1", "Line 2", "Line 3", "Line 1"]
    assert "Line" not in await help_as_read(world)


async def test_what_was_removed_in_the_walk_comes_back_on_undo(world: World) -> None:
    await add(world, entry(), entry("second", name="Second Line"))
    await add(world, entry("third", name="Third Line"), confirmed=False)
    shown = await press(world, await press(world, await desk(world), "Confirm"), "Remove")
    assert "Removed." in words(shown)
    listed = words(await desk(world))
    assert "Third Line" not in listed
    await press(world, shown, "Undo")
    assert "Third Line" in words(await desk(world))
    assert "Third Line" not in await help_as_read(world)


async def test_an_entry_that_changed_meanwhile_is_not_confirmed_unseen(world: World) -> None:
    await add(world, entry(), confirmed=False)
    shown = await press(world, await desk(world), "Confirm")
    beside = await press(world, await desk(world), "Confirm")
    form = await press(world, await press(world, beside, "Change"), "Ways to reach it")
    await world.moderator.submit_modal(form, {"ways": "phone 0800 1111", "url": "https://www.example.org"})
    answered = await press(world, shown, COMPARED)
    assert "Somebody changed this entry just now." in words(answered)
    assert "Night Line" not in await help_as_read(world)


async def test_a_press_on_an_entry_that_is_gone_is_answered(world: World) -> None:
    await add(world, entry(), confirmed=False)
    shown = await press(world, await desk(world), "Confirm")
    again = _id(shown, COMPARED)
    await press(world, shown, "Remove")
    for custom_id in (again, "signposts:later:1", "signposts:change:1", "signposts:walk-one:1"):
        answered = await world.moderator.click(await made_up(world, custom_id), label="?")
        assert "no longer on the list" in words(answered)


@pytest.mark.parametrize(
    "custom_id",
    [
        "signposts:walk", "signposts:walk-one:1", "signposts:compared:1:{print}", "signposts:walk-remove:1",
        "signposts:later:1", "signposts:change:1", "signposts:add", "signposts:edit:1", "signposts:hide:1",
        "signposts:unhide:1", "signposts:remove:1", "signposts:edit-ways:1:{print}", "signposts:starter",
        "signposts:months", "signposts:list", "signposts:open:1", "signposts:undo:1", "signposts:all-well:1",
        "signposts:page:0:0", "signposts:earlier:0:0", "signposts:look",
    ],
)  # fmt: skip
async def test_a_member_can_do_nothing_of_it_even_with_a_button_made_by_hand(
    world: World, custom_id: str
) -> None:
    await add(world, entry(), confirmed=False)
    shown = await press(world, await desk(world), "Confirm")
    seen = _id(shown, COMPARED).rsplit(":", 1)[1]
    button = await made_up(world, custom_id.replace("{print}", seen))
    answered = await world.member.click(button, label="?")
    assert "This is for moderators" in words(answered)
    assert "116 123" not in await help_as_read(world)
    assert "not confirmed" in words(await desk(world))


async def test_a_moderator_of_another_server_changes_nothing_here(world: World) -> None:
    await add(world, entry(), confirmed=False)
    shown = await press(world, await desk(world), "Confirm")
    other = world.env.create_guild("Elsewhere")
    channel = other.create_text_channel("hall")
    role = other.create_role("mods", permissions=discord.Permissions(manage_guild=True))
    guest = other.add_member(world.env.create_user("guest"), roles=[role])
    view = LayoutView(timeout=None)
    row: ActionRow[LayoutView] = ActionRow(Button[LayoutView](label="?", custom_id=_id(shown, COMPARED)))
    view.add_item(row)
    place = world.app.get_channel(channel.id)
    assert isinstance(place, discord.TextChannel)
    message = await place.send(view=view)
    assert "no longer on the list" in words(await guest.click(message, label="?"))
    assert "116 123" not in await help_as_read(world)
    assert "Night Line" not in words(await guest.slash(channel, "desk signposts"))


async def test_the_walk_goes_on_after_a_restart(world: World) -> None:
    await add(world, entry(), confirmed=False)
    shown = await press(world, await desk(world), "Confirm")
    await world.restart()
    assert "Confirmed." in words(await press(world, shown, COMPARED))
    assert "116 123" in await help_as_read(world)


def _id(shown: simulated.Shown, label: str) -> str:
    parts = [part for part in simulated._parts(shown) if part.get("label") == label]
    return next(part["custom_id"] for part in parts if "custom_id" in part)
