"""A circle makes its agreement together, and changes it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.agreements.harbour import DAY, POINTS, Harbour, answer, harbour, numbered
from tests.simulated import labels, last, words

VOICES = ["Yes", "I can live with it", "I have a concern", "Withdraw", "Get help now"]


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Harbour]:
    async with harbour(tmp_path) as it:
        yield it


async def test_a_draft_is_not_agreed_until_the_circle_says_so(it: Harbour) -> None:
    world = it.world
    assert "Nothing was agreed here yet." in await it.read(world.member)
    written = await it.write(numbered(POINTS))
    assert "Saved. Nothing was posted." in words(written)
    assert "**Draft, not yet agreed**\n" + numbered(POINTS) in words(written)
    assert it.messages(it.channel) == []
    assert "Not yet agreed." in await it.read(world.member)
    asked = await world.moderator.click(last(written), label="Ask the circle")
    assert f"The circle is asked in <#{it.channel.id}>" in words(asked)
    card = it.decision
    assert "## Do we agree to this?" in words(card)
    assert f"<@{world.moderator.id}> suggests this text:\n{numbered(POINTS)}" in words(card)
    assert "It needs at least 2 voices." in words(card)
    assert f"write in <#{it.thread.id}>" in words(card)
    assert labels(card) == VOICES
    said = await it.say(world.member)
    assert last(said).ephemeral
    assert "You say: Yes. You can change it until" in words(said)
    await it.say(world.other, "I can live with it")
    assert "Yes: 1" not in words(it.decision)
    await world.advance(7 * DAY)
    assert "Yes: 1 · I can live with it: 1 · I have a concern: 0" in words(it.decision)
    assert "Agreed. This is version 1 now." in words(it.decision)
    assert labels(it.decision) == ["Get help now"]
    told = it.cards("We have an agreement")
    assert len(told) == 1
    assert numbered(POINTS) in words(told[0])
    assert labels(told[0]) == ["Read it", "Get help now"]
    shown = await world.member.slash(it.channel, "agreement")
    assert numbered(POINTS) in words(shown)
    assert "Version 1, agreed on" in words(shown)
    assert labels(shown) == ["I'm in", "Suggest a change", "History", "Get help now"]


async def test_a_member_suggests_other_words_and_the_circle_agrees(it: Harbour) -> None:
    world = it.world
    await it.settle()
    sent = await it.suggest(world.member, "Point 2", "We listen first, and ask before we advise.")
    assert "Your suggestion is on its way" in words(sent)
    assert f"<@{world.member.id}> would like to change this point:" in words(it.decision)
    assert "Point 2: We listen ~~first.~~ **first, and ask before we advise.**" in words(it.decision)
    await it.agree()
    assert "Agreed. This is version 2 now." in words(it.decision)
    told = it.cards("What we agreed has changed")
    assert len(told) == 1
    assert "~~first.~~ **first, and ask before we advise.**" in words(told[0])
    assert "2. We listen first, and ask before we advise." in await it.read(world.other)


async def test_a_point_is_added_and_one_is_left_out(it: Harbour) -> None:
    await it.settle()
    await it.suggest(it.world.member, "A new point", "We take turns.")
    assert "would like to add this point:\nPoint 4: **We take turns.**" in words(it.decision)
    await it.agree()
    await it.suggest(it.world.member, "Point 1", "")
    assert "would like to go on without this point:" in words(it.decision)
    assert f"- ~~{POINTS[0]}~~" in words(it.decision)
    await it.agree()
    assert numbered([*POINTS[1:], "We take turns."]) in await it.read(it.world.member)


async def test_a_concern_brings_it_back_and_the_same_card_goes_on(it: Harbour) -> None:
    world = it.world
    await it.settle()
    await it.suggest(world.member, "Point 3", "Nobody may pass.")
    card = it.decision.id
    await it.say(world.other)
    said = await it.say(world.keeper, "I have a concern")
    assert "It counts without words" in answer(said)
    assert f"write in <#{it.thread.id}>" in answer(said)
    await world.advance(7 * DAY)
    assert "I have a concern: 1" in words(it.decision)
    assert f"There are concerns. <@{world.member.id}> can say it in other words" in words(it.decision)
    assert labels(it.decision) == ["Say it in other words", "Withdraw", "Get help now"]
    assert "Only the person who suggested it" in answer(await it.say(world.other, "Say it in other words"))
    form = await it.say(world.member, "Say it in other words")
    sent = await world.member.submit_modal(form, {"words": "Anyone may pass, without a reason."})
    assert "The same card goes on" in words(sent)
    assert it.decision.id == card
    assert labels(it.decision) == VOICES
    assert "~~pass.~~ **pass, without a reason.**" in words(it.decision)
    await it.agree()
    assert "3. Anyone may pass, without a reason." in await it.read(world.other)
