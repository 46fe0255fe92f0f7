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
from bot.core.servers import Servers
from bot.members import store as members

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
HARBOUR, EVENING, MORNING, ANA = 10, 20, 21, 30


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


@pytest.mark.parametrize(
    ("known", "wait"),
    [
        ([], 0),
        ([-1], 0),
        ([-1, -2], 0),
        ([-1, -2, -3], 21),
        ([-1, -2, -23.5], 0.5),
        ([-1, -2, -24], 0),
        ([0, 0, 0, 0], 24),
        ([-1, -2, 5], 22),  # one is planned for later today
        ([-1, 5, 6], 23),
        ([5, 6, 7], 29),
        ([5, 6, 30], 0),
        ([24, 24, 24], 0),
    ],
)
def test_there_is_room_when_no_day_gets_more_than_three(known: list[float], wait: float) -> None:
    assert budget.room_at([NOW + hours(away) for away in known], NOW) == NOW + hours(wait)


@given(
    st.lists(st.integers(0, 100), max_size=40), st.lists(st.integers(0, 24), max_size=3), st.integers(0, 40)
)
def test_lines_that_wait_for_room_never_make_it_more_than_three_a_day(
    gaps: list[int], daily: list[int], first: int
) -> None:
    ordered = [NOW + hours(first + hour) + day * DAY for hour in daily for day in range(60)]
    posted: list[datetime] = []
    now = NOW
    for gap in gaps:
        now += hours(gap / 4)
        known = [*posted, *(moment for moment in ordered if moment <= now + DAY)]
        free = budget.room_at(known, now)
        posted += [now] if free == now else []
    every = sorted(posted + [moment for moment in ordered if moment <= now + DAY])
    assert all(later - one >= DAY for one, later in zip(every, every[MOST_A_DAY:], strict=False))


async def claim(
    database: Database, what: str, now: datetime = NOW, channel: int = EVENING
) -> datetime | None:
    async with database.write() as tx:
        return await budget.claim(tx, HARBOUR, channel, what, now)


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
            await budget.note(tx, EVENING, f"round:{number}", NOW + hours(number), NOW)
    assert await claim(database, "line:1", NOW + hours(4)) == NOW + hours(1) + DAY


async def test_what_is_planned_takes_up_room_until_it_is_moved_or_called_off(database: Database) -> None:
    async def note(at: datetime) -> None:
        async with database.write() as tx:
            await budget.note(tx, EVENING, "schedule:1", at, NOW)

    assert [await claim(database, f"line:{number}") for number in range(2)] == [None, None]
    await note(NOW + hours(5))
    assert await claim(database, "line:2") == NOW + DAY
    await note(NOW + hours(50))
    assert await claim(database, "line:2") is None
    async with database.write() as tx:
        await budget.forget(tx, EVENING, "line:2")
    assert await claim(database, "line:3") is None


async def test_many_at_once_share_three_places(database: Database) -> None:
    told = await asyncio.gather(*(claim(database, f"line:{number}") for number in range(8)))
    assert told.count(None) == MOST_A_DAY


async def test_what_is_a_day_old_is_forgotten(database: Database) -> None:
    await claim(database, "line:1")
    await claim(database, "line:2", NOW + DAY, channel=MORNING)
    async with database.read() as tx:
        assert (await tx.execute(select(func.count()).select_from(budget.unasked))).scalar_one() == 1


async def test_a_server_can_choose_another_number(database: Database) -> None:
    async with database.write() as tx:
        await Servers("en", None, "UTC").change(tx, HARBOUR, unasked_a_day=1)
    assert [await claim(database, f"line:{number}") for number in range(2)] == [None, NOW + DAY]


async def test_nobody_gets_a_place_until_the_silence_ends(database: Database) -> None:
    end = NOW + hours(5)
    async with database.write() as tx:
        await Servers("en", None, "UTC").change(tx, HARBOUR, quiet_until=end)
    assert await claim(database, "line:1") == end
    assert await claim(database, "line:1", end) is None


async def test_a_person_gets_a_few_direct_messages_a_day_from_all_features_together(
    database: Database,
) -> None:
    async with database.write() as tx:
        await members.know(tx, HARBOUR, ANA)
        free = [await budget.claim_letter(tx, ANA, f"letter:{number}", NOW) for number in range(4)]
        assert free == [None, None, None, NOW + DAY]
        assert await budget.claim_letter(tx, ANA, "letter:0", NOW) is None
        assert await budget.claim_letter(tx, ANA, "letter:3", NOW + DAY) is None
        assert await budget.letters_to(tx, ANA) == [NOW + DAY]
