"""Who is with whom, on both databases: at once, in the wrong place, and after a while."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.circles import actions as circles
from bot.core import jobs
from bot.core.actor import Actor
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.rounds import actions as rounds
from bot.rounds import store as round_store
from bot.rounds.pairs import actions, ending, store
from bot.rounds.pairs.rules import Placing
from bot.rounds.pairs.store import Pair, kept
from bot.rounds.store import Round
from tests.rounds.acting import close, refused
from tests.rounds.people import (
    ELSEWHERE,
    HARBOUR,
    KEEPER,
    LATER,
    MEMBER,
    MORNING,
    NOW,
    OTHER,
    weather,
)

THIRD = replace(MEMBER, user_id=34)
TURN = timedelta(minutes=10)


@pytest.fixture
async def pairs(database: Database) -> Round:
    format = {**weather(), "order": "pairs"}
    async with database.write() as tx:
        circle = await circles.find(tx, HARBOUR, KEEPER.channel_id)
        opened, _ = await rounds.open_round(tx, KEEPER, circle, format=format, title="", hours=24, now=NOW)
    return opened


async def do(database: Database, act: Callable[..., Awaitable[Any]], by: Actor, opened: Round) -> Any:
    async with database.write() as tx:
        return await act(tx, by, opened.id, NOW)


async def join(database: Database, opened: Round, *people: Actor) -> None:
    for one in people:
        await do(database, actions.join, one, opened)


async def place(database: Database, opened: Round, *groups: Sequence[Actor]) -> Sequence[Pair]:
    """Put people together as the bot does, and return the pairs there are."""
    placing = Placing(tuple(tuple(one.user_id for one in group) for group in groups))
    async with database.write() as tx:
        wait = await actions.waiting(tx, opened.id)
        assert wait is not None
        await actions.place(tx, wait, placing, NOW)
        return await store.of_round(tx, opened.id)


async def due(database: Database, *kinds: str) -> list[tuple[str, str]]:
    async with database.read() as tx:
        return sorted((job.kind, job.key) for job in await jobs.upcoming(tx) if job.kind in kinds)


async def waiting(database: Database, opened: Round) -> tuple[int, ...] | None:
    async with database.write() as tx:
        wait = await actions.waiting(tx, opened.id)
    return wait.people if wait else None


async def test_beginning_many_times_at_once_is_beginning_once(database: Database, pairs: Round) -> None:
    await join(database, pairs, MEMBER, OTHER)

    async def begin() -> str:
        try:
            await do(database, actions.begin, KEEPER, pairs)
        except Refusal as refusal:
            return refusal.key
        return "begun"

    said = await asyncio.gather(*(begin() for _ in range(4)))
    assert sorted(said) == ["begun", *["pairs-begun-already"] * 3]
    assert await due(database, ending.PLACE) == [(ending.PLACE, str(pairs.id))]


async def test_joining_at_once_and_twice_is_joining(database: Database, pairs: Round) -> None:
    await asyncio.gather(*(do(database, actions.join, one, pairs) for one in (MEMBER, MEMBER, OTHER)))
    assert await waiting(database, pairs) is None
    await do(database, actions.begin, KEEPER, pairs)
    assert sorted(await waiting(database, pairs) or ()) == [MEMBER.user_id, OTHER.user_id]


async def test_what_is_refused_changes_nothing(database: Database, pairs: Round) -> None:
    every = (actions.join, actions.only_listen, actions.leave, actions.begin)
    for act in every:
        assert await refused(do(database, act, replace(KEEPER, guild_id=ELSEWHERE), pairs)) == "error-gone"
        neighbour = replace(KEEPER, channel_id=MORNING)
        assert await refused(do(database, act, neighbour, pairs)) == "error-elsewhere"
        assert await refused(do(database, act, KEEPER, replace(pairs, id=pairs.id + 9))) == "error-gone"
    assert await refused(do(database, actions.begin, MEMBER, pairs)) == "error-keepers-only"
    assert await refused(do(database, actions.begin, KEEPER, pairs)) == "pairs-nobody-yet"
    await join(database, pairs, KEEPER)
    assert await refused(do(database, actions.begin, KEEPER, pairs)) == "pairs-only-you"
    await close(database, pairs)
    for act in every:
        assert await refused(do(database, act, KEEPER, pairs)) == "round-closed-already"
    assert await due(database, ending.PLACE) == []


async def test_a_round_of_another_order_has_no_pairs(database: Database, opened: Round) -> None:
    for act in (actions.join, actions.only_listen, actions.leave, actions.begin):
        assert await refused(do(database, act, KEEPER, opened)) == "error-gone"


async def test_who_went_between_two_steps_breaks_no_other_pair(database: Database, pairs: Round) -> None:
    fourth = replace(MEMBER, user_id=35)
    await join(database, pairs, MEMBER, OTHER, THIRD, fourth)
    await do(database, actions.begin, KEEPER, pairs)
    async with database.write() as tx:
        before = await actions.waiting(tx, pairs.id)
    assert before is not None
    await do(database, actions.leave, OTHER, pairs)
    groups = ((MEMBER.user_id, OTHER.user_id), (THIRD.user_id, fourth.user_id))
    async with database.write() as tx:
        await actions.place(tx, before, Placing(groups), NOW)
        made = await store.of_round(tx, pairs.id)
    assert [pair.people for pair in made] == [(THIRD.user_id, fourth.user_id)]
    assert await waiting(database, pairs) == (MEMBER.user_id,)
    assert await due(database, ending.PLACE) == [(ending.PLACE, str(pairs.id))]


async def test_placing_twice_makes_no_second_pair(database: Database, pairs: Round) -> None:
    await join(database, pairs, MEMBER, OTHER)
    await do(database, actions.begin, KEEPER, pairs)
    first = await place(database, pairs, (MEMBER, OTHER))
    assert await place(database, pairs, (MEMBER, OTHER)) == first
    assert len(first) == 1


async def test_a_closed_round_lets_every_thread_rest_and_puts_nobody_together(
    database: Database, pairs: Round
) -> None:
    await join(database, pairs, MEMBER, OTHER, THIRD)
    await do(database, actions.begin, KEEPER, pairs)
    [pair] = await place(database, pairs, (MEMBER, OTHER))
    await close(database, pairs)
    kinds = (ending.PLACE, ending.OPEN, ending.SIGNAL, ending.REST)
    assert await due(database, *kinds) == [(ending.REST, str(pair.id))]
    assert await waiting(database, pairs) is None
    async with database.write() as tx:
        assert await actions.to_open(tx, pair.id) is None
        assert await actions.signal_due(tx, pair.id, LATER) is None


async def test_signals_come_one_after_another(database: Database, pairs: Round) -> None:
    await join(database, pairs, MEMBER, OTHER)
    await do(database, actions.begin, KEEPER, pairs)
    [pair] = await place(database, pairs, (MEMBER, OTHER))
    async with database.write() as tx:
        assert await actions.to_open(tx, pair.id) is not None
        await actions.note_thread(tx, pair.id, 500)
        await actions.note_opened(tx, pairs, pair, NOW)
        assert await actions.to_open(tx, pair.id) is None
    for number in (1, 2):
        async with database.write() as tx:
            assert await actions.signal_due(tx, pair.id, NOW + number * TURN - timedelta(seconds=1)) is None
            signal = await actions.signal_due(tx, pair.id, NOW + number * TURN)
            assert signal is not None
            assert signal[2] == number
            await actions.note_signal(tx, *signal)
    async with database.write() as tx:
        assert await actions.signal_due(tx, pair.id, LATER) is None


async def test_who_was_with_whom_lately_is_known_for_as_long_as_the_server_keeps_it(
    database: Database, pairs: Round
) -> None:
    await join(database, pairs, MEMBER, OTHER, THIRD)
    await do(database, actions.begin, KEEPER, pairs)
    await place(database, pairs, (MEMBER, OTHER, THIRD))
    everyone = [one.user_id for one in (MEMBER, OTHER, THIRD)]
    async with database.read() as tx:
        met = await store.together(tx, HARBOUR, everyone)
        assert met == dict.fromkeys([(30, 31), (30, 34), (31, 34)], NOW)
        assert await store.together(tx, ELSEWHERE, everyone) == {}
    await close(database, pairs)
    for days, remain in ((31, 3), (1, 0)):
        async with database.write() as tx:
            await kept.sweep(tx, LATER + timedelta(days=7), lambda _guild_id, days=days: days)
            assert len(await store.together(tx, HARBOUR, everyone)) == remain
    async with database.write() as tx:
        await rounds.forget(tx, pairs.id)
        assert not await store.begun(tx, pairs.id)


async def test_who_is_forgotten_leaves_nobody_alone(database: Database, pairs: Round) -> None:
    await join(database, pairs, MEMBER, OTHER)
    await do(database, actions.begin, KEEPER, pairs)
    await place(database, pairs, (MEMBER, OTHER))
    assert await items(database, MEMBER) == ["kept-pair"]
    assert await items(database, KEEPER) == ["kept-pairs-begun"]
    async with database.write() as tx:
        await actions.stop(tx, MEMBER.user_id, ELSEWHERE, NOW)
    assert await waiting(database, pairs) == ()
    async with database.write() as tx:
        await actions.stop(tx, MEMBER.user_id, None, NOW)
    assert await waiting(database, pairs) == (OTHER.user_id,)
    assert await due(database, ending.PLACE) == [(ending.PLACE, str(pairs.id))]


async def items(database: Database, who: Actor) -> list[str]:
    async with database.read() as tx:
        return [item.what for item in await kept.read(tx, who.user_id, lambda _guild_id: 30)]


async def test_a_thread_that_is_gone_ends_its_pair_and_places_nobody(
    database: Database, pairs: Round
) -> None:
    await join(database, pairs, MEMBER, OTHER)
    await do(database, actions.begin, KEEPER, pairs)
    [pair] = await place(database, pairs, (MEMBER, OTHER))
    async with database.write() as tx:
        await actions.note_thread(tx, pair.id, 500)
        await actions.lose_thread(tx, 501, NOW)
        await actions.lose_thread(tx, 500, NOW)
        await actions.lose_thread(tx, 500, NOW)
    assert await waiting(database, pairs) == ()


async def test_a_round_stays_open_for_all_but_never_longer_than_a_week(
    database: Database, pairs: Round
) -> None:
    await join(database, pairs, MEMBER, OTHER)
    await do(database, actions.begin, KEEPER, pairs)
    await change(database, pairs, closes_at=NOW + timedelta(minutes=1))
    await place(database, pairs, (MEMBER, OTHER))
    assert await closes(database, pairs) == NOW + timedelta(minutes=25)
    await change(database, pairs, opened_at=NOW - timedelta(days=7))
    await join(database, pairs, THIRD)
    await place(database, pairs, (THIRD, KEEPER))
    assert await closes(database, pairs) == NOW + timedelta(minutes=25)


async def change(database: Database, opened: Round, **values: Any) -> None:
    async with database.write() as tx:
        await round_store.change(tx, opened.id, **values)


async def closes(database: Database, opened: Round) -> object:
    async with database.read() as tx:
        found = await round_store.get(tx, opened.id)
    return found and found.closes_at
