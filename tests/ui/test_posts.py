from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import Unavailable
from bot.ui.posts import EDIT_GAP, Refresher, Turns
from tests.virtual import Clock

START = datetime(2026, 3, 1, 19, 0, tzinfo=UTC)
GAP = EDIT_GAP.total_seconds()


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


class Wall:
    """Where cards hang: what is true, what was drawn, and when."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self.truth = clock, dict[int, int]()
        self.drawn = list[tuple[int, int, float]]()
        self.before: Callable[[], Awaitable[object]] | None = None
        self.cards = Refresher(self.redraw, clock.now, clock.sleep)

    def press(self, card: int = 1) -> None:
        self.truth[card] = self.truth.get(card, 0) + 1
        self.cards.touch(card)

    async def redraw(self, card: int) -> None:
        shown = self.truth[card]
        if self.before is not None:
            await self.before()
        self.drawn.append((card, shown, (self.clock.now() - START).total_seconds()))

    def shown(self, card: int = 1) -> int:
        return next(shown for each, shown, _ in reversed(self.drawn) if each == card)

    def times(self, card: int = 1) -> list[float]:
        return [at for each, _, at in self.drawn if each == card]


@pytest.fixture
def wall(clock: Clock) -> Wall:
    return Wall(clock)


async def test_changes_to_one_message_happen_one_after_another_as_they_came() -> None:
    turns, order = Turns(), list[str]()

    async def change(name: str) -> None:
        async with turns.of(1):
            order.append(f"{name} begins")
            await asyncio.sleep(0.001)
            order.append(f"{name} ends")

    await asyncio.gather(*(change(str(number)) for number in range(20)))
    assert order == [f"{number} {what}" for number in range(20) for what in ("begins", "ends")]


async def test_changes_to_other_messages_do_not_wait() -> None:
    turns = Turns()
    async with turns.of(1), asyncio.timeout(1), turns.of(2):
        pass


async def test_a_change_that_fails_lets_the_next_one_through_and_leaves_nothing_behind() -> None:
    turns, done = Turns(), list[int]()

    async def change(number: int) -> None:
        async with turns.of(1):
            await asyncio.sleep(0)
            if number % 2:
                raise ConnectionError("Discord is away")
            done.append(number)

    errors = await asyncio.gather(*(change(number) for number in range(10)), return_exceptions=True)
    assert done == [0, 2, 4, 6, 8]
    assert [type(error) for error in errors if error] == [ConnectionError] * 5
    assert turns._locks == {}


@pytest.mark.parametrize("steps", range(6))
async def test_who_gives_up_waiting_holds_up_nobody(steps: int) -> None:
    turns, done = Turns(), list[int]()

    async def change(number: int) -> None:
        async with turns.of(1):
            await asyncio.sleep(0)
            done.append(number)

    tasks = [asyncio.create_task(change(number)) for number in range(6)]
    for _ in range(steps):
        await asyncio.sleep(0)
    for task in tasks[:5]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert done[-1] == 5
    assert turns._locks == {}


async def test_the_first_press_shows_at_once_and_many_more_as_one(clock: Clock, wall: Wall) -> None:
    wall.press()
    await clock.settled()
    assert wall.drawn == [(1, 1, 0)]
    for _ in range(100):
        wall.press()
    await clock.advance(60)
    assert wall.drawn == [(1, 1, 0), (1, 101, GAP)]
    wall.press()
    await clock.settled()
    assert wall.drawn[-1] == (1, 102, 60)


async def test_each_card_has_its_own_pace(clock: Clock, wall: Wall) -> None:
    for card in range(3):
        wall.press(card)
    await clock.settled()
    assert [card for card, _, _ in wall.drawn] == [0, 1, 2]


async def test_a_press_while_the_card_is_drawn_shows_later(clock: Clock, wall: Wall) -> None:
    async def slow() -> None:
        wall.before = None
        await clock.sleep(2)

    wall.before = slow
    wall.press()
    await clock.settled()
    wall.press()
    await clock.advance(60)
    assert wall.drawn == [(1, 1, 2), (1, 2, 2 + GAP)]


Pauses = st.lists(st.tuples(st.integers(1, 3), st.sampled_from([0, 0.3, 1, 4.9, 5, 5.1, 12])), max_size=25)


@settings(max_examples=60, deadline=None)
@given(presses=Pauses, draw_seconds=st.sampled_from([0, 0.5, 7]))
async def test_the_last_number_is_always_shown_and_never_too_often(
    presses: list[tuple[int, float]], draw_seconds: float
) -> None:
    clock = Clock(START)
    wall = Wall(clock)
    begun: dict[int, list[datetime]] = {}
    draw = wall.redraw

    async def redraw(card: int) -> None:
        begun.setdefault(card, []).append(clock.now())
        await draw(card)
        await clock.sleep(draw_seconds)

    wall.cards = Refresher(redraw, clock.now, clock.sleep)
    for card, pause in presses:
        wall.press(card)
        await clock.advance(pause)
    await clock.advance(2 * GAP + 2 * draw_seconds)
    for card, times in begun.items():
        assert wall.shown(card) == wall.truth[card]
        assert all(later - earlier >= EDIT_GAP for earlier, later in pairwise(times))
    assert begun.keys() == wall.truth.keys()


async def test_a_press_in_the_very_moment_a_card_is_done_shows(clock: Clock, wall: Wall) -> None:
    for turns in range(8):
        wall.press(turns)
        for _ in range(turns):
            await asyncio.sleep(0)
        wall.press(turns)
        await clock.advance(2 * GAP)
        assert wall.shown(turns) == 2


@pytest.mark.parametrize("error", [Unavailable(), OSError("cut off"), TimeoutError()])
async def test_while_discord_is_away_a_card_is_tried_again(
    clock: Clock, wall: Wall, error: Exception
) -> None:
    async def fail() -> None:
        raise error

    wall.before = fail
    wall.press()
    await clock.advance(3 * GAP)
    assert wall.drawn == []
    wall.before = None
    await clock.advance(GAP)
    assert wall.shown() == 1
    drawn = len(wall.drawn)
    await clock.advance(60)
    assert len(wall.drawn) == drawn


async def test_a_bug_in_drawing_ends_no_card(clock: Clock, wall: Wall) -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    wall.before = fail
    wall.press()
    await clock.advance(60)
    assert wall.drawn == []
    wall.before = None
    wall.press()
    await clock.settled()
    assert wall.shown() == 2


async def test_stopping_shows_what_is_still_to_be_shown(clock: Clock, wall: Wall) -> None:
    wall.press(1)
    wall.press(2)
    await clock.settled()
    wall.press(1)
    await clock.settled()
    await wall.cards.stop()
    assert wall.drawn == [(1, 1, 0), (2, 1, 0), (1, 2, 0)]
    await clock.advance(60)
    assert len(wall.drawn) == 3


async def test_stopping_in_the_middle_of_a_drawing_still_shows_it(clock: Clock, wall: Wall) -> None:
    async def hang() -> None:
        wall.before = None
        await clock.sleep(1000)

    wall.before = hang
    wall.press()
    await clock.settled()
    await wall.cards.stop()
    assert wall.drawn == [(1, 1, 0)]


async def test_stopping_while_discord_is_away_ends(clock: Clock, wall: Wall) -> None:
    async def fail() -> None:
        raise TimeoutError

    wall.before = fail
    wall.press()
    await clock.settled()
    async with asyncio.timeout(1):
        await wall.cards.stop()
    assert wall.drawn == []


async def test_cards_of_long_ago_are_not_remembered(clock: Clock, wall: Wall) -> None:
    for card in range(50):
        wall.press(card)
        await clock.advance(GAP)
    assert len(wall.cards._drawn) <= 2
    assert wall.cards._tasks == {}
