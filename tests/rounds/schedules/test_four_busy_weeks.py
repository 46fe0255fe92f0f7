"""Four weeks of a busy server with six circles: how often it speaks by itself, and whom it never names."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from simcord import ChannelHandle, MemberActor

from bot.core.budget import DAY, MOST_A_DAY
from tests.rounds.schedules.weeks import HOUR, Weeks, weeks
from tests.simulated import last, words

CIRCLES = 6
TIMES = ("07:00", "12:00", "19:00")
QUIET = 5
"""The number of the circle to which nobody comes."""


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Weeks]:
    async with weeks(tmp_path) as it:
        it.world.env.settle_timeout = 240.0  # seconds of real time
        yield it


async def busy(it: Weeks) -> list[ChannelHandle]:
    """Plan three rounds a day in each of six circles: all that the budget lets a circle order."""
    made = [it.world.guild.create_text_channel(f"circle-{number}") for number in range(1, CIRCLES)]
    circles = [it.channel, *made]
    for circle in circles:
        await it.world.moderator.slash(it.world.channel, "desk circles", channel=circle)
        for time in TIMES:
            shown = await it.world.moderator.slash(
                circle, "keep schedule", days="every day", time=time, hours=2.0
            )
            await it.world.moderator.click(last(shown), label="Save")
    return circles


async def come(it: Weeks, circles: list[ChannelHandle], who: MemberActor) -> None:
    """Let somebody be here in the open rounds of all circles but the quiet one."""
    for number, circle in enumerate(circles):
        if number != QUIET:
            await who.click(it.messages(circle)[-1], label="Just listening")


async def test_four_busy_weeks_stay_within_the_budget_and_name_nobody(it: Weeks) -> None:
    absent = it.world.add_member("wilhelmina")
    circles = await busy(it)
    await it.world.advance(7 * HOUR)
    for day in range(28):
        for pause in (5, 7, 12):
            if day % 2 == 0:  # a schedule rests after three quiet rounds, not after one
                await come(it, circles, it.world.member)
            await it.world.advance(pause * HOUR)
    everything = [message for place in it.world.guild.channels.values() for message in place.history()]
    for number, circle in enumerate(circles):
        posted = [message.created_at for message in it.messages(circle)]
        assert len(posted) == (12 if number == QUIET else 28 * len(TIMES) + 1)
        within = [later - one for one, later in zip(posted, posted[MOST_A_DAY:], strict=False)]
        assert all(gap >= DAY for gap in within)
    assert it.world.env.backend.dm_channels == {}
    threads = [message for circle in circles for thread in circle.threads for message in thread.history()]
    for message in (*everything, *threads):
        read = words(message).casefold()
        assert not message.mentions
        for somebody in (absent, it.world.other, it.world.keeper):
            assert somebody.user.name not in read
            assert str(somebody.id) not in read
    assert (
        sum(it.world.now() - it.messages(circle)[-1].created_at > timedelta(days=20) for circle in circles)
        == 1
    )
