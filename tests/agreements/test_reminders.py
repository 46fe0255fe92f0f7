"""Four weeks in a lively and in a sleepy circle, and a point that a keeper posts."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from simcord import ChannelHandle, InteractionResult

from tests.agreements.harbour import DAY, POINTS, Harbour, answer, harbour
from tests.simulated import last, words

LINE = re.compile(r"We agreed, point (\d): ")


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Harbour]:
    async with harbour(tmp_path) as it:
        yield it


async def test_a_lively_circle_is_reminded_now_and_then_and_a_sleepy_one_never(it: Harbour) -> None:
    world = it.world
    sleepy = replace(it, channel=world.guild.create_text_channel("quiet-corner"))
    await world.moderator.slash(sleepy.channel, "desk circles", channel=sleepy.channel)
    await agree_for_the_server(it)
    for circle in (it, sleepy):
        shown = await world.moderator.slash(
            circle.channel, "keep schedule", days="every day", time="19:00", hours=2.0
        )
        await world.moderator.click(last(shown), label="Save")
    reminded: list[int] = []
    await world.advance(19 * 3600)
    for _ in range(28):
        for who in (world.member, world.other):
            await it.press(who, "Just listening")
        reminded.append(point(it))
        assert point(sleepy) == 0
        await world.advance(DAY)
    days = [day for day, number in enumerate(reminded) if number]
    # Every third card, from the first one after a round that people came to.
    assert days == list(range(2, 28, 3))
    turns = [reminded[day] for day in days]
    assert turns == [1, 2, 3] * 3
    assert all("member" not in words(message).casefold() for message in it.messages(it.channel))


async def agree_for_the_server(it: Harbour) -> None:
    """Let one text count in both circles."""
    world, hall = it.world, it.world.guild.create_text_channel("hall")
    there = Harbour(world, hall)
    await there.ask()
    for one in (world.member, world.other):
        await there.say(one)
    await world.advance(7 * DAY)
    assert "We have an agreement" in words(there.messages(hall)[-1])


def point(it: Harbour) -> int:
    """The number of the point on the last card; 0 without one."""
    found = LINE.search(words(it.card))
    return int(found[1]) if found else 0


async def test_the_line_of_a_card_stays_as_it_is_while_the_card_changes(it: Harbour) -> None:
    world = it.world
    await it.settle()
    form = await world.moderator.click(last(await it.desk()), label="Settings")
    saved = await world.moderator.submit_modal(form, {"remind": "1", "days": "7"})
    assert "A point stands on every round card" in words(saved)
    for _ in range(2):
        await world.keeper.slash(it.channel, "keep round")
        for who in (world.member, world.other):
            await it.press(who, "Just listening")
        assert await it.shows("2 people are here")
        if "We agreed" in words(it.card):
            break
        await world.advance(DAY)
    shown = words(it.card)
    await world.advance(DAY)
    assert f"We agreed, point 1: {POINTS[0]}" in shown
    assert "We agreed" not in words(it.card)


async def test_a_keeper_posts_one_point_and_the_next_one_after_a_pause(it: Harbour) -> None:
    world = it.world
    assert "Nothing was agreed here yet." in answer(await remind(it, it.channel))
    await it.settle()
    await world.advance(DAY)
    assert "The point is posted." in words(await remind(it, it.channel))
    posted = it.messages(it.channel)[-1]
    assert words(posted).startswith(f"\nWe agreed, point 1: {POINTS[0]}")
    assert posted.reference is None
    assert not posted.mentions
    assert "keeper" not in words(posted)
    assert "A point was posted here not long ago." in words(await remind(it, it.channel))
    await world.advance(6 * 3600)
    await remind(it, it.channel, point=1)
    assert "point 1" in words(it.messages(it.channel)[-1])
    await world.advance(6 * 3600)
    await remind(it, it.channel)
    assert "point 2" in words(it.messages(it.channel)[-1])
    await world.advance(6 * 3600)
    assert "This channel has heard enough from the bot" in words(await remind(it, it.channel))
    assert "The agreement has 3 points." in words(await remind(it, it.channel, point=7))


async def remind(it: Harbour, place: ChannelHandle, **options: int) -> InteractionResult:
    return await it.world.keeper.slash(place, "keep remind", **options)
