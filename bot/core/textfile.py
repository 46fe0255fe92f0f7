"""Reads a text file that people edit by hand; whatever is in it, the answer is text or a problem."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from bot.core.problems import Problem

Mark = tuple[int, int]

MOST_BYTES = 1_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def read(path: Path, *, most_bytes: int = MOST_BYTES) -> tuple[str | None, list[Problem]]:
    """The text in a file (UTF-8, every line end a newline), or None and why there is none; never raises."""
    try:
        content = _content(path, most_bytes + 1)
    except FileNotFoundError:
        return None, [Problem(path, 1, 1, "there is no such file")]
    except OSError as error:
        return None, [Problem(path, 1, 1, f"the file cannot be read: {error.strerror or 'unknown reason'}")]
    if content is None:
        return None, [Problem(path, 1, 1, "expected a file, found a folder or a device")]
    if len(content) > most_bytes:
        return None, [Problem(path, 1, 1, f"the file is too large: at most {most_bytes:,} bytes are read")]
    return decoded(path, content)


def decoded(path: Path, content: bytes) -> tuple[str | None, list[Problem]]:
    """The text in the content of a file, or None and where it stops being text; never raises."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        good = error.object[: error.start].decode("utf-8")
        mark = place(good, len(good))
        return None, [Problem(path, *mark, "this is not UTF-8 text; save the file as UTF-8")]
    strays = [place(text, match.start()) for match in _CONTROL.finditer(text)]
    if strays:
        return None, [Problem(path, *mark, "an invisible control character stands here") for mark in strays]
    return text, []


def place(text: str, index: int) -> Mark:
    """The line and the column of a position in a text, both from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def has_control(text: str) -> bool:
    """Whether there is a sign in it that nobody types and that no screen shows."""
    return _CONTROL.search(text) is not None


def _content(path: Path, most_bytes: int) -> bytes | None:
    # A pipe or a device could keep us waiting for ever.
    if not stat.S_ISREG(path.stat().st_mode):
        return None
    with path.open("rb") as file:
        return file.read(most_bytes)
