"""JSON text (RFC 8259) to plain data, with the line and column of each key and value."""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from bot.core.problems import Problem
from bot.core.textfile import Mark
from bot.core.yamltree import MOST_LEVELS, Tree, Where

_TOKEN = re.compile(r'[ \t\n\r]*("(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+)')
_DEEPER, _SHALLOWER = frozenset("[{"), frozenset("]}")


class _Wrong(Exception):
    """What is in the text is JSON to Python and to nobody else."""


@dataclass(frozen=True, slots=True)
class Json:
    """Plain data, and the text that it was read from."""

    data: object
    text: str

    def tree(self) -> Tree:
        """The data with the place of everything in it, found only when somebody asks."""
        return _tree(self)


def parse(file: Path, text: str) -> tuple[Json | None, list[Problem]]:
    """The data in a text, or None and why it cannot be read; never raises."""
    if place := _too_deep(text):
        return None, [Problem(file, *place, f"lists and objects are nested deeper than {MOST_LEVELS} levels")]
    twice = False

    def collect(pairs: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal twice
        held = dict(pairs)
        twice = twice or len(held) < len(pairs)
        return held

    try:
        data: object = json.loads(text, parse_constant=_refuse, object_pairs_hook=collect)
    except json.JSONDecodeError as error:
        said = error.msg[:1].lower() + error.msg[1:]
        return None, [Problem(file, error.lineno, error.colno, f"this is not JSON: {said}")]
    except (_Wrong, ValueError):
        return None, [Problem(file, *_odd_number(text), "this is no number that JSON knows")]
    found = Json(data, text)
    return found, [*_twice(file, found)] if twice else []


def _refuse(name: str) -> NoReturn:
    raise _Wrong(name)


def _odd_number(text: str) -> Mark:
    """Where the number stands that cannot be read: NaN, Infinity, or one of thousands of digits."""
    lines = _Lines(text)
    for token in _TOKEN.finditer(text):
        if re.fullmatch(r"-?Infinity|NaN|-?[0-9]{1000,}", token[1]):
            return lines.mark(token.start(1))
    return 1, 1


def _too_deep(text: str) -> Mark | None:
    depth = 0
    for token in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', text, re.DOTALL):
        depth += (token[0] in _DEEPER) - (token[0] in _SHALLOWER)
        if depth > MOST_LEVELS:
            return _Lines(text).mark(token.start())
    return None


class _Lines:
    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def mark(self, index: int) -> Mark:
        line = bisect.bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1


def _places(text: str) -> Iterator[tuple[Where, Mark | None, Mark, bool]]:
    """Every value of valid JSON: where it is, where its key and it stand, whether the key came before."""
    lines, where, key_mark = _Lines(text), list[str | int](), None
    holders: list[set[str] | None] = []
    expects_key = twice = False
    for token in _TOKEN.finditer(text):
        word, mark = token[1], lines.mark(token.start(1))
        if word in "]}":
            holders.pop()
            where.pop()
        elif word == ",":
            seen = holders[-1]
            expects_key = seen is not None
            last = where[-1]
            if isinstance(last, int):
                where[-1] = last + 1
        elif expects_key:
            key, seen = str(json.loads(word)), holders[-1]
            twice = seen is not None and key in seen
            if seen is not None:
                seen.add(key)
            where[-1], key_mark, expects_key = key, mark, False
        elif word != ":":
            yield tuple(where), key_mark if where and isinstance(where[-1], str) else None, mark, twice
            twice = False
            if word in "[{":
                holders.append(set() if word == "{" else None)
                where.append("" if word == "{" else 0)
                expects_key = word == "{"


def _twice(file: Path, found: Json) -> Iterator[Problem]:
    """The keys that one object has more than once."""
    for where, key, _, twice in _places(found.text):
        if twice and key is not None:
            yield Problem(file, *key, f'the key "{where[-1]}" stands here more than once')


def _tree(found: Json) -> Tree:
    tree = Tree(found.data)
    for where, key, value, twice in _places(found.text):
        if not twice:
            tree.note(where, key, value)
    return tree
