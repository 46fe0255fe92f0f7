"""What our words are in Open Referral's HSDS 3, and where ours stand when it has none.

HSDS lets a publisher add properties. Ours is `alongside`, on a service and on its phones: it holds what HSDS
cannot say, and docs/signposts.md describes it.
"""

from __future__ import annotations

import re
import uuid
from functools import cache
from typing import cast

import babel

OURS = "alongside"

SPACE = uuid.UUID("0c1f7a9e-5f0b-5d3c-9d0c-6a3f1b7e2d48")
"""What the ids are derived from that HSDS wants as UUIDs: the same entry always gets the same ones."""

_FROM_NAMES = 5

TOPICS = "Alongside topics"

SAME_NAME = (
    "name",
    "description",
    "status",
    "alert",
    "eligibility_description",
    "minimum_age",
    "maximum_age",
    "interpretation_services",
    "url",
    "assured_date",
)
"""What HSDS calls as we do, and means as we do."""

OURS_ALONE = ("may_send_emergency_services_without_consent", "source", "doubts", "assurer", "hours", "area")
"""What HSDS has no word for, or only a poorer one."""

LISTS = ("phones", "schedules", "service_areas", "languages", "attributes")

PHONE_TYPES = {"phone": "voice", "text": "text", "whatsapp": "text"}
WAYS = {"voice": "phone", "cell": "phone", "textphone": "phone", "text": "text", "sms": "text", "": "phone"}
"""What a phone's type means to us. A fax, a pager and a video phone are kept for whoever can use them."""


SAID = frozenset({"id", "number", "type", "description", "languages", "code", "name"})
"""What we write of a phone or a language. That somebody left it empty is not kept."""


def uuid_of(*names: str) -> str:
    """The UUID of something in an entry; an id that is one already stays as it is."""
    if len(names) == 1 and is_uuid(names[0]):
        return names[0]
    return str(uuid.uuid5(SPACE, "/".join(names)))


def is_uuid(text: str) -> bool:
    """Whether a text is a UUID as HSDS writes it."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def is_derived(name: object) -> bool:
    """Whether an id could be one of those that `uuid_of` makes: such a one need not be kept."""
    return isinstance(name, str) and is_uuid(name) and uuid.UUID(name).version == _FROM_NAMES


def mapping(value: object) -> dict[str, object] | None:
    """The value, if it is an object of JSON."""
    return cast("dict[str, object]", value) if isinstance(value, dict) else None


def sequence(value: object) -> list[object] | None:
    """The value, if it is a list of JSON."""
    return cast("list[object]", value) if isinstance(value, list) else None


def phone_key(way: str, number: str) -> str:
    """By what the rest of a phone is kept: a number may be there for calls and for texts."""
    return f"{way} {number}"


def beside(kept: dict[str, object], what: str, key: str) -> dict[str, object]:
    """What another program had written of one phone or language, beside what we can hold."""
    return mapping((mapping(kept.get(what)) or {}).get(key)) or {}


def tag_of(language: dict[str, object]) -> str | None:
    """The tag of a language of HSDS, by its code or its English name."""
    code, name = language.get("code"), language.get("name")
    if isinstance(code, str) and re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", code):
        return code
    return _tags().get(name.casefold()) if isinstance(name, str) else None


def tags_of(languages: object) -> list[str]:
    """The tags of the languages in a list of HSDS that we know."""
    tags = [tag_of(mapping(one) or {}) for one in sequence(languages) or []]
    return [*dict.fromkeys(tag for tag in tags if tag)]


@cache
def _tags() -> dict[str, str]:
    names: dict[str, str] = dict(babel.Locale("en").languages)
    return {name.casefold(): tag for tag, name in names.items() if "_" not in tag}
