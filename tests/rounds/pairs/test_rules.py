"""Company for whoever is left over, and when it is time to swap."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.pairing import pair
from bot.rounds.pairs import rules
from bot.rounds.pairs.rules import Placing

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
KEEPER = 100
TEN = timedelta(minutes=10)


def test_the_keeper_comes_to_whoever_is_left_over() -> None:
    placed = rules.with_company([(1, 2)], [3], KEEPER, {}, {(2, 3)})
    assert placed == Placing(((1, 2), (3, KEEPER)))


def test_a_keeper_who_is_with_somebody_is_spared_while_others_have_room() -> None:
    assert rules.with_company([(1, 2)], [3], 1, {}, ()) == Placing(((1, 2, 3),))
    assert rules.with_company([], [3], 1, {7: (1, 2)}, ()) == Placing(joining=((7, 3),))
    assert rules.with_company([(2, 5)], [3], 1, {7: (1, 4)}, ()) == Placing(((2, 5, 3),))


def test_a_keeper_who_is_with_somebody_comes_all_the_same_before_one_is_alone() -> None:
    placed = rules.with_company([(1, 2)], [3], 1, {}, {(2, 3)})
    assert placed == Placing(((1, 2), (3, 1)))


def test_without_a_keeper_the_smallest_group_makes_room() -> None:
    placed = rules.with_company([(1, 2, 3), (4, 5)], [6], None, {}, ())
    assert placed == Placing(((1, 2, 3), (4, 5, 6)))


def test_whom_nobody_can_be_with_waits() -> None:
    assert rules.with_company([], [1], None, {}, ()) == Placing(alone=(1,))
    assert rules.with_company([], [1], KEEPER, {}, {(1, KEEPER)}) == Placing(alone=(1,))
    assert rules.with_company([(2, 3, 4, 5)], [1], None, {}, ()).alone == (1,)


def test_two_do_not_both_come_to_the_same_pair() -> None:
    placed = rules.with_company([], [1, 2], None, {7: (3, 4)}, {(1, 2)})
    assert placed == Placing(joining=((7, 1),), alone=(2,))


@given(st.data(), st.integers(2, 14), st.booleans())
def test_nobody_is_with_whom_they_avoid_and_all_are_placed_once(
    data: st.DataObject, count: int, has_keeper: bool
) -> None:
    people = range(1, count + 1)
    keeper = KEEPER if has_keeper else None
    everyone = [*people, KEEPER]
    apart = data.draw(st.sets(st.sampled_from([*combinations(everyone, 2)]), max_size=30))
    found = pair(rules.queue(people, apart, {}, seed=1))
    placed = rules.with_company(found.groups, found.left_over, keeper, {}, apart)
    with_somebody = [one for group in placed.groups for one in group if one != KEEPER]
    assert sorted([*with_somebody, *placed.alone]) == list(people)
    assert all(2 <= len(group) <= rules.MOST_TOGETHER for group in placed.groups)
    met = [tuple(sorted(two)) for group in placed.groups for two in combinations(group, 2)]
    assert not apart & set(met)
    for one in placed.alone:
        assert keeper is None or (one, KEEPER) in apart


@pytest.mark.parametrize(
    ("minutes", "people", "said"), [(0, 2, 0), (9, 2, 0), (10, 2, 1), (19, 2, 1), (20, 2, 2), (99, 3, 3)]
)
def test_the_last_signal_that_is_due_is_the_one_that_counts(minutes: int, people: int, said: int) -> None:
    assert rules.said_by_now(NOW, NOW + timedelta(minutes=minutes), TEN, people) == said


def test_a_round_lasts_until_all_had_their_time() -> None:
    assert rules.needed({"minutes_a_turn": 7}, 3) == timedelta(minutes=26)
    assert rules.needed({"minutes_a_turn": None}, 2) == timedelta(minutes=25)
