from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from bot.core import yamlfile
from bot.core.problems import Problem


class Inner(BaseModel):
    ask: str = Field(max_length=10)
    hint: str | None = None


class Sheet(BaseModel):
    name: str = Field(min_length=1)
    country: str | None = None
    hours: int = Field(default=24, ge=1, le=168)
    ready: bool = True
    since: date | None = None
    order: Literal["open", "round"] = "open"
    questions: tuple[Inner, ...] = Field(default=(), max_length=3)
    places: dict[str, Inner] = {}


class Loose(BaseModel):
    hours: int = 24
    name: str = "none"


GOOD = """\
name: Weather  # a comment
hours: 48
since: 2026-01-31
questions:
  - ask: How?
    hint: "Any: way"
  - {ask: What}
places:
  home: {ask: Where}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sheet.yaml"


def told(file: Path, text: str | bytes) -> list[str]:
    """What is wrong with a text, as `line:column message`."""
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    sheet, problems = yamlfile.read(file, Sheet)
    assert (sheet is None) == bool(problems)
    assert {problem.file for problem in problems} <= {file}
    return [f"{problem.line}:{problem.column} {problem.message}" for problem in problems]


def test_a_good_file_becomes_what_it_says(file: Path) -> None:
    file.write_text(GOOD)
    sheet, problems = yamlfile.read(file, Sheet)
    assert problems == []
    assert sheet is not None
    assert (sheet.name, sheet.hours, sheet.since) == ("Weather", 48, date(2026, 1, 31))
    assert [question.ask for question in sheet.questions] == ["How?", "What"]
    assert sheet.places["home"].ask == "Where"


def test_every_mistake_is_told_at_once_in_the_order_of_the_file(file: Path) -> None:
    text = "name: 5\nhuors: 3\nhours: 500\nquestions:\n  - ask: far too long for it\n  - hint: x\n"
    assert told(file, text) == [
        "1:7 name: expected text, found 5; put it in quotes",
        '2:1 unknown key "huors"; did you mean "hours"?',
        "3:8 hours: at most 168, found 500",
        "5:10 questions, item 1, ask: at most 10 characters, found 19",
        "6:5 questions, item 2, ask: is missing",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("hours: 3", "1:1 name: is missing"),
        ('name: ""', "1:7 name: must not be empty"),
        ('name: x\nhours: "24"', '2:8 hours: expected a whole number, found "24"; write it without quotes'),
        ("name: x\nhours: 2.5", "2:8 hours: expected a whole number, found 2.5"),
        ("name: x\nhours: true", "2:8 hours: expected a whole number, found true"),
        ("name: x\nready: yes", '2:8 ready: expected true or false, found "yes"'),
        ("name: x\nsince: soon", "2:8 since: expected a date such as 2026-01-31"),
        ("name: x\norder: closed", '2:8 order: expected open or round, found "closed"'),
        ("name: x\nquestions: {ask: x}", "2:12 questions: expected a list, each item on a line with a dash"),
        ("name: x\nquestions: [x]", '2:13 questions, item 1: expected lines of the form "key: value"'),
        ("name: x\nplaces: {home: {aks: x, ask: y}}", '2:17 places, home: unknown key "aks"'),
        ("name: x\nzzz: 1", '2:1 unknown key "zzz"; known here: country, hours'),
        ("name:", "1:6 name: expected text, found nothing"),
    ],
)
def test_a_wrong_value_is_explained_in_plain_words(file: Path, text: str, problem: str) -> None:
    assert len(told(file, text)) == 1
    assert told(file, text)[0].startswith(problem)


def test_too_many_items_are_counted(file: Path) -> None:
    text = "name: x\nquestions: [{ask: a}, {ask: b}, {ask: c}, {ask: d}]"
    assert told(file, text) == ["2:12 questions: at most 3 items, found 4"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name: x\nname: y", '2:1 the key "name" is already on line 1'),
        ("name: &anchor x", "1:7 &anchors are not read here"),
        ("name: x\ncountry: *x", "2:10 *aliases are not read here"),
        ("name: x\n<<: {hours: 3}", "2:1 << (merging) is not read here"),
        ("name: !!str x", "1:7 !tags are not read here"),
        ("name: !python/object:os.system x", "1:7 !tags are not read here"),
        ("name: x\n---\nname: y", "2:1 a second document begins here"),
        ("name: x\nquestions:\n\t- ask: y", "3:1 this line begins with a tab"),
        ("- name: x", "1:1 the file must consist of lines"),
        ("just words", "1:1 the file must consist of lines"),
        ("? [a]\n: b", "1:3 a key must be a word"),
        ("", "1:1 the file is empty; needed here: name"),
        ("# nothing but a comment\n", "1:1 the file is empty; needed here: name"),
        (b"name: caf\xe9", "1:10 this is not UTF-8 text"),
        ("name: x".encode("utf-16"), "1:1 this is not UTF-8 text"),
        (b"name: x\ncountry: a\x00b", "2:11 an invisible control character stands here"),
        ('name: "a\\0b"', "1:7 this text holds a control character"),
        ("name: a: b", "1:8 a colon is not expected here"),
        ('name: "open\nhours: 3\n', "1:7 the quote that opens here is never closed"),
        ("name: x\nquestions: [{ask: a}\n", "the list in [ ] needs commas"),
        ("name: x\n hours: 3", "2:7 a colon is not expected here"),
        ("name: @x", "1:7 text that begins with this sign needs quotes"),
        ('name: "a\\q"', "1:9 a backslash in double quotes is special"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_with_its_place(
    file: Path, text: str | bytes, problem: str
) -> None:
    assert problem in told(file, text)[0]


def test_a_bomb_of_aliases_is_refused_before_it_grows(file: Path) -> None:
    levels = "\n".join(f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))
    problems = told(file, f"name: x\nk0: &a0 [x]\n{levels}\n")
    assert sum("*aliases are not read here" in problem for problem in problems) == 72


@pytest.mark.parametrize("deep", ["[" * 5000, "name: " + "{a: " * 5000, "- " * 5000])
def test_a_tower_of_lists_is_refused(file: Path, deep: str) -> None:
    assert "nested deeper than 50 levels" in told(file, deep)[-1]


def test_norway_is_a_country_and_phone_numbers_keep_their_zeros(file: Path) -> None:
    for written in ("NO", "no", "on", "0800", "+4712", "1_000", "12:30", "0x10", "1e3"):
        file.write_text(f"name: x\ncountry: {written}\n")
        sheet, problems = yamlfile.read(file, Sheet)
        assert problems == []
        assert sheet is not None
        assert sheet.country == written


def test_a_byte_order_mark_and_windows_lines_are_fine(file: Path) -> None:
    assert told(file, b"\xef\xbb\xbfname: x\r\nhours: 3\r\n") == []
    assert told(file, b"\xef\xbb\xbfname: x\r\nhuors: 3\r\n")[0].startswith("2:1 ")


def test_a_file_that_is_not_there_or_not_a_file_is_a_problem(tmp_path: Path) -> None:
    gone = tmp_path / "gone.yaml"
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert yamlfile.read(gone, Sheet)[1] == [Problem(gone, 1, 1, "there is no such file")]
    for odd in (tmp_path, pipe):
        assert yamlfile.read(odd, Sheet)[1] == [
            Problem(odd, 1, 1, "expected a file, found a folder or a device")
        ]


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    # A link to itself cannot be opened by anybody, not even by root.
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    (problem,) = yamlfile.read(loop, Sheet)[1]
    assert problem.message.startswith("the file cannot be read: ")


def test_a_file_that_is_too_large_is_not_read(file: Path) -> None:
    file.write_text("name: x\n" + "# \n" * 20)
    sheet, problems = yamlfile.read(file, Sheet, most_bytes=50)
    assert sheet is None
    assert [str(problem) for problem in problems] == [
        f"{file}:1:1: the file is too large: at most 50 bytes are read"
    ]
    assert yamlfile.read(file, Sheet, most_bytes=68)[1] == []


def test_what_is_right_still_counts_beside_what_is_wrong(file: Path) -> None:
    file.write_text("hours: many\nname: kept\nnmae: lost\n")
    loose, problems = yamlfile.read_leniently(file, Loose)
    assert (loose.hours, loose.name) == (24, "kept")
    assert len(problems) == 2


class Named(BaseModel):
    """Half of what it needs cannot be left out."""

    name: str
    hours: int


class Book(BaseModel):
    """One whose parts need something that is not there."""

    named: dict[str, Named] = {}


def test_what_lacks_something_that_it_needs_is_left_out_and_reading_ends(file: Path) -> None:
    file.write_text("named:\n  one:\n    name: x\n    hours: many\n")
    book, problems = yamlfile.read_leniently(file, Book)
    assert book == Book()
    assert len(problems) == 1


def test_a_file_that_cannot_be_read_leaves_every_default(file: Path) -> None:
    file.write_text('name: "open')
    loose, problems = yamlfile.read_leniently(file, Loose)
    assert loose == Loose()
    assert len(problems) == 1


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scratch") / "sheet.yaml"


def survives(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    sheet, problems = yamlfile.read(file, Sheet)
    assert (sheet is None) == bool(problems)
    lines = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(1 <= problem.line <= len(lines) + 1 and problem.column >= 1 for problem in problems)
    assert yamlfile.read_leniently(file, Loose)[0].hours is not None


@settings(deadline=None)
@given(content=st.binary(max_size=300))
def test_no_bytes_make_it_stumble(scratch: Path, content: bytes) -> None:
    survives(scratch, content)


@settings(deadline=None)
@given(
    start=st.integers(0, len(GOOD)),
    length=st.integers(0, 12),
    instead=st.text(st.sampled_from("\t\n :-[]{}&*!|>'\"%@`#,?aé0~\x00\u2028\ufeff"), max_size=12),
)
@example(start=0, length=0, instead="%YAML 1.1\n---\n")
@example(start=6, length=7, instead="|\n  a\n")
@example(start=6, length=7, instead="9" * 12)
def test_no_slip_of_the_hand_makes_it_stumble(scratch: Path, start: int, length: int, instead: str) -> None:
    survives(scratch, (GOOD[:start] + instead + GOOD[start + length :]).encode())
