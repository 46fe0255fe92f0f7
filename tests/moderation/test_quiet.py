from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests import simulated
from tests.moderation.offices import noted
from tests.simulated import World, labels, last, words

HELP = "Get help now"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with simulated.world(tmp_path) as it:
        await it.moderator.slash(it.channel, "desk circles", channel=it.channel)
        yield it


async def plan(world: World) -> None:
    """A round every day at 19:00; it is midnight."""
    shown = await world.moderator.slash(world.channel, "keep schedule", days="daily", time="19:00", hours=2.0)
    await world.moderator.click(last(shown), label="Save")


def cards(world: World) -> int:
    return sum("Check in" in labels(message) for message in world.channel.history())


async def test_rounds_of_a_silence_are_left_out_and_the_next_one_comes(world: World) -> None:
    await plan(world)
    begun = await world.moderator.slash(world.channel, "desk quiet", hours=30.0)
    assert "The bot says nothing by itself until" in words(begun)
    assert labels(begun) == ["End the silence", HELP]
    await world.advance(40 * 3600)
    assert cards(world) == 0
    await world.advance(4 * 3600)
    assert cards(world) == 1


async def test_help_answers_and_people_take_part_in_a_silence(world: World) -> None:
    await world.moderator.slash(world.channel, "desk quiet")
    assert "Only you can see this." in words(await world.member.slash(world.channel, "help"))
    opened = await world.keeper.slash(world.channel, "keep round")
    assert "The round is open." in words(opened)


async def test_again_ends_it_and_a_second_press_says_that_there_is_none(world: World) -> None:
    begun = await world.moderator.slash(world.channel, "desk quiet", hours=1.0)
    ended = await world.moderator.slash(world.channel, "desk quiet")
    assert "The silence has ended." in words(ended)
    assert not world.app.servers.of(world.guild.id).is_quiet(world.now())
    assert "There is no silence to end." in words(
        await world.moderator.click(last(begun), label="End the silence")
    )
    assert [change.kind for change in await noted(world)][:2] == ["server", "server"]


async def test_undoing_a_silence_ends_it_and_what_waited_is_done_at_once(world: World) -> None:
    await plan(world)
    await world.moderator.slash(world.channel, "desk quiet", hours=40.0)
    message = await world.other.send(world.channel, "hello")
    form = await world.member.context_menu(world.channel, "Tell the moderators", message)
    await world.member.submit_modal(form, {"words": "hm"})
    await world.advance(60)
    waiting = {job.kind: job.take_at for job in await world.app.scheduler.upcoming()}
    assert waiting["report-notice"] == world.app.servers.of(world.guild.id).quiet_until
    shown = await world.moderator.slash(world.channel, "desk changes")
    assert "Silence until: nothing → <t:1767369600:f>" in words(shown)
    undone = await world.moderator.click(last(shown), custom_id=f"desk:undo:{(await noted(world))[0].id}")
    assert "Undone." in words(undone)
    await world.advance(1)
    assert not world.app.servers.of(world.guild.id).is_quiet(world.now())
    assert "report-notice" not in {job.kind for job in await world.app.scheduler.upcoming()}


async def test_every_member_can_be_told_and_nobody_else_can_ask_for_it(world: World) -> None:
    assert "This is for moderators" in words(await world.keeper.slash(world.channel, "desk quiet"))
    assert not world.app.servers.of(world.guild.id).is_quiet(world.now())
    await world.moderator.slash(world.channel, "desk quiet", hours=1.0)
    shown = await world.moderator.slash(world.channel, "desk settings")
    assert "**Silence**: the bot says nothing by itself until" in words(shown)


async def test_a_silence_outlives_a_restart(world: World) -> None:
    await plan(world)
    await world.moderator.slash(world.channel, "desk quiet", hours=20.0)
    await world.restart()
    await world.advance(21 * 3600)
    assert cards(world) == 0
