"""YAML text to plain data, remembering where every key and value stands.

Only the part of YAML that people write by hand: no anchors, no tags, one document. Numbers and truth follow
YAML 1.2, so `no` is Norway; digits with a leading zero or plus stay text, as in a phone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.core import textfile
from bot.core.problems import Problem
from bot.core.textfile import Mark

Where = tuple[str | int, ...]

MOST_LEVELS = 50
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


@dataclass(slots=True)
class Tree:
    """Plain data, with the line and column (from 1) of each key and each value in it."""

    data: object = None
    keys: dict[Where, Mark] = field(default_factory=dict[Where, Mark])
    values: dict[Where, Mark] = field(default_factory=dict[Where, Mark])

    @property
    def empty(self) -> bool:
        return () not in self.values

    def mark(self, where: Where, *, key: bool = False) -> Mark:
        """The place of a value (or of its key); of what holds it, when it is not in the file."""
        places = (self.keys, self.values) if key else (self.values, self.keys)
        for length in range(len(where), 0, -1):
            for place in places:
                if found := place.get(where[:length]):
                    return found
        return self.values.get((), (1, 1))


@dataclass(slots=True)
class _Level:
    """A list or a mapping that is still being read."""

    where: Where
    holds: list[object] | dict[str, object]
    key: str | None = None


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
        for event in events:
            match event:
                case yaml.DocumentStartEvent():
                    self._document(event)
                case yaml.AliasEvent():
                    self.complain(_mark(event), "*aliases are not read here; write the value out again")
                    self._put(event, None)
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.SequenceStartEvent():
                    self._open(event, [])
                case yaml.MappingStartEvent():
                    self._open(event, {})
                case yaml.CollectionEndEvent():
                    self._levels.pop()
                case _:
                    continue

    def _document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self.complain(_mark(event), "a second document begins here (---); one file holds one")
            raise _Stop

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_extras(event)
        if textfile.has_control(event.value):
            self.complain(_mark(event), "this text holds a control character; write it without")
        level = self._levels[-1] if self._levels else None
        if level is not None and isinstance(level.holds, dict) and level.key is None:
            self._key(level, event)
        else:
            self._put(event, _meaning(event.value) if event.implicit[0] else event.value)

    def _key(self, level: _Level, event: yaml.ScalarEvent) -> None:
        level.key = event.value
        where = (*level.where, event.value)
        if event.value == "<<" and event.implicit[0]:
            self.complain(_mark(event), "<< (merging) is not read here; write the keys out again")
        elif where in self.tree.keys:
            line = self.tree.keys[where][0]
            self.complain(_mark(event), f'the key "{event.value}" is already on line {line}')
        self.tree.keys.setdefault(where, _mark(event))

    def _open(self, event: yaml.CollectionStartEvent, holds: list[object] | dict[str, object]) -> None:
        self._refuse_extras(event)
        if len(self._levels) >= MOST_LEVELS:
            self.complain(_mark(event), f"lists and keys are nested deeper than {MOST_LEVELS} levels")
            raise _Stop
        self._levels.append(_Level(self._put(event, holds), holds))

    def _put(self, event: yaml.Event, value: object) -> Where:
        """Hang a value into what is being read; a key that came twice keeps its first value."""
        where: Where = ()
        if not self._levels:
            self.tree.data = value
        else:
            level = self._levels[-1]
            if isinstance(level.holds, list):
                where = (*level.where, len(level.holds))
                level.holds.append(value)
            elif level.key is None:
                self.complain(_mark(event), "a key must be a word, not a list or a mapping")
                raise _Stop
            else:
                where = (*level.where, level.key)
                level.holds.setdefault(level.key, value)
                level.key = None
        self.tree.values.setdefault(where, _mark(event))
        return where

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


def _mark(event: yaml.Event) -> Mark:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _meaning(text: str) -> object:
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
