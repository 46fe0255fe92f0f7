"""What makes a text, what a change does to it, and what was decided, whatever people write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreements import differences, rules
from bot.agreements.rules import Change, Point, Text
from bot.core.errors import Refusal

WORD = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs", "Cf"]), min_size=1, max_size=9)
POINT = st.lists(WORD, min_size=1, max_size=8).map(" ".join).map(rules.clean).filter(bool)
WORDS = st.lists(POINT, min_size=1, max_size=rules.MOST_POINTS, unique_by=str.casefold)


def whole(*words: str) -> Change:
    return Change(True, None, words)


def text(words: list[str]) -> Text:
    return tuple(Point(number, word) for number, word in enumerate(words, start=1))


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("We listen.\nWe pass.", ("We listen.", "We pass.")),
        ("1. We listen.\n2) We pass.", ("We listen.", "We pass.")),
        ("- We listen.\n* We pass.\n\n•  \n3.", ("We listen.", "We pass.")),
        ("  We   listen.\t\n\n", ("We listen.",)),
        ("24 hours are enough.", ("24 hours are enough.",)),
        ("We are **bold** and come at 7. Or 8.", ("We are **bold** and come at 7. Or 8.",)),
        ("\u202eWe listen.\u200b", ("We listen.",)),
        ("", ()),
    ],
)
def test_one_point_on_each_line_and_numbers_before_them_go(written: str, points: tuple[str, ...]) -> None:
    assert rules.points_in(written) == points


@pytest.mark.parametrize(
    ("points", "key"),
    [
        ([], "agreement-empty"),
        ([f"Point {number}." for number in range(8)], "agreement-too-many"),
        (["Short.", "x" * 4000], "agreement-point-too-long"),
        (["We listen.", "WE LISTEN."], "agreement-point-twice"),
    ],
)
def test_what_can_be_no_text_is_refused_with_its_reason(points: list[str], key: str) -> None:
    with pytest.raises(Refusal) as refused:
        rules.require_text(points)
    assert refused.value.key == key


@given(WORDS, WORDS)
def test_a_whole_text_comes_out_to_the_letter_and_every_point_has_a_number_of_its_own(
    before: list[str], after: list[str]
) -> None:
    result, made = rules.applied(text(before), whole(*after), len(before))
    assert [point.text for point in result] == after
    ids = [point.id for point in result]
    assert len(set(ids)) == len(ids)
    assert max(ids) <= made
    back, _ = rules.applied(result, whole(*before), made)
    assert [point.text for point in back] == before


@given(WORDS, st.data())
def test_a_point_keeps_its_number_when_it_is_said_in_other_words(
    words: list[str], data: st.DataObject
) -> None:
    before = text(words)
    chosen = data.draw(st.sampled_from(before))
    new = data.draw(POINT.filter(lambda word: word.casefold() not in {one.casefold() for one in words}))
    after, made = rules.applied(before, Change(False, chosen.id, (new,)), len(words))
    assert made == len(words)
    assert [point.id for point in after] == [point.id for point in before]
    assert next(point.text for point in after if point.id == chosen.id) == new
    assert rules.moved(before, after, Change(False, chosen.id, ("x",)))
    others = [point.id for point in before if point != chosen]
    assert not any(rules.moved(before, after, Change(False, id, ("x",))) for id in others)


def test_a_point_that_is_gone_meanwhile_comes_back_as_a_new_one() -> None:
    after, made = rules.applied(text(["We listen."]), Change(False, 2, ("We pass.",)), 2)
    assert after == (Point(1, "We listen."), Point(3, "We pass."))
    assert made == 3


@given(WORDS, WORDS)
def test_the_difference_holds_every_word_of_both_texts_in_order(before: list[str], after: list[str]) -> None:
    old = text(before)
    new, _ = rules.applied(old, whole(*after), len(before))
    lines = differences.between(old, new)
    read = [
        " ".join(piece.words for piece in line.pieces if piece.kind != "gone")
        for line in lines
        if line.number is not None
    ]
    assert read == after
    was = [" ".join(piece.words for piece in line.pieces if piece.kind != "new") for line in lines]
    assert sorted(filter(None, was)) == sorted(before)


@given(st.lists(st.sampled_from(rules.CHOICES), max_size=12), st.integers(1, 12))
def test_what_was_decided_depends_on_numbers_alone(voices: list[str], least: int) -> None:
    counted = rules.tally(voices)
    assert sum(counted.values()) == len(voices)
    outcome = rules.decide(voices, least)
    assert rules.decide(reversed(voices), least) == outcome
    if counted["concern"]:
        assert outcome == "concerns"
    else:
        assert outcome == ("agreed" if len(voices) >= least else "few")


@pytest.mark.parametrize(
    ("here", "least"), [([], 2), ([0, 0], 2), ([3, 5, 4, 4], 2), ([8, 8, 6, 10], 4), ([90], 10)]
)
def test_the_voices_needed_follow_how_many_usually_come(here: list[int], least: int) -> None:
    assert rules.least_voices(here) == least


@pytest.mark.parametrize(
    ("here", "lively"),
    [
        ([], False),
        ([0, 0, 0, 0], False),
        ([1, 1, 1, 1], False),
        ([2], True),
        ([2, 0], True),
        ([0, 2], True),
        ([1, 2, 0], True),
        ([0, 0, 9, 9], False),
        ([0, 1, 40, 40], False),
        ([40, 0, 0, 0], True),
    ],
)
def test_a_circle_is_lively_when_some_came_to_one_of_its_last_two_rounds(
    here: list[int], lively: bool
) -> None:
    assert rules.is_lively(here) is lively


@given(WORDS, st.lists(st.integers(1, 9), max_size=9), st.integers(1, 30))
def test_no_point_comes_twice_before_all_had_their_turn(
    words: list[str], told: list[int], times: int
) -> None:
    points, seen = text(words), list[int]()
    for _ in range(times):
        point = rules.next_point(points, told)
        assert point is not None
        told = rules.now_told(told, point, points)
        seen.append(point.id)
    for start in range(len(seen) - len(points) + 1):
        assert len(set(seen[start : start + len(points)])) == len(points)
