"""The sentences that members read, from `config/texts/`, in the language of whoever reads them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

import babel
import structlog
from fluent.runtime import FluentBundle

from bot.core.paths import shipped_config
from bot.core.problems import Problem
from bot.core.rewording import bundle, judged
from bot.core.sentences import Sentence, read_language

ENGLISH = "en"
# Fluent refuses a value that is longer than 2,500 characters.
_LONG = 2_000
# No count is this large: it is one of Discord's ids, and those are written without commas.
_ID = 10**15
_log = structlog.get_logger()


class Say(Protocol):
    """Says the sentence with this key in one language.

    Numbers are written as the language writes them, "1,000". Raises KeyError for a key that does not exist.
    A forgotten value is shown as "…" and logged: the person still gets a sentence.
    """

    def __call__(self, key: str, /, **args: str | int) -> str: ...


class Texts:
    """All sentences. One that a community broke or left out is said in the words that we ship."""

    def __init__(
        self, layers: dict[str, FluentBundle], shipped: dict[str, Sentence], problems: list[Problem]
    ) -> None:
        self.problems = problems
        self._layers = layers
        self._shipped = shipped
        self._last = bundle(ENGLISH, shipped.values())
        self._voices: dict[tuple[str, ...], Say] = {}

    def keys(self) -> frozenset[str]:
        """The keys of all sentences that can be said."""
        return frozenset(key for key, sentence in self._shipped.items() if not sentence.is_term)

    def variables(self, key: str) -> frozenset[str]:
        """The names of the values that a sentence takes. Raises KeyError for a key that does not exist."""
        return self._shipped[key].variables

    def locales(self) -> frozenset[str]:
        """The languages that there are sentences in."""
        return frozenset(self._layers)

    def spoken(self, locale: str) -> str:
        """The language that a locale is told things in: its own, or English where nobody wrote for it."""
        return locale if any(name in self._layers for name in _widening(locale)) else ENGLISH

    def say(self, locale: str) -> Say:
        """The voice for a locale as Discord writes it (`pt-BR`): that, then its language, then English."""
        chain = tuple(name for name in dict.fromkeys((*_widening(locale), ENGLISH)) if name in self._layers)
        if chain not in self._voices:
            self._voices[chain] = _Voice([*(self._layers[name] for name in chain), self._last], self._shipped)
        return self._voices[chain]


class _Voice:
    def __init__(self, layers: list[FluentBundle], shipped: dict[str, Sentence]) -> None:
        self._layers = layers
        self._shipped = shipped
        self._unchanging: dict[str, str] = {}

    def __call__(self, key: str, /, **args: str | int) -> str:
        if (said := self._unchanging.get(key)) is not None:
            return said
        variables = self._shipped[key].variables
        if missing := variables - args.keys():
            _log.error("a sentence lacks values", key=key, missing=sorted(missing))
        values = {name: _value(args.get(name, "…")) for name in variables}
        said = self._say(key, values)
        if not variables:
            self._unchanging[key] = said
        return said

    def _say(self, key: str, values: dict[str, str | int]) -> str:
        stand_ins: dict[str, str] = {}
        for name, value in values.items():
            if isinstance(value, str) and len(value) > _LONG:
                stand_ins[f"\ue000{name}\ue000"] = value
                values[name] = f"\ue000{name}\ue000"
        said = next(self._attempts(key, values))
        for stand_in, value in stand_ins.items():
            said = said.replace(stand_in, value)
        return said

    def _attempts(self, key: str, values: dict[str, str | int]) -> Iterator[str]:
        for layer in self._layers:
            if layer.has_message(key) and (pattern := layer.get_message(key).value):
                said, errors = layer.format_pattern(pattern, values)
                if layer is self._layers[-1] or (not errors and str(said).strip()):
                    yield str(said)


def load_texts(directory: Path) -> Texts:
    """The sentences in a folder such as `config/texts`, which holds one folder for each locale."""
    home = shipped_config() / "texts"
    if home == directory.resolve():
        home = directory  # in a clone, where each file is then read once
    read = cache(read_language)
    english = read(home / ENGLISH).sentences
    problems: list[Problem] = []
    layers: dict[str, FluentBundle] = {}
    for locale in sorted({*_folders(home), *_folders(directory), ENGLISH}):
        if not _is_locale(locale):
            problems.append(
                Problem(directory / locale, 1, 1, "this folder's name is no language, such as en or pt-BR")
            )
            continue
        shipped = read(home / locale).sentences
        own = judged(read(directory / locale), shipped, english, locale)
        problems += own.problems
        layers[locale] = bundle(locale, {**shipped, **own.sentences}.values())
    return Texts(layers, english, sorted(problems))


def _folders(directory: Path) -> set[str]:
    if not directory.is_dir():
        return set()
    return {entry.name for entry in directory.iterdir() if entry.is_dir() and not entry.name.startswith(".")}


def _is_locale(name: str) -> bool:
    try:
        babel.Locale.parse(name, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return False
    return True


def _widening(locale: str) -> tuple[str, str]:
    return locale, locale.partition("-")[0]


def _value(value: str | int) -> str | int:
    return str(value) if isinstance(value, int) and abs(value) >= _ID else value
