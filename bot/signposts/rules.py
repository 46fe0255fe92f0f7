"""Which emergency numbers may be shown: those that libphonenumber knows in that country, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

Use = Literal["general", "medical", "police", "fire", "mobile"]
"""What a number is for. ``mobile``: only mobile phones reach it."""

FOR_EVERYTHING = ("112", "911", "999")
"""Where one of these is an emergency number at all, it most often reaches every service."""

MOST_GUESSED = 4
"""More numbers than this, with nobody saying what they are for, would leave people alone with a choice."""

_SHORT = [f"{number:0{digits}}" for digits in (2, 3) for number in range(10**digits)]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is dialled in its country."""

    digits: str
    use: tuple[Use, ...] = ()


def is_known(digits: str, country: str) -> bool:
    """Say whether libphonenumber knows ``digits`` as an emergency number of ``country`` (two letters)."""
    from phonenumbers import is_emergency_number  # slow to import: a start does not wait for it

    return is_emergency_number(digits, country)


def known_only(numbers: Iterable[Number], country: str) -> tuple[Number, ...]:
    """Return those of ``numbers`` that may be shown for ``country``, in their order."""
    return tuple(number for number in numbers if is_known(number.digits, country))


@cache
def guessed(country: str) -> tuple[Number, ...]:
    """Return what libphonenumber alone has to say for ``country``: few numbers, or none."""
    general = known_only(map(Number, FOR_EVERYTHING), country)
    return general or known_only(map(Number, _possible(country)), country)[:MOST_GUESSED]


def needs_asking_for(numbers: Iterable[Number]) -> bool:
    """Say whether it is unknown which service would answer, so that people should say what they need."""
    unknown = [number for number in numbers if not number.use]
    return bool(unknown) and not any(number.digits in FOR_EVERYTHING for number in unknown)


def _possible(country: str) -> list[str]:
    """The two- and three-digit numbers that fit the pattern of a country's emergency numbers.

    Asking `is_emergency_number` about each of 1,100 would take 40 ms; the pattern leaves it a handful.
    """
    from phonenumbers import PhoneMetadata

    metadata = PhoneMetadata.short_metadata_for_region(country)
    if metadata is None or metadata.emergency is None:
        return []
    pattern = re.compile(metadata.emergency.national_number_pattern or r"(?!)")
    return [digits for digits in _SHORT if pattern.fullmatch(digits)]
