"""Who would rather not meet, comes late, or leaves: nobody is left alone, and nobody is told why."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
from sqlalchemy import update

from bot.core import jobs
from bot.rounds.pairs import ending, store
from tests.rounds.pairs.evening import MINUTE, Pairs, pairs
from tests.rounds.pairs.test_a_round_of_pairs import RESTS, SWAP
from tests.simulated import words


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Pairs]:
    async with pairs(tmp_path) as it:
        yield it


async def test_who_would_rather_not_meet_is_never_put_together(it: Pairs) -> None:
    guests = it.guests(4)
    await it.avoid(guests[0], guests[1])
    await it.avoid(guests[3], guests[0])
    await it.join(*guests)
    await it.begin()
    pair = next(group for group in it.groups() if guests[0].id in group)
    assert pair == {guests[0].id, guests[2].id}
    assert len(it.groups()) == 2


async def test_two_who_would_rather_not_meet_are_each_with_the_keeper(it: Pairs) -> None:
    world = it.world
    await it.avoid(world.member, world.other)
    await it.join(world.member, world.other)
    assert "Everybody who joined is put with somebody now." in words(await it.begin())
    groups = it.groups()
    assert {world.member.id, world.keeper.id} in groups
    assert {world.other.id, world.keeper.id} in groups
    shown = "\n".join(text for thread in it.threads for text in it.said(thread))
    for reason in ("rather", "avoid", "apart"):
        assert reason not in shown


async def test_an_odd_one_who_avoids_one_pair_joins_the_other(it: Pairs) -> None:
    guests = it.guests(5)
    for other in guests[1:3]:
        await it.avoid(guests[0], other)
    await it.join(*guests)
    await it.begin()
    sizes = sorted(map(len, it.groups()))
    assert sizes == [2, 3]
    mine = next(group for group in it.groups() if guests[0].id in group)
    assert not mine & {guests[1].id, guests[2].id}


async def test_who_comes_late_is_put_with_another_who_does(it: Pairs) -> None:
    world, guests = it.world, it.guests(4)
    await it.join(*guests[:2])
    await it.begin()
    assert "In a minute or two you are put with somebody." in words(await it.press(guests[2], "Join"))
    await it.press(guests[3], "Join")
    await world.advance(MINUTE + 1)
    assert it.groups() == [{one.id for one in guests[:2]}, {one.id for one in guests[2:]}]
    again = await it.press(guests[3], "Join")
    assert f"You are with somebody already: <#{it.threads[1].id}>" in words(again)


async def test_a_single_one_who_comes_late_is_with_the_keeper(it: Pairs) -> None:
    guests = it.guests(3)
    await it.join(*guests[:2])
    await it.begin()
    await it.press(guests[2], "Join")
    await it.world.advance(MINUTE + 1)
    assert it.groups()[1] == {guests[2].id, it.world.keeper.id}


async def test_whoever_is_left_by_the_other_is_put_with_somebody_else(it: Pairs) -> None:
    world = it.world
    await it.join(world.member, world.other)
    await it.begin()
    [first] = it.threads
    left = await world.member.click(it.messages(first)[0], label="Leave")
    assert "You have left. Nobody is told, and you can come back." in words(left)
    await world.advance(1)
    assert world.member.id not in it.people(first)
    assert it.said(first)[-1] == RESTS
    assert it.rests(first)
    assert it.groups() == [{world.other.id, world.keeper.id}]
    assert await it.shows("1 person is here")


async def test_who_leaves_a_three_leaves_two_who_go_on(it: Pairs) -> None:
    guests = it.guests(3)
    await it.join(*guests)
    await it.begin()
    await it.press(guests[0], "Just listening")
    await it.world.advance(1)
    assert it.groups() == [{guests[1].id, guests[2].id}]
    await it.world.advance(10 * MINUTE)
    assert it.said(it.threads[0])[1:] == [SWAP]


async def test_a_keeper_who_leaves_their_one_is_not_put_there_again(it: Pairs) -> None:
    world, guests = it.world, it.guests(3)
    await it.join(*guests[:2])
    await it.begin()
    await it.press(guests[2], "Join")
    await world.advance(MINUTE + 1)
    await it.press(world.keeper, "Leave")
    await world.advance(1)
    assert it.groups() == [{guest.id for guest in guests}]
    assert f"<@{guests[2].id}> joins you. Say hello when it fits." in it.said(it.threads[0])


async def test_who_has_left_the_server_before_the_beginning_is_put_with_nobody(it: Pairs) -> None:
    world = it.world
    await it.join(world.member, world.other)
    world.env.backend.remove_member(world.guild.id, world.member.id)
    await it.begin()
    assert it.groups() == [{world.other.id, world.keeper.id}]


async def test_who_leaves_the_server_in_the_middle_leaves_nobody_alone(it: Pairs) -> None:
    world = it.world
    await it.join(world.member, world.other)
    await it.begin()
    world.env.backend.remove_member(world.guild.id, world.member.id)
    await world.advance(10 * MINUTE + 1)
    assert it.groups() == [{world.other.id, world.keeper.id}]


async def test_a_restart_in_the_middle_changes_nothing(it: Pairs) -> None:
    world = it.world
    await it.join(world.member, world.other)
    await world.restart()
    await it.begin()
    await world.restart()
    await world.advance(10 * MINUTE)
    await world.restart()
    await world.advance(MINUTE)
    assert len(it.threads) == 1
    assert it.said(it.threads[0])[1:] == [SWAP]
    await it.panel(world.keeper, "Close", "Keep")
    await world.restart()
    await world.advance(1)
    assert it.rests(it.threads[0])


async def test_a_thread_that_was_made_and_not_remembered_is_not_made_twice(it: Pairs) -> None:
    world = it.world
    await it.join(world.member, world.other)
    await it.begin()
    await world.app.scheduler.stop()  # what is under way ends first
    async with world.app.database.write() as tx:
        await store.change(tx, 1, thread_id=None, opened_at=None)
        await jobs.put(tx, ending.OPEN, "1", world.now())
        await tx.execute(update(jobs.jobs).where(jobs.jobs.c.kind == ending.OPEN).values(attempts=1))
    await world.restart()
    await world.advance(1)
    assert len(it.threads) == 1
    assert len(it.messages(it.threads[0])) == 1


async def test_after_a_long_absence_only_the_last_signal_is_given(it: Pairs) -> None:
    world = it.world
    await it.join(*it.guests(3))
    await it.begin()
    await world.app.scheduler.stop()
    await world.advance(25 * MINUTE)
    await world.restart()
    await world.advance(1)
    assert it.said(it.threads[0])[1:] == [SWAP]


async def test_a_thread_that_somebody_deleted_stays_away(it: Pairs) -> None:
    world = it.world
    await it.join(world.member, world.other)
    await it.begin()
    world.env.backend.delete_channel(it.threads[0].id)
    await world.advance(30 * MINUTE)
    assert it.threads == []
    assert "In a minute or two" in words(await it.press(world.member, "Join"))
    await world.advance(2 * MINUTE)
    assert it.groups() == [{world.member.id, world.keeper.id}]


async def test_a_missing_permission_is_named_before_anything_begins(it: Pairs) -> None:
    world = it.world
    await it.join(world.member, world.other)
    channel, me = world.app.get_channel(it.channel.id), world.guild.me
    assert isinstance(channel, discord.TextChannel)
    assert me is not None
    await channel.set_permissions(me, overwrite=discord.PermissionOverwrite(create_private_threads=False))
    assert "It still needs: Create Private Threads." in words(await it.begin())
    assert it.threads == []
    world.env.backend.delete_overwrite(it.channel.id, me.id)
    await world.env.settle()
    await it.begin()
    assert len(it.threads) == 1


async def test_who_is_here_takes_over_from_a_keeper_who_left_and_begins(it: Pairs) -> None:
    world = it.world
    await it.join(world.member, world.other)
    world.guild.remove_member(world.keeper)
    await it.panel(world.member, "Take over", "Keep")
    await it.begin(world.member)
    assert it.groups() == [{world.member.id, world.other.id}]


async def test_when_all_but_one_just_listen_that_one_is_with_the_keeper(it: Pairs) -> None:
    world = it.world
    await it.join(world.member)
    for who in (world.other, *it.guests(2)):
        await it.press(who, "Just listening")
    await it.begin()
    assert it.groups() == [{world.member.id, world.keeper.id}]
