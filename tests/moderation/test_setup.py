from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import discord
import pytest
from simcord import ChannelHandle, InteractionResult
from sqlalchemy import update

from bot.buddies.store import queue
from bot.buddies.store.tables import Settings
from bot.circles import store
from bot.circles.store import Circle, circles
from bot.ui.permissions import NEEDED
from cogs.circles.format_cards import EXAMPLE
from cogs.moderation import health
from tests import simulated
from tests.moderation.offices import closed_channel, fill, forbid_there, open_to_all
from tests.signposts.lists import add, entry
from tests.simulated import World, labels, last, words

HELP = "Get help now"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with simulated.world(tmp_path) as it:
        yield it


async def test_from_an_empty_server_to_a_scheduled_round_in_few_presses(world: World) -> None:
    who, presses = world.moderator, 0
    shown: InteractionResult = await who.slash(world.channel, "desk setup")
    assert "## Step 1 of 5: Place and language" in words(shown)

    async def press(label: str) -> InteractionResult:
        nonlocal presses
        presses += 1
        return await who.click(last(shown), label=label)

    async def send(form: InteractionResult, **filled: object) -> InteractionResult:
        nonlocal presses
        presses += 1
        return await who.submit_modal(form, filled)

    form = await press("Set place and language")
    shown = await send(form, language=["en"], country="Portugal", area="", time_zone="Lisbon")
    assert "## Step 2 of 5: Check the crisis list\nSaved." in words(shown)
    shown = await press("Next")
    assert "There is no circle yet." in words(shown)
    form = await press("Make the first circle")
    filled = {
        "channel": [world.channel],
        "format": ["weather"],
        "days": "mon, thu",
        "time": "19:00",
        "hours": "2",
    }
    shown = await send(form, **filled)
    assert "Its next round opens <t:" in words(shown)
    assert "## Step 4 of 5: Buddies" in words(shown)
    shown = await press("Next")
    assert "## Step 5 of 5: Keepers and channels" in words(shown)
    shown = await press("Next")
    assert "There is no moderators' channel." in words(shown)
    posted = await press("Post a start card")
    assert "The start card is posted and pinned." in words(posted)
    assert presses < 25
    await world.advance(20 * 3600)
    assert any("Check in" in labels(message) for message in world.channel.history())


async def test_the_first_circle_can_take_a_format_of_the_servers_own(world: World) -> None:
    who = world.moderator
    formats = await who.click(last(await who.slash(world.channel, "desk circles")), label="Formats")
    form = await who.click(last(formats), label="Add a format")
    brought = await who.submit_modal(form, {"file": ("sunday.yaml", EXAMPLE.encode())})
    await who.click(last(brought), label="Save")
    shown = await who.slash(world.channel, "desk setup")
    for _ in range(2):
        shown = await who.click(last(shown), label="Next")
    form = await who.click(last(shown), label="Make the first circle")
    assert form.modal is not None
    offered = next(part["component"] for part in form.modal["components"] if part["label"] == "Format")
    assert "Sunday evening" in [option["label"] for option in offered["options"]]
    filled = {"channel": [world.channel], "format": ["own:1"], "days": "", "time": "19:00", "hours": "2"}
    await who.submit_modal(form, filled)
    circle = await who.slash(world.channel, "desk circles", channel=world.channel)
    assert "Its rounds ask: Sunday evening." in words(circle)


async def test_a_first_circle_that_is_unclear_makes_nothing(world: World) -> None:
    shown = await world.moderator.slash(world.channel, "desk setup")
    for _ in range(2):
        shown = await world.moderator.click(last(shown), label="Next")
    filled = {"channel": [world.channel], "format": ["weather"], "time": "19:00", "hours": "2"}
    for wrong in ({"days": "someday"}, {"days": "mon", "time": "teatime"}, {"days": "mon", "hours": "x"}):
        form = await world.moderator.click(last(shown), label="Make the first circle")
        assert "Step 4" not in words(await world.moderator.submit_modal(form, filled | wrong))
    assert "There is no circle yet." in words(await world.moderator.slash(world.channel, "desk setup"))


async def test_it_goes_on_where_somebody_stopped_also_after_a_restart(world: World) -> None:
    shown = await world.moderator.slash(world.channel, "desk setup")
    await world.moderator.click(last(shown), label="Next")
    await world.restart()
    again = await world.moderator.slash(world.channel, "desk setup")
    assert "## Step 2 of 5" in words(again)
    back = await world.moderator.click(last(again), label="Back")
    assert "## Step 1 of 5" in words(back)


async def test_the_start_card_says_in_words_where_to_get_help_and_comes_once(world: World) -> None:
    shown = await world.moderator.slash(world.channel, "desk setup")
    for _ in range(5):
        shown = await world.moderator.click(last(shown), label="Next")
    await world.moderator.click(last(shown), label="Post a start card")
    again = await world.moderator.click(last(shown), label="Post a start card")
    assert "The start card is here already." in words(again)
    cards = [one for one in world.channel.history() if "## Welcome" in words(one)]
    assert len(cards) == 1
    assert cards[0].pinned
    assert "findahelpline.com" in words(cards[0])
    assert labels(cards[0])[0] == HELP
    assert "Tell the moderators" in labels(cards[0])
    told = await world.member.click(cards[0], label="Tell the moderators")
    assert told.modal is not None


async def post_card(world: World, channel: ChannelHandle) -> str:
    """What a moderator reads who presses Post a start card there."""
    shown = await world.moderator.slash(channel, "desk setup")
    while "Look again" not in labels(shown):
        shown = await world.moderator.click(last(shown), label="Next")
    return words(await world.moderator.click(last(shown), label="Post a start card"))


def start_cards(channel: ChannelHandle) -> list[discord.Message]:
    return [one for one in channel.history() if "## Welcome" in words(one)]


async def test_a_start_card_that_is_there_says_what_is_set_by_now(world: World) -> None:
    await post_card(world, world.channel)
    await fill(world, world.moderator, "Language and place", country="Portugal", language=["en"])
    for number in range(60):
        await world.member.send(world.channel, f"good evening {number}")
    await world.advance(40 * 24 * 3600)
    assert "The start card is here already" in await post_card(world, world.channel)
    [card] = start_cards(world.channel)
    assert "or call 112." in words(card)
    assert card.pinned


async def test_a_start_card_is_pinned_once_the_bot_may(world: World) -> None:
    narrow = forbid(world, "pin_messages", "manage_messages")
    assert "The bot still needs Pin Messages here." in await post_card(world, narrow)
    world.env.backend.edit_channel(narrow.id, {}, overwrites=[])
    await world.env.settle()
    assert "The start card is here already" in await post_card(world, narrow)
    [card] = start_cards(narrow)
    assert card.pinned


async def test_no_start_card_is_posted_where_the_bot_may_not_write(world: World) -> None:
    narrow = forbid(world, "send_messages")
    assert "Send Messages" in await post_card(world, narrow)
    assert start_cards(narrow) == []


async def test_a_list_of_which_nothing_is_confirmed_is_named_in_the_end(world: World) -> None:
    assert "No service is confirmed" in await checked(world)
    await add(world, entry())
    assert "No service is confirmed" not in await checked(world)


async def test_the_queue_is_turned_on_in_its_own_step_or_left_off(world: World) -> None:
    who = world.moderator
    shown = await who.slash(world.channel, "desk setup")
    for _ in range(3):
        shown = await who.click(last(shown), label="Next")
    assert "## Step 4 of 5: Buddies" in words(shown)
    assert "The queue is off." in words(shown)
    form = await who.click(last(shown), label="Turn the queue on or off")
    refused = await who.submit_modal(form, {"open": True, "channel": [], "adults": False})
    assert "## Step 5" not in words(refused)
    form = await who.click(last(shown), label="Turn the queue on or off")
    saved = await who.submit_modal(form, {"open": True, "channel": [world.channel], "adults": False})
    assert "## Step 5 of 5: Keepers and channels" in words(saved)
    await world.restart()
    back = await who.click(last(await who.slash(world.channel, "desk setup")), label="Back")
    assert f"The queue is on, in <#{world.channel.id}>." in words(back)
    assert "You are in the queue." not in words(await world.member.slash(world.channel, "buddy"))
    assert "Find a buddy" in labels(await world.member.slash(world.channel, "buddy"))


async def checked(world: World) -> str:
    """What the look at everything says."""
    shown = await world.moderator.slash(world.channel, "desk setup")
    while "Look again" not in labels(shown):
        shown = await world.moderator.click(last(shown), label="Next")
    return words(shown)


def forbid(world: World, *names: str) -> ChannelHandle:
    """A channel in which the bot may not do some things."""
    denied = discord.PermissionOverwrite(**dict.fromkeys(names, False))
    return world.guild.create_text_channel("narrow", overwrites={cast("Any", world.app.user): denied})


async def test_what_would_fail_only_later_is_named_with_how_to_grant_it(world: World) -> None:
    who, narrow = world.moderator, forbid(world, "create_private_threads", "mention_everyone")
    assert "Private Threads" not in await checked(world)
    await who.slash(world.channel, "desk circles", channel=narrow)
    assert "Private Threads" not in await checked(world)
    await use_pairs(world, narrow)
    named = f"<#{narrow.id}>: the bot still needs Create Private Threads."
    assert named in await checked(world)
    role = world.guild.create_role("Anchors")
    planned = await who.slash(narrow, "keep schedule", days="mon", time="19:00", mention=role)
    await who.click(last(planned), label="Save")
    assert f"A schedule mentions <@&{role.id}>, which hears nothing." in await checked(world)


async def use_pairs(world: World, circle: ChannelHandle) -> None:
    """Let the circle be one whose rounds are of pairs."""
    async with world.app.database.write() as tx:
        await tx.execute(update(circles).where(circles.c.channel_id == circle.id).values(format="equal-time"))


async def test_channels_and_roles_that_are_other_than_when_they_were_chosen_are_named(world: World) -> None:
    office, role = closed_channel(world), world.guild.create_role("Anchors")
    chosen = {"moderators_channel_id": [office], "keeper_role_id": [role], "unasked_a_day": ["3"]}
    await fill(world, world.moderator, "Roles and channels", **chosen)
    circle = world.guild.create_text_channel("garden")
    await world.moderator.slash(world.channel, "desk circles", channel=circle)
    assert "garden" not in await checked(world)
    assert str(office.id) not in await checked(world)
    await open_to_all(world, office)
    assert f"Everyone can see <#{office.id}> now, so nothing is told there." in await checked(world)
    world.env.backend.delete_channel(office.id)
    world.env.backend.delete_role(world.guild.id, role.id)
    await forbid_there(world, circle, create_public_threads=True)
    named = await checked(world)
    assert f"A channel that is used is gone, or the bot cannot see it: <#{office.id}>" in named
    assert "A role that you chose is gone" in named
    assert f"<#{circle.id}>: the bot still needs Create Public Threads." in named


async def test_of_a_great_many_that_are_missing_whole_lines_are_shown(world: World) -> None:
    places = [forbid(world, "create_public_threads") for _ in range(40)]
    async with world.app.database.write() as tx:
        for place in places:
            await store.save(tx, Circle(place.id, world.guild.id, "narrow", "", "weather", world.now()))
    lines = [line for line in (await checked(world)).splitlines() if line.startswith(("- ", "…"))]
    assert len(lines) > 10
    assert all(line.endswith(".") for line in lines[:-1])
    assert lines[-1] == "…"


async def test_the_channel_of_the_queue_is_looked_at_as_well(world: World) -> None:
    async with world.app.database.write() as tx:
        narrow = forbid(world, "manage_threads")
        await queue.choose(tx, Settings(world.guild.id, open=True, channel_id=narrow.id))
    assert f"<#{narrow.id}>: the bot still needs Manage Threads." in await checked(world)
    world.env.backend.delete_channel(narrow.id)
    await world.env.settle()
    assert f"<#{narrow.id}>" not in await checked(world)  # the queue closes with its channel


async def test_a_server_full_of_threads_is_told_before_there_is_no_room(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "NEARLY_ALL_THREADS", 1)
    await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    assert "Nearly a thousand threads are open" not in await checked(world)
    await world.keeper.slash(world.channel, "keep round")
    assert "Nearly a thousand threads are open" in await checked(world)


async def test_only_moderators_set_up(world: World) -> None:
    assert "This is for moderators" in words(await world.member.slash(world.channel, "desk setup"))


def test_the_invitation_asks_for_the_pin() -> None:
    assert NEEDED.pin_messages
