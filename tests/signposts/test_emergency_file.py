"""What a host reads about `config/emergency_numbers.yaml`, and what people get while it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.paths import shipped_config
from bot.signposts.emergency import check_emergency_numbers, load_emergency_numbers

LIST = """\
countries:
  GB:
    numbers:
      - number: "999"
      - number: "117"
    source: memory
"""


def write(folder: Path, text: str) -> Path:
    (folder / "emergency_numbers.yaml").write_text(text, "utf-8")
    return folder


def test_the_shipped_list_holds_no_mistake() -> None:
    assert check_emergency_numbers(shipped_config()) == []


def test_a_host_reads_which_number_is_not_shown_and_where_it_stands(tmp_path: Path) -> None:
    [problem] = check_emergency_numbers(write(tmp_path, LIST))
    assert str(problem) == (
        f"{tmp_path}/emergency_numbers.yaml:5:17: "
        "117 is not shown: libphonenumber knows no such emergency number in GB"
    )
    numbers, problems = load_emergency_numbers(tmp_path)
    assert [number.digits for number in numbers.of("GB")] == ["999"]
    assert problems == []


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ('"999"', "999", 4, "put it in quotes"),
        ('"999"', '"nine"', 4, "does not have the form"),
        ("GB:", "UK:", 3, "the United Kingdom are GB"),
        ("    source: memory\n", "", 2, "source: is missing"),
        ("numbers:", "phones:", 3, "unknown key"),
        ('- number: "999"', '- number: "999"\n        use: [crisis]', 5, "expected general, medical"),
        ("countries:", "countries: [", 3, "the list in [ ]"),
    ],
)
def test_a_host_reads_every_mistake_and_people_still_get_numbers(
    tmp_path: Path, before: str, after: str, line: int, words: str
) -> None:
    write(tmp_path, LIST.replace(before, after, 1))
    problems = check_emergency_numbers(tmp_path)
    assert any(words in problem.message and problem.line == line for problem in problems), problems
    numbers, told = load_emergency_numbers(tmp_path)
    assert told == problems
    assert [number.digits for number in numbers.of("GB")] == ["999", "112"]


def test_without_the_file_people_get_the_numbers_that_ship(tmp_path: Path) -> None:
    numbers, [problem] = load_emergency_numbers(tmp_path)
    assert "no such file" in problem.message
    assert [number.digits for number in numbers.of("CH")] == ["112", "144", "117", "118"]
