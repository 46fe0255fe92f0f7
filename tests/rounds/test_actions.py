"""What people do in rounds, on both databases: twice at once, too late, in the wrong place."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from bot.core.actor import Actor
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.rounds import actions, store
from bot.rounds.store import Round
from tests.rounds.acting import close, listen, now_stored, refused, send, share, write_in_thread
from tests.rounds.people import (
    ELSEWHERE,
    KEEP,
    KEEPER,
    LATER,
    MEMBER,
    MODERATOR,
    MORNING,
    NOW,
    OTHER,
    make_circle,
    open_round,
)


async def test_a_round_that_two_open_at_once_is_one(database: Database) -> None:
    tried = await asyncio.gather(*(open_round(database, by) for by in (KEEPER, MEMBER, OTHER, MODERATOR)))
    assert len({found.id for found, _ in tried}) == 1
    assert sorted(new for _, new in tried) == [False, False, False, True]
    _, _, due = await now_stored(database, tried[0][0])
    assert [(job.kind, job.due_at) for job in due] == [(actions.CLOSE, NOW + timedelta(hours=24))]


async def test_two_circles_have_a_round_each_and_one_can_open_again_after_closing(
    database: Database, opened: Round
) -> None:
    await make_circle(database, MORNING)
    other, new = await open_round(database, replace(KEEPER, channel_id=MORNING))
    assert (new, other.channel_id) == (True, MORNING)
    await close(database, opened)
    again, new = await open_round(database)
    assert new
    assert again.id not in (opened.id, other.id)


async def test_a_round_is_open_for_a_quarter_of_an_hour_to_a_week(database: Database) -> None:
    for asked, given in [(0.0, 0.25), (-5.0, 0.25), (3.5, 3.5), (168.0, 168.0), (1e6, 168.0)]:
        opened, _ = await open_round(database, hours=asked)
        assert opened.closes_at - opened.opened_at == timedelta(hours=given)
        await close(database, opened)


async def test_a_title_is_kept_within_its_limit(database: Database) -> None:
    opened, _ = await open_round(database, title="  " + "t" * 500)
    assert opened.title == "t" * 100


async def test_just_listening_twice_at_once_counts_once(database: Database, opened: Round) -> None:
    await asyncio.gather(
        *(listen(database, MEMBER, opened) for _ in range(5)), listen(database, OTHER, opened)
    )
    assert (await now_stored(database, opened))[1] == 2


async def test_a_form_sent_twice_at_once_is_one_check_in(database: Database, opened: Round) -> None:
    tried = await asyncio.gather(*(send(database, MEMBER, opened) for _ in range(4)), return_exceptions=True)
    refusals = [error.key for error in tried if isinstance(error, Refusal)]
    assert refusals == ["round-sent-already"] * 3
    assert (await now_stored(database, opened))[1] == 1


async def test_many_people_at_once_all_count(database: Database, opened: Round) -> None:
    async with database.write() as tx:
        await store.change(tx, opened.id, thread_id=500)
    people = [replace(MEMBER, user_id=1000 + number) for number in range(20)]
    await asyncio.gather(
        *(send(database, by, opened) for by in people),
        *(listen(database, by, opened) for by in reversed(people)),
        write_in_thread(database, *[by.user_id for by in people], seen=600),
        write_in_thread(database, *[by.user_id for by in reversed(people)], seen=601),
    )
    found, here, _ = await now_stored(database, opened)
    assert (here, found.seen_id) == (20, 601)


async def test_nothing_can_be_done_in_a_closed_round_but_to_look_after_ones_words(
    database: Database, opened: Round
) -> None:
    mine = await share(database, MEMBER, opened, 900)
    await close(database, opened)
    for doing in (
        listen(database, OTHER, opened),
        send(database, OTHER, opened),
        extend(database, KEEPER, opened),
        close_by(database, KEEPER, opened),
    ):
        assert await refused(doing) == "round-closed-already"
    async with database.read() as tx:
        assert (await actions.find_own(tx, MEMBER, opened.id))[1].id == mine.id
    assert (await now_stored(database, opened))[1] == 1


async def extend(database: Database, by: Actor, opened: Round) -> Round:
    async with database.write() as tx:
        return await actions.extend(tx, by, opened.id)


async def close_by(database: Database, by: Actor, opened: Round) -> None:
    async with database.write() as tx:
        await actions.close_by(tx, by, opened.id, now=LATER, keep=KEEP)


async def test_a_round_of_another_place_is_refused(database: Database, opened: Round) -> None:
    stranger = replace(MODERATOR, guild_id=ELSEWHERE)
    neighbour = replace(MODERATOR, channel_id=MORNING)
    for doing in (listen, send, extend, close_by):
        assert await refused(doing(database, stranger, opened)) == "error-gone"
        assert await refused(doing(database, neighbour, opened)) == "error-elsewhere"
    assert await refused(listen(database, MEMBER, replace(opened, id=opened.id + 1))) == "error-gone"
    assert (await now_stored(database, opened))[1] == 0


async def test_only_the_keeper_and_moderators_keep_a_round(database: Database, opened: Round) -> None:
    assert await refused(extend(database, MEMBER, opened)) == "error-keepers-only"
    assert await refused(close_by(database, MEMBER, opened)) == "error-keepers-only"
    later = await extend(database, MODERATOR, opened)
    assert later.closes_at == opened.closes_at + timedelta(hours=1)
    await close_by(database, KEEPER, opened)
    assert (await now_stored(database, opened))[0].closed_at == LATER


async def test_extending_ends_at_a_week_and_moves_the_closing(database: Database) -> None:
    opened, _ = await open_round(database, hours=166.5)
    await extend(database, KEEPER, opened)
    assert await refused(extend(database, KEEPER, opened)) == "round-long-enough"
    found, _, due = await now_stored(database, opened)
    assert [job.due_at for job in due] == [found.closes_at] == [NOW + timedelta(hours=167.5)]


async def test_closing_twice_at_once_is_closing_once(database: Database, opened: Round) -> None:
    await asyncio.gather(*(close(database, opened) for _ in range(4)), extend_if_open(database, opened))
    await close(database, opened)
    found, _, due = await now_stored(database, opened)
    assert found.closed_at == LATER
    assert [(job.kind, job.due_at) for job in due] == [(actions.FORGET, LATER + KEEP)]


async def extend_if_open(database: Database, opened: Round) -> None:
    with suppress(Refusal):
        await extend(database, KEEPER, opened)


async def test_closing_a_round_that_is_gone_does_no_harm(database: Database, opened: Round) -> None:
    await close(database, replace(opened, id=opened.id + 7))
    assert (await now_stored(database, opened))[0].closed_at is None


async def test_a_round_that_was_extended_at_the_last_moment_stays_open(
    database: Database, opened: Round
) -> None:
    later = await extend(database, KEEPER, opened)
    async with database.write() as tx:
        await actions.close_on_time(tx, opened.id, now=opened.closes_at, keep=KEEP)
    found, _, due = await now_stored(database, opened)
    assert found.closed_at is None
    assert [job.due_at for job in due] == [later.closes_at]
    async with database.write() as tx:
        await actions.close_on_time(tx, opened.id, now=later.closes_at, keep=KEEP)
    assert (await now_stored(database, opened))[0].closed_at == later.closes_at
