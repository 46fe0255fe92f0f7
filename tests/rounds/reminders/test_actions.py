"""Reminders in the database, on both kinds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.circles import store as circles
from bot.core import jobs
from bot.core.database import Database
from bot.core.errors import Refusal
from bot.members import consents
from bot.rounds.reminders import actions, rules, store
from bot.rounds.schedules import actions as schedules
from bot.rounds.schedules import ending
from tests.rounds.people import EVENING, HARBOUR, MEMBER, MODERATOR, OTHER
from tests.rounds.schedules.plans import FIRST, MADE, WEEK, do, open_due, plan, planned, read

HALF = timedelta(minutes=30)


async def choose(database: Database, user_id: int = MEMBER.user_id) -> None:
    await do(database, actions.choose, HARBOUR, user_id, EVENING, MADE)


async def sends(database: Database) -> list[str]:
    async with database.read() as tx:
        return [job.key for job in await jobs.upcoming(tx) if job.kind == actions.SEND]


@pytest.mark.parametrize(
    ("now", "free_at", "moment"),
    [
        ("18:00", "18:00", "18:30"),
        ("18:30", "18:30", "18:30"),
        ("18:50", "18:50", "18:50"),
        ("18:30", "18:45", "18:45"),
        ("18:30", "19:00", None),
        ("19:00", "19:00", None),
    ],
)
def test_a_reminder_comes_half_an_hour_before_or_as_soon_as_it_may_or_not(
    now: str, free_at: str, moment: str | None
) -> None:
    def at(clock: str) -> datetime:
        return datetime.fromisoformat(f"2026-03-05T{clock}+00:00")

    assert rules.send_at(at("19:00"), at(now), at(free_at)) == (at(moment) if moment else None)


async def test_without_anybody_who_asked_nothing_is_planned(database: Database) -> None:
    await plan(database)
    assert "schedule-remind" not in await planned(database)


async def test_a_wish_is_planned_for_each_round_and_ends_with_the_schedule(database: Database) -> None:
    made = await plan(database)
    await choose(database)
    await choose(database)
    assert (await planned(database))["schedule-remind"] == FIRST - HALF
    await do(database, actions.call, made.id, FIRST - HALF)
    assert await sends(database) == ["1"]
    assert await open_due(database, made, FIRST) is not None
    assert (await planned(database))["schedule-remind"] == FIRST + WEEK - HALF
    await do(database, schedules.skip_next, MODERATOR, made.id, int((FIRST + WEEK).timestamp()), FIRST)
    assert (await planned(database))["schedule-remind"] == FIRST + 2 * WEEK - HALF
    await do(database, schedules.stop, MODERATOR, made.id, MADE)
    assert "schedule-remind" not in await planned(database)


async def test_a_letter_that_lost_its_meaning_is_not_due(database: Database) -> None:
    made = await plan(database)
    await choose(database)
    now = FIRST - HALF
    assert await do(database, actions.due, 1, made.id, FIRST, now) is not None
    assert await do(database, actions.due, 2, made.id, FIRST, now) is None
    assert await do(database, actions.due, 1, made.id, FIRST, FIRST) is None
    assert await do(database, actions.due, 1, made.id, FIRST + HALF, now) is None
    await do(database, schedules.skip_next, MODERATOR, made.id, int(FIRST.timestamp()), now)
    assert await do(database, actions.due, 1, made.id, FIRST, now) is None


async def test_a_call_that_comes_too_early_or_for_nothing_writes_to_nobody(database: Database) -> None:
    made = await plan(database)
    await choose(database)
    await do(database, actions.call, made.id, FIRST - 2 * HALF)
    await do(database, actions.call, 99, FIRST - HALF)
    assert await sends(database) == []


async def test_a_circle_without_reminders_has_none(database: Database) -> None:
    made = await plan(database)
    await choose(database)
    async with database.write() as tx:
        circle = await circles.get(tx, HARBOUR, EVENING)
        assert circle is not None
        await circles.save(tx, replace(circle, offers_reminders=False))
    with pytest.raises(Refusal, match="reminder-not-here"):
        await choose(database, OTHER.user_id)
    await do(database, actions.call, made.id, FIRST - HALF)
    assert await sends(database) == []


async def test_only_the_person_stops_theirs_and_their_yes_goes_with_the_last(database: Database) -> None:
    await choose(database)
    with pytest.raises(Refusal, match="reminder-off-already"):
        await do(database, actions.stop, OTHER.user_id, 1)
    assert await do(database, consents.given, HARBOUR, MEMBER.user_id, "reminders") is not None
    await do(database, actions.stop, MEMBER.user_id, 1)
    assert await do(database, consents.given, HARBOUR, MEMBER.user_id, "reminders") is None
    with pytest.raises(Refusal, match="reminder-off-already"):
        await do(database, actions.stop, MEMBER.user_id, 1)


async def test_a_yes_that_is_taken_back_and_a_retired_circle_end_all(database: Database) -> None:
    for end in (actions.end, None):
        await choose(database)
        if end is not None:
            await do(database, end, HARBOUR, MEMBER.user_id, MADE)
        else:
            await do(database, ending.stop_all, EVENING)
        assert await do(database, store.of_person, MEMBER.user_id) == []


async def test_what_was_lost_is_told_once_and_then_forgotten(database: Database) -> None:
    await choose(database)
    found = await do(database, store.get, 1)
    assert found is not None
    await do(database, actions.lose, found, datetime(2026, 3, 5, tzinfo=UTC))
    assert await do(database, store.wanted_in, EVENING) == []
    assert len(await do(database, store.lost)) == 1
    assert await do(database, actions.told, HARBOUR, MEMBER.user_id)
    assert not await do(database, actions.told, HARBOUR, MEMBER.user_id)
    assert await do(database, store.of_person, MEMBER.user_id) == []


async def test_three_letters_a_day_are_the_most(database: Database) -> None:
    made = await plan(database)
    await choose(database)
    found = await do(database, store.get, 1)
    assert found is not None
    assert await read(database, made) is not None
    claimed = [await do(database, actions.claim, found, FIRST + n * HALF, FIRST) for n in range(9)]
    assert 0 < claimed.count(True) < 9
    assert claimed == sorted(claimed, reverse=True)
