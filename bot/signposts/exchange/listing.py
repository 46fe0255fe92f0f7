"""From plain data in a file to entries, with every mistake at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from pydantic import ValidationError
from pydantic_core import to_json

from bot.core import yamlfile
from bot.core.problems import Problem
from bot.core.yamltree import Tree, Where
from bot.signposts.entry import Entry
from bot.signposts.exchange import plain
from bot.signposts.exchange.plain import Plain

MOST_BYTES = 25_000_000
"""A file of 10,000 entries has about 8 million."""
MOST_ENTRIES = 20_000
_STEP = 100

Progress = Callable[[int, int], None]
"""Is told how many entries of how many were looked at."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds. Where there is a problem, the entries are not the whole list: use none of them."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def good(self) -> bool:
        return not self.problems


@dataclass(slots=True)
class Item:
    """One entry as plain data; ``at`` is its place in the tree that ``tree`` makes when a place is needed."""

    data: Plain
    at: Where
    tree: Callable[[], Tree]


@dataclass(slots=True)
class Listing:
    """Makes entries of the items of one file, one after another."""

    file: Path
    entries: list[Entry] = field(default_factory=list[Entry])
    problems: list[Problem] = field(default_factory=list[Problem])
    _seen: dict[str, Item] = field(default_factory=dict[str, Item])

    def add(self, item: Item) -> None:
        """Take an item as an entry, or note all that is wrong with it."""
        plain.with_countries(item.data)
        try:
            entry = Entry.model_validate_json(to_json(item.data), strict=True)
        except ValidationError as error:
            self.problems += self._explained(item, error)
        else:
            self.entries.append(entry)
        self._once(item)

    def _explained(self, item: Item, error: ValidationError) -> Iterator[Problem]:
        name = item.data.get("id")
        for _, problem in yamlfile.explained(self.file, item.tree(), Entry, error, item.at):
            words = (
                f"{name}: {problem.message}" if isinstance(name, str) and len(name) <= 60 else problem.message
            )
            yield Problem(self.file, problem.line, problem.column, words)

    def _once(self, item: Item) -> None:
        name = item.data.get("id")
        if not isinstance(name, str):
            return
        first = self._seen.setdefault(name, item)
        if first is not item:
            line = first.tree().mark((*first.at, "id"))[0]
            place = item.tree().mark((*item.at, "id"))
            self.problems.append(Problem(self.file, *place, f'the id "{name}" is already on line {line}'))


def read_items(file: Path, items: list[Item], progress: Progress | None = None) -> Reading:
    """The entries that items make, and what is wrong with them, in the order of the file."""
    listing = Listing(file)
    for done, item in enumerate(items):
        if progress and done % _STEP == 0:
            progress(done, len(items))
        listing.add(item)
    if progress:
        progress(len(items), len(items))
    return Reading(tuple(listing.entries), tuple(sorted({*listing.problems})))


def items_of(
    file: Path, listed: object, at: Where, tree: Callable[[], Tree]
) -> tuple[list[Item], list[Problem]]:
    """The items of a list at a place of a tree, and what in it cannot be one."""
    if not isinstance(listed, list):
        message = "expected a list of entries"
        return [], [Problem(file, *tree().mark(at), message)]
    values = cast("list[object]", listed)
    if len(values) > MOST_ENTRIES:
        return [], [
            Problem(file, *tree().mark(at), f"at most {MOST_ENTRIES:,} entries, found {len(values):,}")
        ]
    items: list[Item] = []
    problems: list[Problem] = []
    for index, value in enumerate(values):
        if isinstance(value, dict):
            items.append(Item(cast("Plain", value), (*at, index), tree))
        else:
            message = "expected an entry: keys and their values"
            problems.append(Problem(file, *tree().mark((*at, index)), message))
    return items, problems
