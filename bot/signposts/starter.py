"""The starter lists of `config/signposts/`, one file a country: material to check, hidden until confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.core import textfile
from bot.core.countries import country_names
from bot.core.paths import is_copy, shipped_config
from bot.core.problems import Problem
from bot.signposts.entry import Entry
from bot.signposts.exchange import listing, yaml_reading
from bot.signposts.exchange.listing import Progress, Reading

FOLDER = "signposts"


@dataclass(frozen=True, slots=True)
class Starters:
    """The lists by country (two letters). None of their entries may be shown before it is confirmed."""

    by_country: Mapping[str, tuple[Entry, ...]]

    def of(self, country: str | None) -> tuple[Entry, ...]:
        """The entries of a country; none when it has no list."""
        return self.by_country.get(country or "", ())


def load_starters(config_dir: Path, progress: Progress | None = None) -> tuple[Starters, list[Problem]]:
    """The lists, and what is wrong with them. A file with a mistake counts as left out.

    Without a folder, the lists that ship with the program serve. ``progress`` hears of every file's entries,
    and of none of none when a file begins.
    """
    folder = config_dir / FOLDER
    if not folder.is_dir():
        found, _ = _read(shipped_config() / FOLDER, progress)
        return found, [Problem(folder, 1, 1, "there is no such folder")]
    return _read(folder, progress)


def read_list(config_dir: Path, country: str) -> tuple[Entry, ...]:
    """The starter list of one country (two letters); none when there is none, or one with a mistake."""
    folder = config_dir / FOLDER
    path = (folder if folder.is_dir() else shipped_config() / FOLDER) / f"{country}.yaml"
    return _read_one(path, None).entries if path.is_file() else ()


def check_starters(config_dir: Path) -> list[Problem]:
    """What is wrong with the lists. It takes as long as a start, but for a copy of what ships."""
    folder = config_dir / FOLDER
    return [] if is_copy(folder, shipped_config() / FOLDER) else load_starters(config_dir)[1]


def _read(folder: Path, progress: Progress | None) -> tuple[Starters, list[Problem]]:
    lists: dict[str, tuple[Entry, ...]] = {}
    problems: list[Problem] = []
    for path in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
        found = _read_one(path, progress)
        problems += found.problems
        if found.good:
            lists[path.stem] = found.entries
    return Starters(lists), sorted([*problems, *_twice(folder, lists)])


def _read_one(path: Path, progress: Progress | None) -> Reading:
    if path.suffix != ".yaml" or path.stem not in country_names():
        message = "the name of a list is the two letters of its country, such as GB.yaml"
        return Reading((), (Problem(path, 1, 1, message),))
    if progress:
        progress(0, 0)
    text, problems = textfile.read(path, most_bytes=listing.MOST_BYTES)
    if text is None:
        return Reading((), tuple(problems))
    found = yaml_reading.read(path, text, progress)
    return found if found.problems else Reading(found.entries, tuple(_elsewhere(path, found.entries)))


def _elsewhere(path: Path, entries: tuple[Entry, ...]) -> list[Problem]:
    return [
        Problem(path, 1, 1, f"{entry.id}: its area is {entry.area.country}, so it belongs to another file")
        for entry in entries
        if entry.area.country != path.stem
    ]


def _twice(folder: Path, lists: Mapping[str, tuple[Entry, ...]]) -> list[Problem]:
    first: dict[str, str] = {}
    problems: list[Problem] = []
    for country, entries in lists.items():
        for entry in entries:
            other = first.setdefault(entry.id, country)
            if other != country:
                message = f'the id "{entry.id}" is in {other}.yaml as well'
                problems.append(Problem(folder / f"{country}.yaml", 1, 1, message))
    return problems
