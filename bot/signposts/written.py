"""From what somebody wrote into a form to an entry, and back. Mistakes come back as one sentence each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from pydantic import ValidationError

from bot.core import plainwords
from bot.core.countries import Countries
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.signposts import topics as about
from bot.signposts.contacts import NEEDS, Contact
from bot.signposts.entry import Entry
from bot.signposts.exchange import plain
from bot.signposts.exchange.plain import Plain
from bot.signposts.fields import subdivision_names
from bot.signposts.sheets import knows_holidays

MOST_MISTAKES = 6
_ALSO_CALLED = {
    "call": "phone", "tel": "phone", "telephone": "phone", "ring": "phone", "sms": "text", "mail": "email",
    "e-mail": "email", "website": "web", "site": "web", "page": "web", "address": "visit", "place": "visit",
}  # fmt: skip
_PARTS = {"keyword": "keyword", "menu": "menu", "cost": "cost", "note": "note", "only from": "dialable_from"}
_SHORT_CODE = "short code"


def entry(fields: Mapping[str, Any], before: Entry | None = None) -> Entry:
    """Return an entry made of ``fields``, over what stood there before. Raises Refusal with every mistake."""
    data = {**(plain.of(before) if before else {}), **fields}
    kept = {name: value for name, value in data.items() if value not in (None, "")}
    try:
        return Entry.model_validate(kept)
    except ValidationError as error:
        raise _refusal(mistake for mistake in map(_mistake, error.errors(include_url=False))) from None


def topics(text: str, say: Say) -> list[str]:
    """Return the topics that were written with commas between them. Raises Refusal for one unknown."""
    names = {about.called(say, topic).casefold(): topic for topic in about.TOPICS} | {
        topic: topic for topic in about.TOPICS
    }
    found: dict[str, None] = {}
    for word in filter(None, (part.strip().casefold() for part in re.split(r"[,;\n]", text))):
        meant = word if word in names else plainwords.nearest(word, names)
        if meant is None:
            known = ", ".join(about.called(say, topic) for topic in about.TOPICS)
            raise Refusal("signpost-unknown-topic", topic=word[:60], known=known)
        found[names[meant]] = None
    return list(found)


def area(text: str, countries: Countries) -> dict[str, str]:
    """Return the area that was written: "Spain", "Scotland, GB", "Leeds, United Kingdom". Raises Refusal."""
    *narrow, last = [part.strip() for part in text.split(",")] or [""]
    meant = countries.meant(last)
    if len(meant) != 1:
        raise Refusal("signpost-unknown-country", country=last[:60])
    found = {"country": meant[0]}
    for part in filter(None, narrow):
        code = _subdivision(part, meant[0])
        found["subdivision" if code else "town"] = code or part
    return found


def area_in_words(entry: Entry) -> str:
    """Return an area as `area` reads it."""
    return ", ".join(entry.area.names)


def ways(text: str, before: Entry | None = None) -> list[dict[str, Any]]:
    """Return the ways to reach a service, one a line: "text 85258 | keyword SHOUT". Raises Refusal.

    What such a line has no word for, such as hours of its own, stays as it was for the same number.
    """
    known = dict(_as_they_were(before)) if before else {}
    found: list[dict[str, Any]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        first, *more = (part.strip() for part in line.split("|"))
        kind, value = _reached_by(first)
        if kind not in NEEDS or not value.strip():
            raise Refusal("signpost-unknown-way", line=line[:80])
        data = {"type": kind, NEEDS[kind]: value.strip()}
        kept = known.get((kind, value.strip()), {})
        extra = {name: kept[name] for name in ("country", "languages", "hours") if name in kept}
        found.append({**extra, **data, **_details(more, line)})
    return found


def ways_in_words(entry: Entry) -> str:
    """Return the ways to reach a service as `ways` reads them."""
    return "\n".join(_line(contact) for contact in entry.contacts)


def hours(fields: Mapping[str, str], in_area: Mapping[str, Any]) -> dict[str, str] | None:
    """Return hours as an entry has them; public holidays are those of its area. None without any."""
    data = {name: value.strip() for name, value in fields.items() if value.strip()}
    if "PH" in data.get("opening_hours", ""):
        places = (in_area.get("subdivision"), in_area.get("country"))
        region = next((place for place in places if place and knows_holidays(place)), None)
        data |= {"public_holidays": region} if region else {}
    return data if {"opening_hours", "description"} & data.keys() else None


def ages(text: str) -> dict[str, int | None]:
    """Return the ages in "16-25", "18+" or "-25". Raises Refusal for anything else."""
    match = re.fullmatch(r"\s*([0-9]{0,3})\s*(?:[-–+]|to)?\s*([0-9]{0,3})\s*", text)
    if match is None:
        raise Refusal("signpost-unknown-ages", ages=text[:40])
    low, high = (int(part) if part else None for part in match.groups())
    return {"minimum_age": low, "maximum_age": high}


def ages_in_words(entry: Entry) -> str:
    """Return ages as `ages` reads them."""
    low, high = entry.minimum_age, entry.maximum_age
    if low is None and high is None:
        return ""
    return f"{'' if low is None else low}{'+' if high is None else f'-{high}'}"


def _as_they_were(entry: Entry) -> Iterator[tuple[tuple[str, str], Plain]]:
    data = cast("list[Plain]", plain.of(entry)["contacts"])
    for contact, written in zip(entry.contacts, data, strict=True):
        yield (contact.type, contact.value), written


def _details(parts: Iterable[str], line: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in filter(None, parts):
        if part.casefold() == _SHORT_CODE:
            found["short_code"] = True
            continue
        word = next((word for word in _PARTS if part.casefold().startswith(f"{word} ")), None)
        if word is None:
            raise Refusal("signpost-unknown-way", line=line[:80])
        found[_PARTS[word]] = part[len(word) :].strip()
    return found


def _reached_by(first: str) -> tuple[str, str]:
    """The way and the number in "phone: 116 123"."""
    kind, _, value = first.partition(":") if re.match(r"[\w-]+:\s", first) else first.partition(" ")
    return _ALSO_CALLED.get(kind.casefold(), kind.casefold()), value


def _line(contact: Contact) -> str:
    parts = [f"{contact.type} {contact.value}"]
    for word, name in _PARTS.items():
        value = getattr(contact, name)
        parts += [f"{word} {value.replace('|', '/')}"] if value else []
    return " | ".join([*parts, *([_SHORT_CODE] if contact.short_code else [])])


def _subdivision(text: str, country: str) -> str | None:
    if text.upper() in subdivision_names():
        return text.upper()
    names = {
        name.casefold(): code for code, name in subdivision_names().items() if code.startswith(f"{country}-")
    }
    return names.get(text.casefold())


def _mistake(error: Any) -> str:
    where = [f"{part + 1}" if isinstance(part, int) else part.replace("_", " ") for part in error["loc"]]
    return f"{' '.join(where)}: {plainwords.explain(error)}" if where else plainwords.explain(error)


def _refusal(mistakes: Iterable[str]) -> Refusal:
    told = [*mistakes]
    shown = "\n".join(f"- {mistake[:300]}" for mistake in told[:MOST_MISTAKES])
    return Refusal("signpost-mistakes", count=len(told), mistakes=shown)
