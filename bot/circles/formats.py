"""The formats of `config/formats/`: the questions of a round, one file for each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from bot.core import textfile, yamlfile
from bot.core.errors import Refusal
from bot.core.paths import shipped_config
from bot.core.problems import Problem

MOST_FORMATS = 25
"""Discord's limit for the options of one select."""

MOST_BYTES = 16_000
"""What the file of a server's own format may hold: far more than one needs."""
FIRST = "hard-good-next"
"""The format that a circle starts with, as long as there is one with this key."""

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("expected one line of text")
    return text


ASK_LENGTH = 45
Ask = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=ASK_LENGTH),
    AfterValidator(_one_line),
]
"""A question: Discord shows 45 characters as the label of a field."""
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), AfterValidator(_one_line)
]
"""A placeholder or the description of an option: 100 characters for Discord."""


Order = Literal["open", "go-round", "pairs"]
"""How people take part: each in their own time, one after another, or two by two."""

Turns = Literal["joined", "shuffled", "passed-on"]
"""Whose turn comes next in a go-round: as they joined, by chance, or whom the one before passes on to."""


class Question(BaseModel):
    """One box of the form. It can always be left empty."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    ask: Ask
    hint: Line | None = None


def _differ(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    if len({question.ask.casefold() for question in questions}) < len(questions):
        raise ValueError("expected questions that differ; an answer is found again by its question")
    return questions


class FormatFile(BaseModel):
    """What stands in one file.

    With ``listen_first`` people only listen until those who joined have shared. ``minutes_a_turn`` is a
    hint, and no turn is cut off. ``answer_within_hours``: a check-in that welcomes an answer and has none
    after that time is shown to the keepers.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: Ask
    about: Line
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=3), AfterValidator(_differ)]
    order: Order = "open"
    turns: Turns = "joined"
    listen_first: bool = False
    minutes_a_turn: Annotated[int, Field(ge=1, le=60)] | None = None
    answer_within_hours: Annotated[float, Field(ge=0.25, le=168)] | None = None
    closing_question: Line | None = None
    closing: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)] | None = (
        None
    )


class Format(FormatFile):
    """The questions and the order of a round. `key` is the name of its file without the ending."""

    key: str


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats that there are, by key."""

    all: Mapping[str, Format]

    @property
    def default(self) -> str:
        """The key of the format that a circle starts with. Raises Refusal when there is no format at all."""
        if FIRST in self.all:
            return FIRST
        for key in self.all:
            return key
        raise Refusal("error-no-format")

    def key(self, chosen: str | None) -> str:
        """The key that was chosen, if there is such a format (still), else the default."""
        return chosen if chosen is not None and chosen in self.all else self.default

    def find(self, key: str | None) -> Format:
        """The format with this key; the default when its file is gone. Raises Refusal when there is none."""
        return self.all[self.key(key)]


def load_formats(config_dir: Path) -> tuple[dict[str, Format], list[Problem]]:
    """The formats by key, in the order of their files, and what is wrong with the others.

    When not one can be read, those that ship with the program serve, so that a round can be held.
    """
    formats, problems = _read(config_dir / "formats")
    return formats or _read(shipped_config() / "formats")[0], problems


def read_file(name: str, content: bytes) -> tuple[FormatFile | None, list[Problem]]:
    """The format in a file that a moderator brings, or all that is wrong with it; never raises."""
    file = Path(Path(name).name or "format")
    if len(content) > MOST_BYTES:
        return None, [Problem(file, 1, 1, f"the file is too large: at most {MOST_BYTES:,} bytes are read")]
    text, problems = textfile.decoded(file, content)
    return yamlfile.read_text(file, text, FormatFile) if text is not None else (None, problems)


def _read(folder: Path) -> tuple[dict[str, Format], list[Problem]]:
    if not folder.is_dir():
        return {}, [Problem(folder, 1, 1, "there is no such folder")]
    formats: dict[str, Format] = {}
    problems: list[Problem] = []
    for path in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
        found, wrong = _read_one(path)
        wrong = wrong or _clashes(path, found, formats)
        problems += wrong
        if found and not wrong:
            formats[found.key] = found
    if not formats and not problems:
        problems.append(Problem(folder, 1, 1, "there is no format here; one has a name that ends in .yaml"))
    return formats, sorted(problems)


def _read_one(path: Path) -> tuple[Format | None, list[Problem]]:
    if path.suffix != ".yaml" or not _KEY.fullmatch(path.stem) or len(path.stem) > 40:
        message = "the name of a format's file is made of a-z, 0-9 and single dashes, and ends in .yaml"
        return None, [Problem(path, 1, 1, message)]
    written, problems = yamlfile.read(path, FormatFile)
    return (Format(key=path.stem, **written.model_dump()) if written else None), problems


def _clashes(path: Path, found: Format | None, others: Mapping[str, Format]) -> list[Problem]:
    if found is None:
        return []
    same = [other.key for other in others.values() if other.name.casefold() == found.name.casefold()]
    if same:
        return [Problem(path, 1, 1, f'{same[0]}.yaml has the name "{found.name}" as well')]
    if len(others) >= MOST_FORMATS:
        return [Problem(path, 1, 1, f"at most {MOST_FORMATS} formats can be offered")]
    return []
