"""What people asked to be remembered about themselves, in memory, so that an answer waits for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody chose. None: nothing, and then their server's choice counts.

    ``language`` is written as Discord does (pt-BR), ``country`` as two letters, ``area`` as in ISO 3166-2
    (GB-SCT), ``time_zone`` as computers name it (Europe/Lisbon).
    """

    language: str | None = None
    country: str | None = None
    area: str | None = None
    time_zone: str | None = None


NOTHING_CHOSEN = Person()


class Persons:
    """All who asked for something to be remembered."""

    def __init__(self) -> None:
        self._known: dict[int, Person] = {}

    def of(self, user_id: int) -> Person:
        """Return what somebody chose."""
        return self._known.get(user_id, NOTHING_CHOSEN)

    def take_in(self, user_id: int, person: Person) -> None:
        """Take in what somebody chose, or that nothing is left of it."""
        if person == NOTHING_CHOSEN:
            self._known.pop(user_id, None)
        else:
            self._known[user_id] = person

    def replace(self, known: Mapping[int, Person]) -> None:
        """Take in everything that the database has."""
        self._known = dict(known)
