"""The starter agreements of `config/agreements/`: one file for each, to begin a draft with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from bot.agreements.rules import MOST_POINTS, POINT_LENGTH, clean, points_in
from bot.core import textfile, yamlfile
from bot.core.errors import Refusal
from bot.core.problems import Problem

MOST_STARTERS = 10
MOST_BYTES = 100_000
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _one_line(text: str) -> str:
    if clean(text) != text:
        raise ValueError("expected one line of plain text")
    return text


def _differ(points: tuple[str, ...]) -> tuple[str, ...]:
    if len({point.casefold() for point in points}) < len(points):
        raise ValueError("expected points that differ")
    return points


Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), AfterValidator(_one_line)
]
About = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=150), AfterValidator(_one_line)
]
Written = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=POINT_LENGTH),
    AfterValidator(_one_line),
]
Points = Annotated[tuple[Written, ...], Field(min_length=1, max_length=MOST_POINTS), AfterValidator(_differ)]


class StarterFile(BaseModel):
    """What stands in one file."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: Name
    about: About
    points: Points


class DraftFile(BaseModel):
    """A draft that somebody brings: a starter will do, and a list of points is enough."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: str | None = None
    about: str | None = None
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Starters:
    """The starters that there are by key, in the order of their files."""

    all: Mapping[str, StarterFile]

    def find(self, key: str | None) -> StarterFile:
        """Return one by its key. Raises Refusal when its file is gone."""
        found = self.all.get(key or "")
        if found is None:
            raise Refusal("agreement-no-starter")
        return found


def load_starters(config_dir: Path) -> tuple[Starters, list[Problem]]:
    """Return the starters, and what is wrong with the files that were left out."""
    folder = config_dir / "agreements"
    if not folder.is_dir():
        return Starters({}), [Problem(folder, 1, 1, "there is no such folder")]
    found: dict[str, StarterFile] = {}
    problems: list[Problem] = []
    for path in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
        starter, wrong = _read_one(path)
        wrong = wrong or _clashes(path, starter, found)
        problems += wrong
        if starter is not None and not wrong:
            found[path.stem] = starter
    return Starters(found), sorted(problems)


def read_draft(name: str, content: bytes) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the points in a file that somebody brought, YAML or Markdown, or what is wrong with it."""
    path = Path(name)
    text, problems = textfile.decoded(path, content)
    if text is None:
        return (), problems
    if path.suffix.lower() in (".yaml", ".yml"):
        return _in_yaml(path, text)
    return _in_markdown(text), []


def _in_yaml(path: Path, text: str) -> tuple[tuple[str, ...], list[Problem]]:
    found, problems = yamlfile.read_text(path, text, DraftFile)
    return (tuple(filter(None, map(clean, found.points))) if found else ()), problems


def _in_markdown(text: str) -> tuple[str, ...]:
    """Return the list in a Markdown text; without one, every line that is no heading."""
    lines = text.splitlines()
    listed = [line for line in lines if re.match(r"\s*(?:\d{1,2}[.)]|[-*+])\s", line)]
    return points_in("\n".join(listed or [line for line in lines if not line.lstrip().startswith("#")]))


def _read_one(path: Path) -> tuple[StarterFile | None, list[Problem]]:
    if path.suffix != ".yaml" or not _KEY.fullmatch(path.stem) or len(path.stem) > 40:
        message = "the name of a starter's file is made of a-z, 0-9 and single dashes, and ends in .yaml"
        return None, [Problem(path, 1, 1, message)]
    return yamlfile.read(path, StarterFile)


def _clashes(path: Path, found: StarterFile | None, others: Mapping[str, StarterFile]) -> list[Problem]:
    if found is None:
        return []
    same = [key for key, other in others.items() if other.name.casefold() == found.name.casefold()]
    if same:
        return [Problem(path, 1, 1, f'{same[0]}.yaml has the name "{found.name}" as well')]
    if len(others) >= MOST_STARTERS:
        return [Problem(path, 1, 1, f"at most {MOST_STARTERS} starters can be offered")]
    return []
