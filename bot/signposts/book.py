"""Everything that help is answered from. It is in memory, so an answer waits for nothing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.countries import Countries
from bot.signposts.emergency import EmergencyNumbers
from bot.signposts.rules import Number


@dataclass(frozen=True, slots=True)
class Answer:
    """What to show for one country; without one, nothing is guessed."""

    country: str | None = None
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """The countries, and their emergency numbers."""

    countries: Countries
    numbers: EmergencyNumbers

    def answer(self, code: str | None, language: str | None = None) -> Answer:
        """Return what to show for a country, named in ``language``; letters that are none are no country."""
        if code is None or code not in self.countries:
            return Answer()
        return Answer(self.countries.name(code, language), self.numbers.of(code))
