from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.circles import actions as circles
from bot.core.database import Database, Tx
from bot.members.store import people
from bot.rounds import actions as rounds
from bot.rounds import store as round_store
from bot.rounds.schedules import actions
from tests.rounds.people import (
    EVENING,
    HARBOUR,
    KEEPER,
    MODERATOR,
    make_circle,
)
from tests.rounds.schedules.plans import (
    FIRST,
    ROLE,
    WEEK,
    around,
    close,
    do,
    open_due,
    plan,
    planned,
    read,
)


@pytest.fixture
async def circle(database: Database) -> Database:
    """A database with one circle in it."""
    await make_circle(database)
    return database


async def test_a_due_round_opens_with_the_next_one_planned_in_the_same_breath(circle: Database) -> None:
    made = await plan(circle)
    opened = await open_due(circle, made, FIRST + timedelta(seconds=1))
    assert opened is not None
    assert (opened.closes_at, opened.opened_by) == (FIRST + timedelta(hours=2), MODERATOR.user_id)
    assert (opened.role_id, opened.bot_was_away, opened.title) == (ROLE, False, "")
    assert opened.format["key"] == "weather"
    assert await planned(circle) == {
        "round-post": FIRST + timedelta(seconds=1),
        "round-close": FIRST + timedelta(hours=2),
        "schedule": FIRST + WEEK,
    }


async def test_a_job_that_runs_twice_opens_one_round(circle: Database) -> None:
    made = await plan(circle)
    first = await open_due(circle, made, FIRST)
    assert first is not None
    assert await open_due(circle, made, FIRST) == first
    await close(circle, first, FIRST + timedelta(minutes=5))
    assert await open_due(circle, made, FIRST + timedelta(minutes=6)) is None
    assert (await planned(circle))["schedule"] == FIRST + WEEK


async def test_two_processes_at_once_open_one_round(circle: Database) -> None:
    made = await plan(circle)
    found = await asyncio.gather(*(open_due(circle, made, FIRST) for _ in range(4)))
    assert len({one.id for one in found if one}) == 1


async def test_a_round_opened_by_hand_stays_the_only_one(circle: Database) -> None:
    made = await plan(circle)
    async with circle.write() as tx:
        there = await circles.find(tx, HARBOUR, EVENING)
        by_hand, _ = await rounds.open_round(
            tx,
            KEEPER,
            there,
            format=dict(around().formats.find(None).model_dump(mode="json")),
            title="",
            hours=3,
            now=FIRST,
        )
    assert await open_due(circle, made, FIRST) == by_hand
    assert (await planned(circle)).keys() == {"round-close", "schedule"}
    now = await read(circle, made)
    assert now is not None
    assert (now.bot_was_away, now.round_id) == (False, None)


async def test_after_an_absence_a_round_opens_late_and_closes_as_planned(circle: Database) -> None:
    made = await plan(circle)
    opened = await open_due(circle, made, FIRST + timedelta(minutes=59))
    assert opened is not None
    assert (opened.closes_at, opened.bot_was_away) == (FIRST + timedelta(hours=2), False)


@pytest.mark.parametrize("reached", [True, False])
async def test_a_round_that_was_missed_is_left_out_and_the_next_one_says_so(
    circle: Database, reached: bool
) -> None:
    made = await plan(circle)
    late = timedelta(minutes=61) if reached else timedelta(0)
    assert await open_due(circle, made, FIRST + late, reached=reached) is None
    following = await open_due(circle, made, FIRST + WEEK)
    assert following is not None
    assert following.bot_was_away
    await close(circle, following, FIRST + WEEK + timedelta(hours=2))
    after = await open_due(circle, made, FIRST + 2 * WEEK)
    assert after is not None
    assert not after.bot_was_away


async def test_after_a_month_away_one_round_opens_and_not_five(circle: Database) -> None:
    made = await plan(circle)
    opened = await open_due(circle, made, FIRST + 4 * WEEK)
    assert opened is not None
    assert opened.bot_was_away
    assert opened.opened_at == FIRST + 4 * WEEK
    assert (await planned(circle))["schedule"] == FIRST + 5 * WEEK


async def test_a_role_that_is_gone_is_not_mentioned(circle: Database) -> None:
    made = await plan(circle)
    await do(circle, actions.open_due, made.id, around(), FIRST)
    async with circle.read() as tx:
        opened = await round_store.open_in(tx, EVENING)
    assert opened is not None
    assert opened.role_id is None


async def test_a_format_that_is_gone_gives_way_to_the_circles_own(circle: Database) -> None:
    made = await plan(circle, format="no-longer-there")
    opened = await open_due(circle, made, FIRST)
    assert opened is not None
    assert opened.format["key"] == "weather"


async def test_whoever_made_it_can_be_forgotten(circle: Database) -> None:
    made = await plan(circle)
    await do(circle, _forget_everybody)
    opened = await open_due(circle, made, FIRST)
    assert opened is not None
    assert opened.opened_by is None


async def _forget_everybody(tx: Tx) -> None:
    await tx.execute(delete(people))
