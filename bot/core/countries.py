"""The countries of the world, by name: from what somebody typed to a country, typos forgiven."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from typing import cast

import babel
from babel.core import get_global

NOT_COUNTRIES = frozenset({"CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "UN", "XA", "XB", "ZZ"})
"""Two letters that babel has a name for, and ISO 3166 has not."""

ALSO_CALLED = {
    "america": "US", "the states": "US", "united states of america": "US", "us of a": "US",
    "britain": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "republic of ireland": "IE", "eire": "IE", "holland": "NL",
    "czech republic": "CZ", "slovak republic": "SK", "macedonia": "MK", "turkey": "TR",
    "russian federation": "RU", "deutschland": "DE", "österreich": "AT", "schweiz": "CH", "suisse": "CH",
    "svizzera": "CH", "españa": "ES", "canary islands": "ES", "italia": "IT", "brasil": "BR",
    "belgië": "BE", "belgique": "BE", "nederland": "NL", "polska": "PL", "sverige": "SE", "norge": "NO",
    "danmark": "DK", "suomi": "FI", "magyarország": "HU", "hrvatska": "HR", "ελλάδα": "GR", "україна": "UA",
    "россия": "RU", "中国": "CN", "日本": "JP", "한국": "KR", "bharat": "IN", "ivory coast": "CI",
    "cabo verde": "CV", "burma": "MM", "swaziland": "SZ", "korea": "KR KP", "republic of korea": "KR",
    "congo": "CD CG", "drc": "CD", "democratic republic of the congo": "CD", "republic of the congo": "CG",
    "uae": "AE", "emirates": "AE", "ksa": "SA", "palestine": "PS", "vatican": "VA", "hong kong": "HK",
    "macau": "MO", "nz": "NZ", "aotearoa": "NZ", "oz": "AU", "png": "PG", "bosnia": "BA",
}  # fmt: skip
"""What people also type, with the codes that it may mean."""

LONGEST_TYPED, SHORTEST_TYPO = 60, 4
SAME, BEGINS, WORD_BEGINS = 1.0, 0.95, 0.9
# The likeness of two words, from 0 to 1: below the one not worth offering, from the other on a mere typo.
_LIKE, _TYPO = 0.65, 0.84
# A like name always counts less than one that begins with what was typed.
_LIKENESS = 0.89
# As near as this to the best, another country may be meant just as well.
_CLOSE = 0.07


class Countries:
    """All countries of ISO 3166 (and Kosovo), named in one language, and found by their names in a few."""

    def __init__(self, language: str, also: Iterable[str] = ()) -> None:
        own = _territories(language)
        self._names = {code: own.get(code, name) for code, name in country_names().items()}
        self._codes = {code.casefold(): (code,) for code in self._names} | dict(self._other_codes())
        self._typed: defaultdict[str, set[str]] = defaultdict(set)
        for code, name in self._names.items():
            self._typed[plain(name)].add(code)
            for other in ("en", *also):
                self._typed[plain(self.name(code, other))].add(code)
        for name, codes in ALSO_CALLED.items():
            self._typed[plain(name)] = set(codes.split())
        self._sorted = sorted(self._names, key=lambda code: plain(self._names[code]))

    def __contains__(self, code: object) -> bool:
        return code in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._sorted)

    def name(self, code: str, language: str | None = None) -> str:
        """Return what a country is called, if need be in another language. Raises KeyError for none."""
        name = self._names[code]
        return _territories(language).get(code, name) if language else name

    def meant(self, typed: str, most: int = 5) -> list[str]:
        """Return the country that was meant; when that is not sure, a few, best first; else none."""
        ranked = self._ranked(typed)
        if not ranked:
            return []
        best = ranked[0][0]
        close = [code for score, code in ranked if score > best - _CLOSE]
        if len(close) == 1 and best >= _TYPO * _LIKENESS:
            return close
        exact = [code for score, code in ranked if score == SAME]
        if exact:
            return exact
        # One country that is merely the nearest is a guess: Atlantis is not Albania.
        return [code for _, code in ranked[:most]] if len(ranked) > 1 else []

    def offered(self, typed: str, first: str | None = None, most: int = 25) -> list[str]:
        """Return what to offer while somebody types, best first; before that ``first``, then all by name."""
        if not plain(typed):
            return [*filter(None, [first]), *(code for code in self if code != first)][:most]
        return [code for _, code in self._ranked(typed)[:most]]

    def _ranked(self, typed: str) -> list[tuple[float, str]]:
        """Every country that may be meant, with how well it fits."""
        word = plain(typed[:LONGEST_TYPED])
        if not word:
            return []
        scores = dict.fromkeys(self._codes.get(word.replace(" ", ""), ()), SAME)
        matcher = SequenceMatcher(None, "", word, autojunk=False)
        for name, codes in self._typed.items():
            score = _score(matcher, word, name)
            if score:
                scores.update({code: score for code in codes if score > scores.get(code, 0)})
        return sorted(
            ((score, code) for code, score in scores.items()),
            key=lambda found: (-found[0], plain(self._names[found[1]])),
        )

    def _other_codes(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Three letters such as GBR, and a few old or common ones such as UK."""
        for alias, codes in get_global("territory_aliases").items():
            if alias.isalpha() and len(codes) == 1 and codes[0] in self._names:
                yield alias.casefold(), (codes[0],)


@cache
def country_names() -> Mapping[str, str]:
    """Return the countries of ISO 3166 (and Kosovo), in English, by their two letters."""
    return {
        code: name
        for code, name in _territories("en").items()
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    }


def known_country(code: str) -> str:
    """Return two letters again. Raises ValueError, in plain words, when no country has them."""
    if code == "UK":
        raise ValueError("the two letters of the United Kingdom are GB")
    if code not in country_names():
        raise ValueError(f'"{code}" is no country; expected two capital letters such as GB, PT or BR')
    return code


def number_of(code: str) -> int:
    """Return two letters as a number, for a custom id: AA is 0, ZZ is 675."""
    first, second = (ord(letter) - ord("A") for letter in code)
    return first * 26 + second


def code_of(number: int) -> str:
    """Return the two letters that `number_of` made a number of; nonsense for any other number."""
    return f"{chr(ord('A') + number // 26 % 26)}{chr(ord('A') + number % 26)}"


@cache
def _territories(language: str) -> Mapping[str, str]:
    """What countries are called; in English when babel does not know the language."""
    try:
        names = babel.Locale.parse(language, sep="-").territories
    except (ValueError, babel.UnknownLocaleError):
        names = babel.Locale("en").territories
    return cast("Mapping[str, str]", names)


def plain(text: str) -> str:
    """``text`` without accents, signs, capitals and "the", as people type it."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    letters = "".join(
        letter if letter.isalnum() else " " for letter in apart if not unicodedata.combining(letter)
    )
    return " ".join(letters.split()).removeprefix("the ")


def _score(matcher: SequenceMatcher[str], word: str, name: str) -> float:
    if name == word:
        return SAME
    if name.startswith(word):
        return BEGINS
    if f" {word}" in name:
        return WORD_BEGINS
    if len(word) < SHORTEST_TYPO:
        return 0
    matcher.set_seq1(name)
    if matcher.real_quick_ratio() < _LIKE or matcher.quick_ratio() < _LIKE:
        return 0
    ratio = matcher.ratio()
    return ratio * _LIKENESS if ratio >= _LIKE else 0
