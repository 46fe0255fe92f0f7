"""What differs between two lists, entry by entry and field by field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.signposts.entry import Entry

OUR_OWN = frozenset({"assured_date", "assurer"})
"""What a community says of an entry itself. A file from elsewhere cannot say it for them."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an entry, such as `contacts`, with what stood there and what stands there now."""

    name: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry that is in both lists and says something else."""

    before: Entry
    after: Entry
    fields: tuple[FieldChange, ...]

    @property
    def needs_confirming(self) -> bool:
        """Whether something changed that a member relies on, rather than a note for moderators."""
        return any(field.name not in {"doubts", "source", "extra", *OUR_OWN} for field in self.fields)


@dataclass(frozen=True, slots=True)
class Difference:
    """What one list has that the other has not, each in the order of its list."""

    added: tuple[Entry, ...] = ()
    changed: tuple[Changed, ...] = ()
    removed: tuple[Entry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def difference(old: Iterable[Entry], new: Iterable[Entry], *, also_own: bool = True) -> Difference:
    """What changes when the new list takes the place of the old one.

    Without ``also_own``, who confirmed an entry and when is not compared.
    """
    before = {entry.id: entry for entry in old}
    after = {entry.id: entry for entry in new}
    skipped = frozenset[str]() if also_own else OUR_OWN
    both = [(before[name], entry) for name, entry in after.items() if name in before]
    changed = [Changed(one, other, fields) for one, other in both if (fields := _fields(one, other, skipped))]
    return Difference(
        tuple(entry for name, entry in after.items() if name not in before),
        tuple(changed),
        tuple(entry for name, entry in before.items() if name not in after),
    )


def _fields(before: Entry, after: Entry, skipped: frozenset[str]) -> tuple[FieldChange, ...]:
    values = [(name, getattr(before, name), getattr(after, name)) for name in Entry.model_fields]
    return tuple(FieldChange(*one) for one in values if one[1] != one[2] and one[0] not in skipped)
