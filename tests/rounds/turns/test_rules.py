"""Whose turn it is: small tables, and any sequence of presses."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import Refusal
from bot.rounds.turns import rules
from bot.rounds.turns.rules import GATHERING, LISTENING, TALKING, TURNS, Course

ANA, BEN, CAI, DEE = 1, 2, 3, 4


def joined(*people: int) -> Course:
    course = Course(GATHERING)
    for who in people:
        course = rules.join(course, who)
    return course


def begun(*people: int) -> Course:
    return rules.begin(joined(*people), people)


def now(course: Course) -> int | None:
    return course.now.user_id if course.now else None


def order(course: Course) -> list[int]:
    """Who has a turn, in which order, when nobody does anything unusual."""
    people: list[int] = []
    while (who := now(course)) is not None:
        people.append(who)
        course = rules.end(course)
    assert course.phase == TALKING
    return people


def refused(doing: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        doing()
    return caught.value.key


@pytest.mark.parametrize(
    ("order", "listen_first", "phase"),
    [
        ("open", False, None),
        ("open", True, LISTENING),
        ("go-round", False, GATHERING),
        ("go-round", True, GATHERING),
        ("pairs", False, None),
        ("pairs", True, None),
    ],
)
def test_how_a_round_begins(order: str, listen_first: bool, phase: str | None) -> None:
    course = rules.start(order, listen_first=listen_first)
    assert (course and course.phase) == phase


def test_turns_come_as_people_joined_or_as_they_are_seated() -> None:
    assert order(begun(ANA, BEN, CAI)) == [ANA, BEN, CAI]
    assert order(rules.begin(joined(ANA, BEN, CAI), [CAI, ANA, BEN])) == [CAI, ANA, BEN]


def test_who_comes_late_is_the_last_and_nobody_has_two_turns() -> None:
    course = rules.join(rules.end(begun(ANA, BEN)), CAI)
    assert order(rules.join(course, ANA)) == [BEN, CAI]


def test_a_person_passes_on_to_whom_they_like_and_else_to_the_next() -> None:
    course = begun(ANA, BEN, CAI, DEE)
    assert now(rules.end(course, to=CAI)) == CAI
    assert order(rules.end(rules.end(course, to=DEE), to=ANA)) == [BEN, CAI]
    assert now(rules.end(course, to=99)) == BEN


def test_come_back_to_me_is_after_all_others_and_needs_another() -> None:
    assert order(rules.put_back(begun(ANA, BEN, CAI))) == [BEN, CAI, ANA]
    assert refused(lambda: rules.put_back(begun(ANA))) == "turn-nobody-else"
    assert refused(lambda: rules.put_back(joined(ANA))) == "turn-nobody-else"


def test_who_leaves_is_stepped_over_and_may_come_back_at_the_end() -> None:
    course = begun(ANA, BEN, CAI)
    assert order(rules.leave(course, BEN)) == [ANA, CAI]
    assert now(rules.leave(course, ANA)) == BEN
    assert order(rules.join(rules.leave(course, ANA), ANA)) == [BEN, CAI, ANA]
    gone = rules.leave(rules.end(course), ANA)
    assert order(rules.join(gone, ANA)) == [BEN, CAI]
    assert rules.leave(course, DEE) == course


def test_when_all_leave_everyone_can_talk() -> None:
    assert rules.leave(rules.leave(begun(ANA, BEN), BEN), ANA).phase == TALKING
    assert rules.leave(joined(ANA), ANA).phase == GATHERING


def test_a_pause_holds_everything_and_going_on_calls_who_is_next() -> None:
    course = rules.pause(begun(ANA, BEN))
    assert now(course) == ANA
    left = rules.leave(course, ANA)
    assert now(left) is None
    assert left.phase == TURNS
    assert now(rules.resume(left)) == BEN
    assert rules.resume(rules.leave(left, BEN)).phase == TALKING
    assert now(rules.resume(course)) == ANA


@pytest.mark.parametrize("course", [Course(LISTENING), joined(), joined(ANA), begun(ANA, BEN)])
def test_the_talking_can_be_opened_at_any_time_and_once(course: Course) -> None:
    opened = rules.open_talking(course)
    assert opened.phase == TALKING
    assert opened.now is None
    assert refused(lambda: rules.open_talking(opened)) == "turn-talking-already"
    assert refused(lambda: rules.join(opened, DEE)) == "turn-too-late"
    assert refused(lambda: rules.pause(opened)) == "turn-talking-already"


def test_what_cannot_be_done_yet_or_again_is_said() -> None:
    assert refused(lambda: rules.begin(joined(), [])) == "turn-nobody-yet"
    assert refused(lambda: rules.begin(rules.leave(joined(ANA), ANA), [])) == "turn-nobody-yet"
    assert refused(lambda: rules.begin(begun(ANA), [ANA])) == "turn-begun-already"
    assert refused(lambda: rules.pause(joined(ANA))) == "turn-not-begun"
    assert refused(lambda: rules.resume(joined(ANA))) == "turn-not-begun"


PRESSES = ("join", "leave", "end", "pass on", "back", "next", "pause", "resume")


def press(course: Course, what: str, who: int, to: int) -> Course:
    """Do what ``who`` presses; only the one whose turn it is can end it or put it back."""
    mine = now(course) == who
    match what:
        case "join":
            return rules.join(course, who)
        case "leave":
            return rules.leave(course, who)
        case "end" if mine:
            return rules.end(course)
        case "pass on" if mine:
            return rules.end(course, to=to)
        case "back" if mine:
            return rules.put_back(course)
        case "next":
            return rules.end(course)
        case "pause":
            return rules.pause(course)
        case "resume":
            return rules.resume(course)
        case _:
            return course


people = st.integers(1, 6)


@given(
    seed=st.integers(0, 99),
    before=st.lists(people, min_size=1, max_size=6),
    presses=st.lists(st.tuples(st.sampled_from(PRESSES), people, people), max_size=60),
)
def test_whatever_is_pressed_each_has_one_turn_and_nobody_is_stuck(
    seed: int, before: list[int], presses: list[tuple[str, int, int]]
) -> None:
    course = joined(*before)
    seats = [turn.user_id for turn in course.coming]
    random.Random(seed).shuffle(seats)
    course = rules.begin(course, seats)
    had: Counter[int] = Counter()
    wanted = set(before)
    for what, who, to in presses:
        earlier, was = course, now(course)
        try:
            course = press(course, what, who, to)
        except Refusal:
            assert course is earlier
            continue
        if course.phase == TURNS and not course.paused:
            assert now(course) is not None, "somebody always has the word while turns go on"
        if what == "join" and earlier.phase == TURNS:
            wanted.add(who)
        if what == "leave" and who not in had:
            wanted.discard(who)
        if was is not None and what in ("end", "pass on", "next") and course is not earlier:
            assert what == "next" or was == who
            had[was] += 1
    course = rules.resume(course) if course.phase == TURNS else course
    had.update(order(course))
    assert set(had) == wanted
    assert set(had.values()) <= {1}
