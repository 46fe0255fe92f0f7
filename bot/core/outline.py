"""Where each sentence of a language stands in its .ftl files, so that it is read when it is first said.

To read all of them takes as long as the rest of a start.
"""

from __future__ import annotations

import re
from collections.abc import KeysView
from dataclasses import dataclass
from pathlib import Path

from bot.core import textfile
from bot.core.sentences import Sentence, limit_in, read_text

# A ## comment on all that follow, or a sentence with the # comment above it.
_BEGINS = re.compile(
    r"^(?P<group>(?:##(?!#).*\n?)+)|^(?:#(?!#).*\n)*(?P<key>-?[A-Za-z][A-Za-z0-9_-]*) *=", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class _Stretch:
    file: Path
    text: str
    limit: int | None


class Outline:
    """The sentences of one folder such as `texts/en`. Where a key stands twice, the first counts."""

    def __init__(self, folder: Path) -> None:
        self._stretches: dict[str, list[_Stretch]] = {}
        self._read: dict[str, Sentence | None] = {}
        for file in sorted(folder.glob("*.ftl")):
            text, _ = textfile.read(file)
            self._look_through(file, text or "")

    def _look_through(self, file: Path, text: str) -> None:
        limit = None
        found = list(_BEGINS.finditer(text))
        for part, after in zip(found, [*found, None][1:], strict=True):
            if (key := part["key"]) is None:
                limit = limit_in(part["group"])
            else:
                stretch = _Stretch(file, text[part.start() : after.start() if after else None], limit)
                self._stretches.setdefault(key, []).append(stretch)

    def keys(self) -> KeysView[str]:
        """The keys of all sentences and terms, also of those that cannot be read."""
        return self._stretches.keys()

    def get(self, key: str, /) -> Sentence | None:
        """The sentence with a key; None for one that is not there or cannot be read.

        Its place in the file is counted from where its own lines begin.
        """
        if key not in self._read:
            read = (read_text(part.file, part.text, part.limit) for part in self._stretches.get(key, ()))
            self._read[key] = next((one.sentences[key] for one in read if key in one.sentences), None)
        return self._read[key]

    def is_as_in(self, other: Outline, key: str) -> bool:
        """Whether a sentence is written there in the same way."""
        mine, theirs = self._stretches.get(key, ()), other._stretches.get(key, ())
        return [(part.text, part.limit) for part in mine] == [(part.text, part.limit) for part in theirs]
