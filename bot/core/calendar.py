"""Days and moments in words, as a language writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list

CLOCK = "%H:%M"


def locale(language: str) -> Locale:
    """Return what is known about a language; English for one that nobody knows."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def day_names(language: str) -> Sequence[str]:
    """Return what the days are called, Monday first."""
    names = locale(language).days["format"]["wide"]
    return [str(names[day]) for day in range(7)]


def listed(words: Iterable[str], language: str) -> str:
    """Return words as a sentence lists them: "Monday and Thursday"."""
    return format_list(list(words), locale=locale(language))


def in_words(moment: datetime, zone: str, language: str) -> str:
    """Return a moment as the clocks and calendars of a zone show it."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{format_date(local.date(), 'full', locale=locale(language))}, {local.strftime(CLOCK)}"
