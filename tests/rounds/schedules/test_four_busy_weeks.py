"""Four weeks of a busy server with six circles: how often it speaks by itself, and whom it never names."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import discord
import pytest
from simcord import ChannelHandle, MemberActor

from bot.core.budget import DAY, MOST_A_DAY
from tests.agreements.harbour import Harbour
from tests.moderation.offices import closed_channel
from tests.rounds.evening import Evening
from tests.rounds.schedules.weeks import HOUR, Weeks, weeks
from tests.simulated import labels, last, words

CIRCLES = 6
TIMES = ("07:00", "12:00", "19:00")
DECIDING, QUIET = 4, 5
"""The numbers of the circle that decides on its agreement, and of the one to which nobody comes."""

FORMATS = {1: "talking-piece", 2: "equal-time", 3: "biggest-barrier"}
"""Here people speak one after another, two by two, and listen first; elsewhere everyone in their own time."""

REMINDED = (0, 1)
"""The circles of which a member asked to be reminded: four rounds by day, and two at night."""

DAYS = 28
ASKED = ("## A suggestion", "## Do we agree")
"""Cards that stand there because somebody pressed something."""


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Weeks]:
    async with weeks(tmp_path) as it:
        it.world.env.settle_timeout = 240.0  # seconds of real time
        yield it


async def circles_of(it: Weeks) -> list[ChannelHandle]:
    """Make six circles, and a channel for keepers. One circle has agreed to a text, and looks at it again."""
    world = it.world
    made = [world.guild.create_text_channel(f"circle-{number}") for number in range(1, CIRCLES)]
    for circle in made:
        await world.moderator.slash(world.channel, "desk circles", channel=circle)
    keepers = closed_channel(world, "for-keepers")
    async with world.app.database.write() as tx:
        await world.app.servers.change(tx, world.guild.id, keepers_channel_id=keepers.id)
    circles = [it.channel, *made]
    deciding = Harbour(world, circles[DECIDING])
    await deciding.ask()
    await deciding.agree(world.member, world.moderator)
    form = await world.moderator.click(last(await deciding.desk()), label="Settings")
    chosen = {"review": "2026-01-25", "remind": "3", "days": "7", "least": "2"}
    await world.moderator.submit_modal(form, chosen)
    return circles


async def plan(it: Weeks, circles: list[ChannelHandle]) -> None:
    """Plan three rounds a day, all that the budget lets a circle order; one where it decides as well."""
    for number, circle in enumerate(circles):
        for time in TIMES[-1:] if number == DECIDING else TIMES:
            options = {"days": "every day", "time": time, "hours": 2.0}
            options |= {"format": FORMATS[number]} if number in FORMATS else {}
            shown = await it.world.moderator.slash(circle, "keep schedule", **options)
            await it.world.moderator.click(last(shown), label="Save")


async def ask_for_reminders(it: Weeks, who: MemberActor, circles: list[ChannelHandle]) -> None:
    """Ask for a letter before each round of some circles."""
    for number in REMINDED:
        shown = await who.slash(it.channel, "mine")
        for label in ("Settings", "Reminders", "Remind me of a circle"):
            shown = await who.click(last(shown), label=label)
        await who.submit_modal(shown, {"circle": [str(circles[number].id)]})


async def come(it: Weeks, circles: list[ChannelHandle], who: MemberActor) -> None:
    """Let somebody be here in the open rounds of all circles but the quiet one."""
    for number, circle in enumerate(circles):
        open_now = [card for card in it.messages(circle) if "Just listening" in labels(card)]
        if number != QUIET and open_now:
            await who.click(open_now[-1], label="Just listening")


def spoken(it: Weeks, place: ChannelHandle) -> list[discord.Message]:
    """What the bot posted there by itself."""
    return [card for card in it.messages(place) if not any(heading in words(card) for heading in ASKED)]


async def test_four_busy_weeks_stay_within_the_budget_and_name_nobody(it: Weeks) -> None:
    world = it.world
    absent, idle = world.add_member("wilhelmina"), world.add_member("bartholomew")
    circles = await circles_of(it)
    deciding = Harbour(world, circles[DECIDING])
    await plan(it, circles)
    await ask_for_reminders(it, world.member, circles)
    await world.advance(7 * HOUR)
    for day in range(DAYS):
        if day == 6:
            await deciding.suggest(world.member, "Point 2", "We listen.")
            for who in (world.member, world.moderator):
                await deciding.say(who)
        for pause in (5, 7, 12):
            if day % 2 == 0:  # a schedule rests after three quiet rounds, not after one
                await come(it, circles, world.member)
            if day == 2 and pause == 12:  # and nobody answers
                await share(Evening(world, deciding.channel), world.member)
            await world.advance(pause * HOUR)
    keepers = next(place for place in world.guild.channels.values() if place.name == "for-keepers")
    for place in world.guild.channels.values():
        if not place.is_thread:
            posted = [message.created_at for message in spoken(it, place)]
            within = [later - one for one, later in zip(posted, posted[MOST_A_DAY:], strict=False)]
            assert all(gap >= DAY for gap in within), place.name
    counted = [len(spoken(it, circle)) for circle in circles]
    rounds = DAYS * len(TIMES) + 1
    # Two versions were told of, and one look at the text; the quiet circle has three rounds of each schedule.
    assert counted == [rounds, rounds, rounds, rounds, DAYS + 3, 9]
    # Three schedules rest, and one check-in waits for an answer.
    assert len(spoken(it, keepers)) == 4
    # Who asked for reminders gets three a day at most, and nobody else gets a letter.
    assert len(world.env.backend.dm_channels) == 1
    letters = [letter.created_at for letter in world.member.user.dm_channel.history()]
    assert all(later - one >= DAY for one, later in zip(letters, letters[3:], strict=False))
    assert {f"{moment:%H:%M}" for moment in letters} == {"11:30", "18:30"}
    assert 2 * DAYS <= len(letters) <= 3 * DAYS
    # In the threads of rounds the bot says nothing by itself: there stands what was shared.
    assert [
        len(it.messages(thread)) for circle in circles for thread in circle.threads if it.messages(thread)
    ] == [1]
    name_nobody(it, absent, idle, world.other, world.keeper)
    silent_for = world.now() - it.messages(circles[QUIET])[-1].created_at
    assert silent_for > timedelta(days=20)


async def share(evening: Evening, who: MemberActor) -> None:
    """Check in on the card of the open round, and welcome an answer."""
    card = next(card for card in reversed(evening.messages(evening.channel)) if "Check in" in labels(card))
    await evening.send(who, await who.click(card, label="Check in"), "a long day", welcome="kind")


def name_nobody(it: Weeks, *absent: MemberActor) -> None:
    """See that no message in any channel or thread mentions or names somebody who did not take part."""
    places = {place.id: place for place in it.world.guild.channels.values()}
    places |= {thread.id: thread for place in [*places.values()] for thread in place.threads}
    read = [message for place in places.values() for message in place.history()]
    assert any("a long day" in words(message) for message in read)  # threads are read as well
    for somebody in absent:
        assert not any(somebody.id == one.id for message in read for one in message.mentions)
        assert not any(str(somebody.id) in words(message) for message in read)
        # "other" and "keeper" are words that the bot says of anybody.
        if somebody.user.name not in ("other", "keeper"):
            assert not any(somebody.user.name in words(message).casefold() for message in read)
