"""What changed between two texts, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from bot.agreements.rules import Text

Kind = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and what happened to them."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One point. ``number`` is the one it has in the new text; None when it is not in there."""

    number: int | None
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether anything about it is different."""
        return any(piece.kind != "same" for piece in self.pieces)


def words(before: str, after: str) -> tuple[Piece, ...]:
    """Return what happened to the words of a point, in reading order."""
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", " ".join(old[start:end])))
            continue
        if start < end:
            pieces.append(Piece("gone", " ".join(old[start:end])))
        if first < last:
            pieces.append(Piece("new", " ".join(new[first:last])))
    return tuple(pieces)


def between(before: Text, after: Text) -> Sequence[Line]:
    """Return every point of both texts: those of the new one in order, each after those gone before it."""
    old = {point.id: place for place, point in enumerate(before)}
    kept = {point.id for point in after}
    lines: list[Line] = []
    told = 0
    for number, point in enumerate(after, start=1):
        place = old.get(point.id)
        if place is None:
            lines.append(Line(number, words("", point.text)))
            continue
        lines += _gone(before[told:place], kept)
        told = max(told, place + 1)
        lines.append(Line(number, words(before[place].text, point.text)))
    return [*lines, *_gone(before[told:], kept)]


def _gone(points: Text, kept: set[int]) -> list[Line]:
    return [Line(None, words(point.text, "")) for point in points if point.id not in kept]
