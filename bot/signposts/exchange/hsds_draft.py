"""One service of HSDS as plain data of ours, each part with the place that it came from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.core.countries import country_names
from bot.core.yamltree import Where
from bot.signposts.exchange import hsds
from bot.signposts.exchange.hsds import OURS, OURS_ALONE, SAME_NAME, WAYS
from bot.signposts.exchange.hsds_hours import hours_of
from bot.signposts.exchange.plain import Plain
from bot.signposts.topics import TOPICS

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_READ = {*SAME_NAME, "id", "email", "organization", *hsds.LISTS, OURS}


Reached = tuple[object, dict[str, Where]]
"""A contact as plain data, with the origins of its parts; that of the whole under the empty name."""


@dataclass(slots=True)
class Draft:
    """``data`` has the words of an entry; ``origins`` says where in the service each part of it stands."""

    service: Plain
    source: str
    country: str | None
    data: Plain = field(default_factory=dict[str, object])
    origins: dict[Where, Where] = field(default_factory=dict[Where, Where])
    kept: Plain = field(default_factory=dict[str, object])

    def made(self) -> Draft:
        """Read everything that there is a word for, and keep the rest."""
        self._named()
        self._organization()
        self._topics()
        self._area()
        self._languages()
        self._contacts()
        self._hours()
        for name in OURS_ALONE:
            if name in self.ours:
                self._put(name, self.ours[name], (OURS, name))
        self.data.setdefault("source", {"kind": "import", "ref": self.source})
        if others := {name: value for name, value in self.service.items() if name not in _READ}:
            self.kept["service"] = (hsds.mapping(self.kept.get("service")) or {}) | others
        if self.kept:
            self.data["extra"] = json.dumps(self.kept, sort_keys=True)
        return self

    @property
    def ours(self) -> Plain:
        """What we wrote into the file ourselves, if we did."""
        return hsds.mapping(self.service.get(OURS)) or {}

    def _put(self, name: str, value: object, origin: Where) -> None:
        self.data[name] = value
        self._from((name,), value, origin)

    def _from(self, where: Where, value: object, origin: Where) -> None:
        """Note where a value came from, and everything inside it."""
        self.origins[where] = origin
        inside = [*(hsds.mapping(value) or {}).items(), *enumerate(hsds.sequence(value) or [])]
        for part, held in inside:
            self._from((*where, part), held, (*origin, part))

    def _keep(self, name: str, value: object) -> None:
        held = hsds.sequence(self.kept.setdefault(name, []))
        if held is not None:
            held.append(value)

    def _named(self) -> None:
        name = self.ours.get("id", self.service.get("id"))
        origin: Where = (OURS, "id") if "id" in self.ours else ("id",)
        if name is not None:
            self._put("id", name.lower() if isinstance(name, str) else name, origin)
        for name in SAME_NAME:
            value = self.service.get(name)
            if value is None or (value == "" and name != "name"):
                continue
            if name == "status" and value == "defunct":
                self.kept["status"], value = value, "inactive"
            if name == "assured_date" and not (isinstance(value, str) and _DATE.fullmatch(value)):
                self.kept["service"] = {name: value}
                continue
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            self._put(name, value, (name,))
        self.data.setdefault("description", self.data.get("name"))

    def _organization(self) -> None:
        held = self.service.get("organization")
        found = hsds.mapping(held)
        if found is None:
            return
        name = found.get("name")
        if name != self.data.get("name") or self.ours.get("organization") == name:
            self._put("organization", name, ("organization", "name"))
        ours = {"id": hsds.uuid_of("organization", str(name)), "name": name, "description": name}
        if rest := {
            key: value for key, value in found.items() if ours.get(key) != value and value is not None
        }:
            self.kept["organization"] = rest

    def _topics(self) -> None:
        topics: dict[str, Where] = {}
        for index, attribute in enumerate(hsds.sequence(self.service.get("attributes")) or []):
            term = hsds.mapping((hsds.mapping(attribute) or {}).get("taxonomy_term")) or {}
            origin: Where = ("attributes", index, "taxonomy_term", "code")
            if term.get("taxonomy") == hsds.TOPICS:
                topics.setdefault(str(term.get("code")), origin)
                continue
            self._keep("attributes", attribute)
            topic = str(term.get("name")).casefold().replace(" ", "-")
            if topic in TOPICS and not self.ours:
                topics.setdefault(topic, origin)
        self.data["topics"] = [*topics] or ["other"]
        for index, origin in enumerate(topics.values()):
            self.origins["topics", index] = origin

    def _area(self) -> None:
        for area in hsds.sequence(self.service.get("service_areas")) or []:
            if _id(area) != hsds.uuid_of(str(self.data.get("id")), "area"):
                self._keep("service_areas", area)
        if "area" not in self.ours and (code := self._country()):
            self.data["area"] = {"country": code}

    def _country(self) -> str | None:
        """The country that the service says it is for or is in; else the one that was given for the file."""
        named = {name.casefold(): code for code, name in country_names().items()}
        for area in hsds.sequence(self.service.get("service_areas")) or []:
            held = hsds.mapping(area) or {}
            for word in (held.get("extent"), held.get("name")):
                if isinstance(word, str) and (word in country_names() or word.casefold() in named):
                    return word if word in country_names() else named[word.casefold()]
        # An address says it too, wherever in the service it stands.
        addresses = re.findall(r'"country": "([A-Z]{2})"', json.dumps(self.service))
        return next((code for code in addresses if code in country_names()), self.country)

    def _languages(self) -> None:
        tags: dict[str, Where] = {}
        for index, language in enumerate(hsds.sequence(self.service.get("languages")) or []):
            held = hsds.mapping(language) or {}
            tag = hsds.tag_of(held)
            if tag is None:
                self._keep("languages", language)
                continue
            tags.setdefault(tag, ("languages", index))
            self._beside("language", tag, held, {"code", "name"} if held.get("code") == tag else set())
        if tags:
            self.data["languages"] = [*tags]
            for index, origin in enumerate(tags.values()):
                self.origins["languages", index] = origin

    def _beside(self, what: str, key: str, held: Plain, said: set[str]) -> None:
        """Keep what an item says that we have no word for. An id that we derive ourselves is not kept."""
        rest = {name: value for name, value in held.items() if name not in said}
        rest = {name: value for name, value in rest.items() if value is not None or name not in hsds.SAID}
        if hsds.is_derived(rest.get("id")):
            del rest["id"]
        if rest:
            kept = hsds.mapping(self.kept.setdefault(what, {}))
            if kept is not None:
                kept[key] = rest

    def _contacts(self) -> None:
        phones = hsds.sequence(self.service.get("phones"))
        if phones is None and self.service.get("phones") is not None:
            self._put("contacts", self.service["phones"], ("phones",))
            return
        contacts = [*self._ours_reached(phones or []), *self._others_reached(phones or [])]
        self.data["contacts"] = [contact for contact, _ in contacts]
        self.origins["contacts",] = ("phones",) if "phones" in self.service else ()
        for index, (contact, origins) in enumerate(contacts):
            self.origins["contacts", index] = origins[""]
            for name, value in (hsds.mapping(contact) or {}).items():
                if name in origins:
                    self._from(("contacts", index, name), value, origins[name])

    def _ours_reached(self, phones: list[object]) -> Iterator[Reached]:
        """The contacts that we wrote, in their order. What a phone says itself counts."""
        by_id = {_id(phone): index for index, phone in enumerate(phones)}
        for place, contact in enumerate(hsds.sequence(self.ours.get("contacts")) or []):
            written, at = hsds.mapping(contact), (OURS, "contacts", place)
            names: dict[str, Where] = {name: (*at, name) for name in written or {}}
            if written is None or "phone" not in written:
                yield contact, {"": at, **names}
                continue
            index = by_id.pop(str(written["phone"]), None)
            if index is None:
                continue
            way = written.get("type")
            made, origins = self._phone(index, hsds.mapping(phones[index]) or {}, str(way))
            rest = {name: value for name, value in written.items() if name != "phone"}
            yield {**rest, **made}, {**names, **origins, "type": (*at, "type")}

    def _others_reached(self, phones: list[object]) -> Iterator[Reached]:
        """The phones that are not among ours, and where there are none the e-mail address or the page."""
        ours = [hsds.mapping(contact) or {} for contact in hsds.sequence(self.ours.get("contacts")) or []]
        taken = {str(contact["phone"]) for contact in ours if "phone" in contact}
        any_way = bool(ours)
        for index, phone in enumerate(phones):
            held = hsds.mapping(phone)
            way = "phone" if held is None else WAYS.get(str(held.get("type") or "").casefold())
            if way is None:
                self._keep("phones", phone)
            elif held is None:
                yield phone, {"": ("phones", index)}
            elif _id(phone) not in taken:
                made, origins = self._phone(index, held, way)
                yield {"type": way, **made}, origins
            any_way = any_way or way is not None
        if not self.ours and (email := self.service.get("email")):
            yield {"type": "email", "email": email}, {"": ("email",), "email": ("email",)}
        elif not any_way and (url := self.service.get("url")):
            yield {"type": "web", "url": url}, {"": ("url",), "url": ("url",)}

    def _phone(self, index: int, held: Plain, way: str) -> tuple[Plain, dict[str, Where]]:
        at: Where = ("phones", index)
        made: Plain = {"number": held.get("number")}
        origins: dict[str, Where] = {"": at, "type": (*at, "type"), "number": (*at, "number")}
        said = {"number", "description", "languages"}
        if held.get("description"):
            made["note"], origins["note"] = held["description"], (*at, "description")
        if tags := hsds.tags_of(held.get("languages")):
            made["languages"], origins["languages"] = tags, (*at, "languages")
        # A language may say more than we can hold; then all of them are kept as they are.
        if not all(_is_derived(language) for language in hsds.sequence(held.get("languages")) or []):
            said.discard("languages")
        if hsds.PHONE_TYPES.get(way) == held.get("type"):
            said.add("type")
        self._beside("phone", hsds.phone_key(way, str(held.get("number"))), held, said)
        return made, origins

    def _hours(self) -> None:
        rows = hsds.sequence(self.service.get("schedules")) or []
        ours = {hsds.uuid_of(str(self.data.get("id")), "schedule", str(place)) for place in range(len(rows))}
        others = [row for row in rows if _id(row) not in ours]
        country = (hsds.mapping(self.data.get("area")) or {}).get("country")
        known = country if isinstance(country, str) else None
        if "hours" not in self.ours and (found := hours_of(others, known)):
            found["known_from"] = self.source
            self._put("hours", found, ("schedules",))
            return
        for row in others:
            self._keep("schedules", row)


def _is_derived(language: object) -> bool:
    held = hsds.mapping(language) or {}
    return hsds.is_derived(held.get("id")) and held.keys() <= {"id", "code", "name"}


def _id(held: object) -> str:
    return str((hsds.mapping(held) or {}).get("id", ""))
