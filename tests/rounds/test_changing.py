"""Changing and removing what one shared, and nobody else's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from discord.ui import ActionRow, Button, LayoutView
from simcord import InteractionResult

from tests.rounds.evening import Evening, evening, filled
from tests.simulated import labels, last, words

HELP = "Get help now"
NOTHING = "There is nothing of yours in this round's thread."
BUTTONS = ["check-in", "anew", "mine", "listen", "change", "remove", "keep", "extend", "close", "take-out"]
EMPTY = {"q0": None, "q1": None, "q2": None}


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Evening]:
    async with evening(tmp_path) as it:
        yield it


async def made_up(it: Evening, custom_id: str) -> InteractionResult:
    """Have somebody who shared nothing press a button that they were never offered."""
    view = LayoutView(timeout=None)
    row: ActionRow[LayoutView] = ActionRow(Button(label="?", custom_id=custom_id))
    view.add_item(row)
    await it.world.app.get_partial_messageable(it.channel.id).send(view=view)
    message = it.messages(it.channel)[-1]
    result = await it.world.other.click(message, label="?")
    it.world.env.backend.delete_message(it.channel.id, message.id)
    return result


async def test_pressing_check_in_again_offers_to_change_or_remove(it: Evening) -> None:
    await it.share(it.world.member, "hello")
    again = await it.press(it.world.member, "Check in")
    assert last(again).ephemeral
    assert labels(again) == ["Change", "Remove", HELP]
    assert "hello" not in words(again)
    assert (await it.press(it.world.other, "Check in")).modal is not None


async def test_the_form_to_change_holds_what_was_written(it: Evening) -> None:
    said = ["**rent** || @everyone\n- and more\n-# small", "", "\\o/ https://a.example/_b_ #1"]
    await it.share(it.world.member, *said, welcome="ideas", noted=True)
    form = await it.panel(it.world.member, "Change")
    assert filled(form) == EMPTY | {"q0": said[0], "q2": said[2], "welcome": ["ideas"], "noted": True}


async def test_what_is_changed_stands_where_it_stood_and_nothing_is_posted_anew(it: Evening) -> None:
    await it.share(it.world.member, "hello", noted=True)
    before = it.messages(it.thread)[0].id
    form = await it.panel(it.world.member, "Change")
    result = await it.send(it.world.member, form, "", "good evening", welcome="kind", noted=False)
    assert words(result).strip() == "Changed."
    assert [message.id for message in it.messages(it.thread)] == [before]
    assert it.shared() == ["**Member** · Kind words\n-# Something good, however small\ngood evening"]
    form = await it.panel(it.world.member, "Change")
    assert filled(form) == EMPTY | {"q1": "good evening", "welcome": ["kind"], "noted": False}


async def test_emptying_every_box_changes_nothing_and_names_the_button_that_removes(it: Evening) -> None:
    await it.share(it.world.member, "hello")
    form = await it.panel(it.world.member, "Change")
    result = await it.world.member.submit_modal(form, {"q0": "", "q1": " "})
    assert "To take it out, press Remove." in words(result)
    assert it.shared()[0].endswith("hello")


async def test_what_is_removed_is_gone_and_a_new_one_can_be_sent(it: Evening) -> None:
    await it.share(it.world.member, "hello")
    result = await it.panel(it.world.member, "Remove")
    assert words(result).strip() == "Removed from the thread."
    assert it.shared() == []
    assert await it.shows("1 person is here")
    anew = await it.world.member.click(last(result), label="Check in")
    assert "Shared." in words(await it.send(it.world.member, anew, "hello again"))
    assert len(it.shared()) == 1


async def test_a_panel_that_was_left_open_does_nothing_once_it_is_out_of_date(it: Evening) -> None:
    await it.share(it.world.member, "hello")
    panel = last(await it.press(it.world.member, "Check in"))
    form = await it.world.member.click(panel, label="Change")
    await it.world.member.click(panel, label="Remove")
    for label in ("Remove", "Change"):
        assert words(await it.world.member.click(panel, label=label)).strip() == NOTHING
    late = await it.send(it.world.member, form, "words that come late")
    assert NOTHING in words(late)
    assert "words that come late" in words(late)
    assert it.shared() == []


async def test_nobody_else_changes_or_removes_it(it: Evening) -> None:
    await it.share(it.world.member, "hello")
    for button in ("change", "remove"):
        result = await made_up(it, f"rounds:{button}:1")
        assert words(result).strip() == NOTHING
        assert last(result).ephemeral
    assert it.shared()[0].endswith("hello")
    taken = await made_up(it, "rounds:take-out:1")
    assert "for the person who keeps this round" in words(taken)
    assert len(it.shared()) == 1


async def test_a_made_up_press_about_a_round_that_is_not_there_is_answered_kindly(it: Evening) -> None:
    for button in BUTTONS:
        result = await made_up(it, f"rounds:{button}:999")
        assert words(result).strip() == "This is no longer here. It may have been closed or removed."
        assert last(result).ephemeral


async def test_long_words_take_two_messages_that_change_and_go_together(it: Evening) -> None:
    long = ["*" * 1000, ("_ " * 500).strip(), "🙂" * 1000]
    result = await it.share(it.world.member, *long, noted=True)
    assert "Shared." in words(result)
    first, second = it.shared()
    assert first.startswith("**Member** · Please only read\n-# Content note")
    assert second.startswith("**Member** · continued\n-# Content note")
    form = await it.panel(it.world.member, "Change")
    assert [filled(form)[f"q{number}"] for number in range(3)] == long
    changed = await it.send(it.world.member, form, *long[:2], "~" * 1000)
    assert words(changed).strip() == "Changed."
    assert len(it.shared()) == 2
    assert "🙂" not in "".join(it.shared())
    assert words(await it.panel(it.world.member, "Remove")).strip() == "Removed from the thread."
    assert it.shared() == []


async def test_words_that_grow_or_shrink_by_a_message_are_posted_anew(it: Evening) -> None:
    await it.share(it.world.member, "short")
    for said in (["*" * 1000] * 3, ["short again"]):
        form = await it.panel(it.world.member, "Change")
        assert words(await it.send(it.world.member, form, *said)).strip() == "Changed."
        assert len(it.shared()) == (2 if len(said) == 3 else 1)
    assert it.shared()[0].endswith("short again")
    await it.panel(it.world.member, "Remove")
    assert it.shared() == []


async def test_a_message_that_a_moderator_deleted_is_forgotten_with_its_second(it: Evening) -> None:
    await it.share(it.world.member, *["*" * 1000] * 3)
    backend = it.world.env.backend
    backend.delete_message(it.thread.id, it.messages(it.thread)[0].id)
    await it.world.env.settle()
    assert it.shared() == []
    assert (await it.press(it.world.member, "Check in")).modal is not None


async def test_a_second_message_that_was_deleted_comes_back_with_a_change(it: Evening) -> None:
    await it.share(it.world.member, *["*" * 1000] * 3)
    it.world.env.backend.delete_message(it.thread.id, it.messages(it.thread)[1].id)
    await it.world.env.settle()
    form = await it.panel(it.world.member, "Change")
    changed = await it.send(it.world.member, form, *["_" * 1000] * 3)
    assert words(changed).strip() == "Changed."
    assert len(it.shared()) == 2
    assert "*" * 20 not in "".join(it.shared())
