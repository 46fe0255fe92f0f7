"""YAML text to plain data, remembering where every key and value stands.

Only the part of YAML that people write by hand: no anchors, no tags, one document. Numbers and truth follow
YAML 1.2, so `no` is Norway; digits with a leading zero or plus stay text, as in a phone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import yaml

from bot.core import textfile
from bot.core.problems import Problem
from bot.core.textfile import Mark

Where = tuple[str | int, ...]


MOST_LEVELS = 50
_COLUMN_BITS = 32
_MAY_MEAN = frozenset("-0123456789~nNtTfF")
_NULL = {"", "~", "null", "Null", "NULL"}
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,19})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,19})\.[0-9]{1,20}")
_TAB_AT_START = re.compile(r"^ *\t", re.MULTILINE)

# What libyaml says, and what it means to the person who wrote the line.
_PLAIN_WORDS = {
    "mapping values are not allowed": "a colon is not expected here; put text that has a colon in quotes",
    "did not find expected key": "this line does not fit the lines above; check the spaces at its start",
    "did not find expected '-'": "this line does not fit the list above; check the spaces and the dash",
    "could not find expected ':'": "a key needs a colon and a space after it",
    "cannot start any token": "text that begins with this sign needs quotes",
    "found unexpected end of stream": "the quote that opens here is never closed",
    "did not find expected ',' or ']'": "the list in [ ] needs commas between its items, and a ] at its end",
    "did not find expected ',' or '}'": "the part in { } needs commas between its keys, and a } at its end",
    "found unknown escape": "a backslash in double quotes is special; use single quotes",
    "did not find expected <document start>": "this does not belong to the lines above",
}


class Places:
    """Where the keys and the values of one list or mapping stand, and those inside them."""

    __slots__ = ("inside", "keys", "values")

    def __init__(self) -> None:
        # Plain numbers rather than objects: a large file has hundreds of thousands of places.
        self.keys: dict[str | int, int] = {}
        self.values: dict[str | int, int] = {}
        self.inside: dict[str | int, Places] = {}


@dataclass(slots=True)
class Tree:
    """Plain data, with the line and column (from 1) of each key and each value in it."""

    data: object = None
    top: int | None = None
    places: Places = field(default_factory=Places)

    @property
    def empty(self) -> bool:
        return self.top is None

    def holds(self, where: Where) -> bool:
        """Whether there is a value at this place."""
        if not where:
            return not self.empty
        places = self._places(where[:-1])
        return places is not None and where[-1] in places.values

    def mark(self, where: Where, *, key: bool = False) -> Mark:
        """The place of a value (or of its key); of what holds it, when it is not in the file."""
        for length in range(len(where), 0, -1):
            places, last = self._places(where[: length - 1]), where[length - 1]
            if places is None:
                continue
            for found in (places.keys, places.values) if key else (places.values, places.keys):
                if last in found:
                    return _unpacked(found[last])
        return (1, 1) if self.top is None else _unpacked(self.top)

    def note(self, where: Where, key: Mark | None, value: Mark) -> None:
        """Say where a value and its key stand, for data that did not come from YAML."""
        if not where:
            self.top = _packed(*value)
            return
        places = self.places
        for part in where[:-1]:
            places = places.inside.setdefault(part, Places())
        places.values[where[-1]] = _packed(*value)
        if key is not None:
            places.keys[where[-1]] = _packed(*key)

    def _places(self, where: Where) -> Places | None:
        places: Places | None = self.places
        for part in where:
            if places is None:
                break
            places = places.inside.get(part)
        return places


class _Level:
    """A list or a mapping that is still being read."""

    __slots__ = ("holds", "key", "places")

    def __init__(self, places: Places, holds: list[object] | dict[str, object]) -> None:
        self.places = places
        self.holds = holds
        self.key: str | None = None


class _Stop(Exception):
    """Reading on would make no sense."""


class _Builder:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.tree = Tree()
        self.problems: list[Problem] = []
        self._levels: list[_Level] = []
        self._documents = 0

    def complain(self, mark: Mark, message: str) -> None:
        self.problems.append(Problem(self.path, *mark, message))

    def read(self, events: Iterator[yaml.Event]) -> None:
        # Hundreds of thousands of these may come, nearly all of the first kind.
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(cast("yaml.ScalarEvent", event))
            elif kind is yaml.MappingStartEvent:
                self._open(cast("yaml.MappingStartEvent", event), {})
            elif kind is yaml.SequenceStartEvent:
                self._open(cast("yaml.SequenceStartEvent", event), [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._levels.pop()
            elif kind is yaml.AliasEvent:
                self.complain(_mark(event), "*aliases are not read here; write the value out again")
                self._put(event, None)
            elif kind is yaml.DocumentStartEvent:
                self._document(event)

    def _document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self.complain(_mark(event), "a second document begins here (---); one file holds one")
            raise _Stop

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor or event.tag:
            self._refuse_extras(event)
        # Only an escape in double quotes can make a sign that libyaml would refuse as it stands.
        if event.style == '"' and textfile.has_control(event.value):
            self.complain(_mark(event), "this text holds a control character; write it without")
        level = self._levels[-1] if self._levels else None
        if level is not None and level.key is None and isinstance(level.holds, dict):
            self._key(level, event)
        else:
            self._put(event, _meaning(event.value) if event.implicit[0] else event.value)

    def _key(self, level: _Level, event: yaml.ScalarEvent) -> None:
        level.key = key = event.value
        keys = level.places.keys
        if key == "<<" and event.implicit[0]:
            self.complain(_mark(event), "<< (merging) is not read here; write the keys out again")
        elif key in keys:
            line, _ = _unpacked(keys[key])
            self.complain(_mark(event), f'the key "{key}" is already on line {line}')
        keys.setdefault(key, _place(event))

    def _open(self, event: yaml.CollectionStartEvent, holds: list[object] | dict[str, object]) -> None:
        if event.anchor or event.tag:
            self._refuse_extras(event)
        if len(self._levels) >= MOST_LEVELS:
            self.complain(_mark(event), f"lists and keys are nested deeper than {MOST_LEVELS} levels")
            raise _Stop
        holder = self._levels[-1] if self._levels else None
        part = self._put(event, holds)
        if holder is None:
            places = self.tree.places
        elif part in holder.places.inside:
            places = Places()
        else:
            places = holder.places.inside[part] = Places()
        self._levels.append(_Level(places, holds))

    def _put(self, event: yaml.Event, value: object) -> str | int:
        """Hang a value into what is being read; a key that came twice keeps its first value."""
        if not self._levels:
            self.tree.data, self.tree.top = value, _place(event)
            return 0
        level = self._levels[-1]
        holds = level.holds
        if isinstance(holds, list):
            part = len(holds)
            level.places.values[part] = _place(event)
            holds.append(value)
            return part
        if level.key is None:
            self.complain(_mark(event), "a key must be a word, not a list or a mapping")
            raise _Stop
        key, level.key = level.key, None
        level.places.values.setdefault(key, _place(event))
        holds.setdefault(key, value)
        return key

    def _refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self.complain(
                _mark(event), f"&anchors are not read here; put &{event.anchor} in quotes if it is text"
            )
        if event.tag:
            self.complain(_mark(event), "!tags are not read here; put text that begins with ! in quotes")


def parse(path: Path, text: str) -> tuple[Tree | None, list[Problem]]:
    """The tree in a YAML text (None when it cannot be read to the end), and what is wrong; never raises."""
    if tabs := [*_TAB_AT_START.finditer(text)]:
        marks = [textfile.place(text, tab.end() - 1) for tab in tabs]
        return None, [Problem(path, *mark, "this line begins with a tab; use spaces") for mark in marks]
    builder = _Builder(path)
    try:
        builder.read(yaml.parse(text, Loader=yaml.CSafeLoader))
    except _Stop:
        return None, builder.problems
    except yaml.YAMLError as error:
        return None, [*builder.problems, _in_plain_words(path, error)]
    return builder.tree, builder.problems


def _place(event: yaml.Event) -> int:
    mark = event.start_mark
    return _packed(mark.line + 1, mark.column + 1) if mark else _packed(1, 1)


def _mark(event: yaml.Event) -> Mark:
    return _unpacked(_place(event))


def _packed(line: int, column: int) -> int:
    return line << _COLUMN_BITS | column


def _unpacked(place: int) -> Mark:
    return place >> _COLUMN_BITS, place & ((1 << _COLUMN_BITS) - 1)


def _meaning(text: str) -> object:
    if text and text[0] not in _MAY_MEAN:
        return text
    if text in _NULL:
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _in_plain_words(path: Path, error: yaml.YAMLError) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(path, 1, 1, "this cannot be read as YAML")
    said = error.problem or "unknown reason"
    words = next(
        (plain for sign, plain in _PLAIN_WORDS.items() if sign in said), f"not readable YAML: {said}"
    )
    unclosed = "end of stream" in said and error.context_mark
    mark = unclosed or error.problem_mark or error.context_mark
    return Problem(path, mark.line + 1, mark.column + 1, words) if mark else Problem(path, 1, 1, words)
