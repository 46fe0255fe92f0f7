"""What people wrote is shown as they wrote it, fits into two messages, and is found again to the letter."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.markdown import escape, length
from bot.rounds.words import ANSWER_CHARACTERS, PART_CHARACTERS, Answer, Look, compose, cut, read_back

ASKS = ["Something that is hard right now", "Something *good*, however small", "# What comes next?"]
PLAIN = Look("**Robin** · Please only read", "**Robin** · continued")
HIDDEN = Look(PLAIN.head, PLAIN.head_of_second, "-# Content note: press the dark box to read.")

FAMILY = "👩‍👩‍👧‍👦"
SIGNS = [*"*_~`|<[]@#>-+\\ \n\tab1.ו", "🙂", "\u0301", "\u200d", "\u2060", "\u202e", "🇩", "🏽", FAMILY, "||",
         "-# ", "\n# ", "@everyone", "<@1>", "```", "https://a.example/_b_"]  # fmt: skip


def built(pieces: list[str]) -> str:
    return "".join(pieces)[:ANSWER_CHARACTERS]


some_words = st.lists(st.sampled_from(SIGNS), max_size=60).map(built)
long_words = st.tuples(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6), st.just(ANSWER_CHARACTERS))
full_words = long_words.map(lambda drawn: built(drawn[0] * drawn[1]))
anything = st.text(max_size=60).map(lambda text: text.replace("\r", ""))
written = st.lists(st.one_of(some_words, full_words, anything), min_size=1, max_size=3)
looks = st.sampled_from([PLAIN, HIDDEN])


def answers(words: list[str]) -> list[Answer]:
    return [Answer(ask, text) for ask, text in zip(ASKS, words, strict=False)]


def pieces(parts: tuple[str, ...]) -> list[str]:
    """The lines of a check-in that hold words: neither its frame nor its questions."""
    lines = [line for part in parts for line in part.split("\n")[1:]]
    return [line for line in lines if not line.startswith("-# ")]


@given(written, looks)
@example([FAMILY * 142, FAMILY * 142, FAMILY * 142], HIDDEN)
@example(["*" * 1000] * 3, HIDDEN)
@example(["\U0001d165" * 1000] * 3, HIDDEN)
@example(["🙂" * 1000] * 3, PLAIN)
def test_any_three_answers_fit_in_two_messages_and_come_back_to_the_letter(
    words: list[str], look: Look
) -> None:
    parts = compose(answers(words), look)
    assert 1 <= len(parts) <= 2
    assert all(length(part) <= PART_CHARACTERS for part in parts)
    kept = {ask: text.strip() for ask, text in zip(ASKS, words, strict=False) if text.strip()}
    assert read_back(parts, ASKS) == kept


@given(written)
def test_hidden_words_stay_behind_the_note_in_both_messages(words: list[str]) -> None:
    for part in compose(answers(words), HIDDEN):
        _, note, *body = part.split("\n")
        assert note == HIDDEN.note
        shown = "\n".join(line for line in body if not line.startswith("-# "))
        outside = "".join(shown.replace("\\\\", "").replace("\\|", "").split("||")[::2])
        assert outside.strip("\n") == ""


@given(written)
def test_nobodys_words_pose_as_the_bot_or_ping_in_either_message(words: list[str]) -> None:
    lines = pieces(compose(answers(words), PLAIN))
    assert not any(line.lstrip().startswith(("# ", "## ", "> ", "- ", "-# ")) for line in lines)
    loose = [
        line.replace("\\\\", "").replace("\\`", "").replace("\\<", "").replace("\\|", "") for line in lines
    ]
    assert not any("`" in line or "<@" in line or "||" in line for line in loose)


def test_a_heading_in_the_middle_of_a_line_is_none_after_the_cut() -> None:
    words = "x" * 100 + " " + "# loud " * 128
    look = Look("h" * 3300, "h")
    first, second = compose([Answer("Q", words)], look)
    assert length(first) <= PART_CHARACTERS
    assert read_back((first, second), ["Q"]) == {"Q": words.strip()}
    body = second.split("\n")[1]
    assert not body.lstrip().startswith(("#", "-"))


def test_a_check_in_that_fits_stands_in_one_message_under_its_questions() -> None:
    said = [Answer("How are you?", " fine \n thanks "), Answer("And?", "")]
    assert compose(said, PLAIN) == ("**Robin** · Please only read\n-# How are you?\nfine \n thanks",)
    assert compose(said, HIDDEN) == (f"{HIDDEN.head}\n{HIDDEN.note}\n-# How are you?\n||fine \n thanks||",)


def test_a_question_is_not_said_twice_when_its_answer_goes_on() -> None:
    first, second = compose(answers(["*" * 1000, "*" * 1000, "*" * 1000]), PLAIN)
    assert second.startswith(PLAIN.head_of_second)
    assert [first.count(escape(ask)) + second.count(escape(ask)) for ask in ASKS] == [1, 1, 1]


@pytest.mark.parametrize(
    "whole",
    [FAMILY, "👍🏽", "🇩🇪", "e\u0301", "1\ufe0f\u20e3", "🏴\U000e0067\U000e0062\U000e007f", "\\*", "\\\\"],
)
@pytest.mark.parametrize("before", ["", "x", "xx", "🙂"])
def test_what_belongs_together_is_not_cut(whole: str, before: str) -> None:
    text = before + whole * 200
    for room in range(40, 120):
        first, rest = cut(text, room)
        assert first + rest == text
        assert length(first) <= room
        assert len(first.removeprefix(before)) % len(whole) == 0


def test_a_cut_goes_between_words_where_there_is_a_space() -> None:
    assert cut("one two three four", 15) == ("one two three", " four")
    assert cut("onetwothree four", 8) == ("onetwoth", "ree four")
    assert cut("short", 5) == ("short", "")


@given(some_words, st.integers(-5, 200))
def test_a_cut_loses_nothing_and_never_halves_an_escaped_sign(words: str, room: int) -> None:
    text = escape(words)
    first, rest = cut(text, room)
    assert first + rest == text
    assert length(first) <= max(room, 0)
    if rest:
        assert (len(first) - len(first.rstrip("\\"))) % 2 == 0


def test_lines_that_look_like_the_frame_are_still_words() -> None:
    words = f"{PLAIN.head}\n-# {ASKS[0]}\n\n-# {ASKS[1]}"
    assert read_back(compose([Answer(ASKS[0], words)], PLAIN), ASKS) == {ASKS[0]: words}
