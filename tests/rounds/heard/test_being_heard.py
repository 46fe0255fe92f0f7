"""A check-in that welcomes an answer and has none is shown to keepers, as a link, and nowhere else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from simcord import ChannelHandle

from bot.core import budget
from tests.moderation.offices import closed_channel
from tests.rounds.evening import Evening, evening
from tests.rounds.test_interrupted import write_unseen
from tests.simulated import words

HALF_A_DAY = 12 * 3600 + 6
WAITING = "**Waiting**"


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Evening]:
    async with evening(tmp_path) as it:
        yield it


def link(it: Evening, number: int = 0) -> str:
    return (
        f"https://discord.com/channels/{it.world.guild.id}/{it.thread.id}/{it.messages(it.thread)[number].id}"
    )


async def panel(it: Evening) -> str:
    return words(await it.press(it.world.keeper, "Keep"))


async def keepers_channel(it: Evening) -> ChannelHandle:
    channel = closed_channel(it.world, "keepers")
    async with it.world.app.database.write() as tx:
        await it.world.app.servers.change(tx, it.world.guild.id, keepers_channel_id=channel.id)
    return channel


async def test_who_waits_is_a_link_on_the_keepers_panel_until_somebody_answers(it: Evening) -> None:
    await it.share(it.world.member, "hello", welcome="kind")
    await it.share(it.world.other, "only to read")
    assert WAITING not in await panel(it)
    await it.world.advance(HALF_A_DAY)
    assert f"{WAITING}\n- {link(it)}" in await panel(it)
    assert link(it, 1) not in await panel(it)
    await it.world.member.send(it.thread, "and more", reply_to=it.messages(it.thread)[0])
    assert WAITING in await panel(it)
    await it.world.other.send(it.thread, "I read you", reply_to=it.messages(it.thread)[0])
    assert WAITING not in await panel(it)


async def test_whoever_wants_only_to_be_read_after_all_waits_no_more(it: Evening) -> None:
    await it.share(it.world.member, "hello", welcome="questions")
    await it.world.advance(HALF_A_DAY)
    assert WAITING in await panel(it)
    await it.send(it.world.member, await it.panel(it.world.member, "Change"), "hello", welcome="read")
    assert WAITING not in await panel(it)


async def test_many_who_wait_are_ten_links_and_a_word(it: Evening) -> None:
    for number in range(11):
        await it.share(it.world.add_member(f"guest{number}"), "hello", welcome="ideas")
        await it.world.advance(2)
    await it.world.advance(HALF_A_DAY)
    shown = await panel(it)
    assert shown.count("https://discord.com/") == 10
    assert "There are more in the same thread." in shown


async def test_keepers_get_one_quiet_line_and_no_second_one(it: Evening) -> None:
    keepers = await keepers_channel(it)
    await it.share(it.world.member, "hello", welcome="kind")
    before = len(it.messages(it.channel)), len(it.messages(it.thread))
    await it.world.advance(2 * HALF_A_DAY)
    [line] = it.messages(keepers)
    assert link(it) in words(line)
    assert "Member" not in words(line)
    assert line.mentions == []
    await it.world.advance(6 * HALF_A_DAY)
    assert len(it.messages(keepers)) == 1
    assert (len(it.messages(it.channel)), len(it.messages(it.thread))) == before


async def test_nothing_is_said_when_all_were_answered_or_nobody_asked_for_it(it: Evening) -> None:
    keepers = await keepers_channel(it)
    await it.share(it.world.member, "hello", welcome="kind")
    await it.share(it.world.other, "only to read")
    await it.world.keeper.send(it.thread, "I read you", reply_to=it.messages(it.thread)[0])
    await it.world.advance(4 * HALF_A_DAY)
    assert it.messages(keepers) == []


async def test_an_answer_that_came_while_the_bot_was_away_counts(it: Evening) -> None:
    keepers = await keepers_channel(it)
    await it.share(it.world.member, "hello", welcome="kind")
    write_unseen(it, it.world.other, reply=True)
    await it.world.restart()
    await it.world.advance(HALF_A_DAY)
    assert WAITING not in await panel(it)
    assert it.messages(keepers) == []


async def test_an_answer_in_the_thread_of_a_closed_round_counts(it: Evening) -> None:
    keepers = await keepers_channel(it)
    await it.share(it.world.member, "hello", welcome="kind")
    await it.panel(it.world.keeper, "Close", "Keep")
    await it.world.restart()
    await it.world.other.send(it.thread, "I read you", reply_to=it.messages(it.thread)[0])
    await it.world.advance(2 * HALF_A_DAY)
    assert it.messages(keepers) == []


async def test_a_round_that_closed_still_has_its_line(it: Evening) -> None:
    keepers = await keepers_channel(it)
    await it.share(it.world.member, "hello", welcome="kind")
    await it.panel(it.world.keeper, "Close", "Keep")
    await it.world.restart()
    await it.world.advance(4 * HALF_A_DAY)
    [line] = it.messages(keepers)
    assert link(it) in words(line)


async def test_a_full_day_and_a_silence_are_waited_for(it: Evening) -> None:
    keepers, world = await keepers_channel(it), it.world
    await it.share(world.member, "hello", welcome="kind")
    async with world.app.database.write() as tx:
        for number in range(3):
            await budget.claim(tx, world.guild.id, keepers.id, f"else:{number}", world.now())
        until = world.now() + timedelta(days=2)
        await world.app.servers.change(tx, world.guild.id, quiet_until=until)
    await world.advance(4 * HALF_A_DAY - 600)
    assert it.messages(keepers) == []
    async with world.app.database.write() as tx:
        for number in range(3, 6):
            await budget.note(tx, keepers.id, f"else:{number}", until, world.now())
    await world.advance(1200)
    assert it.messages(keepers) == []
    await world.advance(2 * HALF_A_DAY)
    assert len(it.messages(keepers)) == 1


async def beside(it: Evening, count: int) -> list[Evening]:
    """Open rounds in other circles, in each of which somebody waits for an answer."""
    there = [
        Evening(it.world, it.world.guild.create_text_channel(f"circle-{number}")) for number in range(count)
    ]
    for one in there:
        await one.open()
        await one.share(it.world.member, "hello", welcome="kind")
    return there


async def test_those_who_wait_in_many_circles_share_one_line(it: Evening) -> None:
    keepers = await keepers_channel(it)
    await it.share(it.world.member, "hello", welcome="kind")
    others = await beside(it, 5)
    await it.world.advance(HALF_A_DAY)
    [line] = it.messages(keepers)
    for one in (it, *others):
        assert words(line).count(link(one)) == 1
    await it.world.advance(8 * HALF_A_DAY)
    assert len(it.messages(keepers)) == 1


async def test_what_found_no_room_is_joined_and_not_stacked_up(it: Evening) -> None:
    keepers, world = await keepers_channel(it), it.world
    others = await beside(it, 12)
    async with world.app.database.write() as tx:
        for number in range(3):
            await budget.note(
                tx, keepers.id, f"else:{number}", world.now() + timedelta(hours=11), world.now()
            )
    await world.other.send(others[0].thread, "I read you", reply_to=others[0].messages(others[0].thread)[0])
    await world.advance(2 * HALF_A_DAY)
    assert it.messages(keepers) == []
    await world.advance(HALF_A_DAY)
    [line] = it.messages(keepers)
    assert words(line).count("https://discord.com/") == 11
    assert link(others[0]) not in words(line)
    await world.advance(8 * HALF_A_DAY)
    assert len(it.messages(keepers)) == 1


async def test_a_deleted_thread_leaves_nobody_waiting(it: Evening) -> None:
    keepers = await keepers_channel(it)
    await it.share(it.world.member, "hello", welcome="kind")
    it.world.env.backend.delete_channel(it.thread.id)
    await it.world.advance(4 * HALF_A_DAY)
    assert it.messages(keepers) == []
