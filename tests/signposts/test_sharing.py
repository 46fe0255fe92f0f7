"""A member shares an entry in a conversation; it is put right when it turns out wrong."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import discord
import pytest
from simcord import InteractionResult

from tests import simulated
from tests.signposts.lists import COMPARED, add, desk, entry, press
from tests.simulated import World, labels, last, words

NOTHING_TO_SAY = "You cannot write here, so nothing was shared."
GONE = "What stood here turned out to be out of date"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    async with simulated.world(tmp_path, settings="country: GB\n") as world:
        await add(world, entry())
        yield world


async def share(world: World) -> InteractionResult:
    shown = await world.member.slash(world.channel, "signpost", topic="Night Line")
    return await world.member.click(last(shown), label="Share here")


def posted(world: World) -> str:
    """What everybody reads at the end of the channel."""
    message = world.channel.last_message
    assert message is not None
    return words(message)


async def test_a_member_offers_a_service_in_their_own_name(world: World) -> None:
    answered = await share(world)
    assert "Shared here, as your offer." in words(answered)
    message = world.channel.last_message
    assert message is not None
    assert f"{world.member.mention} offers this:" in words(message)
    assert "**116 123**" in words(message)
    assert labels(message) == ["Get help now"]


async def test_only_the_one_who_shared_it_takes_it_back(world: World) -> None:
    answered = await share(world)
    button = last(answered)
    message = world.channel.last_message
    await world.member.click(button, label="Take it back")
    assert world.channel.last_message != message
    again = words(await world.member.click(button, label="Take it back"))
    assert "no longer here" in again


async def test_a_changed_number_disappears_from_where_it_was_shared(world: World) -> None:
    await share(world)
    shown = await press(world, await desk(world, entry="Night Line"), "Edit")
    form = await press(world, shown, "Ways to reach it")
    ways = "phone 0800 1111\ntext 85258 | keyword SHOUT"
    saved = await world.moderator.submit_modal(form, {"ways": ways, "url": "https://www.example.org"})
    assert "hidden until confirmed" in words(saved)
    assert "116 123" not in posted(world)
    assert "0800 1111" not in posted(world)
    assert "**85258**" in posted(world)
    await press(world, await press(world, saved, "Confirm"), "I compared it with their own page today")
    assert "0800 1111" in posted(world)


async def test_a_hidden_entry_is_taken_from_conversations_and_comes_back(world: World) -> None:
    await share(world)
    hidden = await press(world, await desk(world, entry="Night Line"), "Hide now")
    assert GONE in posted(world)
    assert "116 123" not in posted(world)
    await press(world, hidden, "Show again")
    assert "116 123" in posted(world)


async def test_a_removed_entry_is_taken_from_conversations(world: World) -> None:
    await share(world)
    await press(world, await desk(world, entry="Night Line"), "Remove")
    assert GONE in posted(world)


async def test_messages_are_put_right_when_discord_was_away_at_first(world: World) -> None:
    await share(world)
    world.env.inject_error("PATCH", "/channels/*/messages/*", status=500, times=10)
    await press(world, await desk(world, entry="Night Line"), "Hide now")
    assert "116 123" in posted(world)
    await world.restart()
    await world.advance(3600)
    assert GONE in posted(world)


async def test_a_message_that_somebody_deleted_is_forgotten(world: World) -> None:
    await share(world)
    message = world.channel.last_message
    assert message is not None
    await world.add_member("sweeper", discord.Permissions(manage_messages=True)).delete(message)
    await press(world, await desk(world, entry="Night Line"), "Hide now")
    assert world.errors() == ()


async def test_nobody_shares_where_they_cannot_write(world: World) -> None:
    quiet = world.guild.create_text_channel(
        "news", overwrites={world.member: discord.PermissionOverwrite(send_messages=False)}
    )
    shown = await world.member.slash(quiet, "signpost", topic="Night Line")
    assert NOTHING_TO_SAY in words(await world.member.click(last(shown), label="Share here"))
    assert quiet.last_message is None


async def test_an_entry_that_was_removed_meanwhile_is_not_shared(world: World) -> None:
    shown = await world.member.slash(world.channel, "signpost", topic="Night Line")
    await press(world, await desk(world, entry="Night Line"), "Remove")
    answered = await world.member.click(last(shown), label="Share here")
    assert "no longer on the list" in words(answered)
    assert world.channel.last_message is None


async def test_what_could_not_be_put_right_later_does_not_stay(world: World) -> None:
    shown = await world.member.slash(world.channel, "signpost", topic="Night Line")
    await world.app.database.close()
    answered = await world.member.click(last(shown), label="Share here")
    assert "cannot reach its records" in words(answered)
    assert world.channel.last_message is None


async def pass_days(world: World, days: int) -> None:
    for start in range(0, days, 10):
        await world.advance(min(10, days - start) * 86400)


async def choose_months(world: World, months: str) -> None:
    form = await press(world, await desk(world), "When to check again")
    await world.moderator.submit_modal(form, {"months": months})


async def test_what_was_shared_lapses_with_its_entry_and_comes_back_with_it(world: World) -> None:
    await choose_months(world, "3")
    await share(world)
    await pass_days(world, 88)
    assert "That is a while ago." not in posted(world)
    await pass_days(world, 5)
    assert "116 123" in posted(world)
    assert "That is a while ago." in posted(world)
    await pass_days(world, 90)
    assert GONE in posted(world)
    await press(world, await press(world, await desk(world), "Confirm"), COMPARED)
    assert "116 123" in posted(world)
    await pass_days(world, 190)
    assert GONE in posted(world)


async def test_what_was_shared_lapses_at_once_when_a_server_looks_again_sooner(world: World) -> None:
    await share(world)
    await pass_days(world, 200)
    assert "That is a while ago." not in posted(world)
    await choose_months(world, "3")
    assert GONE in posted(world)
    await choose_months(world, "12")
    assert "116 123" in posted(world)


async def test_what_lapsed_while_the_bot_was_away_is_put_right_when_it_is_back(world: World) -> None:
    await choose_months(world, "3")
    await share(world)
    await pass_days(world, 85)
    await world.app.close()
    await pass_days(world, 130)
    world.app = world.new_bot()
    await world.env.restart_bot(world.app)
    await world.advance(60)
    assert GONE in posted(world)
