"""What people do in a go-round, on both databases: at once, too late, in the wrong place."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import delete

from bot.core import jobs
from bot.core.actor import Actor
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.members.store import people as people_table
from bot.rounds import actions as rounds
from bot.rounds import keeping
from bot.rounds import store as round_store
from bot.rounds.store import Round
from bot.rounds.turns import actions, course, rules, store
from tests.rounds.acting import refused
from tests.rounds.people import ELSEWHERE, HARBOUR, KEEPER, LATER, MEMBER, MODERATOR, MORNING, NOW, OTHER
from tests.rounds.turns.acting import (
    begin,
    close,
    end,
    go_on,
    join,
    now_stored,
    open_in_turns,
    turn_now,
)

PEOPLE = [replace(MEMBER, user_id=number) for number in range(100, 106)]


async def test_a_turn_is_one_however_often_and_quickly_one_joins(database: Database, opened: Round) -> None:
    await asyncio.gather(*(join(database, opened, by) for by in [*PEOPLE, *PEOPLE, *PEOPLE]))
    going, _ = await now_stored(database, opened)
    assert sorted(turn.user_id for turn in going.turns) == [by.user_id for by in PEOPLE]
    assert sorted(turn.place for turn in going.turns) == list(range(len(PEOPLE)))


async def test_done_pressed_twice_at_once_ends_one_turn(database: Database, opened: Round) -> None:
    await join(database, opened, *PEOPLE)
    step = (await begin(database, opened)).step
    tried = await asyncio.gather(
        *(end(database, opened, PEOPLE[0], step) for _ in range(4)), return_exceptions=True
    )
    assert [error.key for error in tried if isinstance(error, Refusal)] == ["turn-over"] * 3
    assert await turn_now(database, opened) == PEOPLE[1].user_id


async def test_next_pressed_twice_at_once_steps_over_nobody(database: Database, opened: Round) -> None:
    await join(database, opened, *PEOPLE)
    step = (await begin(database, opened)).step
    tried = await asyncio.gather(
        *(go_on(database, opened, step, by) for by in (KEEPER, MODERATOR, KEEPER)),
        return_exceptions=True,
    )
    assert [error.key for error in tried if isinstance(error, Refusal)] == ["turn-moved-on"] * 2
    assert await turn_now(database, opened) == PEOPLE[1].user_id


async def test_the_keeper_and_the_person_hand_on_at_once(database: Database, opened: Round) -> None:
    await join(database, opened, *PEOPLE)
    step = (await begin(database, opened)).step
    await asyncio.gather(
        go_on(database, opened, step), end(database, opened, PEOPLE[0], step), return_exceptions=True
    )
    assert await turn_now(database, opened) == PEOPLE[1].user_id


async def test_all_leave_at_once_and_nobody_is_called(database: Database, opened: Round) -> None:
    await join(database, opened, *PEOPLE)
    await begin(database, opened)

    async def leave(by: Actor) -> None:
        async with database.write() as tx:
            await actions.leave(tx, by, opened.id, NOW)

    await asyncio.gather(*map(leave, PEOPLE))
    going, _ = await now_stored(database, opened)
    assert (going.phase, going.now) == (rules.TALKING, None)
    async with database.read() as tx:
        assert await round_store.count_here(tx, opened.id) == 0


async def test_each_news_is_to_be_told_once(database: Database, opened: Round) -> None:
    await join(database, opened, MEMBER, OTHER)
    assert (await now_stored(database, opened))[1].step == 0
    await begin(database, opened)
    async with database.read() as tx:
        due = {job.kind: job.key for job in await jobs.upcoming(tx)}
    assert due[course.TELL] == str(opened.id)
    _, told = await now_stored(database, opened)
    assert (told.step, told.told_step) == (1, 0)
    await join(database, opened, PEOPLE[0])
    assert (await now_stored(database, opened))[1].step == 1


async def test_the_order_is_shuffled_by_the_chance_that_is_handed_in(database: Database) -> None:
    opened = await open_in_turns(database, turns="shuffled")
    await join(database, opened, *PEOPLE)
    seats = [by.user_id for by in PEOPLE]
    random.Random(5).shuffle(seats)
    await begin(database, opened, seed=5)
    going, _ = await now_stored(database, opened)
    assert [going.now and going.now.user_id, *(turn.user_id for turn in going.coming)] == seats


async def test_only_the_keeper_moves_a_round_and_only_in_its_place(database: Database, opened: Round) -> None:
    await join(database, opened, MEMBER, OTHER)
    moves = (rules.pause, rules.resume, rules.open_talking)
    for by, key in [
        (MEMBER, "error-keepers-only"),
        (replace(KEEPER, channel_id=MORNING), "error-elsewhere"),
        (replace(KEEPER, guild_id=ELSEWHERE), "error-gone"),
    ]:
        assert await refused(begin(database, opened, by)) == key
        assert await refused(go_on(database, opened, 0, by)) == key
        for how in moves:
            async with database.write() as tx:
                assert await refused(actions.keep(tx, by, opened.id, how, NOW)) == key
    assert (await now_stored(database, opened))[0].phase == rules.GATHERING


async def test_a_turn_is_passed_on_to_one_of_this_round_only(database: Database) -> None:
    opened = await open_in_turns(database, turns="passed-on")
    await join(database, opened, *PEOPLE)
    step = (await begin(database, opened)).step
    async with database.read() as tx:
        choices = await actions.choices(tx, PEOPLE[0], opened.id, step)
        assert [turn.user_id for turn in choices] == [by.user_id for by in PEOPLE[1:]]
        assert await refused(actions.choices(tx, PEOPLE[1], opened.id, step)) == "turn-not-yours"
        assert await refused(actions.pass_on(tx, PEOPLE[0], 999, step, NOW)) == "error-gone"
        wrong = actions.pass_on(tx, PEOPLE[1], choices[0].id or 0, step, NOW)
        assert await refused(wrong) == "turn-not-yours"
    async with database.write() as tx:
        await actions.pass_on(tx, PEOPLE[0], choices[3].id or 0, step, NOW)
    assert await turn_now(database, opened) == PEOPLE[4].user_id


async def test_what_happens_after_the_end_changes_nothing(database: Database, opened: Round) -> None:
    await join(database, opened, MEMBER, OTHER)
    step = (await begin(database, opened)).step
    await close(database, opened)
    assert await refused(join(database, opened, PEOPLE[0])) == "round-closed-already"
    assert await refused(end(database, opened, MEMBER, step)) == "round-closed-already"
    assert await refused(go_on(database, opened, step)) == "round-closed-already"
    async with database.write() as tx:
        await actions.step_over(tx, opened.id, MEMBER.user_id, NOW)
    going, told = await now_stored(database, opened)
    assert (going.phase, going.turns, told.step) == (rules.CLOSED, (), step + 1)


async def test_a_person_who_is_erased_in_their_turn_stops_nobody(database: Database, opened: Round) -> None:
    await join(database, opened, MEMBER, OTHER)
    await begin(database, opened)
    async with database.write() as tx:
        await tx.execute(delete(people_table).where(people_table.c.user_id == MEMBER.user_id))
    assert await turn_now(database, opened) is None
    async with database.write() as tx:
        await actions.step_over(tx, opened.id, None, NOW)
    assert await turn_now(database, opened) == OTHER.user_id


@pytest.mark.parametrize("guild_id", [None, HARBOUR, ELSEWHERE])
async def test_who_is_about_to_be_forgotten_is_stepped_over_at_once(
    database: Database, opened: Round, guild_id: int | None
) -> None:
    await join(database, opened, MEMBER, OTHER)
    await begin(database, opened)
    async with database.write() as tx:
        await actions.stop(tx, MEMBER.user_id, guild_id, NOW)
    stays = guild_id == ELSEWHERE
    assert await turn_now(database, opened) == (MEMBER if stays else OTHER).user_id


async def test_of_all_who_take_over_at_once_one_keeps_the_round(database: Database, opened: Round) -> None:
    await join(database, opened, *PEOPLE)
    later = NOW + timedelta(minutes=10)

    async def take_over(by: Actor) -> Round:
        async with database.write() as tx:
            return await keeping.take_over(tx, by, opened.id, later)

    tried = await asyncio.gather(*map(take_over, PEOPLE), return_exceptions=True)
    kept = [found.opened_by for found in tried if isinstance(found, Round)]
    assert len(kept) == 1
    assert [error.key for error in tried if isinstance(error, Refusal)] == ["round-keeper-there"] * 5
    async with database.read() as tx:
        found = await round_store.get(tx, opened.id)
    assert found is not None
    assert found.opened_by == kept[0]


@pytest.mark.parametrize(
    ("by", "minutes", "keeper_left", "key"),
    [
        (MEMBER, 9.9, False, "round-keeper-there"),
        (MEMBER, 10, False, None),
        (MEMBER, 0, True, None),
        (OTHER, 60, False, "round-keeper-needed-here"),
        (replace(MEMBER, guild_id=ELSEWHERE), 60, False, "error-gone"),
        (replace(MEMBER, channel_id=MORNING), 60, True, "error-elsewhere"),
    ],
)
async def test_who_may_take_over_and_when(
    database: Database, opened: Round, by: Actor, minutes: float, keeper_left: bool, key: str | None
) -> None:
    await join(database, opened, MEMBER)
    async with database.write() as tx:
        now = NOW + timedelta(minutes=minutes)
        doing = partial(keeping.take_over, tx, by, opened.id, now, keeper_left=keeper_left)
        if key is None:
            assert (await doing()).opened_by == MEMBER.user_id
        else:
            assert await refused(doing()) == key


async def test_a_round_in_which_everyone_talks_has_no_course(database: Database) -> None:
    opened = await open_in_turns(database, order="open")
    async with database.read() as tx:
        assert await store.get(tx, opened.id) is None
    assert await refused(join(database, opened, MEMBER)) == "error-gone"


async def test_the_closing_question_is_asked_when_a_keeper_closes_and_not_when_time_is_up(
    database: Database,
) -> None:
    for by_hand in (True, False):
        opened = await open_in_turns(database, closing_question="What stays?")
        async with database.write() as tx:
            if by_hand:
                await rounds.close_by(tx, KEEPER, opened.id, now=LATER, keep=timedelta(days=1))
            else:
                await rounds.close(tx, opened.id, now=LATER, keep=timedelta(days=1))
            asked = [job.key for job in await jobs.upcoming(tx) if job.kind == rounds.ENDING]
            await jobs.drop(tx, rounds.ENDING, str(opened.id))
        assert asked == ([str(opened.id)] if by_hand else [])
