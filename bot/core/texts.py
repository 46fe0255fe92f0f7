"""The sentences that members read, from `config/texts/`, in the language of whoever reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

import babel
import structlog

from bot.core.outline import Outline
from bot.core.paths import is_copy, shipped_config
from bot.core.problems import Problem
from bot.core.rewording import Judge, Speaker
from bot.core.safety import Beside, SafetyList
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
    The English stands beside a sentence of `safety.yaml` that nobody has compared in this language.
    """

    def __call__(self, key: str, /, **args: str | int) -> str: ...

    def apart(self, key: str, /, **args: str | int) -> tuple[str, str]:
        """Returns a sentence, and the English that has to stand beside it, for where one box is too small."""
        ...


class Layer:
    """The sentences of one locale: a community's own, and what ships where theirs is missing or broken."""

    def __init__(
        self, locale: str, folder: Path, own: Outline, shipped: Outline, english: Outline, beside: Beside
    ) -> None:
        self._locale, self._folder, self.beside = locale, folder, beside
        self._own, self._shipped, self._english = own, shipped, english
        self._judge = Judge(locale, own, shipped, english)
        self.say = Speaker(locale, self.find).say

    def find(self, key: str) -> Sentence | None:
        """The sentence that counts."""
        if not self._own.is_as_in(self._shipped, key):
            own = self._own.get(key)
            if own is not None and not self._judge.wrong_with(own):
                return own
        return self._shipped.get(key)

    def problems(self) -> list[Problem]:
        """What is wrong with the community's own files, which are all read for it."""
        reviews = self.beside.problems(self.find)
        if is_copy(self._folder, shipped_config() / "texts" / self._locale):
            return reviews
        language = read_language(self._folder)
        judge = Judge(self._locale, language.sentences, self._shipped, self._english)
        wrong = [problem for one in language.sentences.values() for problem in judge.wrong_with(one)]
        return [*language.problems, *wrong, *reviews]


class Texts:
    """All sentences. One that a community broke or left out is said in the words that we ship.

    A sentence is read when it is first said; ``problems`` reads all.
    """

    def __init__(self, layers: dict[str, Layer], english: Outline, misplaced: list[Problem]) -> None:
        self._layers = layers
        self._english = english
        self._misplaced = misplaced
        self._last = Speaker(ENGLISH, english.get)
        self._voices: dict[tuple[str, ...], Say] = {}

    @cached_property
    def problems(self) -> list[Problem]:
        """All that is wrong with the files. It takes as long as a start, but for a copy of what ships."""
        return sorted(
            [*self._misplaced, *(one for layer in self._layers.values() for one in layer.problems())]
        )

    def keys(self) -> frozenset[str]:
        """The keys of all sentences that can be said."""
        return frozenset(key for key in self._english.keys() if not key.startswith("-"))  # noqa: SIM118 (no dict)

    def variables(self, key: str) -> frozenset[str]:
        """The names of the values that a sentence takes. Raises KeyError for a key that does not exist."""
        return _known(self._english, key).variables

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
            layers = [self._layers[name] for name in chain]
            plain = self.say(ENGLISH) if len(chain) > 1 else None
            self._voices[chain] = _Voice(layers, self._last, self._english, plain)
        return self._voices[chain]


class _Voice:
    def __init__(self, layers: Sequence[Layer], last: Speaker, english: Outline, plain: Say | None) -> None:
        self._layers, self._last = layers, last
        self._english, self._plain = english, plain
        self._unchanging: dict[str, str] = {}

    def __call__(self, key: str, /, **args: str | int) -> str:
        if (said := self._unchanging.get(key)) is not None:
            return said
        original = _known(self._english, key)
        said, layer = self._find(key, args)
        if layer and self._plain and layer.beside.is_needed(key, layer.find(key)):
            said = layer.beside.both(key, said, self._plain(key, **args), original.most_characters)
        if not original.variables:
            self._unchanging[key] = said
        return said

    def apart(self, key: str, /, **args: str | int) -> tuple[str, str]:
        said, layer = self._find(key, args)
        if layer and self._plain and layer.beside.is_needed(key, layer.find(key)):
            return said, self._plain(key, **args)
        return said, ""

    def _find(self, key: str, args: Mapping[str, str | int]) -> tuple[str, Layer | None]:
        variables = _known(self._english, key).variables
        if missing := variables - args.keys():
            _log.error("a sentence lacks values", key=key, missing=sorted(missing))
        values = {name: _value(args.get(name, "…")) for name in variables}
        stand_ins: dict[str, str] = {}
        for name, value in values.items():
            if isinstance(value, str) and len(value) > _LONG:
                stand_ins[f"\ue000{name}\ue000"] = value
                values[name] = f"\ue000{name}\ue000"
        said, layer = self._first(key, values)
        for stand_in, value in stand_ins.items():
            said = said.replace(stand_in, value)
        return said, layer

    def _first(self, key: str, values: dict[str, str | int]) -> tuple[str, Layer | None]:
        for layer in self._layers:
            if (attempt := layer.say(key, values)) is not None:
                said, errors = attempt
                if not errors and said.strip():
                    return said, layer
        attempt = self._last.say(key, values)
        assert attempt is not None  # the English that ships has every sentence
        return attempt[0], None


def load_texts(directory: Path) -> Texts:
    """The sentences in a folder such as `config/texts`, which holds one folder for each locale."""
    home = shipped_config() / "texts"
    english = Outline(home / ENGLISH)
    safety = SafetyList(home / "safety.yaml")
    misplaced: list[Problem] = []
    layers: dict[str, Layer] = {}
    for locale in sorted({*_folders(home), *_folders(directory), ENGLISH}):
        if not _is_locale(locale):
            message = "this folder's name is no language, such as en or pt-BR"
            misplaced.append(Problem(directory / locale, 1, 1, message))
            continue
        shipped = english if locale == ENGLISH else Outline(home / locale)
        # In a clone, the community's folder is the one that ships.
        own = shipped if home == directory.resolve() else Outline(directory / locale)
        reviews = [] if _widening(locale)[1] == ENGLISH else [home / locale, directory / locale]
        beside = Beside(safety, reviews, lambda key: layers[ENGLISH].find(key))
        layers[locale] = Layer(locale, directory / locale, own, shipped, english, beside)
    return Texts(layers, english, misplaced)


def _known(english: Outline, key: str) -> Sentence:
    if (sentence := english.get(key)) is None:
        raise KeyError(key)
    return sentence


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
