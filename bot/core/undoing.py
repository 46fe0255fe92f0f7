"""Taking changes back: each feature says here how its own are undone, and in which words they are shown.

app.undoers.add("circle", Kind(label=..., fields={"name": "circle-form-name"}, undo=...))
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.core.actor import Actor
from bot.core.changes import Change
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.texts import Say

Undo = Callable[[Tx, Actor, Change, datetime], Awaitable[None]]
Show = Callable[[Say, Change, Any], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change.

    ``label`` says which thing was changed; ``fields`` are the keys of the sentences that name its values, by
    name: what is not there is not shown. ``values`` say in words what some of them are set to. ``undo`` puts
    back what was before, and notes that as a change of its own; it refuses when somebody changed the same
    thing since (`require_unchanged`). None: it cannot. ``by_itself``: nobody here did it, and ``label``
    is all that is said of it.
    """

    label: Callable[[Say, Change], str]
    fields: Mapping[str, str]
    undo: Undo | None = None
    values: Mapping[str, Show] = field(default_factory=dict[str, Show])
    by_itself: bool = False


class Undoers:
    """All kinds of changes, as their features know them."""

    def __init__(self) -> None:
        self._kinds: dict[str, Kind] = {}

    def add(self, kind: str, how: Kind) -> None:
        """Say how changes of one kind are shown and undone."""
        self._kinds[kind] = how

    def of(self, change: Change) -> Kind | None:
        """Return how a change is shown and undone; None when nobody says so."""
        return self._kinds.get(change.kind)


def require_unchanged(there: Mapping[str, Any] | None, change: Change) -> None:
    """Raise Refusal when a thing is no longer as ``change`` left it."""
    left = change.after
    if left is None or there is None:
        same = left is None and there is None
    else:
        same = all(name in there and there[name] == value for name, value in left.items())
    if not same:
        raise Refusal("change-since")
