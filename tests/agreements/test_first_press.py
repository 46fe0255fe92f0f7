"""The agreement is shown once, beside the first answer, and to those who are in what changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.agreements.harbour import POINTS, Harbour, answer, harbour, numbered
from tests.simulated import labels, last, words

ONCE = "This circle has an agreement. You see it once; /agreement shows it again."


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Harbour]:
    async with harbour(tmp_path) as it:
        await it.settle()
        yield it


async def test_it_is_shown_once_to_whoever_presses_first_and_help_comes_alone(it: Harbour) -> None:
    world, newcomer = it.world, it.world.add_member("newcomer")
    await world.keeper.slash(it.channel, "keep round")
    helped = await it.press(newcomer, "Get help now")
    assert helped.followups == []
    first = await it.press(newcomer, "Just listening")
    assert "You are here." in answer(first)
    beside = last(first)
    assert beside.ephemeral
    assert ONCE in words(beside)
    assert numbered(POINTS) in words(beside)
    assert labels(first)[-2:] == ["I'm in", "Get help now"]
    assert (await it.press(newcomer, "Just listening")).followups == []
    assert not any(ONCE in words(message) for message in it.messages(it.channel))


async def test_it_comes_after_a_form_and_not_behind_it(it: Harbour) -> None:
    world, newcomer = it.world, it.world.add_member("newcomer")
    await world.keeper.slash(it.channel, "keep round")
    form = await it.press(newcomer, "Check in")
    assert form.modal is not None
    assert form.followups == []
    sent = await it.send(newcomer, form, "A long day.")
    assert [ONCE in words(message) for message in sent.followups] == [True]


async def test_those_who_are_in_are_shown_once_what_changed_and_nobody_else_is(it: Harbour) -> None:
    world = it.world
    shown = await world.member.slash(it.channel, "agreement")
    said = await world.member.click(last(shown), label="I'm in")
    assert "You are in, for version 1. Nothing is closed to anyone who is not." in words(said)
    shown = await world.member.slash(it.channel, "agreement")
    assert "You are in." in words(shown)
    assert labels(shown)[0] == "Suggest a change"
    await it.suggest(world.other, "Point 2", "We listen.")
    await it.agree(world.moderator, world.other)
    await world.keeper.slash(it.channel, "keep round")
    told = await it.press(world.member, "Just listening")
    assert "The agreement has changed since you said that you are in." in words(told)
    assert "Point 2: We ~~listen first.~~ **listen.**" in words(told)
    assert (await it.press(world.member, "Just listening")).followups == []
    assert (await it.press(world.other, "Just listening")).followups == []
    assert "You were in for version 1." in await it.read(world.member)


async def test_an_old_panel_lets_nobody_be_in_for_a_text_they_did_not_see(it: Harbour) -> None:
    world = it.world
    shown = last(await world.member.slash(it.channel, "agreement"))
    await it.suggest(world.other, "Point 2", "We listen.")
    await it.agree()
    said = await world.member.click(shown, label="I'm in")
    assert "The text has changed since." in words(said)
    assert "You are in." not in await it.read(world.member)


async def test_history_shows_word_by_word_what_changed_and_can_bring_a_text_back(it: Harbour) -> None:
    world = it.world
    await it.suggest(world.member, "Point 3", "Anyone may pass, always.")
    await it.agree()
    shown = await world.other.slash(it.channel, "agreement")
    shown = await world.other.click(last(shown), label="History")
    assert "## Version 2" in words(shown)
    assert "Point 3: Anyone may ~~pass.~~ **pass, always.**" in words(shown)
    assert labels(shown) == ["Earlier", "Get help now"]
    shown = await world.other.click(last(shown), label="Earlier")
    assert "This was the first text.\n" + numbered(POINTS) in words(shown)
    assert labels(shown) == ["Later", "Suggest this text again", "Get help now"]
    await world.other.click(last(shown), label="Suggest this text again")
    assert "suggests this text:\nPoint 3: Anyone may ~~pass, always.~~ **pass.**" in words(it.decision)
    await it.agree()
    assert numbered(POINTS) in await it.read(world.member)
