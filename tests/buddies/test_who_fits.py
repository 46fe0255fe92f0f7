"""Who is proposed to whom, by itself, and what they read of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import discord
import pytest
from simcord import ChannelHandle, MemberActor
from structlog.testing import capture_logs

from tests.buddies import story as stories
from tests.buddies.story import Story
from tests.simulated import last, words

HOUR = 3600
LONGER_THAN_A_RUN = 4 * HOUR + 60


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    async with stories.story(tmp_path) as it:
        yield it


async def closed_circle(story: Story, *inside: MemberActor) -> ChannelHandle:
    """Make a circle that only these people, moderators and the bot see."""
    world = story.world
    guild = world.app.get_guild(world.guild.id)
    assert guild is not None
    seen = discord.PermissionOverwrite(view_channel=True, send_messages=True)
    unseen = discord.PermissionOverwrite(view_channel=False)
    people: dict[Any, discord.PermissionOverwrite] = dict.fromkeys((*inside, world.moderator), seen)
    overwrites: dict[Any, discord.PermissionOverwrite] = {
        guild.default_role: unseen,
        cast("Any", world.app.user): seen,
        **people,
    }
    channel = world.guild.create_text_channel("quiet-corner", overwrites=overwrites)
    made = await world.moderator.slash(channel, "desk circles", channel=channel)
    assert "is a circle now" in words(made)
    return channel


async def test_the_queue_looks_by_itself_every_few_hours(story: Story) -> None:
    anne, ben = [await story.join(name) for name in ("anne", "ben")]
    await story.world.advance(HOUR)
    assert story.told(anne) == story.told(ben) == []  # nothing in common: no hurry
    with capture_logs() as logged:
        await story.world.advance(LONGER_THAN_A_RUN)
    assert 1767272400 in [line.get("seed") for line in logged]  # the run of one o'clock can be repeated
    assert str(anne.id) not in str(logged)
    for who in (anne, ben):
        [letter] = story.told(who)
        assert "You wait in the buddy queue of Harbour." in letter
        assert "In a small server you may guess who it is." in letter
        assert "There is time until <t:1767531600:F>." in letter  # three days after the run at one
        assert "What you have in common" not in letter


async def test_who_stayed_without_a_buddy_comes_first_next_time(story: Story) -> None:
    people = [await story.join(name) for name in ("anne", "ben", "cleo")]
    await story.match()
    told = [len(story.told(who)) for who in people]
    assert sorted(told) == [0, 1, 1]  # nobody said that a three is fine
    alone = people[told.index(0)]
    dora = await story.join("dora")
    await story.join("emil")
    await story.match()
    assert len(story.told(alone)) == 1
    assert len(story.told(dora)) + len(story.told(story.people["emil"])) == 1


async def test_someone_from_this_circle_is_asked_of_discord_and_not_kept(story: Story) -> None:
    people = [await story.join(name) for name in ("anne", "ben", "cleo")]
    anne, ben, cleo = people
    channel = await closed_circle(story, anne, cleo)
    for who in people:
        await story.fill(who, "Whom you look for", circle="same")
    await story.match()
    assert [len(story.told(who)) for who in (anne, ben, cleo)] == [1, 0, 1]
    assert "You asked for someone from your own circle" in story.told(anne)[-1]
    assert str(channel.id) not in str(await story.rows())


async def test_two_who_share_no_language_wait_on(story: Story) -> None:
    anne, ben = [await story.join(name) for name in ("anne", "ben")]
    await story.fill(
        anne, "Languages and times", languages="English, Polish", times=["evening"], zone="Warsaw"
    )
    await story.fill(ben, "Languages and times", languages="Korean")
    await story.match()
    assert story.told(anne) == []
    shown = words(await story.panel(anne))
    assert "**Languages:** English, Polish" in shown
    assert "**Time zone:** Europe/Warsaw" in shown
    await story.fill(ben, "Languages and times", languages="korean; polish", times=["evening"], zone="Berlin")
    await story.match()
    assert "You speak Polish" in story.told(anne)[-1]
    assert "You have time at the same time of day" in story.told(ben)[-1]
    refused = await story.fill(anne, "Languages and times", zone="Nowhere at all")
    assert "It is not clear which time zone you mean." in words(refused)


async def test_at_the_end_one_is_told_how_to_block_in_discord(story: Story) -> None:
    anne, _, thread = await story.meet("anne", "ben")
    ended = words(await anne.click(thread.history()[-1], label="End pairing"))
    assert "To block somebody in Discord, open their profile and choose Block." in ended
    assert "The thread is locked, and deleted after 30 days." in ended


async def test_an_avoid_stays_when_its_owner_leaves_and_can_be_undone(story: Story) -> None:
    anne, ben = [await story.join(name) for name in ("anne", "ben")]
    await story.avoid(anne, ben)
    await anne.click(last(await story.panel(anne)), label="Leave")
    await story.join("anne")
    await story.match()
    assert story.told(anne) == story.told(ben) == []
    shown = await ben.click(last(await story.panel(ben)), label="Someone I'd rather not meet")
    assert str(anne.id) not in words(shown)
    shown = await anne.click(last(await story.panel(anne)), label="Someone I'd rather not meet")
    assert f"1. <@{ben.id}>" in words(shown)
    await anne.click(last(shown), label="Undo 1")
    await story.match()
    assert [len(story.told(who)) for who in (anne, ben)] == [1, 1]
