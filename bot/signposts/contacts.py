"""One way to reach a service, and whether its number can be dialled where it says."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from bot.signposts.fields import Country, Email, Https, Language, Line, Part
from bot.signposts.hours import Hours

Way = Literal["phone", "text", "whatsapp", "chat", "web", "email", "visit"]

NEEDS: dict[str, str] = {
    "phone": "number",
    "text": "number",
    "whatsapp": "number",
    "chat": "url",
    "web": "url",
    "email": "email",
    "visit": "address",
}
"""What each way is reached by."""

LONGEST_SHORT_CODE = 8
_DIALLED = re.compile(r"[+*#]?[0-9][0-9 ()./*#-]*|\([0-9][0-9 ()./-]*")


class Contact(Part):
    """A number, a link or an address. The number stands as it is dialled in ``country``."""

    type: Way
    country: Country | None = None
    """Where the number is dialled. Inside an entry this is always known: the country of its area."""
    short_code: bool = False
    """Dialled as written although libphonenumber does not know it, such as 1411 in Portugal."""
    number: Annotated[str, Field(max_length=40)] | None = Field(default=None, validate_default=True)
    url: Https | None = Field(default=None, validate_default=True)
    email: Email | None = Field(default=None, validate_default=True)
    address: Line | None = Field(default=None, validate_default=True)
    keyword: Annotated[Line, Field(max_length=40)] | None = None
    """The word to send as a text."""
    menu: Annotated[str, Field(pattern=r"^[0-9*#]{1,4}$")] | None = None
    """What to press once the call is answered."""
    dialable_from: Line | None = None
    """Where in the country the number works, if not everywhere."""
    cost: Annotated[Line, Field(max_length=80)] | None = None
    note: Line | None = None
    languages: Annotated[tuple[Language, ...], Field(max_length=60)] = ()
    """Its own languages; without any, those of the entry."""
    hours: Hours | None = None
    """Its own hours; without, those of the entry."""

    @property
    def value(self) -> str:
        """The number, link or address itself."""
        return getattr(self, NEEDS[self.type])

    @field_validator("number", "url", "email", "address")
    @classmethod
    def _fits_the_way(cls, value: str | None, info: ValidationInfo) -> str | None:
        way, name = info.data.get("type"), info.field_name
        if way is None:
            return value
        if NEEDS[way] == name and value is None:
            raise ValueError(f"{_article(way)} needs {_article(name)}: {name} is missing")
        if NEEDS[way] != name and value is not None:
            raise ValueError(f"{_article(way)} has no {name}; write a contact of its own for it")
        return value

    @field_validator("number")
    @classmethod
    def _can_be_dialled(cls, number: str | None, info: ValidationInfo) -> str | None:
        country = info.data.get("country")
        if number is None:
            return None
        number = number.strip()
        if not _DIALLED.fullmatch(number):
            raise ValueError(f'"{number}" cannot be dialled; expected digits as people dial them')
        if country is not None:
            check_number(number, country, short_code=info.data.get("short_code", False))
        return number

    @field_validator("keyword", "menu", "dialable_from")
    @classmethod
    def _is_dialled(cls, value: str | None, info: ValidationInfo) -> str | None:
        way = info.data.get("type")
        if value is not None and way is not None and NEEDS[way] != "number":
            raise ValueError(f"{_article(way)} has no {info.field_name}")
        return value


def check_number(number: str, country: str, *, short_code: bool = False) -> None:
    """Raise ValueError, in plain words, unless libphonenumber knows the number as dialled in the country.

    A number that is marked as a short code only has to look like one.
    """
    digits = re.sub(r"[^0-9]", "", number)
    if short_code:
        if number.startswith("+") or not 2 <= len(digits) <= LONGEST_SHORT_CODE:
            raise ValueError(f"a short code has 2 to {LONGEST_SHORT_CODE} digits and no + before them")
        return
    import phonenumbers  # slow to import: a start does not wait for it

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is not None and phonenumbers.is_valid_number(parsed):
        return
    if parsed is not None and phonenumbers.is_valid_short_number_for_region(parsed, country):
        if number.startswith("+"):
            short = phonenumbers.national_significant_number(parsed)
            raise ValueError(f"{short} is a short code: write it as it is dialled, without +")
        return
    hint = "; if people dial it just so, add short_code: true" if len(digits) <= LONGEST_SHORT_CODE else ""
    raise ValueError(f"libphonenumber knows no number {number} in {country}{hint}")


def _article(word: str | None) -> str:
    return f"an {word}" if word in {"email", "address"} else f"a {word}"
