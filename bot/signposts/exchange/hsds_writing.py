"""A list as JSON in Open Referral's HSDS 3: an array of services, each with all that belongs to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import babel

from bot.signposts.entry import Entry
from bot.signposts.exchange import hsds, plain
from bot.signposts.exchange.hsds import LISTS, OURS, OURS_ALONE, PHONE_TYPES, SAME_NAME, TOPICS, uuid_of
from bot.signposts.exchange.hsds_hours import schedules
from bot.signposts.exchange.plain import Plain


def write(entries: Iterable[Entry]) -> str:
    """The text of a file with these entries."""
    return json.dumps([service(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def service(entry: Entry) -> Plain:
    """One entry as a service of HSDS, with what another program had written of it before."""
    data = plain.of(entry)
    kept = _kept(entry)
    made: Plain = {"id": uuid_of(entry.id)}
    made |= {name: data[name] for name in SAME_NAME if name in data}
    made["status"] = _status(entry, kept)
    if email := next((contact.email for contact in entry.contacts if contact.email), None):
        made["email"] = email
    made["organization"] = _organization(entry, kept)
    phones = [*_phones(entry, kept)]
    made["phones"] = phones
    made["schedules"] = schedules(entry)
    made["service_areas"] = [_area(entry)]
    made["languages"] = [*_languages(entry.id, entry.languages, kept)]
    made["attributes"] = [_topic(entry, topic) for topic in entry.topics]
    for name in LISTS:
        made[name] = [*(hsds.sequence(made[name]) or []), *(hsds.sequence(kept.get(name)) or [])]
    made[OURS] = _ours(entry, data, phones)
    return {**(hsds.mapping(kept.get("service")) or {}), **made}


def _kept(entry: Entry) -> Plain:
    return hsds.mapping(json.loads(entry.extra or "{}")) or {}


def _status(entry: Entry, kept: Plain) -> object:
    """HSDS has one more status, defunct, that we read as inactive."""
    before = kept.get("status")
    return before if entry.status == "inactive" and before is not None else entry.status


def _organization(entry: Entry, kept: Plain) -> Plain:
    name = entry.organization or entry.name
    made: Plain = {"id": uuid_of("organization", name), "name": name, "description": name}
    before = hsds.mapping(kept.get("organization")) or {}
    return {**made, **before, "name": name}


def _phones(entry: Entry, kept: Plain) -> Iterator[Plain]:
    """The contacts that have a number."""
    for place, contact in enumerate(entry.contacts):
        if contact.number is None:
            continue
        phone: Plain = {"id": uuid_of(entry.id, "phone", str(place)), "number": contact.number}
        phone["type"] = PHONE_TYPES[contact.type]
        if contact.note:
            phone["description"] = contact.note
        if contact.languages:
            phone["languages"] = [*_languages(f"{entry.id}/{place}", contact.languages, {})]
        before = hsds.beside(kept, "phone", hsds.phone_key(contact.type, contact.number))
        if hsds.tags_of(before.get("languages")) != [*contact.languages]:
            before = {name: value for name, value in before.items() if name != "languages"}
        yield {**phone, **before}


def _ours(entry: Entry, data: Plain, phones: list[Plain]) -> Plain:
    ours: Plain = {"id": entry.id}
    ours |= {name: data[name] for name in OURS_ALONE if name in data}
    if entry.organization:
        ours["organization"] = entry.organization
    written = [hsds.mapping(contact) or {} for contact in hsds.sequence(data["contacts"]) or []]
    numbered = iter(phones)
    ours["contacts"] = [_reached(contact, numbered) for contact in written]
    return ours


def _reached(contact: Plain, phones: Iterator[Plain]) -> Plain:
    """A contact, without what the phone that it names says already."""
    if "number" not in contact:
        return contact
    rest = {name: value for name, value in contact.items() if name not in {"number", "note", "languages"}}
    return {**rest, "phone": next(phones)["id"]}


def _area(entry: Entry) -> Plain:
    area = entry.area
    made: Plain = {"id": uuid_of(entry.id, "area"), "name": ", ".join(area.names)}
    made["extent"] = area.subdivision or area.country
    made["extent_type"] = "ISO 3166-2" if area.subdivision else "ISO 3166-1"
    return made


def _languages(of: str, tags: tuple[str, ...], kept: Plain) -> Iterator[Plain]:
    for tag in tags:
        made: Plain = {"id": uuid_of(of, "language", tag), "code": tag, "name": _language_name(tag)}
        yield {**made, **hsds.beside(kept, "language", tag)}


def _language_name(tag: str) -> str:
    try:
        return babel.Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (ValueError, babel.UnknownLocaleError):
        return tag


def _topic(entry: Entry, topic: str) -> Plain:
    term: Plain = {
        "id": uuid_of("topic", topic),
        "code": topic,
        "name": topic.replace("-", " "),
        "description": f"What the service is about: {topic.replace('-', ' ')}",
        "taxonomy": TOPICS,
    }
    return {
        "id": uuid_of(entry.id, "topic", topic),
        "link_id": uuid_of(entry.id),
        "link_entity": "service",
        "taxonomy_term_id": term["id"],
        "taxonomy_term": term,
    }
