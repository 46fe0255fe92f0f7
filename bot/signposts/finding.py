"""Finds services by what they are about, where, in which language and whether they are open, best first."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.countries import plain
from bot.signposts.catalogue import AROUND, EVERYWHERE, HERE, Catalogue, Place
from bot.signposts.entry import Entry
from bot.signposts.hours import Hours
from bot.signposts.opening import Opening, Openings
from bot.signposts.sheets import RANK
from bot.signposts.vocabulary import SAME

MOST = 50
"""Nobody pages further than this."""
_NAMED, _ABOUT, _SPOKEN = 40, 20, 10


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for, as they typed it or as they chose it from what was offered."""

    topic: str = ""
    area: str = ""
    language: str = ""
    open_now: bool = False
    home: str | None = None
    """The country of whoever asks, or of their server: what is there comes before what is elsewhere."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was found: the key of a sentence, and its values."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Result:
    """A service that fits, why, and how it stands now."""

    entry: Entry
    reasons: tuple[Reason, ...]
    opening: Opening


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, best first; ``unknown`` names the options whose words nothing is known by."""

    results: tuple[Result, ...] = ()
    unknown: tuple[str, ...] = ()


class _Search:
    """The services that are left, in sets by how much speaks for them."""

    def __init__(self, every: set[int]) -> None:
        self.ranked: dict[int, set[int]] = {0: every}
        self.unknown: list[str] = []

    def keep(self, tiers: Iterable[tuple[int, Iterable[set[int]]]]) -> None:
        """Keep what is in one of the tiers, each with its score; what is in several counts for the first."""
        kept: defaultdict[int, set[int]] = defaultdict(set)
        taken = set[int]()
        for score, sets in tiers:
            first, *others = [*sets, set[int]()]
            # Sets of thousands: none is copied that can be used as it is.
            fresh = first.union(*others) if any(others) else first
            fresh = fresh - taken if taken else fresh
            taken = taken | fresh if taken else fresh
            for before, numbers in self.ranked.items():
                kept[before + score] |= numbers & fresh
        self.ranked = kept


class Index:
    """All services that a community may show, ready to be searched. Made anew when the list changes."""

    def __init__(self, entries: Iterable[Entry], topics: Mapping[str, str], language: str = "en") -> None:
        """``topics`` are the names of topics by key, ``language`` is what names are told in."""
        listed = [entry for entry in entries if entry.status != "inactive"]
        self.entries = sorted(listed, key=lambda entry: (not entry.is_crisis, plain(entry.name), entry.id))
        self.catalogue = Catalogue(self.entries, topics, language)
        self._topics: defaultdict[str, set[int]] = defaultdict(set)
        self._languages: defaultdict[str, set[int]] = defaultdict(set)
        self._places: defaultdict[Place, set[int]] = defaultdict(set)
        self._countries: defaultdict[str, set[int]] = defaultdict(set)
        self._openings = Openings()
        self._hours: list[tuple[Hours | None, ...]] = []
        for number, entry in enumerate(self.entries):
            self._add(number, entry)
            self._hours.append(self._openings.take(entry))

    def find(self, query: Query, now: datetime) -> Found:
        """What fits the query at a moment, at most `MOST`."""
        search = _Search({*range(len(self.entries))})
        self._by_topic(search, query.topic)
        self._by_area(search, query.area)
        languages = self._by_language(search, query.language)
        if search.unknown:
            return Found(unknown=tuple(search.unknown))
        best: list[int] = []
        for fitting in self._best_first(search, query.home):
            if query.open_now:
                fitting = (number for number in fitting if self._opening(number, now).kind == "open")
            alike = itertools.islice(fitting, MOST - len(best))
            # What is open comes first among those that fit as well.
            best += sorted(alike, key=lambda number: RANK[self._opening(number, now).kind])
        return Found(tuple(self._result(number, query, languages, now) for number in best))

    def _add(self, number: int, entry: Entry) -> None:
        for topic in entry.topics:
            self._topics[topic].add(number)
        spoken = {*entry.languages, *(one for contact in entry.contacts for one in contact.languages)}
        for language in spoken:
            self._languages[language].add(number)
            self._languages[language.partition("-")[0]].add(number)
        self._places[Place.of(entry.area)].add(number)
        self._countries[entry.area.country].add(number)

    def _by_topic(self, search: _Search, typed: str) -> None:
        if not typed:
            return
        names = self.catalogue
        score, topics = (SAME, [typed]) if typed in names.topic_names else names.topics.best(typed)
        name_score, named = (
            (0.0, []) if score == SAME and typed not in names.names else names.names.best(typed)
        )
        if score == name_score == 0:
            search.unknown.append("topic")
        tiers: list[tuple[int, list[set[int]]]] = []
        # A name that is nearer to what was typed than any topic is what was meant.
        if name_score > score or score < SAME:
            tiers.append((_NAMED, [{int(number) for number in named}]))
        if score >= name_score:
            tiers.append((_ABOUT, [self._topics[topic] for topic in topics]))
        search.keep(tiers)

    def _by_area(self, search: _Search, typed: str) -> None:
        if not typed:
            return
        places = self.catalogue.places(typed)
        if not places:
            search.unknown.append("area")
        tiers = [(HERE, [self._inside(place) for place in places])]
        # What is for the whole country serves its towns too, after what is in them.
        for level in (AROUND, EVERYWHERE):
            wider = [near for place in places for near, score in place.around() if score == level]
            tiers.append((level, [self._places[near] for near in wider if near in self._places]))
        search.keep(tiers)

    def _inside(self, place: Place) -> set[int]:
        return set[int]().union(*(numbers for near, numbers in self._places.items() if near.within(place)))

    def _by_language(self, search: _Search, typed: str) -> list[str]:
        if not typed:
            return []
        languages = self.catalogue.languages.meant(typed)
        if not languages:
            search.unknown.append("language")
        search.keep([(_SPOKEN, [self._languages[language] for language in languages])])
        return languages

    def _best_first(self, search: _Search, home: str | None) -> Iterator[Iterable[int]]:
        """What is left, in groups that fit as well: by score, what is at home first."""
        at_home = self._countries.get(home or "", set())
        for score in sorted(search.ranked, reverse=True):
            numbers = search.ranked[score]
            yield sorted(numbers & at_home)
            yield sorted(numbers - at_home)

    def _opening(self, number: int, now: datetime) -> Opening:
        return self._openings.best(self._hours[number], now)

    def _result(self, number: int, query: Query, languages: list[str], now: datetime) -> Result:
        entry, found = self.entries[number], self._opening(number, now)
        reasons = [*self._why_there(entry, query), *self._why_spoken(entry, languages)]
        if found.kind == "open":
            reasons.append(Reason("signpost-why-open"))
        return Result(entry, tuple(reasons), found)

    def _why_there(self, entry: Entry, query: Query) -> Iterator[Reason]:
        if not query.area:
            return
        place = Place.of(entry.area)
        name = self.catalogue.place_name(place)
        key = "signpost-why-in" if place.town or place.subdivision else "signpost-why-all-of"
        yield Reason(key, {"place": name})

    def _why_spoken(self, entry: Entry, languages: list[str]) -> Iterator[Reason]:
        spoken = [*entry.languages, *(one for contact in entry.contacts for one in contact.languages)]
        for language in languages:
            if language in spoken or any(one.startswith(f"{language}-") for one in spoken):
                yield Reason("signpost-why-language", {"language": self.catalogue.language_name(language)})
                return
