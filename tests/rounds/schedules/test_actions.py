from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import delete, update

from bot.circles import actions as circles
from bot.circles.store import circles as table
from bot.core import changes
from bot.core.database import Database, Tx
from bot.core.errors import Refusal
from bot.rounds.schedules import actions, ending, store
from bot.rounds.schedules.noting import LOST
from bot.rounds.schedules.rules import Pattern
from tests.rounds.people import (
    ELSEWHERE,
    EVENING,
    KEEPER,
    MEMBER,
    MODERATOR,
    MORNING,
    make_circle,
)
from tests.rounds.schedules.plans import (
    FIRST,
    MADE,
    ROLE,
    WEEK,
    WEEKLY,
    around,
    close,
    do,
    open_due,
    plan,
    planned,
    read,
    refusal,
)


@pytest.fixture
async def circle(database: Database) -> Database:
    """A database with one circle in it."""
    await make_circle(database)
    return database


async def test_what_is_only_looked_at_opens_nothing_and_is_forgotten(circle: Database) -> None:
    looked_at = await plan(circle, saved=False)
    assert await planned(circle) == {"schedule-unsaved": MADE + timedelta(days=1)}
    await do(circle, actions.open_due, looked_at.id, around(), FIRST)
    assert await do(circle, actions.coming, EVENING, MADE, 3) == []
    assert (await planned(circle)).keys() == {"schedule-unsaved"}
    await do(circle, actions.forget_unsaved, looked_at.id)
    assert await read(circle, looked_at) is None


async def test_a_saved_schedule_comes_back_as_it_was_made(circle: Database) -> None:
    pattern = Pattern((0, 3), time(19, 30), 2, "Europe/London", date(2026, 3, 2), 1.5)
    made = await plan(circle, pattern, format="weather")
    assert made.pattern == pattern
    assert (made.format, made.role_id, made.made_by) == ("weather", ROLE, MODERATOR.user_id)
    assert await planned(circle) == {"schedule": FIRST + timedelta(minutes=30)}
    assert await do(circle, actions.forget_unsaved, made.id) is None
    assert await read(circle, made) == made


async def test_saving_twice_is_saving_once(circle: Database) -> None:
    made = await plan(circle)
    again = await do(circle, actions.save, MODERATOR, made.id, MADE + WEEK)
    assert again == made


async def test_skipping_leaves_out_one_round_however_often_it_is_pressed(circle: Database) -> None:
    made = await plan(circle)
    skipped = await do(circle, actions.skip_next, MODERATOR, made.id, int(FIRST.timestamp()), MADE)
    assert skipped.done_until == FIRST
    with pytest.raises(Refusal, match="schedule-just-changed"):
        await do(circle, actions.skip_next, MODERATOR, made.id, int(FIRST.timestamp()), MADE)
    assert await do(circle, actions.coming, EVENING, MADE, 2) == [FIRST + WEEK, FIRST + 2 * WEEK]
    assert await open_due(circle, made, FIRST) is None
    following = await open_due(circle, made, FIRST + WEEK)
    assert following is not None
    assert not following.bot_was_away


async def test_stopping_ends_it_and_leaves_the_open_round_be(circle: Database) -> None:
    made = await plan(circle)
    opened = await open_due(circle, made, FIRST)
    assert opened is not None
    await do(circle, actions.stop, MODERATOR, made.id, MADE)
    assert await read(circle, made) is None
    assert "schedule" not in await planned(circle)
    await close(circle, opened, opened.closes_at)
    assert await open_due(circle, made, FIRST + WEEK) is None


async def test_retiring_a_circle_stops_its_schedules_for_good(circle: Database) -> None:
    made = await plan(circle)
    await make_circle(circle, MORNING)
    beside = await plan(circle, by=replace(MODERATOR, channel_id=MORNING))
    await do(circle, circles.retire, MODERATOR, EVENING, MADE)
    assert (await planned(circle))["circle-retired"] == MADE
    assert await open_due(circle, made, FIRST) is None
    await do(circle, ending.stop_all, EVENING)
    await make_circle(circle)
    assert await read(circle, made) is None
    assert await read(circle, beside) == beside


async def test_schedules_that_are_lost_with_their_channel_are_noted_once(circle: Database) -> None:
    made = await plan(circle)
    await plan(circle, replace(WEEKLY, days=(0,)))
    await asyncio.gather(*(do(circle, ending.lose_all, EVENING, MADE) for _ in range(5)))
    async with circle.read() as tx:
        noted = await changes.latest(tx, MODERATOR.guild_id, 20)
    lost = [change for change in noted if change.kind == LOST]
    assert sorted(change.key for change in lost) == [str(made.id), str(made.id + 1)]
    assert all(change.by_user_id is None and change.after is None for change in lost)


async def test_only_moderators_make_schedules_and_whoever_made_one_looks_after_it(circle: Database) -> None:
    made = await plan(circle)
    moment = int(FIRST.timestamp())
    no_longer = replace(MODERATOR, moderator=False)
    for by in (MEMBER, KEEPER, no_longer):
        assert await refusal(circle, actions.save, by, made.id, MADE) == "schedule-moderators-only"
        with pytest.raises(Refusal, match="schedule-moderators-only"):
            await plan(circle, by=by)
    for by in (MEMBER, KEEPER):
        assert await refusal(circle, actions.skip_next, by, made.id, moment, MADE) == "schedule-keepers-only"
        assert await refusal(circle, actions.stop, by, made.id, MADE) == "schedule-keepers-only"
        assert await refusal(circle, actions.start_again, by, made.id, MADE) == "schedule-keepers-only"
    assert (await do(circle, actions.skip_next, no_longer, made.id, moment, MADE)).done_until == FIRST


async def test_what_belongs_elsewhere_or_is_not_saved_or_gone_is_left_alone(circle: Database) -> None:
    made, looked_at = await plan(circle), await plan(circle, replace(WEEKLY, days=(1,)), saved=False)
    beside = replace(MODERATOR, channel_id=MORNING)
    abroad = replace(MODERATOR, guild_id=ELSEWHERE)
    assert await refusal(circle, actions.stop, beside, made.id, MADE) == "error-elsewhere"
    assert await refusal(circle, actions.stop, abroad, made.id, MADE) == "error-gone"
    assert await refusal(circle, actions.stop, MODERATOR, 999, MADE) == "error-gone"
    assert await refusal(circle, actions.stop, MODERATOR, looked_at.id, MADE) == "error-gone"
    assert await refusal(circle, actions.save, beside, looked_at.id, MADE) == "error-elsewhere"
    await do(circle, circles.retire, MODERATOR, EVENING, MADE)
    assert await refusal(circle, actions.save, MODERATOR, looked_at.id, MADE) == "circle-none-here"


async def test_a_circle_has_six_schedules_and_none_that_clash(circle: Database) -> None:
    for day in range(6):
        await plan(circle, replace(WEEKLY, days=(day,)))
    with pytest.raises(Refusal, match="schedule-enough"):
        await plan(circle, replace(WEEKLY, days=(6,)))
    first = (await do(circle, store.of_circle, EVENING))[0]
    await do(circle, actions.stop, MODERATOR, first.id, MADE)
    with pytest.raises(Refusal, match="schedule-overlaps"):
        await plan(circle, replace(WEEKLY, at=time(20)))
    await plan(circle, replace(WEEKLY, days=(6,)))


async def test_of_two_schedules_that_clash_and_are_saved_at_once_one_is_refused(circle: Database) -> None:
    drafts = [await plan(circle, saved=False) for _ in range(4)]
    saving = (do(circle, actions.save, MODERATOR, draft.id, MADE) for draft in drafts)
    answers = await asyncio.gather(*saving, return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["Refusal"] * 3 + ["Schedule"]


async def test_what_was_fine_when_looked_at_is_looked_at_again_when_saved(circle: Database) -> None:
    looked_at = await plan(circle, saved=False)
    await plan(circle)
    assert await refusal(circle, actions.save, MODERATOR, looked_at.id, MADE) == "schedule-overlaps"


async def test_what_comes_next_is_told_from_all_schedules_in_order(circle: Database) -> None:
    await plan(circle)
    await plan(circle, replace(WEEKLY, days=(0,), every=2))
    assert await do(circle, actions.coming, EVENING, MADE, 4) == [
        FIRST, FIRST + WEEK, datetime(2026, 3, 16, 19, tzinfo=UTC), FIRST + 2 * WEEK,
    ]  # fmt: skip
    assert await do(circle, actions.coming, MORNING, MADE, 4) == []


async def test_deleting_a_circle_deletes_its_schedules(circle: Database) -> None:
    made = await plan(circle)
    await do(circle, _drop_circle)
    assert await read(circle, made) is None
    assert await open_due(circle, made, FIRST) is None


async def _drop_circle(tx: Tx) -> None:
    await tx.execute(update(table).values(retired_at=MADE))
    await tx.execute(delete(table))
