"""Sentences on which somebody's safety may hang: English stands beside a translation that nobody compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated

from fluent.syntax import FluentSerializer
from pydantic import BaseModel, ConfigDict, StringConstraints

from bot.core import yamlfile
from bot.core.problems import Problem
from bot.core.sentences import Sentence

_SIGNS = re.compile(r"(?:#{1,3}|-#) ")
Find = Callable[[str], Sentence | None]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class SafetyFile(BaseModel):
    """`texts/safety.yaml`: the keys of these sentences, by where the English then stands."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    below: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        """The keys of them all."""
        return self.below | self.inside


class Review(BaseModel):
    """A person found that a translation says what the English says."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    english: Words
    translation: Words
    by: Words
    on: date


class ReviewFile(BaseModel):
    """`texts/<locale>/review.yaml`: the reviews by the key of the sentence."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    reviewed: dict[str, Review] = {}


class SafetyList:
    """Which sentences these are; the file is read when it is first asked for."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @cached_property
    def found(self) -> SafetyFile:
        """What the file holds."""
        return yamlfile.read_leniently(self._file, SafetyFile)[0]


class Beside:
    """Which sentences of one language need the English beside them.

    ``folders`` may hold a review.yaml each; the last is the community's own. Without any, nothing needs it.
    """

    def __init__(self, safety: SafetyList, folders: Sequence[Path], english: Find) -> None:
        self._safety, self._english = safety, english
        self._files = list(dict.fromkeys(folder / "review.yaml" for folder in folders))
        self._needed: dict[str, bool] = {}

    @cached_property
    def _read(self) -> tuple[dict[str, Review], list[Problem]]:
        reviews: dict[str, Review] = {}
        problems: list[Problem] = []
        for file in self._files:
            found, wrong = read_reviews(file)
            reviews |= found.reviewed
            problems += wrong
        return reviews, problems

    def is_needed(self, key: str, translated: Sentence | None) -> bool:
        """Whether nobody has compared this translation as it stands now."""
        if key not in self._needed:
            is_safety = bool(self._files) and key in self._safety.found.keys
            self._needed[key] = is_safety and not self._is_compared(key, translated)
        return self._needed[key]

    def _is_compared(self, key: str, translated: Sentence | None) -> bool:
        review, english = self._read[0].get(key), self._english(key)
        if review is None or english is None or translated is None:
            return False
        return (_line(review.english), _line(review.translation)) == (source(english), source(translated))

    def both(self, key: str, said: str, english: str, most_characters: int | None) -> str:
        """Return a sentence with the English beside it; the English alone where there is no room for two."""
        if said == english:
            return said
        inside = key in self._safety.found.inside
        together = f"{said} ({_SIGNS.sub('', english)})" if inside else f"{said}\n{english}"
        has_room = most_characters is None or len(together) <= most_characters
        return together if has_room else english

    def problems(self, find: Find) -> list[Problem]:
        """What is wrong with reviews: a mistake, no such sentence, or words that have changed since."""
        if not self._files:
            return []
        reviews, problems = self._read
        unknown = [
            f"{key}: there is no such sentence in safety.yaml"
            for key in reviews
            if key not in self._safety.found.keys
        ]
        changed = [
            f"{key}: this was compared in other words than it has now, so the English stands beside it again"
            for key in reviews
            if self.is_needed(key, find(key))
        ]
        return [*problems, *(Problem(self._files[-1], 1, 1, message) for message in (*unknown, *changed))]


def read_reviews(file: Path) -> tuple[ReviewFile, list[Problem]]:
    """Return what was compared in one language. Without a file, or with a mistake in it, nothing was."""
    found, problems = yamlfile.read(file, ReviewFile) if file.is_file() else (None, [])
    return found or ReviewFile(), problems


def source(sentence: Sentence) -> str:
    """Return a sentence as its file has it, on one line: what a review quotes."""
    entry = sentence.entry.clone()
    entry.comment = None
    return _line(FluentSerializer().serialize_entry(entry).partition("=")[2])


def _line(text: str) -> str:
    return " ".join(text.split())
