"""Entries for tests: one that is simple, and all kinds that hypothesis can think of."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import strategies as st

from bot.signposts.entry import Entry
from bot.signposts.topics import TOPICS

PHONES = [("GB", "0808 808 8000"), ("GB", "116 123"), ("US", "1-866-488-7386"), ("PL", "800 70 2222")]
SHORT = [("PT", "1411"), ("CL", "*4141"), ("NL", "113")]
HOURS: list[dict[str, str]] = [
    {"opening_hours": "24/7", "known_from": "their own page"},
    {"opening_hours": "Mo-Fr 10:00-18:00; PH off", "time_zone": "Europe/London", "public_holidays": "GB-SCT"},
    {"opening_hours": "22:00-06:00", "time_zone": "America/New_York"},
    {"opening_hours": '"by appointment"', "time_zone": "Europe/Berlin"},
    {"opening_hours": "Mo-Fr 10:00-12:00; Sa 14:00-16:00", "time_zone": "Asia/Tokyo"},
    {"description": "Evenings, and all weekend"},
    {"description": "Set hours", "time_zone": "Europe/Helsinki"},
]


def entry(**changes: Any) -> Entry:
    """A simple entry, with the changes that a test is about."""
    plain: dict[str, Any] = {
        "id": "gb-listeners",
        "name": "Listeners",
        "description": "Someone who listens.",
        "topics": ["crisis"],
        "area": {"country": "GB"},
        "languages": ["en"],
        "contacts": [{"type": "phone", "number": "116 123"}],
        "source": {"kind": "moderator", "ref": "their own page"},
    }
    return Entry.model_validate_json(json.dumps(plain | changes), strict=True)


def words(longest: int = 30) -> st.SearchStrategy[str]:
    """One line as a person could write it, in any script, with all that makes YAML and JSON trip."""
    text = st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="#:-'\"\\{}[]&*!|>%@`,?~"),
        min_size=1,
        max_size=longest,
    )
    odd = st.sampled_from(
        ["no", "null", "1e5", "0123", "1.50", "~", "- x", "a: b", "# c", "<<", "2026-01-31", "é́"]
    )
    return (text | odd).map(str.strip).filter(bool)


def contacts() -> st.SearchStrategy[dict[str, Any]]:
    """One way to reach a service."""
    common = {"cost": words(), "note": words(), "languages": languages(), "hours": st.sampled_from(HOURS)}
    dialled = {"menu": st.sampled_from(["1", "22"]), "dialable_from": words()}
    number = st.sampled_from(PHONES).map(lambda one: {"country": one[0], "number": one[1]})
    short = st.sampled_from(SHORT).map(lambda one: {"country": one[0], "number": one[1], "short_code": True})
    phone = st.tuples(
        st.sampled_from([{"type": "phone"}, {"type": "text", "keyword": "HELLO"}, {"type": "whatsapp"}]),
        number | short,
        st.fixed_dictionaries({}, optional=common | dialled),
    )
    links = st.sampled_from(
        ["https://example.org", "https://example.org/a?b=c#d", "https://münchen.example/é"]
    )
    linked = st.tuples(
        st.sampled_from([{"type": "chat"}, {"type": "web"}]),
        links.map(lambda url: {"url": url}),
        st.fixed_dictionaries({}, optional=common),
    )
    mail = st.tuples(
        st.just({"type": "email", "email": "a@example.org"}), st.fixed_dictionaries({}, optional=common)
    )
    visit = st.tuples(st.just({"type": "visit"}), words().map(lambda text: {"address": text}))
    return st.one_of(phone, linked, mail, visit).map(
        lambda parts: {k: v for part in parts for k, v in part.items()}
    )


def languages() -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(["en", "pl", "pt-BR", "zh-Hant", "bfi", "no"]), unique=True, max_size=4)


def json_values() -> st.SearchStrategy[Any]:
    """What another program may have written."""
    leaf = (
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words()
    )
    return st.recursive(
        leaf,
        lambda held: st.lists(held, max_size=3) | st.dictionaries(words(8), held, max_size=3),
        max_leaves=6,
    )


def entries() -> st.SearchStrategy[Entry]:
    """Any entry that a community could have."""
    needed = {
        "id": st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True),
        "name": words(),
        "description": words(200),
        "topics": st.lists(st.sampled_from(sorted(TOPICS)), unique=True, min_size=1, max_size=4),
        "area": st.sampled_from(
            [{"country": "GB"}, {"country": "GB", "subdivision": "GB-SCT"}, {"country": "PL", "town": "Łódź"}]
        ),
        "contacts": st.lists(contacts(), min_size=1, max_size=4, unique_by=_reached),
        "source": st.fixed_dictionaries(
            {"kind": st.sampled_from(["moderator", "press-seen"]), "ref": words()},
            optional={"confidence": st.sampled_from(["high", "low"])},
        ),
    }
    ages = st.sampled_from(
        [{}, {"minimum_age": 5}, {"maximum_age": 25}, {"minimum_age": 5, "maximum_age": 25}]
    )
    free = {
        "organization": words(),
        "status": st.sampled_from(["active", "temporarily closed", "inactive"]),
        "alert": words(),
        "eligibility_description": words(),
        "languages": languages(),
        "interpretation_services": words(),
        "hours": st.sampled_from(HOURS),
        "may_send_emergency_services_without_consent": st.sampled_from(["yes", "no", "not known"]),
        "url": st.just("https://example.org/über"),
        "doubts": st.lists(words(), max_size=3),
        "assured_date": st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(str),
        "assurer": words(),
    }
    return st.tuples(st.fixed_dictionaries(needed, optional=free), ages).map(
        lambda parts: Entry.model_validate_json(json.dumps(parts[0] | parts[1]), strict=True)
    )


def lists() -> st.SearchStrategy[list[Entry]]:
    return st.lists(entries(), max_size=4, unique_by=lambda one: one.id)


def _reached(contact: dict[str, Any]) -> tuple[object, ...]:
    value = next(contact[name] for name in ("number", "url", "email", "address") if name in contact)
    return contact["type"], value, contact.get("menu"), contact.get("keyword")
