"""Showing what people wrote as they wrote it.

Every sign that Discord would read as formatting is escaped, in a way that can be undone to the
letter, so that nobody's words can pose as the bot. Links stay links.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_LINK = re.compile(r"https?://[^\W_][^\s\\<>|*~`\[\]]*")
# Discord takes a backslash after a link to be part of it, so "<" alone cannot stop "<#1>" or "<t:1>" there.
_SIGNS = re.compile(r"[\\*_~`|<\[\]@]|(?<=<)[#/:]|(?<=<[at]):|(?<=<id):")
_BLOCKS = re.compile(r"((?:^|[\n\r\u2028\u2029])[^\S\n]*(?:\d+(?=\.(?:\s|$)))?)([-+#>]|(?<=\d)\.)")
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKS = frozenset({"Cc", "Zl", "Zp"})
_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Signs that Unicode counts as letters or symbols, and that show nothing."""


def length(text: str) -> int:
    """Return the length of ``text`` in UTF-16 units, as Discord's own client counts."""
    return len(text) + sum(1 for sign in text if sign > "\uffff")


def fitting(lines: Iterable[str], room: int) -> list[str]:
    """Return the first of ``lines`` that fit into so many characters together, with a break after each."""
    kept: list[str] = []
    for line in lines:
        room -= length(line) + 1
        if room < 0:
            break
        kept.append(line)
    return kept


def escape(text: str) -> str:
    """Return ``text`` so that Discord shows it as it stands."""
    return "".join(part if is_link else _escape(part) for part, is_link in _by_link(text))


def unescape(text: str) -> str:
    """Undo `escape`."""
    return "".join(part if is_link else _ESCAPED.sub(r"\1", part) for part, is_link in _by_link(text))


def safe_name(name: str) -> str:
    """Return a member's name on one line, escaped, and unable to turn the direction of what follows."""
    kept = [sign for sign in name if sign not in _DIRECTIONS and unicodedata.category(sign) not in _BREAKS]
    return escape("".join(kept).strip() if any(map(_shows, kept)) else "?")


def _escape(part: str) -> str:
    return _BLOCKS.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", part))


def _shows(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNPS" and sign not in _EMPTY


def _by_link(text: str) -> Iterator[tuple[str, bool]]:
    end = 0
    for link in _LINK.finditer(text):
        yield text[end : link.start()], False
        yield link.group(), True
        end = link.end()
    yield text[end:], False
