"""Compares a community's own sentences with the English that ships with the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, KeysView
from typing import Protocol

from fluent.runtime import FluentBundle
from fluent.syntax import ast

from bot.core.plainwords import nearest
from bot.core.problems import Problem
from bot.core.sentences import Reference, Sentence

_FUNCTIONS = ("NUMBER()",)


class Sentences(Protocol):
    """The sentences of one language by key: a dict of them, or an outline."""

    def keys(self) -> KeysView[str]: ...
    def get(self, key: str, /) -> Sentence | None: ...


class Speaker:
    """Says sentences with the plurals and numbers of a locale. ``find`` is asked once for each."""

    def __init__(self, locale: str, find: Callable[[str], Sentence | None]) -> None:
        self._find = find
        self._bundle = FluentBundle([locale], use_isolating=False)
        self._learnt: set[str] = set()

    def say(self, key: str, values: dict[str, str | int]) -> tuple[str, list[Exception]] | None:
        """The words and what went wrong with them; None for a sentence that is not there."""
        self._learn(key)
        if not self._bundle.has_message(key) or (pattern := self._bundle.get_message(key).value) is None:
            return None
        said, errors = self._bundle.format_pattern(pattern, values)
        return str(said), errors

    def _learn(self, key: str) -> None:
        waiting = [key]
        while waiting:
            key = waiting.pop()
            if key in self._learnt:
                continue
            self._learnt.add(key)
            if (sentence := self._find(key)) is not None:
                self._bundle.add_resource(ast.Resource([sentence.entry]))
                waiting += sentence.terms


class Judge:
    """Says what is wrong with a community's own sentences of one locale.

    ``shipped`` is what ships for this locale. A sentence may leave out a value that the English one uses,
    and may use no other: whoever says it would have none to give.
    """

    def __init__(self, locale: str, own: Sentences, shipped: Sentences, english: Sentences) -> None:
        self._own, self._shipped, self._english = own, shipped, english
        self._terms = [
            key for key in {**dict.fromkeys(shipped.keys()), **dict.fromkeys(own.keys())} if key[0] == "-"
        ]
        self._speaker = Speaker(locale, self._sayable)

    def wrong_with(self, sentence: Sentence) -> list[Problem]:
        """Why it cannot be said; nothing when it can."""
        return self._misnamed(sentence) or self._said_badly(sentence)

    def _sayable(self, key: str) -> Sentence | None:
        own = self._own.get(key)
        return self._shipped.get(key) if own is None or self._misnamed(own) else own

    def _misnamed(self, sentence: Sentence) -> list[Problem]:
        return self._unknown_names(sentence) or self._endless(sentence)

    def _unknown_names(self, sentence: Sentence) -> list[Problem]:
        original = sentence if sentence.is_term else self._english.get(sentence.key)
        if original is None:
            keys = [key for key in self._english.keys() if key[0] != "-"]  # noqa: SIM118 (an outline is no dict)
            return [sentence.problem(f"there is no sentence with this key{_guess(sentence.key, keys)}")]
        known = [*(f"${name}" for name in original.variables), *self._terms, *_FUNCTIONS]
        return [_unknown(sentence, used, known) for used in sentence.references if used.name not in known]

    def _endless(self, sentence: Sentence) -> list[Problem]:
        """A sentence that is, by way of terms, put together from itself."""
        reached: set[str] = set()
        waiting = [sentence.key]
        while waiting:
            key = waiting.pop()
            found = self._own.get(key) or self._shipped.get(key)
            new = (found.terms if found else frozenset[str]()) - reached
            reached |= new
            waiting += new
        return [sentence.problem("this sentence refers to itself")] if sentence.key in reached else []

    def _said_badly(self, sentence: Sentence) -> list[Problem]:
        """Says the sentence once, as members would read it with 2 for every value."""
        original = self._english.get(sentence.key)
        if sentence.is_term or original is None:
            return []
        try:
            said = self._speaker.say(sentence.key, dict.fromkeys(original.variables, 2))
        except (
            Exception
        ) as error:  # Fluent recurses and calculates over what people wrote: anything may come.
            return [sentence.problem(f"this sentence cannot be said ({type(error).__name__})")]
        return [sentence.problem(message) for message in _faults(said, original.most_characters)]


def _faults(said: tuple[str, list[Exception]] | None, most: int | None) -> list[str]:
    if said is None:
        return ["there is no sentence after the key"]
    text, errors = said
    if errors:
        return [f"this sentence cannot be said: {errors[0]}"]
    if not text.strip():
        return ["the sentence is empty"]
    if most is not None and len(text) > most:
        return [f"at most {most} characters, found {len(text)}"]
    return []


def _unknown(sentence: Sentence, used: Reference, known: list[str]) -> Problem:
    if used.is_name:
        choices = [name for name in known if name[0] == used.name[0]]
        return sentence.problem(f"{used.name} is not known here{_guess(used.name, choices)}", used.mark)
    return sentence.problem(f"a value is written {{ ${used.name} }}, with a $ before its name", used.mark)


def _guess(word: str, known: Iterable[str]) -> str:
    guess = nearest(word, known)
    return f'; did you mean "{guess}"?' if guess else ""
