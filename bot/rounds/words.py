"""How a check-in looks in the thread, and how to find the words in it again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.markdown import escape, length, unescape

PART_CHARACTERS = 4000
"""All text of one Components V2 message (Discord's limit), counted in UTF-16 units to be safe."""

ANSWER_CHARACTERS = 1000
"""What one answer in the form may hold, so that three fit in two messages even when all is escaped."""

LABEL = "-# "
"""Discord's mark for a small line. A member's own line cannot begin with it: it would be escaped."""

HIDDEN = "||"

_JOINT = "\u2060"
"""Begins what goes on in a second message. Nobody sees it, and no heading can begin after it."""

_UNIT = re.compile(r"\\.|.", re.DOTALL)
_JOINER = "\u200d"
_MARKS = frozenset({"Mn", "Me", "Mc"})
_SKIN_OR_TAG = re.compile("[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]*\\Z")
_LONGEST_SIGN = 40
"""No emoji is put together of more characters than this; what is, may be cut."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody wrote under one question."""

    question: str
    words: str


@dataclass(frozen=True, slots=True)
class Look:
    """The lines around the words: the first line of each message, and the note where words are hidden."""

    head: str
    head_of_second: str
    note: str = ""


def compose(answers: Sequence[Answer], look: Look) -> tuple[str, ...]:
    """Return the text of the one message, or the two, that a check-in needs."""
    parts: list[str] = []
    text = "\n".join(filter(None, [look.head, look.note]))
    hide = HIDDEN if look.note else ""
    for answer in answers:
        label = f"\n{LABEL}{escape(answer.question)}"
        left = escape(answer.words.strip())
        while left:
            room = PART_CHARACTERS - length(text) - length(label) - 2 * len(hide) - 1
            fitting, left = cut(left, room)
            if fitting:
                text += f"{label}\n{hide}{fitting}{hide}"
                label = ""
            if left:
                left = left if label else _JOINT + left
                parts.append(text)
                text = "\n".join(filter(None, [look.head_of_second, look.note]))
    return (*parts, text)


def cut(text: str, room: int) -> tuple[str, str]:
    """Split escaped ``text`` so that the first piece has at most ``room`` units: before a space if it can."""
    if length(text) <= room:
        return text, ""
    ends, used = [0], 0
    for unit in _UNIT.finditer(text):
        used += length(unit.group())
        if used > room:
            break
        ends.append(unit.end())
    end = ends[-1]
    space = max(text.rfind("\n", end * 4 // 5, end), text.rfind(" ", end * 4 // 5, end))
    whole = (at for at in reversed(ends[-_LONGEST_SIGN:]) if not _holds_together(text, at))
    end = space if space > 0 else next(whole, end)
    return text[:end], text[end:]


def read_back(parts: Sequence[str], questions: Sequence[str]) -> dict[str, str]:
    """Return what stands under each question in the messages of a check-in."""
    labels = {LABEL + escape(question): question for question in questions}
    found: dict[str, str] = {}
    asked = ""
    for part in parts:
        here: dict[str, list[str]] = {}
        for line in part.split("\n"):
            if line in labels:
                asked = labels[line]
            elif asked and not _is_frame(line, part):
                here.setdefault(asked, []).append(line)
        for question, lines in here.items():
            piece = _shown("\n".join(lines))
            before = found.get(question)
            found[question] = piece if before is None else before + piece.removeprefix(_JOINT)
    return {question: unescape(text) for question, text in found.items()}


def _is_frame(line: str, part: str) -> bool:
    return line.startswith(LABEL) or part.startswith(line + "\n")


def _shown(text: str) -> str:
    # An escaped sign cannot form "||", so these are our own.
    return text.removeprefix(HIDDEN).removesuffix(HIDDEN) if text.startswith(HIDDEN) else text


def _holds_together(text: str, at: int) -> bool:
    if at == 0:
        return True
    before, after = text[at - 1], text[at]
    return (
        _JOINER in (before, after)
        or unicodedata.category(after) in _MARKS
        or _SKIN_OR_TAG.match(after) is not None
        or _halves_a_flag(text, at)
    )


def _halves_a_flag(text: str, at: int) -> bool:
    letters = _FLAG_LETTERS.search(text, 0, at)
    odd = letters is not None and len(letters.group()) % 2 == 1
    return odd and _FLAG_LETTERS.match(text[at]) is not None
