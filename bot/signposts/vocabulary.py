"""What people type, matched with what there is: accents, capitals and typing mistakes are forgiven."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.core.countries import LONGEST_TYPED, SHORTEST_TYPO, plain

SAME, BEGINS, WORD_BEGINS = 100.0, 95.0, 90.0
# The likeness of two words in a hundred from which one is taken for a slip of the other.
_TYPO = 75.0
_MOST = 60


class Vocabulary:
    """Phrases, each with the values that it may mean."""

    def __init__(self) -> None:
        self._values: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._phrases: list[str] = []

    def add(self, phrase: str, value: str) -> None:
        """Let a phrase mean a value. What was added first is offered first."""
        word = plain(phrase)
        if word:
            if word not in self._values:
                self._phrases.append(word)
            self._values[word][value] = None

    def __contains__(self, phrase: str) -> bool:
        return plain(phrase) in self._values

    def meant(self, typed: str) -> list[str]:
        """The values that fit what was typed as well as any does; none when nothing is near."""
        return self.best(typed)[1]

    def best(self, typed: str) -> tuple[float, list[str]]:
        """How well the best values fit, up to 100, and which they are."""
        scores = self._scores(typed)
        best = max(scores.values(), default=0.0)
        return best, [value for value, score in scores.items() if score >= best]

    def offered(self, typed: str, most: int = 25) -> list[str]:
        """The values that somebody may be about to type, best first; all in their order before that."""
        if not plain(typed):
            every = {value: None for values in self._values.values() for value in values}
            return [*every][:most]
        scores = self._scores(typed)
        return sorted(scores, key=lambda value: -scores[value])[:most]

    def _scores(self, typed: str) -> dict[str, float]:
        word = plain(typed[:LONGEST_TYPED])
        if not word:
            return {}
        scores: dict[str, float] = {}
        self._take(scores, [word] if word in self._values else [], SAME)
        self._take(scores, (phrase for phrase in self._phrases if phrase.startswith(word)), BEGINS)
        inside = f" {word}"
        self._take(scores, (phrase for phrase in self._phrases if inside in phrase), WORD_BEGINS)
        if not scores and len(word) >= SHORTEST_TYPO:
            near = process.extract(word, self._phrases, scorer=fuzz.ratio, score_cutoff=_TYPO, limit=_MOST)
            for phrase, likeness, _ in near:
                self._take(scores, [phrase], likeness * WORD_BEGINS / SAME)
        return scores

    def _take(self, scores: dict[str, float], phrases: Iterable[str], score: float) -> None:
        for phrase in phrases:
            for value in self._values[phrase]:
                scores.setdefault(value, score)
