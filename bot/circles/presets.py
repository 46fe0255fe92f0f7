"""Two ways to hold rounds, each of which sets a circle up as a whole: light and held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.circles.formats import Format, Formats
from bot.circles.store import Circle

LIGHT_HOURS, HELD_HOURS = 24.0, 2.0


@dataclass(frozen=True, slots=True)
class Preset:
    """What a circle is set to; its name, its purpose and its channel stay."""

    name: str
    format: Format
    hours: float
    shows_point: bool
    offers_reminders: bool

    def applied(self, circle: Circle) -> Circle:
        """Return the circle as it would be."""
        return replace(
            circle,
            format=self.format.key,
            hours=self.hours,
            shows_point=self.shows_point,
            offers_reminders=self.offers_reminders,
        )


def light(formats: Formats) -> Preset:
    """One question, a door that is open for a day, and no reminders."""
    one = _pick(formats, "one-word", lambda found: found.order == "open" and len(found.questions) == 1)
    return Preset("light", one, LIGHT_HOURS, shows_point=False, offers_reminders=False)


def held(formats: Formats) -> Preset:
    """A keeper, an order, a time, and a point of the agreement."""
    one = _pick(formats, "opening-and-closing", lambda found: found.order == "go-round")
    return Preset("held", one, HELD_HOURS, shows_point=True, offers_reminders=True)


def of(circle: Circle, formats: Formats) -> str:
    """Return the name of the preset that a circle has as a whole; empty when it has none."""
    return next((one.name for one in (light(formats), held(formats)) if one.applied(circle) == circle), "")


def _pick(formats: Formats, key: str, fits: Callable[[Format], bool]) -> Format:
    """Return the format that we mean; when the host took it away, one that does the same."""
    if key in formats.all:
        return formats.all[key]
    return next(filter(fits, formats.all.values()), formats.find(None))
