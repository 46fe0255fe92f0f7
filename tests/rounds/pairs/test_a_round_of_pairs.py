"""A round of pairs from the first press to the last."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.rounds.pairs.evening import MINUTE, Pairs, pairs
from tests.simulated import labels, last, words

HELP = "Get help now"
SWAP = "It is time to swap, if you like. There is no hurry: finish your thought first."
ALL_HAD = "Each of you has had the time. You can go on for as long as you like."
RESTS = "This thread goes to rest now. Thank you for listening to each other."


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Pairs]:
    async with pairs(tmp_path) as it:
        yield it


async def test_two_people_talk_in_a_thread_of_their_own(it: Pairs) -> None:
    world = it.world
    assert labels(it.card) == ["Join", "Just listening", "Leave", "Keep", HELP]
    assert "Each of you has about 10 minutes, while the other listens." in words(it.card)
    assert "Moderators may open such a thread." in words(it.card)
    panel = await it.press(world.keeper, "Keep")
    assert labels(panel) == ["Begin", "Extend", "Close", HELP]
    assert "Should one person be left over, you are put with them." in words(panel)
    await it.join(world.member, world.other)
    await it.join(world.other)
    assert "There is nothing you have to do." in words(await it.press(world.moderator, "Just listening"))
    begun = await it.begin()
    assert labels(begun) == ["Extend", "Close", HELP]
    assert last(begun).ephemeral
    [thread] = it.threads
    assert thread.name == "Side by side · 1"
    assert it.people(thread) == {world.member.id, world.other.id}
    [hello] = it.messages(thread)
    assert (
        words(hello)
        .strip()
        .startswith("Only you who are here can read this. Moderators may open this thread.")
    )
    assert {user.id for user in hello.mentions} == {world.member.id, world.other.id}
    assert "- How are you?\n- What would help?" in words(hello)
    assert "About 10 minutes each." in words(hello)
    assert "findahelpline.com" in words(hello)
    assert labels(hello) == ["Leave", HELP]
    assert await it.shows("The pairs are talking. You can still join.")
    assert "3 people are here" in words(it.card)
    assert str(world.member.id) not in words(it.card)
    await world.advance(10 * MINUTE)
    assert it.said(thread)[1:] == [SWAP]
    await world.advance(10 * MINUTE)
    assert it.said(thread)[2:] == [ALL_HAD]
    await world.advance(30 * MINUTE)
    assert len(it.said(thread)) == 3
    closed = await it.panel(world.keeper, "Close", "Keep")
    assert "Thank you" in words(closed)
    await world.advance(1)
    assert it.said(thread)[3:] == [RESTS]
    assert it.rests(thread)
    assert await it.shows("Thank you for listening.")
    assert labels(it.card) == ["My check-in", HELP]


async def test_three_are_one_group_with_two_swaps(it: Pairs) -> None:
    world = it.world
    await it.join(world.member, world.other, world.moderator)
    await it.begin()
    assert it.groups() == [{world.member.id, world.other.id, world.moderator.id}]
    await world.advance(40 * MINUTE)
    assert it.said(it.threads[0])[1:] == [SWAP, SWAP, ALL_HAD]


async def test_eleven_are_four_pairs_and_a_three(it: Pairs) -> None:
    guests = it.guests(11)
    await it.join(*guests)
    await it.begin()
    groups = it.groups()
    assert sorted(map(len, groups)) == [2, 2, 2, 2, 3]
    assert set().union(*groups) == {guest.id for guest in guests}
    assert sorted(thread.name or "" for thread in it.threads) == [f"Side by side · {n}" for n in range(1, 6)]


async def test_a_single_one_is_with_the_keeper(it: Pairs) -> None:
    await it.join(it.world.member)
    await it.begin()
    assert it.groups() == [{it.world.member.id, it.world.keeper.id}]


async def test_nobody_and_only_the_keeper_cannot_begin(it: Pairs) -> None:
    assert "Nobody can be put together yet." in words(await it.begin())
    await it.join(it.world.keeper)
    assert "As soon as somebody else joins, you can begin." in words(await it.begin())
    await it.join(it.world.member)
    await it.begin()
    assert it.groups() == [{it.world.member.id, it.world.keeper.id}]


async def test_beginning_twice_is_beginning_once(it: Pairs) -> None:
    world = it.world
    await it.join(world.member, world.other)
    panels = [last(await it.press(who, "Keep")) for who in (world.keeper, world.moderator)]
    await world.keeper.click(panels[0], label="Begin")
    assert words(await world.moderator.click(panels[1], label="Begin")).strip() == "The pairs have begun."
    await world.advance(MINUTE)
    assert len(it.threads) == 1


async def test_a_round_stays_open_until_all_had_their_time(tmp_path: Path) -> None:
    async with pairs(tmp_path, hours=0.25) as it:
        await it.join(it.world.member, it.world.other)
        await it.world.advance(10 * MINUTE)
        await it.begin()
        await it.world.advance(21 * MINUTE)
        assert it.said(it.threads[0])[1:] == [SWAP, ALL_HAD]
        await it.world.advance(6 * MINUTE)
        assert it.rests(it.threads[0])
        assert "This round has closed." in words(it.card)


async def test_people_meet_others_the_next_time(it: Pairs) -> None:
    guests = it.guests(4)
    met: set[frozenset[int]] = set()
    for _ in range(3):
        await it.join(*guests)
        await it.begin()
        met |= {frozenset(group) for group in it.groups()}
        await it.panel(it.world.keeper, "Close", "Keep")
        await it.world.advance(24 * 60 * MINUTE)
        await it.world.keeper.slash(it.channel, "keep round", format="side-by-side")
    assert len(met) == 6


async def test_who_was_with_whom_is_forgotten_with_who_was_there(it: Pairs) -> None:
    await it.join(it.world.member, it.world.other)
    await it.begin()
    await it.panel(it.world.keeper, "Close", "Keep")
    await it.world.advance(31 * 24 * 60 * MINUTE)
    async with it.world.app.database.read() as tx:
        from bot.rounds.pairs import store

        assert await store.together(tx, it.world.guild.id, [it.world.member.id, it.world.other.id]) == {}
