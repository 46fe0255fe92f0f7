"""A server with far more of everything than most: every panel fits into what Discord takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from bot.circles import store as circles
from bot.core import changes, reports
from bot.core.actor import Actor
from bot.members import store as members
from bot.rounds.reminders import actions as reminders
from bot.rounds.schedules import store as schedules
from bot.rounds.schedules.rules import Pattern
from bot.signposts import actions as signposts
from bot.signposts.listed import Change
from tests.curious import WORDS, Curious
from tests.loopback.model import Channel
from tests.rounds.harbour import Lagoon, lagoon
from tests.signposts.lists import entry, shared_by

CIRCLES, REMINDERS, SERVICES, REPORTS, CHANGES = 60, 40, 200, 60, 60
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


async def make_circles(it: Lagoon) -> list[Channel]:
    """Circles with the longest names and purposes, three schedules each, and reminders that Ada asked for."""
    channels = [it.world.add_channel(it.guild, f"{'long_name__' * 9}{n}") for n in range(CIRCLES)]
    for channel in channels:
        await it.open_circle(channel)
    now, guild_id = it.app.now(), it.guild.id
    async with it.app.database.write() as tx:
        for one in await circles.of_guild(tx, guild_id):
            name = f"{(WORDS * 4)[:90]}{one.channel_id % 10**6}"
            await circles.save(tx, replace(one, name=name, about=(WORDS * 12)[:300]))
            for minute in range(3):
                pattern = Pattern(EVERY_DAY, time(19, minute), 1, "Europe/London", now.date(), 2.0)
                await schedules.add(
                    tx,
                    pattern,
                    guild_id=guild_id,
                    channel_id=one.channel_id,
                    made_by=it.moderator.id,
                    saved_at=now,
                    done_until=now,
                )
        for channel in channels[:REMINDERS]:
            await reminders.choose(tx, guild_id, it.ada.id, channel.id, now)
    return channels


async def fill_the_desk(it: Lagoon, channel: Channel) -> None:
    """Services, reports and changes in long words."""
    now, guild_id = it.app.now(), it.guild.id
    by = Actor(guild_id, channel.id, it.moderator.id, moderator=True)
    async with it.app.database.write() as tx:
        await members.know(tx, guild_id, it.moderator.id)
        for _ in range(REPORTS):
            await reports.file(tx, guild_id, it.ada.id, "told", (WORDS * 40)[:1000], now)
        for number in range(CHANGES):
            before, after = ({"about": f"{(WORDS * 12)[:290]}{one}"} for one in (number, number + 1))
            await changes.note(tx, guild_id, by.user_id, "circle", channel.id, before, after, now)
        listed = [
            entry(
                f"line-{number}", name=f"{(WORDS * 4)[:90]}{number}", description=(WORDS * 24)[:600].strip()
            )
            for number in range(SERVICES)
        ]
        added = [(await signposts.add(tx, by, one, now)).one for one in listed]
    shared_by(it.app).memory.apply(guild_id, Change(added))


@pytest.mark.parametrize("who", ["moderator", "member"])
async def test_everything_that_a_person_can_press_in_a_large_server_is_answered(
    tmp_path: Path, database_url: str, who: str
) -> None:
    async with lagoon(tmp_path, database_url=database_url) as it:
        first, *_ = await make_circles(it)
        await fill_the_desk(it, first)
        person = it.moderator if who == "moderator" else it.ada
        curious = Curious(it.world, person)
        for place in (first, it.circle, it.world.dm(person)):
            await curious.look_around(place)
        assert curious.presses > 60
        assert curious.faults == []
        refused = [ask.path for ask in it.world.requests if ask.status == 400]
        assert refused == []


async def test_the_circle_where_somebody_asks_is_offered_for_reminders(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await make_circles(it)
        async with it.app.database.read() as tx:
            last_by_name = (await circles.of_guild(tx, it.guild.id))[-1]
        here = it.world.channels[last_by_name.channel_id]
        handle = await it.world.slash(it.ben, here, "mine").finished()
        for label in ("Settings", "Reminders", "Remind me of a circle"):
            handle = await it.world.press(it.ben, handle.message, label=label)
        [which] = [part["component"] for part in handle.modal.components]
        assert str(here.id) in [option["value"] for option in which["options"]]
