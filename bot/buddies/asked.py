"""What a server asks people who look for a buddy: lists that its moderators edit, one thing a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from bot.core.texts import Say

MOST_CHOICES = 10
"""Discord shows so many boxes to tick in one field."""
MOST_TRAITS = 2
"""So many have room in one form, each with whom one looks for."""
LINE = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """``traits`` are things such as interests, by name, with what can be chosen."""

    wishes: tuple[str, ...]
    offers: tuple[str, ...]
    traits: Mapping[str, tuple[str, ...]]

    def noted(self) -> dict[str, Any]:
        """Return it as JSON takes it."""
        traits = {name: [*options] for name, options in self.traits.items()}
        return {"wishes": [*self.wishes], "offers": [*self.offers], "traits": traits}

    @classmethod
    def of(cls, noted: Mapping[str, Any] | None, say: Say) -> Self:
        """Return what a server asks; without anything of its own, what most peer groups ask."""
        if noted is None:
            return cls(
                lines(say("buddy-usual-wishes")),
                lines(say("buddy-usual-offers")),
                named(say("buddy-usual-traits")),
            )
        traits = {name: tuple(options) for name, options in noted["traits"].items()}
        return cls(tuple(noted["wishes"]), tuple(noted["offers"]), traits)


def lines(typed: str) -> tuple[str, ...]:
    """Return the things in a list, one a line."""
    cleaned = (" ".join(line.split())[:LINE] for line in typed.splitlines())
    return tuple(dict.fromkeys(line for line in cleaned if line))[:MOST_CHOICES]


def named(typed: str) -> dict[str, tuple[str, ...]]:
    """Return lists with a name each, written "Interests: Books, Music"; lines without a name are left out."""
    found: dict[str, tuple[str, ...]] = {}
    for line in typed.splitlines():
        name, colon, options = line.partition(":")
        name = " ".join(name.split())[:40]
        listed = lines(options.replace(",", "\n"))
        if colon and name and listed and len(found) < MOST_TRAITS:
            found[name] = listed
    return found


def written(traits: Mapping[str, tuple[str, ...]]) -> str:
    """Return named lists as `named` reads them."""
    return "\n".join(f"{name}: {', '.join(options)}" for name, options in traits.items())
