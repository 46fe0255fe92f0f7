"""Which words of a search mean what: topics, places, languages and the names of services."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import babel
from babel.core import get_global

from bot.core.countries import ALSO_CALLED, country_names, plain
from bot.signposts.areas import Area
from bot.signposts.entry import Entry
from bot.signposts.fields import subdivision_names
from bot.signposts.topics import TOPICS
from bot.signposts.vocabulary import Vocabulary

HERE, AROUND, EVERYWHERE = 30, 20, 10


@dataclass(frozen=True, slots=True)
class Place:
    """A country, a part of it or a town in it."""

    country: str
    subdivision: str = ""
    town: str = ""

    @staticmethod
    def of(area: Area) -> Place:
        """The narrowest place that an area names."""
        return Place(area.country, area.subdivision or "", plain(area.town or ""))

    def within(self, other: Place) -> bool:
        """Whether all of this place is in the other one."""
        return (
            self.country == other.country
            and other.subdivision in {"", self.subdivision}
            and other.town in {"", self.town}
        )

    def around(self) -> Iterator[tuple[Place, int]]:
        """The places that this one is in, with how much it counts that a service is for one of them."""
        if self.town and self.subdivision:
            yield Place(self.country, self.subdivision), AROUND
        if self.town or self.subdivision:
            yield Place(self.country), EVERYWHERE

    def __str__(self) -> str:
        return "/".join((self.country, self.subdivision, self.town)).rstrip("/")


class Catalogue:
    """The words for everything in a list of services, and for some things that are not in it."""

    def __init__(self, entries: Iterable[Entry], topics: Mapping[str, str], language: str) -> None:
        self._locale = _locale(language)
        self.topics = Vocabulary()
        self.areas = Vocabulary()
        self.languages = Vocabulary()
        self.names = Vocabulary()
        self._places: dict[str, Place] = {}
        self._towns: dict[str, str] = {}
        self.topic_names = {topic: topics.get(topic, topic) for topic in TOPICS}
        self._add_topics()
        listed = [*entries]
        for number, entry in enumerate(listed):
            self.names.add(entry.name, str(number))
            if entry.organization:
                self.names.add(entry.organization, str(number))
        self._add_areas([entry.area for entry in listed])
        spoken = {one for entry in listed for one in entry.languages}
        self._add_languages(sorted(spoken))

    def places(self, typed: str) -> list[Place]:
        """The places that somebody may mean."""
        chosen = [typed] if typed in self._places else self.areas.meant(typed)
        return [self._places[code] for code in chosen]

    def place_name(self, place: Place) -> str:
        """What a place is called."""
        if place.town:
            return self._towns[str(place)]
        return subdivision_names()[place.subdivision] if place.subdivision else self._country(place.country)

    def language_name(self, tag: str) -> str:
        """What a language is called."""
        try:
            name = babel.Locale.parse(tag, sep="-").get_display_name(self._locale)
        except (ValueError, babel.UnknownLocaleError):
            name = cast("Mapping[str, str]", self._locale.languages).get(tag.partition("-")[0])
        return name or tag

    def area_named(self, code: str) -> str:
        """What the place behind a value of `areas` is called."""
        return self.place_name(self._places[code])

    def _add_topics(self) -> None:
        for topic, name in self.topic_names.items():
            self.topics.add(name, topic)
        for topic, words in TOPICS.items():
            self.topics.add(topic, topic)
            for phrase in words.split(", "):
                self.topics.add(phrase, topic)

    def _add_areas(self, areas: list[Area]) -> None:
        for area in areas:
            place = Place.of(area)
            if area.town:
                self._towns.setdefault(str(place), area.town)
                self._add_place(place, area.town)
            if area.subdivision:
                part = Place(area.country, area.subdivision)
                self._add_place(part, subdivision_names()[area.subdivision], area.subdivision)
        here = {area.country for area in areas}
        for code, name in sorted(country_names().items(), key=lambda one: (one[0] not in here, one[1])):
            self._add_place(Place(code), self._country(code), name, code)
        for name, codes in _other_names():
            # Scotland is a country to some, and a part of one to this list.
            for code in codes if name not in self.areas else ():
                self._add_place(Place(code), name)

    def _add_place(self, place: Place, *names: str) -> None:
        self._places[str(place)] = place
        for name in names:
            self.areas.add(name, str(place))

    def _add_languages(self, spoken: list[str]) -> None:
        english, own = _names("en"), cast("Mapping[str, str]", self._locale.languages)
        for tag in [*spoken, *sorted(english)]:
            base = tag.partition("-")[0]
            for name in (self.language_name(tag) if tag in spoken else own.get(base), english.get(base), tag):
                self.languages.add(name or "", tag)
        for tag in spoken:
            self.languages.add(_own_name(tag), tag)

    def _country(self, code: str) -> str:
        return cast("Mapping[str, str]", self._locale.territories).get(code) or country_names()[code]


def _other_names() -> list[tuple[str, list[str]]]:
    """What countries are also called, or written as: Holland, UK, GBR."""
    aliases = [(name, [*codes]) for name, codes in get_global("territory_aliases").items() if name.isalpha()]
    known = [(name, codes) for name, codes in aliases if len(codes) == 1 and codes[0] in country_names()]
    return [*known, *((name, codes.split()) for name, codes in ALSO_CALLED.items())]


def _names(language: str) -> Mapping[str, str]:
    return cast("Mapping[str, str]", babel.Locale(language).languages)


def _own_name(tag: str) -> str:
    """What a language calls itself: somebody may not know its English name."""
    try:
        return babel.Locale.parse(tag, sep="-").display_name or ""
    except (ValueError, babel.UnknownLocaleError):
        return ""


def _locale(language: str) -> babel.Locale:
    try:
        return babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return babel.Locale("en")
