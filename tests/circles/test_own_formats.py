"""A moderator brings a format as a file, looks at it, and circles use it; nobody else does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from simcord import InteractionResult

from bot.circles.formats import MOST_BYTES
from bot.circles.own.actions import MOST_OWN
from cogs.circles.format_cards import EXAMPLE
from tests import simulated
from tests.simulated import World, labels, last, words

HELP = "Get help now"
IN_TURN = """name: In turn
about: One after another.
order: go-round
turns: shuffled
minutes_a_turn: 4
questions:
  - ask: How are you?
    hint: In a sentence.
closing_question: What do you take with you?
"""


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with simulated.world(tmp_path) as world:
        await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
        yield world


async def press(world: World, shown: InteractionResult, label: str) -> InteractionResult:
    return await world.moderator.click(last(shown), label=label)


async def formats(world: World) -> InteractionResult:
    return await press(world, await world.moderator.slash(world.channel, "desk circles"), "Formats")


async def bring(world: World, content: str | bytes, name: str = "evening.yaml") -> InteractionResult:
    form = await press(world, await formats(world), "Add a format")
    written = content.encode() if isinstance(content, str) else content
    return await world.moderator.submit_modal(form, {"file": (name, written)})


async def look(world: World, key: str) -> InteractionResult:
    form = await press(world, await formats(world), "Look at a format")
    return await world.moderator.submit_modal(form, {"format": [key]})


async def test_a_format_is_seen_before_anybody_can_use_it(world: World) -> None:
    shown = await bring(world, IN_TURN)
    read = words(shown)
    for part in (
        "A look at “In turn”",
        "Nobody can use it before you press Save.",
        "People speak one after another.",
        "The order is drawn by chance.",
        "About 4 minutes each, and nobody is cut off.",
        "Join for a turn, or just listen.",
        "**How are you?**",
        "In a sentence.",
        "How may people answer?",
        "Everyone in this channel can read this",
        "What do you take with you?",
    ):
        assert part in read
    assert labels(shown) == ["Save", "Formats", HELP, "Join", "Just listening", "Leave", "Keep", HELP]
    assert last(shown).ephemeral
    assert await world.keeper.autocomplete(world.channel, "keep round", "format", "in turn") == []
    assert "Brought by this server" not in words(await formats(world))


async def test_the_example_on_the_panel_is_a_format_and_serves_a_round(world: World) -> None:
    saved = await press(world, await bring(world, EXAMPLE), "Save")
    assert "Saved. Rounds and circles of this server can use it now." in words(saved)
    assert "Brought by this server:\n- **Sunday evening**" in words(saved)
    offered = await world.keeper.autocomplete(world.channel, "keep round", "format", "sunday")
    assert [one["name"] for one in offered] == ["Sunday evening"]
    assert "The round is open." in words(
        await world.keeper.slash(world.channel, "keep round", format=offered[0]["value"])
    )
    assert "## Sunday evening" in words(world.channel.history()[0])


async def test_a_circle_and_a_schedule_take_it_and_remember_it_after_a_restart(world: World) -> None:
    await press(world, await bring(world, EXAMPLE), "Save")
    await world.restart()
    (offered,) = await world.moderator.autocomplete(world.channel, "keep schedule", "format", "sunday")
    planned = await world.moderator.slash(
        world.channel, "keep schedule", days="thu", time="19:00", format=offered["value"]
    )
    assert "Sunday evening" in words(planned)
    panel = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    form = await press(world, panel, "Change")
    saved = await world.moderator.submit_modal(form, {"format": [offered["value"]]})
    assert "Its rounds ask: Sunday evening." in words(saved)
    await press(world, planned, "Save")
    await world.advance(19 * 3600)
    assert "## Sunday evening" in words(world.channel.history()[0])


async def test_one_with_the_same_name_takes_its_place_where_it_is_used(world: World) -> None:
    await press(world, await bring(world, EXAMPLE), "Save")
    shown = await bring(world, EXAMPLE.replace("How was your week?", "What was good?"))
    assert "There is one with this name already. If you save, this takes its place." in words(shown)
    again = words(await press(world, shown, "Save"))
    assert again.count("Sunday evening") == 2  # in the list, and in the example
    await world.keeper.slash(world.channel, "keep round", format="own:1")
    form = await world.member.click(world.channel.history()[0], label="Check in")
    assert form.modal is not None
    assert form.modal["components"][0]["label"] == "What was good?"


async def test_what_is_removed_is_used_no_more_and_a_circle_asks_what_it_did_at_first(world: World) -> None:
    await press(world, await bring(world, EXAMPLE), "Save")
    panel = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    form = await press(world, panel, "Change")
    await world.moderator.submit_modal(form, {"format": ["own:1"]})
    shown = await look(world, "own:1")
    assert labels(shown)[:3] == ["Remove", "Formats", HELP]
    assert "Removed." in words(await press(world, shown, "Remove"))
    panel = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    assert "Its rounds ask: Hard, good, next." in words(panel)


async def test_every_format_of_the_list_can_be_looked_at(world: World) -> None:
    for key in ("biggest-barrier", "equal-time", "talking-piece", "weather"):
        shown = await look(world, key)
        assert "A look at" in words(shown)
        assert labels(shown)[0] == "Formats"
    assert "For now, we only listen." in words(await look(world, "biggest-barrier"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (IN_TURN.replace("order: go-round", "order: circle"), "evening.yaml:3:8: order: expected"),
        (IN_TURN.replace("ask:", "aks:"), 'did you mean "ask"?'),
        ("a: &a [x, x]\nb: &b [*a, *a]\nname: [*b, *b]\n", "&anchors are not read here"),
        ("name: caf\xe9".encode("latin-1"), "this is not UTF-8 text; save the file as UTF-8"),
        ("\x00\x01", "an invisible control character stands here"),
        ("", "the file is empty; needed here: name, about, questions"),
        ("- one\n- two\n", "lines of the form"),
        ("[" * 5000, "nested deeper than"),
    ],
)
async def test_a_file_with_mistakes_changes_nothing_and_each_is_named(
    world: World, content: str | bytes, said: str
) -> None:
    shown = await bring(world, content)
    read = words(shown).replace("\\", "")
    assert said in read
    assert "Nothing was changed. Each line says where it is, and what was expected." in read
    assert labels(shown) == ["Add a format", "Formats", HELP]


async def test_all_mistakes_come_at_once_and_many_in_a_file(world: World) -> None:
    shown = await bring(world, "naem: x\nabuot: y\nquestions: 3\n")
    assert all(f"evening.yaml:{line}:" in words(shown).replace("\\", "") for line in (1, 2, 3))
    shown = await bring(world, "\n".join(f"- *a{number}" for number in range(50)))
    assert "There are 5" in words(shown)
    (file,) = last(shown).attachments
    assert (await file.read()).count(b"\n") >= 50


async def test_a_huge_file_is_refused_and_so_is_a_name_that_all_servers_have(world: World) -> None:
    large = await bring(world, EXAMPLE + "#" * MOST_BYTES)
    assert "This file is too large. At most 16 KB are read." in words(large)
    taken = await bring(world, EXAMPLE.replace("Sunday evening", "one WORD"))
    assert "There is a format “one WORD” for every server." in words(taken)


async def test_a_server_has_a_limited_number_of_its_own(world: World) -> None:
    for number in range(MOST_OWN):
        await press(world, await bring(world, EXAMPLE.replace("Sunday", f"Day {number}")), "Save")
    assert f"A server can have {MOST_OWN} formats of its own." in words(await bring(world, EXAMPLE))
    again = await bring(world, EXAMPLE.replace("Sunday", "Day 3"))
    assert "Saved." in words(await press(world, again, "Save"))
    assert len(words(await formats(world))) < 4000


async def test_what_nobody_saved_is_forgotten_after_a_day(world: World) -> None:
    shown = await bring(world, EXAMPLE)
    await world.advance(24 * 3600 + 1)
    assert "This is no longer here." in words(await press(world, shown, "Save"))


async def test_another_server_neither_sees_nor_saves_it(world: World) -> None:
    await press(world, await bring(world, EXAMPLE), "Save")
    other = world.env.create_guild("Elsewhere")
    place = other.create_text_channel("there")
    owner = other.add_member(world.env.create_user("owner"), roles=[other.create_role("all")])
    assert await owner.autocomplete(place, "keep round", "format", "sunday") == []
