"""Twenty rounds in pairs with the same people, each round knowing the ones before."""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations

import pytest

from bot.core.pairing import Apart, Pair, Pairing, Person, Queue, pair

ROUNDS = 20


def run_rounds(count: int, apart: tuple[Apart, ...] = (), seed: int = 0) -> list[Pairing]:
    ids = [one * one + 7 for one in range(count)]
    left_out: Counter[int] = Counter()
    met: dict[Pair, int] = {}
    rounds: list[Pairing] = []
    for number in range(ROUNDS):
        people = tuple(Person(one, left_out=left_out[one]) for one in ids)
        ago = {two: number - when for two, when in met.items()}
        rounds.append(pair(Queue(people, 1000 * seed + number, apart, ago)))
        left_out.update(rounds[-1].left_over)
        met |= {(group[0], group[1]): number for group in rounds[-1].groups}
    return rounds


def pairs_of(rounds: list[Pairing]) -> list[tuple[int, ...]]:
    return list(chain.from_iterable(one.groups for one in rounds))


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("count", [2, 3, 6, 11, 12, 20, 50])
def test_nobody_meets_again_before_all_have_met(count: int, seed: int) -> None:
    rounds = run_rounds(count, seed=seed)
    possible = count * (count - 1) // 2
    for number in range(1, ROUNDS + 1):
        pairs = pairs_of(rounds[:number])
        assert len(pairs) == number * (count // 2)
        assert len(pairs) - len(set(pairs)) == max(0, len(pairs) - possible)


@pytest.mark.parametrize("count", [3, 11, 19, 51])
def test_nobody_is_left_out_twice_before_all_were_once(count: int) -> None:
    rounds = run_rounds(count)
    times = Counter(chain.from_iterable(one.left_over for one in rounds))
    assert times.total() == ROUNDS
    assert max(times.values()) - min(times[one] for one in everyone(rounds)) <= 1


def test_people_who_are_kept_apart_never_meet_in_twenty_rounds() -> None:
    apart = tuple(
        Apart.two(one * one + 7, other * other + 7) for one, other in combinations(range(0, 12, 3), 2)
    )
    rounds = run_rounds(12, apart)
    assert len(pairs_of(rounds)) == ROUNDS * 6
    assert not any(rule.parts(one, other) for rule in apart for one, other in pairs_of(rounds))


def everyone(rounds: list[Pairing]) -> set[int]:
    return {one for found in rounds for one in (*chain.from_iterable(found.groups), *found.left_over)}
