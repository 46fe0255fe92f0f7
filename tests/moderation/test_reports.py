from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
from simcord import InteractionResult, MemberActor

from tests import simulated
from tests.moderation.offices import choose_channel, closed_channel, open_to_all
from tests.simulated import World, labels, last, words

HELP = "Get help now"
SECRET = "somebody shouted at me in here"
NOON = 12 * 3600


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with simulated.world(tmp_path) as it:
        await it.advance(NOON)
        yield it


async def tell(world: World, said: str = SECRET, who: MemberActor | None = None) -> InteractionResult:
    who = who or world.member
    message = await world.other.send(world.channel, "hello")
    form = await who.context_menu(world.channel, "Tell the moderators", message)
    return await who.submit_modal(form, {"words": said})


def letters(world: World) -> list[discord.Message]:
    channel = world.member.user.dm_channel
    return list(channel.history()) if channel else []


async def test_who_will_read_it_is_said_first(world: World) -> None:
    message = await world.other.send(world.channel, "hello")
    form = await world.member.context_menu(world.channel, "Tell the moderators", message)
    assert form.modal is not None
    said = form.modal["components"][0]["content"]
    assert said.startswith("Volunteers read this. Nobody may be awake.")
    assert "The moderators of Harbour see it, with your name." in said
    assert "a link to the message" in said


async def test_moderators_read_it_and_its_author_hears_what_becomes_of_it(world: World) -> None:
    told = await tell(world)
    assert "It is with the moderators now." in words(told)
    assert last(told).ephemeral
    shown = await world.moderator.slash(world.channel, "desk reports")
    assert SECRET in words(shown)
    assert f"From <@{world.member.id}>" in words(shown)
    assert f"https://discord.com/channels/{world.guild.id}/{world.channel.id}/" in words(shown)
    assert labels(shown) == ["Taken on", "Closed", HELP]
    taken = await world.moderator.click(last(shown), label="Taken on")
    assert f"<@{world.moderator.id}> took this on" in words(taken)
    assert labels(taken) == ["Closed", HELP]
    await world.advance(1)
    [letter] = letters(world)
    assert "The moderators of Harbour have taken on what you told them." in words(letter)
    assert SECRET not in words(letter)
    closed = await world.moderator.click(last(shown), label="Closed")
    assert "There is nothing open." in words(closed)
    await world.advance(1)
    assert len(letters(world)) == 2


async def test_no_letter_comes_at_night_and_then_only_how_it_ended(world: World) -> None:
    await world.advance(11 * 3600)
    await tell(world)
    shown = await world.moderator.slash(world.channel, "desk reports")
    await world.moderator.click(last(shown), label="Taken on")
    await world.moderator.click(last(shown), label="Closed")
    await world.advance(8.5 * 3600)
    assert letters(world) == []
    await world.advance(3600)
    [letter] = letters(world)
    assert "have closed what you told them" in words(letter)


async def test_the_moderators_channel_gets_one_notice_without_a_word_of_it(world: World) -> None:
    office = closed_channel(world)
    await choose_channel(world, office)
    await tell(world)
    await world.advance(1)
    [notice] = list(office.history())
    assert "A member told the moderators something." in words(notice)
    assert SECRET not in words(notice)
    assert str(world.member.id) not in words(notice)
    read = await world.moderator.click(notice, label="Read it")
    assert SECRET in words(read)
    assert last(read).ephemeral
    assert "This is for moderators" in words(await world.member.slash(world.channel, "desk reports"))


async def test_what_comes_in_a_silence_is_one_notice_at_its_end(world: World) -> None:
    office = closed_channel(world)
    await choose_channel(world, office)
    await world.moderator.slash(world.channel, "desk quiet", hours=2)
    await tell(world)
    await tell(world, "and once more")
    await world.advance(7100)
    assert list(office.history()) == []
    await world.advance(200)
    assert len(list(office.history())) == 1


async def test_the_same_words_sent_again_stay_one_report(world: World) -> None:
    message = await world.other.send(world.channel, "hello")
    for _ in range(2):
        form = await world.member.context_menu(world.channel, "Tell the moderators", message)
        assert "It is with the moderators now." in words(
            await world.member.submit_modal(form, {"words": SECRET})
        )
    shown = await world.moderator.slash(world.channel, "desk reports")
    assert "1 of 1 that are open" in words(shown)


async def test_a_message_that_was_chosen_needs_no_words_and_five_are_enough(world: World) -> None:
    for _ in range(5):
        assert "It is with the moderators now." in words(await tell(world, ""))
    refused = await tell(world)
    assert "Five of your messages to the moderators are still open." in words(refused)
    assert SECRET in words(refused)


async def test_nothing_is_told_in_a_channel_that_everyone_sees_by_now(world: World) -> None:
    office = closed_channel(world)
    await choose_channel(world, office)
    await open_to_all(world, office)
    await tell(world)
    await world.advance(3600)
    assert office.history() == []
    assert SECRET in words(await world.moderator.slash(world.channel, "desk reports"))
