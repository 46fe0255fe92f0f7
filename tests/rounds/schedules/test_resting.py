from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core import budget
from bot.core.database import Database
from bot.rounds import actions as rounds
from bot.rounds import store as round_store
from bot.rounds.schedules import actions
from tests.rounds.people import (
    EVENING,
    KEEP,
    MODERATOR,
    make_circle,
)
from tests.rounds.schedules.plans import (
    FIRST,
    WEEK,
    do,
    open_due,
    plan,
    planned,
    quiet,
    read,
)


@pytest.fixture
async def circle(database: Database) -> Database:
    """A database with one circle in it."""
    await make_circle(database)
    return database


async def test_after_three_rounds_that_nobody_came_to_it_rests(circle: Database) -> None:
    made = await plan(circle)
    await quiet(circle, made, range(2))
    assert (await planned(circle))["schedule"] == FIRST + 2 * WEEK
    await quiet(circle, made, range(2, 3))
    resting = await read(circle, made)
    assert resting is not None
    assert resting.rests_since == FIRST + 2 * WEEK + timedelta(hours=2)
    assert "schedule" not in await planned(circle)
    assert (await planned(circle))["schedule-rest"] == resting.rests_since
    assert await open_due(circle, made, FIRST + 3 * WEEK) is None
    assert await do(circle, actions.coming, EVENING, FIRST, 3) == []


async def test_one_person_who_is_just_listening_keeps_it_going(circle: Database) -> None:
    made = await plan(circle)
    await quiet(circle, made, range(2))
    await quiet(circle, made, range(2, 3), came=True)
    await quiet(circle, made, range(3, 5))
    assert (await planned(circle))["schedule"] == FIRST + 5 * WEEK


async def test_rounds_that_were_late_or_closed_early_or_never_posted_do_not_count_as_quiet(
    circle: Database,
) -> None:
    made = await plan(circle)
    for week, (late, closed, posted) in enumerate(
        [(45, 120, True), (0, 60, True), (0, 120, False), (45, 120, True)]
    ):
        opened = await open_due(circle, made, FIRST + week * WEEK + timedelta(minutes=late))
        assert opened is not None
        async with circle.write() as tx:
            await round_store.change(tx, opened.id, card_id=opened.id + 500 if posted else None)
            closes = FIRST + week * WEEK + timedelta(minutes=closed)
            await rounds.close(tx, opened.id, now=closes, keep=KEEP)
    now = await read(circle, made)
    assert now is not None
    assert now.quiet_rounds == 0


async def test_a_schedule_that_rests_is_told_once_and_starts_again(circle: Database) -> None:
    made = await plan(circle)
    await quiet(circle, made, range(3))
    now = FIRST + 2 * WEEK + timedelta(hours=3)
    untold = await do(circle, actions.untold_rest, made.id)
    assert untold is not None
    await do(circle, actions.note_rest_told, untold, None)
    assert await do(circle, actions.untold_rest, made.id) is None
    again = await do(circle, actions.start_again, MODERATOR, made.id, now)
    assert (again.rests_since, again.quiet_rounds) == (None, 0)
    assert (await planned(circle))["schedule"] == FIRST + 3 * WEEK
    assert await do(circle, actions.start_again, MODERATOR, made.id, now) == again


async def test_the_line_about_a_rest_waits_for_room_in_the_channel(circle: Database) -> None:
    made = await plan(circle)
    await quiet(circle, made, range(3))
    now = FIRST + 2 * WEEK + timedelta(hours=3)
    async with circle.write() as tx:
        for number in range(2):
            await budget.note(tx, EVENING, f"line:{number}", now, now)
    rests = await do(circle, actions.untold_rest, made.id)
    assert rests is not None
    # With the card of the third round, three were posted today.
    room = FIRST + 2 * WEEK + timedelta(days=1)
    assert await do(circle, actions.claim_rest_line, rests, now) == room
    await do(circle, actions.note_rest_told, rests, room)
    assert (await planned(circle))["schedule-rest"] == room
    assert await do(circle, actions.untold_rest, made.id) == rests
    assert await do(circle, actions.claim_rest_line, rests, room) is None
