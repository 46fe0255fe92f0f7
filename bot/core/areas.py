"""Parts of countries (ISO 3166-2), as people name them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, cast

from bot.core.countries import plain


class _Part(Protocol):
    code: str
    name: str


def areas_of(country: str) -> dict[str, str]:
    """Return the parts of a country, by their codes."""
    import pycountry  # slow to import, and seldom needed

    found = cast("Iterable[_Part]", pycountry.subdivisions)
    return {part.code: part.name for part in found if part.code.startswith(f"{country}-")}


def find_area(country: str, typed: str) -> str | None:
    """Return the code of the one part of a country that was meant; None when that is not clear."""
    wanted, parts = plain(typed), areas_of(country)
    if typed.strip().upper() in parts:
        return typed.strip().upper()
    same = [code for code, name in parts.items() if plain(name) == wanted]
    near = [code for code, name in parts.items() if plain(name).startswith(wanted)]
    return next((found[0] for found in (same, near) if wanted and len(found) == 1), None)


def area_name(code: str) -> str:
    """Return what a part of a country is called; its code when that is not known."""
    return areas_of(code.partition("-")[0]).get(code, code)
