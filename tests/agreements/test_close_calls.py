"""Two at once, a mind that changes, the last moment, and presses from elsewhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import discord
import pytest
from simcord import MemberActor

from tests.agreements.harbour import DAY, Harbour, answer, forged, harbour
from tests.agreements.test_deciding_together import VOICES
from tests.simulated import labels, words

FIRST, SECOND = "We listen.", "We listen, and ask before we advise."
PRESSES = ("yes", "fine", "concern", "withdraw", "reword")


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Harbour]:
    async with harbour(tmp_path) as it:
        it.world.env.settle_timeout = 60.0  # seconds of real time, for a week at once on a busy machine
        await it.settle()
        await it.suggest(it.world.member, "Point 2", FIRST)
        yield it


def card_of(it: Harbour, who: MemberActor) -> discord.Message:
    """The card of what somebody suggested."""
    (card,) = it.cards(f"<@{who.id}> would like to change")
    return card


async def test_of_two_on_the_same_point_at_once_the_second_is_asked_against_the_new_text(it: Harbour) -> None:
    world = it.world
    await it.suggest(world.other, "Point 2", SECOND)
    both = {FIRST: card_of(it, world.member), SECOND: card_of(it, world.other)}
    for card in both.values():
        for who in (world.member, world.other, world.keeper):
            await who.click(card, label="Yes")
    await world.advance(7 * DAY)
    both = {FIRST: card_of(it, world.member), SECOND: card_of(it, world.other)}
    (agreed,) = (said for said, card in both.items() if "This is version 2 now." in words(card))
    (later,) = both.keys() - {agreed}
    assert f"2. {agreed}" in await it.read(world.keeper)
    asked = both[later]
    assert "The text has changed since, so everybody is asked anew." in words(asked)
    assert "Yes: 3" not in words(asked)
    assert labels(asked) == VOICES
    before = "Point 2: We ~~listen.~~" if agreed == FIRST else "~~listen, and ask before we advise.~~"
    assert before in words(asked)
    for who in (world.member, world.other):
        await who.click(asked, label="Yes")
    await world.advance(7 * DAY)
    assert f"2. {later}" in await it.read(world.keeper)
    assert "Version 3, agreed on" in await it.read(world.keeper)
    assert len(it.cards("What we agreed has changed")) == 2


async def test_a_concern_takes_the_place_of_the_same_persons_yes(it: Harbour) -> None:
    await it.say(it.world.other)
    await it.say(it.world.keeper)
    said = await it.say(it.world.other, "I have a concern")
    assert "It counts without words" in answer(said)
    await it.world.advance(7 * DAY)
    assert "Yes: 1 · I can live with it: 0 · I have a concern: 1" in words(it.decision)
    assert "There are concerns." in words(it.decision)
    assert "2. We listen first." in await it.read(it.world.member)


async def test_a_yes_after_a_concern_and_a_second_yes_are_one_voice(it: Harbour) -> None:
    await it.say(it.world.other, "I have a concern")
    for who in (it.world.other, it.world.other, it.world.member):
        await it.say(who)
    await it.world.advance(7 * DAY)
    assert "Yes: 2 · I can live with it: 0 · I have a concern: 0" in words(it.decision)
    assert "Agreed." in words(it.decision)


async def test_the_last_voice_counts_a_moment_before_the_end_and_is_told_when_it_is_late(it: Harbour) -> None:
    world = it.world
    await it.say(world.member)
    await world.advance(7 * DAY - 1)
    assert "You say: Yes." in answer(await it.say(world.other))
    await world.app.scheduler.stop()  # the time comes, and nothing is counted yet
    await world.advance(1)
    assert labels(it.decision) == VOICES
    assert "This is decided already." in answer(await it.say(world.keeper, "I have a concern"))
    await world.restart()
    await world.advance(1)
    assert "Yes: 2 · I can live with it: 0 · I have a concern: 0" in words(it.decision)
    assert "Agreed. This is version 2 now." in words(it.decision)


async def test_presses_from_another_server_or_channel_are_no_voice(it: Harbour) -> None:
    world = it.world
    away = world.env.create_guild("Elsewhere")
    stranger = away.add_member(
        world.env.create_user("stranger"),
        roles=[away.create_role("all", permissions=discord.Permissions(administrator=True))],
    )
    there = replace(it, channel=away.create_text_channel("there"))
    hall = replace(it, channel=world.guild.create_text_channel("hall"))
    for name in PRESSES:
        custom_id = f"agreements:{name}:2"  # the first was the text itself
        assert "This is no longer here." in answer(await forged(there, stranger, custom_id)), name
        assert "This belongs to another place" in answer(await forged(hall, world.moderator, custom_id)), name
    await it.agree(world.member, world.other)
    assert "Yes: 2 · I can live with it: 0 · I have a concern: 0" in words(it.decision)
    assert "Agreed. This is version 2 now." in words(it.decision)
