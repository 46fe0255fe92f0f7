"""The kinds of text that an entry is made of, each with its limit and its check."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Protocol, cast

import babel
import pycountry
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from bot.core import textfile
from bot.core.countries import known_country
from bot.core.plainwords import nearest

_LANGUAGE = re.compile(r"([a-z]{2,3})(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_SUBDIVISION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_HALF_SIGN = re.compile("[\ud800-\udfff]")
_EMAIL = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:.]+(\.[^\s@<>,;:.]+)+")
_LINK = re.compile(r"https://([^\W_]([\w-]{0,62}[^\W_])?\.)+[^\W\d_]{2,30}(:[0-9]{2,5})?([/?#][^\s<>]*)?")

LONGEST_ID = 60


class _Named(Protocol):
    code: str
    name: str


class _Listed(Protocol):
    def get(self, **key: str) -> object | None: ...


class Part(BaseModel):
    """A part of an entry, which nothing changes once it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("expected one line of text")
    return _printable(text)


def _printable(text: str) -> str:
    if textfile.has_control(text):
        raise ValueError("this text holds a control character; write it without")
    # Half of a sign, as a cut-off JSON escape leaves it, can be neither stored nor sent.
    if _HALF_SIGN.search(text):
        raise ValueError("this text holds a broken sign; write it anew")
    return text


def _known_subdivision(code: str) -> str:
    if not _SUBDIVISION.fullmatch(code) or code not in subdivision_names():
        guess = nearest(code, subdivision_names())
        hint = f'; did you mean "{guess}"?' if guess else "; expected one of ISO 3166-2 such as GB-SCT"
        raise ValueError(f'"{code}" is no part of a country{hint}')
    return code


def known_region(code: str) -> str:
    """The code of a country or of a part of one again. Raises ValueError when it is neither."""
    return _known_subdivision(code) if "-" in code else known_country(code)


def _known_language(tag: str) -> str:
    match = _LANGUAGE.fullmatch(tag)
    if not match or not _is_language(match[1]):
        raise ValueError(f'"{tag}" is no language; expected one such as en, pt-BR, zh-Hant or bfi')
    return tag


def _https(url: str) -> str:
    if not url.startswith("https://"):
        raise ValueError("expected a link that begins with https://")
    if not _LINK.fullmatch(_printable(url)):
        raise ValueError("this link has no address that a browser could open")
    return url


def _email(address: str) -> str:
    if not _EMAIL.fullmatch(_printable(address)):
        raise ValueError("expected an address such as name@example.org")
    return address


def _text(longest: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=longest)


Name = Annotated[str, _text(100), AfterValidator(_one_line)]
"""Discord shows 100 characters as the label of an option."""
Line = Annotated[str, _text(200), AfterValidator(_one_line)]
Text = Annotated[str, _text(600), AfterValidator(_printable)]
Slug = Annotated[str, StringConstraints(max_length=LONGEST_ID, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Country = Annotated[str, AfterValidator(known_country)]
Subdivision = Annotated[str, AfterValidator(_known_subdivision)]
Language = Annotated[str, AfterValidator(_known_language)]
Https = Annotated[str, _text(500), AfterValidator(_https)]
Email = Annotated[str, _text(200), AfterValidator(_email)]


@cache
def subdivision_names() -> dict[str, str]:
    """The parts of countries of ISO 3166-2, as they call themselves, by their code."""
    found = cast("Iterable[_Named]", pycountry.subdivisions)
    return {part.code: part.name for part in found}


@cache
def _is_language(code: str) -> bool:
    # ISO 639-3 has the sign languages, babel those tags that people use although they name a group.
    if code in babel.Locale("en").languages:
        return True
    listed = cast("_Listed", pycountry.languages)
    return listed.get(**{f"alpha_{len(code)}": code}) is not None
