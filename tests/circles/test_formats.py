from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.circles.formats import MOST_FORMATS, Format, Formats, load_formats
from bot.core.errors import Refusal
from bot.core.paths import shipped_config

ONE = "name: {name}\nabout: About it.\nquestions:\n  - ask: How are you?\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "formats").mkdir()
    return tmp_path / "formats"


def write(folder: Path, file: str, text: str) -> None:
    (folder / file).write_text(text)


def load(folder: Path) -> tuple[dict[str, Format], list[str]]:
    formats, problems = load_formats(folder.parent)
    return formats, [
        f"{problem.file.name}:{problem.line}:{problem.column} {problem.message}" for problem in problems
    ]


@pytest.fixture(scope="module")
def shipped() -> dict[str, Format]:
    formats, problems = load_formats(shipped_config())
    assert problems == []
    return formats


def test_the_formats_that_ship_are_those_that_groups_use(shipped: dict[str, Format]) -> None:
    how = {key: (format.order, format.turns, format.listen_first) for key, format in shipped.items()}
    alone = ("open", "joined", False)
    assert how == {
        "biggest-barrier": ("open", "joined", True),
        "body-mind-heart": alone,
        "equal-time": ("pairs", "joined", False),
        "hard-good-next": alone,
        "one-word": alone,
        "opening-and-closing": ("go-round", "joined", False),
        "song-picture-word": alone,
        "strengths": alone,
        "talking-piece": ("go-round", "passed-on", False),
        "weather": alone,
        "week-ahead": alone,
        "what-helped": alone,
    }


def test_whoever_speaks_in_turn_or_listens_first_has_a_hint_of_time_and_a_question_at_the_end(
    shipped: dict[str, Format],
) -> None:
    for format in shipped.values():
        assert (format.minutes_a_turn is not None) == (format.order != "open")
        assert (format.closing_question is not None) == (format.order != "open" or format.listen_first)


def test_a_circle_starts_with_the_same_format_however_many_there_are(shipped: dict[str, Format]) -> None:
    assert Formats(shipped).default == "hard-good-next"
    assert Formats({key: shipped[key] for key in ("weather", "strengths")}).default == "weather"


def test_a_round_keeps_the_format_it_was_opened_with(shipped: dict[str, Format]) -> None:
    for format in shipped.values():
        kept = json.dumps(format.model_dump(mode="json"))
        assert Format.model_validate(json.loads(kept)) == format


def test_a_communitys_own_format_has_the_name_of_its_file(folder: Path) -> None:
    write(folder, "sunday-evening.yaml", ONE.format(name="Sunday evening"))
    formats, problems = load(folder)
    assert problems == []
    assert list(formats) == ["sunday-evening"]
    assert formats["sunday-evening"].key == "sunday-evening"
    assert formats["sunday-evening"].closing is None


def test_a_broken_format_leaves_the_others(folder: Path) -> None:
    write(folder, "good.yaml", ONE.format(name="Good"))
    write(folder, "bad.yaml", "name: Bad\nabout: x\nquestions:\n  - ask: " + "x" * 46)
    formats, problems = load(folder)
    assert list(formats) == ["good"]
    assert problems == ["bad.yaml:4:10 questions, item 1, ask: at most 45 characters, found 46"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            ONE.format(name="x") + "  - ask: b\n  - ask: c\n  - ask: d\n",
            "4:3 questions: at most 3 items, found 4",
        ),
        ("name: x\nabout: y\nquestions: []", "3:12 questions: must not be empty"),
        ("name: x\nabout: y", "1:1 questions: is missing"),
        (ONE.format(name='"  "'), "1:7 name: must not be empty"),
        (ONE.format(name="x") + "order: circle", "5:8 order: expected "),
        (ONE.format(name="x") + "turns: last", "5:8 turns: expected "),
        (ONE.format(name="x") + "listen_first: 3", "5:15 listen_first: "),
        (ONE.format(name="x") + "minutes_a_turn: 0", "5:17 minutes_a_turn: "),
        (ONE.format(name="x") + "answer_within_hours: 0", "5:22 answer_within_hours: "),
        (ONE.format(name="x") + f"closing_question: {'y' * 101}", "5:19 closing_question: at most 100"),
        (
            ONE.format(name="x") + "    hnit: y",
            '5:5 questions, item 1: unknown key "hnit"; did you mean "hint"?',
        ),
        (
            ONE.format(name="x") + f"    hint: {'y' * 101}",
            "5:11 questions, item 1, hint: at most 100 characters",
        ),
        (ONE.format(name="|\n  two\n  lines"), "1:7 name: expected one line of text"),
        (ONE.format(name="x") + "  - ask: how are You?", "4:3 questions: expected questions that differ"),
        (ONE.format(name="x") + "key: other", '5:1 unknown key "key"'),
    ],
)
def test_a_mistake_is_named_with_its_place(folder: Path, text: str, problem: str) -> None:
    write(folder, "one.yaml", text)
    assert load(folder)[1][0].startswith(f"one.yaml:{problem}")
    assert len(load(folder)[1]) == 1


@pytest.mark.parametrize("name", ["Two Words.yaml", "notes.txt", "one.yml", "-x.yaml", "a" * 41 + ".yaml"])
def test_a_file_whose_name_cannot_be_a_key_is_a_problem(folder: Path, name: str) -> None:
    write(folder, name, ONE.format(name="x"))
    assert load(folder)[1] == [
        f"{name}:1:1 the name of a format's file is made of a-z, 0-9 and single dashes, and ends in .yaml"
    ]


def test_two_formats_cannot_have_one_name(folder: Path) -> None:
    write(folder, "one.yaml", ONE.format(name="Evening"))
    write(folder, "two.yaml", ONE.format(name="evening"))
    formats, problems = load(folder)
    assert list(formats) == ["one"]
    assert problems == ['two.yaml:1:1 one.yaml has the name "evening" as well']


def test_there_are_as_many_formats_as_a_select_can_offer(folder: Path) -> None:
    for number in range(MOST_FORMATS + 1):
        write(folder, f"f{number:02}.yaml", ONE.format(name=f"Format {number}"))
    formats, problems = load(folder)
    assert len(formats) == MOST_FORMATS
    assert problems == ["f25.yaml:1:1 at most 25 formats can be offered"]


def test_without_any_format_that_can_be_read_the_shipped_ones_serve(
    folder: Path, shipped: dict[str, Format]
) -> None:
    assert load(folder) == (
        shipped,
        ["formats:1:1 there is no format here; one has a name that ends in .yaml"],
    )
    write(folder, "one.yaml", "[")
    assert load(folder)[0] == shipped
    assert load(folder.parent / "none" / "formats") == (shipped, ["formats:1:1 there is no such folder"])


def test_a_circle_whose_format_is_gone_takes_the_default(shipped: dict[str, Format]) -> None:
    formats = Formats(shipped)
    assert formats.find("weather").name == "Inner weather"
    assert formats.find("gone") == formats.find(None) == shipped[formats.default]


def test_without_any_format_a_round_is_kindly_refused() -> None:
    with pytest.raises(Refusal) as refused:
        Formats({}).find("weather")
    assert refused.value.key == "error-no-format"
