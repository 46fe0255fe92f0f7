"""What makes a text, what a change does to it, and what a circle decided. Time and chance come in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from bot.core.errors import Refusal

MOST_POINTS = 7
POINT_LENGTH = 200
MOST_OPEN = 5
"""So many suggestions can be open for one text at a time."""

FEWEST_VOICES, MOST_VOICES = 2, 10
LIVELY = 2
"""A round in which so many were here shows that people take part."""

Choice = Literal["yes", "fine", "concern"]
CHOICES: tuple[Choice, ...] = ("yes", "fine", "concern")

Outcome = Literal["agreed", "concerns", "few"]

_MARKER = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*+•])(?:\s+|$)")
_HIDDEN = frozenset(
    "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a text. It keeps its ``id`` when it is re-worded, and when others come and go."""

    id: int
    text: str


Text = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody would like: other words for a point (none: without it), a new point, or a whole text."""

    whole: bool
    point_id: int | None
    words: tuple[str, ...]


def clean(written: str) -> str:
    """Return a point as it is kept: on one line, without signs that nobody sees."""
    shown = (sign for sign in written if sign not in _HIDDEN)
    return " ".join("".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in shown).split())


def points_in(written: str) -> tuple[str, ...]:
    """Return the points in a text that has one on each line; numbers and dashes before them go."""
    lines = (clean(_MARKER.sub("", line, count=1)) for line in written.splitlines())
    return tuple(line for line in lines if line)


def require_text(points: Sequence[str]) -> tuple[str, ...]:
    """Return what can be a whole text. Raises Refusal that names what is in the way."""
    if not points:
        raise Refusal("agreement-empty")
    if len(points) > MOST_POINTS:
        raise Refusal("agreement-too-many", count=len(points), most=MOST_POINTS)
    for number, point in enumerate(points, start=1):
        if len(point) > POINT_LENGTH:
            raise Refusal("agreement-point-too-long", number=number, most=POINT_LENGTH)
    if len({point.casefold() for point in points}) < len(points):
        raise Refusal("agreement-point-twice")
    return tuple(points)


def applied(before: Text, change: Change, made: int) -> tuple[Text, int]:
    """Return the text after a change, and how many points were ever made; ``made`` were so far.

    A point that is gone meanwhile comes back as a new one. Raises Refusal when the result can be no text.
    """
    if change.whole:
        return _renumbered(before, require_text(change.words), made)
    others = [point.text for point in before if point.id != change.point_id]
    if not change.words:
        require_text(others)
        return tuple(point for point in before if point.id != change.point_id), made
    word = change.words[0]
    if len(word) > POINT_LENGTH:
        raise Refusal("agreement-words-too-long", most=POINT_LENGTH)
    require_text([*others, word])
    if any(point.id == change.point_id for point in before):
        changed = (Point(point.id, word) if point.id == change.point_id else point for point in before)
        return tuple(changed), made
    return (*before, Point(made + 1, word)), made + 1


def moved(before: Text, after: Text, change: Change) -> bool:
    """Say whether a change reads differently against the text ``after`` than it did ``before``."""
    if change.whole:
        return before != after
    return _text_of(before, change.point_id) != _text_of(after, change.point_id)


def decide(voices: Iterable[str], least: int) -> Outcome:
    """Return what a circle decided. A concern counts however few voices there are."""
    counted = Counter(voices)
    if counted["concern"]:
        return "concerns"
    return "agreed" if counted.total() >= least else "few"


def tally(voices: Iterable[str]) -> dict[str, int]:
    """Return how many said what: numbers, and never who."""
    counted = Counter(voices)
    return {choice: counted[choice] for choice in CHOICES}


def least_voices(here: Sequence[int]) -> int:
    """Return how many voices a decision needs where so many were in the last rounds: half of the usual."""
    usual = sum(here) / len(here) if here else 0
    return min(max(round(usual / 2), FEWEST_VOICES), MOST_VOICES)


def is_lively(here: Sequence[int]) -> bool:
    """Say whether people take part: in one of the last two rounds, newest first, some were here."""
    return any(count >= LIVELY for count in here[:2])


def next_point(text: Text, told: Sequence[int]) -> Point | None:
    """Return the point whose turn it is: never told, else longest ago. ``told`` has the last one last."""
    return min(text, key=lambda point: told.index(point.id) if point.id in told else -1, default=None)


def now_told(told: Sequence[int], point: Point, text: Text) -> list[int]:
    """Return whose turn it was, with ``point`` as the last; points that are gone are left out."""
    known = {one.id for one in text} - {point.id}
    return [*(id for id in told if id in known), point.id]


def find_point(text: Text, point_id: int) -> tuple[int, Point] | None:
    """Return a point and its number in the text, from 1."""
    numbered = enumerate(text, start=1)
    return next(((number, point) for number, point in numbered if point.id == point_id), None)


def _text_of(text: Text, point_id: int | None) -> str | None:
    return next((point.text for point in text if point.id == point_id), None)


def _renumbered(before: Text, words: Sequence[str], made: int) -> tuple[Text, int]:
    """Give each of ``words`` the number of the point that it was, where that can be told."""
    matcher = SequenceMatcher(None, [point.text for point in before], words, autojunk=False)
    ids: list[int | None] = [None] * len(words)
    for _, start, end, first, last in matcher.get_opcodes():
        for offset in range(min(end - start, last - first)):
            ids[first + offset] = before[start + offset].id
    points: list[Point] = []
    for id, word in zip(ids, words, strict=True):
        made += id is None
        points.append(Point(made if id is None else id, word))
    return tuple(points), made
