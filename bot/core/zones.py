"""Time zones as people name them: by a city, by a country, or by the name that computers use."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError
from babel.core import get_global

UTC = "UTC"


class Zones:
    """The zones of places, found by country in several languages.

    Left out are names such as EST, whose clocks never change. What a zone was called once is understood.
    """

    def __init__(self, language: str, also: Iterable[str] = ()) -> None:
        named = [_countries(one) for one in dict.fromkeys((language, *also))]
        places = get_global("zone_territories")
        known = available_timezones()
        self._countries = {
            name: tuple(countries.get(places[name], "").casefold() for countries in named)
            for name in sorted(places)
            if name in known and _is_place(name)
        }
        former = get_global("zone_aliases")
        self._former = {
            name: former[name] for name in former if _is_place(name) and former[name] in self._countries
        }

    def find(self, typed: str) -> str | None:
        """Return the one zone that was meant; None when none was, or more than one might be."""
        wanted = _plain(typed)
        if wanted in ("utc", "gmt"):
            return UTC
        for mean in (_plain, _city):
            for name in self._countries:
                if mean(name) == wanted:
                    return name
        there = {name for name, countries in self._countries.items() if wanted in countries}
        there = there or {now for name, now in self._former.items() if wanted in (_plain(name), _city(name))}
        return there.pop() if len(there) == 1 else None

    def suggest(self, typed: str, limit: int) -> list[str]:
        """Return the zones whose city or country holds what was typed; cities that begin with it first."""
        wanted = _plain(typed)
        found = [
            name
            for name, countries in self._countries.items()
            if wanted in " ".join((_plain(name), *countries))
        ]
        found.sort(key=lambda name: not _city(name).startswith(wanted))
        return [*([UTC] if wanted and UTC.casefold().startswith(wanted) else []), *found][:limit]


def _is_place(name: str) -> bool:
    return "/" in name and not name.startswith("Etc/")


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").split())


def _city(name: str) -> str:
    return _plain(name.rpartition("/")[2])


def _countries(language: str) -> dict[str, str]:
    try:
        return dict(Locale.parse(language, sep="-").territories)
    except (UnknownLocaleError, ValueError):
        return dict(Locale("en").territories)
