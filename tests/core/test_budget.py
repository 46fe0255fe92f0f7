from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.core import budget
from bot.core.budget import DAY, MOST_A_DAY
from bot.core.database import Database

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
EVENING, MORNING = 20, 21


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


@pytest.mark.parametrize(
    ("before", "wait"),
    [
        ([], 0),
        ([1], 0),
        ([1, 2], 0),
        ([1, 2, 3], 21),
        ([1, 2, 23.5], 0.5),
        ([1, 2, 24], 0),
        ([0, 0, 0, 0], 24),
        ([1, 2, 3, 4], 21),
    ],
)
def test_there_is_room_once_the_third_last_message_is_a_day_old(before: list[float], wait: float) -> None:
    assert budget.room_at([NOW - hours(ago) for ago in before], NOW) == NOW + hours(wait)


@given(st.lists(st.integers(0, 100), max_size=60))
def test_whoever_waits_for_room_never_makes_it_more_than_three_a_day(gaps: list[int]) -> None:
    posted: list[datetime] = []
    now = NOW
    for gap in gaps:
        now += hours(gap / 4)
        now = max(now, budget.room_at(posted, now))
        posted.append(now)
    assert all(later - one >= DAY for one, later in zip(posted, posted[MOST_A_DAY:], strict=False))


async def claim(
    database: Database, what: str, now: datetime = NOW, channel: int = EVENING
) -> datetime | None:
    async with database.write() as tx:
        return await budget.claim(tx, channel, what, now)


async def test_a_fourth_message_waits_and_another_channel_does_not(database: Database) -> None:
    assert [await claim(database, f"line:{number}") for number in range(4)] == [None, None, None, NOW + DAY]
    assert await claim(database, "line:3", channel=MORNING) is None
    assert await claim(database, "line:3", NOW + DAY) is None


async def test_a_message_that_is_tried_again_takes_one_place(database: Database) -> None:
    assert [await claim(database, "line:1", NOW + hours(number)) for number in range(5)] == [None] * 5
    assert await claim(database, "line:2") is None


async def test_what_the_circle_ordered_is_never_held_back_and_takes_up_room(database: Database) -> None:
    async with database.write() as tx:
        for number in range(4):
            await budget.note(tx, EVENING, f"round:{number}", NOW + hours(number))
    assert await claim(database, "line:1", NOW + hours(4)) == NOW + hours(1) + DAY


async def test_many_at_once_share_three_places(database: Database) -> None:
    told = await asyncio.gather(*(claim(database, f"line:{number}") for number in range(8)))
    assert told.count(None) == MOST_A_DAY


async def test_what_is_a_day_old_is_forgotten(database: Database) -> None:
    await claim(database, "line:1")
    await claim(database, "line:2", NOW + DAY, channel=MORNING)
    async with database.read() as tx:
        assert (await tx.execute(select(func.count()).select_from(budget.unasked))).scalar_one() == 1
