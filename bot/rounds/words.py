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

_UNIT = re.compile(r"\\.|.", re.DOTALL)
_JOINER = "\u200d"


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
                parts.append(text)
                text = "\n".join(filter(None, [look.head_of_second, look.note]))
    return (*parts, text)


def cut(text: str, room: int) -> tuple[str, str]:
    """Split escaped ``text`` so that the first piece has at most ``room`` units, at a space if it can."""
    if length(text) <= room:
        return text, ""
    used = end = 0
    for unit in _UNIT.finditer(text):
        used += length(unit.group())
        if used > room:
            break
        end = unit.end()
    space = max(text.rfind("\n", end * 4 // 5, end), text.rfind(" ", end * 4 // 5, end))
    if space > 0:
        return text[:space], text[space + 1 :]
    while end and _holds_together(text, end):
        end -= 1
    return text[:end], text[end:]


def read_back(parts: Sequence[str], questions: Sequence[str]) -> dict[str, str]:
    """Return what stands under each question in the messages of a check-in."""
    labels = {LABEL + escape(question): question for question in questions}
    found: dict[str, list[str]] = {}
    asked = ""
    for part in parts:
        for line in part.split("\n"):
            if line in labels:
                asked = labels[line]
            elif asked and not _is_frame(line, part):
                found.setdefault(asked, []).append(line)
    return {question: unescape(_shown("\n".join(lines))) for question, lines in found.items()}


def _is_frame(line: str, part: str) -> bool:
    return line.startswith(LABEL) or part.startswith(line + "\n")


def _shown(text: str) -> str:
    # An escaped sign cannot form "||", so each pair of these is our own.
    return text.replace(f"{HIDDEN}\n{HIDDEN}", "\n").removeprefix(HIDDEN).removesuffix(HIDDEN)


def _holds_together(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    return unicodedata.combining(after) > 0 or _JOINER in (before, after) or after == "\ufe0f"
