"""Somebody tells the moderators something from `/mine`, in a server or in a direct message."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord import InteractionResult

from tests import simulated
from tests.simulated import World, labels, last, words

SECRET = "somebody shouted at me in here"
NOON = 12 * 3600
TOLD = "It is with the moderators now."


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with simulated.world(tmp_path) as it:
        await it.advance(NOON)
        yield it


async def in_the_server(world: World) -> InteractionResult:
    """Press the button on `/mine` in a server."""
    shown = await world.member.slash(world.channel, "mine")
    return await world.member.click(last(shown), label="Tell the moderators")


async def in_a_direct_message(world: World) -> InteractionResult:
    """Press it on `/mine` in a direct message."""
    shown = await world.member.user.slash("mine")
    return await world.member.user.click(last(shown), label="Tell the moderators")


def first_words(form: InteractionResult) -> str:
    assert form.modal is not None
    return form.modal["components"][0]["content"]


def letters(world: World) -> list[discord.Message]:
    channel = world.member.user.dm_channel
    ours = channel.history() if channel else []
    return [message for message in ours if message.author.bot and "told them" in words(message)]


async def known_in(world: World, channel: Any, who: Any) -> None:
    """Let somebody do something there, after which the bot knows that they are in that server."""
    message = await who.send(channel, "hello")
    form = await who.context_menu(channel, "Tell the moderators", message)
    assert TOLD in words(await who.submit_modal(form, {"words": "something small"}))


async def abroad(world: World, name: str = "Abroad") -> tuple[Any, Any, Any]:
    """A second server with the same member and a moderator of its own."""
    guild = world.env.create_guild(name)
    square = guild.create_text_channel("square")
    role = guild.create_role("chiefs", permissions=discord.Permissions(manage_guild=True))
    chief = guild.add_member(world.env.create_user("chief", global_name="Chief"), roles=[role])
    member = guild.add_member(world.member.user)
    await known_in(world, square, member)
    return square, chief, member


async def test_moderators_read_it_and_its_author_is_told_when_it_is_taken_on_and_closed(
    world: World,
) -> None:
    form = await in_the_server(world)
    assert first_words(form).startswith(
        "Volunteers read this. Nobody may be awake.\nThe moderators of Harbour"
    )
    told = await world.member.submit_modal(form, {"words": SECRET})
    assert TOLD in words(told)
    assert last(told).ephemeral
    assert "Get help now" in labels(told)
    shown = await world.moderator.slash(world.channel, "desk reports")
    assert SECRET in words(shown)
    await world.moderator.click(last(shown), label="Taken on")
    await world.advance(1)
    assert ["have taken on" in words(letter) for letter in letters(world)] == [True]
    await world.moderator.click(last(shown), label="Closed")
    await world.advance(1)
    assert ["have closed" in words(letter) for letter in letters(world)] == [False, True]


async def test_in_a_direct_message_the_one_server_that_it_can_be_is_named(world: World) -> None:
    await known_in(world, world.channel, world.member)
    form = await in_a_direct_message(world)
    assert "The moderators of Harbour see it" in first_words(form)
    assert TOLD in words(await world.member.user.submit_modal(form, {"words": SECRET}))
    shown = await world.moderator.slash(world.channel, "desk reports")
    assert SECRET in words(await world.moderator.click(last(shown), label="Next"))


async def test_of_two_servers_the_one_that_was_chosen_reads_it(world: World) -> None:
    await known_in(world, world.channel, world.member)
    square, chief, _ = await abroad(world)
    form = await in_a_direct_message(world)
    assert first_words(form).startswith("Volunteers read this. Nobody may be awake.")
    assert form.modal is not None
    offered = form.modal["components"][1]["component"]["options"]
    assert [option["label"] for option in offered] == ["Abroad", "Harbour"]
    sent = await world.member.user.submit_modal(form, {"server": [str(square.guild.id)], "words": SECRET})
    assert TOLD in words(sent)
    there = await chief.slash(square, "desk reports")
    assert SECRET in words(await chief.click(last(there), label="Next"))
    here = await world.moderator.slash(world.channel, "desk reports")
    assert "something small" in words(here)
    assert "Next" not in labels(here)


async def test_two_servers_of_the_same_name_can_both_be_chosen(world: World) -> None:
    await known_in(world, world.channel, world.member)
    square, _, _ = await abroad(world, "Harbour")
    form = await in_a_direct_message(world)
    assert form.modal is not None
    offered = form.modal["components"][1]["component"]["options"]
    assert {option["value"] for option in offered} == {str(world.guild.id), str(square.guild.id)}


async def test_without_a_choice_nothing_is_sent_and_the_words_come_back(world: World) -> None:
    await known_in(world, world.channel, world.member)
    await abroad(world)
    form = await in_a_direct_message(world)
    sent = await world.member.user.submit_modal(form, {"words": SECRET})
    assert "Please choose the server" in words(sent)
    assert SECRET in words(sent)


async def test_who_left_meanwhile_gets_their_words_back(world: World) -> None:
    await known_in(world, world.channel, world.member)
    square, _, member = await abroad(world)
    form = await in_a_direct_message(world)
    square.guild.remove_member(member)
    sent = await world.member.user.submit_modal(form, {"server": [str(square.guild.id)], "words": SECRET})
    assert "You are no longer in that server" in words(sent)
    assert SECRET in words(sent)


async def test_who_did_nothing_anywhere_reads_where_to_do_it(world: World) -> None:
    assert "type /mine there" in words(await in_a_direct_message(world))
