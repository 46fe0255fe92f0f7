"""A moderator brings a list as a file, and takes one along."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from simcord import InteractionResult

from bot.signposts.entry import Entry
from bot.signposts.exchange import hsds_writing, reading, yaml_writing
from tests import simulated
from tests.signposts.lists import COMPARED, add, desk, entry, help_as_read, press
from tests.simulated import World, labels, last, words


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    async with simulated.world(tmp_path, settings="country: GB\n") as world:
        yield world


async def bring(
    world: World, content: str | bytes, name: str = "list.yaml", *, removing: bool = False
) -> InteractionResult:
    """Send a file in through the panel's form."""
    form = await press(world, await desk(world), "Import")
    written = content.encode() if isinstance(content, str) else content
    return await world.moderator.submit_modal(form, {"file": (name, written), "removing": removing})


def listed(*entries: Entry) -> str:
    return yaml_writing.write(entries)


async def taken_along(world: World) -> dict[str, bytes]:
    """What a moderator gets who presses Export, by the name of the file."""
    shown = last(await press(world, await desk(world), "Export"))
    assert shown.ephemeral
    return {one.filename: await one.read() for one in shown.attachments}


async def test_a_file_shows_its_difference_and_changes_nothing_before_it_is_applied(world: World) -> None:
    await add(world, entry())
    changed = entry(description="They listen.")
    shown = await bring(world, listed(changed, entry("second", name="Second Line")))
    read = words(shown)
    assert "New: 1. Changed: 1. Removed: 0." in read
    assert "Changed: Night Line (description)" in read
    assert "New: Second Line" in read
    assert "Second Line" not in words(await desk(world))
    done = await press(world, shown, "Apply")
    assert "You can undo this" in words(done)
    assert "Second Line" in words(await desk(world))
    assert "Second Line" not in await help_as_read(world)
    assert "116 123" in await help_as_read(world)
    assert "Undone." in words(await press(world, done, "Undo"))
    assert "Second Line" not in words(await desk(world))
    assert "They listen." not in words(await desk(world, entry="Night Line"))


async def test_entries_are_removed_only_when_that_was_ticked(world: World) -> None:
    await add(world, entry())
    second = listed(entry("second", name="Second Line"))
    assert "Removed: 0." in words(await bring(world, second))
    shown = await bring(world, second, removing=True)
    assert "Removed: Night Line" in words(shown)
    done = await press(world, shown, "Apply")
    assert "116 123" not in await help_as_read(world)
    await press(world, done, "Undo")
    assert "116 123" in await help_as_read(world)


async def test_undo_leaves_what_somebody_changed_since(world: World) -> None:
    done = await press(world, await bring(world, listed(entry(), entry("b", name="Second Line"))), "Apply")
    await press(world, await press(world, await desk(world), "Confirm"), COMPARED)
    assert "Undone, but for 1 entry" in words(await press(world, done, "Undo"))
    assert "116 123" in await help_as_read(world)
    assert "Second Line" not in words(await desk(world))


async def test_a_new_number_in_a_file_is_hidden_until_confirmed(world: World) -> None:
    await add(world, entry())
    other = {"type": "phone", "number": "0800 1111"}
    text = {"type": "text", "number": "85258", "keyword": "SHOUT"}
    shown = await bring(world, listed(entry(contacts=[other, text])))
    await press(world, shown, "Apply")
    read = await help_as_read(world)
    assert "116 123" not in read
    assert "0800 1111" not in read
    assert "85258" in read


async def test_a_file_with_mistakes_changes_nothing_and_names_all_of_them(world: World) -> None:
    broken = listed(entry(), entry("second")).replace("116 123", "999999999999").replace("GB", "QQ", 1)
    shown = await bring(world, broken)
    assert "Nothing was changed" in words(shown)
    assert "list.yaml:" in words(shown)
    assert "Apply" not in labels(shown)
    assert "There is nothing here yet." in words(await desk(world))


async def test_many_mistakes_come_as_a_file(world: World) -> None:
    many = listed(*(entry(f"line-{n}") for n in range(30))).replace("crisis", "crysis")
    shown = await bring(world, many)
    assert "30 things in the file need another look" in words(shown)
    assert [one.filename for one in last(shown).attachments] == ["mistakes.txt"]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00\x01", b"a: &a [*a, *a]", b"{" * 5000, b"signposts: 7"]
)
async def test_a_file_that_is_no_list_is_answered(world: World, content: bytes) -> None:
    for name in ("list.yaml", "list.json", "../../list"):
        shown = words(await bring(world, content, name))
        assert "Nothing was changed" in shown


async def test_a_file_is_shown_anew_when_the_list_changed_meanwhile(world: World) -> None:
    shown = await bring(world, listed(entry("second", name="Second Line")))
    await add(world, entry("second", name="Second Line", description="Somebody was faster."))
    again = await press(world, shown, "Apply")
    assert "The list changed meanwhile." in words(again)
    assert "Changed: Second Line (description" in words(again)
    assert "You can undo this" in words(await press(world, again, "Apply"))


async def test_what_is_taken_along_and_brought_back_changes_nothing(world: World) -> None:
    await add(world, entry(), entry("second", name="Second Line"))
    files = await taken_along(world)
    assert [*files] == ["signposts.yaml", "signposts.json"]
    for name, content in files.items():
        assert reading.read(name, content).good
        assert "There is nothing to change." in words(await bring(world, content, name))
    assert "116 123" in await help_as_read(world)


async def test_a_list_in_the_words_of_open_referral_can_be_brought(world: World) -> None:
    shown = await bring(world, hsds_writing.write([entry()]), "list.json")
    assert "New: Night Line" in words(shown)
    assert json.loads(hsds_writing.write([entry()]))


async def test_a_file_waits_for_a_day_and_through_a_restart(world: World) -> None:
    shown = await bring(world, listed(entry()))
    late = await bring(world, listed(entry("second", name="Second Line")))
    await world.restart()
    assert "You can undo this" in words(await press(world, shown, "Apply"))
    await world.advance(2 * 86400)
    assert "waited too long" in words(await press(world, late, "Apply"))


async def test_a_member_neither_brings_nor_takes_a_list(world: World) -> None:
    await add(world, entry())
    shown = await desk(world)
    form = await press(world, shown, "Import")
    assert form.modal is not None
    refused = await world.member.slash(world.channel, "desk signposts")
    assert "This is for moderators" in words(refused)
