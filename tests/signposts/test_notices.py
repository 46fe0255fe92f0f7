"""What moderators are told unasked: what members say is wrong, and once a month what waits."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from pathlib import Path

import discord
import pytest
from simcord import ChannelHandle

from bot.signposts.entry import Entry
from bot.signposts.listed import Signpost
from bot.signposts.notices import sort
from tests import simulated
from tests.moderation.offices import choose_channel, closed_channel
from tests.signposts.lists import COMPARED, add, desk, entry, help_as_read, press
from tests.signposts.test_signpost import wrong
from tests.simulated import World, labels, last, words

DAY = 86400
NOW = datetime(2026, 3, 1, tzinfo=UTC)
HELP = "Get help now"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    async with simulated.world(tmp_path, settings="country: GB\n") as world:
        yield world


@pytest.fixture
async def office(world: World) -> ChannelHandle:
    channel = closed_channel(world)
    await choose_channel(world, channel)
    return channel


async def pass_days(world: World, days: int) -> None:
    for start in range(0, days, 10):
        await world.advance(min(10, days - start) * DAY)


def told(office: ChannelHandle) -> list[discord.Message]:
    return list(office.history())


async def test_moderators_are_told_what_is_wrong_and_not_who_said_so(
    world: World, office: ChannelHandle
) -> None:
    await add(world, entry(), entry("second", name="Second Line"))
    await wrong(world)
    [notice] = told(office)
    read = words(notice)
    assert "Members say that something is wrong with a service" in read
    assert "**Night Line**, for United Kingdom" in read
    assert "Members say: the number or link is wrong" in read
    assert "Second Line" not in read
    assert str(world.member.id) not in read
    assert labels(notice) == ["Hide now", "Open the list", HELP]


async def test_hide_now_in_the_notice_hides_it_and_leaves_the_notice_to_the_others(
    world: World, office: ChannelHandle
) -> None:
    await add(world, entry())
    await wrong(world)
    [notice] = told(office)
    answered = await world.moderator.click(notice, label="Hide now")
    assert last(answered).ephemeral
    assert "Members no longer see it here" in words(answered)
    assert "116 123" not in await help_as_read(world)
    [still] = told(office)
    assert words(still) == words(notice)
    again = await world.moderator.click(notice, label="Hide now")
    assert last(again).ephemeral
    opened = await world.moderator.click(notice, label="Open the list")
    assert last(opened).ephemeral
    assert "Members say that something is wrong with 1 entry" in words(opened)


async def test_an_entry_is_told_of_once_until_somebody_has_looked_at_it(
    world: World, office: ChannelHandle
) -> None:
    await add(world, entry())
    await wrong(world)
    await wrong(world, "closed")
    assert len(told(office)) == 1
    await press(world, await desk(world, entry="Night Line"), "It is right as it is")
    await wrong(world, "hours")
    assert len(told(office)) == 2


async def test_what_is_said_to_be_wrong_in_a_silence_is_told_together_after_it(
    world: World, office: ChannelHandle
) -> None:
    await add(world, entry(), entry("second", name="Second Line"))
    await world.moderator.slash(world.channel, "desk quiet", hours=10.0)
    await wrong(world)
    shown = await world.other.slash(world.channel, "signpost", topic="Second Line")
    form = await world.other.click(last(shown), label="Something is wrong with this")
    await world.other.submit_modal(form, {"wrong": "closed"})
    assert told(office) == []
    await world.advance(11 * 3600)
    [notice] = told(office)
    assert "wrong with 2 services" in words(notice)
    assert words(notice).index("Second Line") < words(notice).index("Night Line")


async def test_notices_stay_within_what_the_channel_gets_a_day(world: World, office: ChannelHandle) -> None:
    await add(world, *(entry(f"line-{n}", name=f"Line {n}") for n in range(5)))
    for number in range(5):
        shown = await world.member.slash(world.channel, "signpost", topic=f"Line {number}")
        form = await world.member.click(last(shown), label="Something is wrong with this")
        await world.member.submit_modal(form, {"wrong": "number"})
        await world.advance(1)
    assert len(told(office)) == 3
    await world.advance(DAY)
    assert len(told(office)) == 4
    assert "wrong with 5 services" in words(told(office)[-1])


async def test_without_a_moderators_channel_it_waits_at_the_desk(world: World) -> None:
    await add(world, entry())
    before = len(world.channel.history())
    await wrong(world)
    await world.advance(DAY)
    assert len(world.channel.history()) == before
    assert "Members say that something is wrong with 1 entry." in words(await desk(world))


async def test_once_a_month_moderators_are_told_what_waits(world: World, office: ChannelHandle) -> None:
    await add(world, entry("second", name="Second Line"), confirmed=False)
    await pass_days(world, 30)
    assert told(office) == []
    await pass_days(world, 2)
    [notice] = told(office)
    assert "1 entry waits to be confirmed. Members do not see it yet." in words(notice)
    assert "This message comes once a month at the most." in words(notice)
    assert labels(notice) == ["Confirm", "Open the list", HELP]
    await pass_days(world, 25)
    assert len(told(office)) == 1
    shown = await world.moderator.click(notice, label="Confirm")
    assert last(shown).ephemeral
    await press(world, shown, COMPARED)
    await pass_days(world, 65)
    assert len(told(office)) == 1


async def test_what_is_due_is_named_with_hide_now_and_what_lapsed_is_counted(
    world: World, office: ChannelHandle
) -> None:
    form = await press(world, await desk(world), "When to check again")
    await world.moderator.submit_modal(form, {"months": "3"})
    await add(world, entry())
    await pass_days(world, 88)
    assert told(office) == []
    await pass_days(world, 35)
    notice = told(office)[-1]
    assert "1 entry is due to be checked again. Members still see it." in words(notice)
    assert "**Night Line**, for United Kingdom\n-# Last checked <t:" in words(notice)
    assert labels(notice) == ["Hide now", "Confirm", "Open the list", HELP]
    await pass_days(world, 95)
    notice = told(office)[-1]
    assert "1 entry is hidden, because nobody has checked it for too long." in words(notice)
    assert "Night Line" not in words(notice)
    await world.moderator.click(notice, label="Open the list")


async def test_the_month_waits_for_a_silence_and_a_list_that_is_empty_is_not_spoken_of(
    world: World, office: ChannelHandle
) -> None:
    await add(world, entry(), confirmed=False)
    await pass_days(world, 30)
    await world.moderator.slash(world.channel, "desk quiet", hours=100.0)
    await pass_days(world, 4)
    assert told(office) == []
    await pass_days(world, 1)
    assert len(told(office)) == 1
    await press(world, await desk(world, entry="Night Line"), "Remove")
    await pass_days(world, 70)
    assert len(told(office)) == 1


def signpost(id: int, one: Entry, **changes: object) -> Signpost:
    return Signpost(id, 10, one, **changes)  # pyright: ignore[reportArgumentType] (a row of a table)


def test_each_entry_waits_for_one_thing_and_what_is_hidden_rests() -> None:
    year, years = datetime(2025, 2, 1, tzinfo=UTC), datetime(2024, 2, 1, tzinfo=UTC)
    suggested = entry(source={"kind": "suggestion", "ref": "a member"})
    other = entry(description="Otherwise.")
    waiting = sort(
        [
            signpost(1, entry(), shown=entry(), confirmed_at=NOW),
            signpost(2, entry(), shown=entry(), confirmed_at=year),
            signpost(3, other, shown=entry(), confirmed_at=year.replace(day=2)),
            signpost(4, other, shown=entry(), confirmed_at=NOW),
            signpost(5, entry(), shown=entry(), confirmed_at=years),
            signpost(6, entry()),
            signpost(7, suggested),
            signpost(8, entry(), shown=entry(), confirmed_at=year, hidden=True),
            signpost(9, entry(), hidden=True),
        ],
        NOW,
        12,
    )
    assert [one.id for one in waiting.due] == [2, 3]
    assert (waiting.changed, waiting.unconfirmed, waiting.suggested, waiting.lapsed) == (1, 1, 1, 1)
    assert not sort([signpost(1, entry(), shown=entry(), confirmed_at=NOW)], NOW, 12)
