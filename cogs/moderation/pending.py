"""What somebody wanted to set when somebody else was faster: it waits here until they decide."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.actor import Actor
from bot.core.errors import Refusal

MOST = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one moderator filled in, and the number of what is there instead, as they saw it."""

    guild_id: int
    user_id: int
    values: Mapping[str, Any]
    seen: int


class Pending:
    """Held in memory: after a restart, the form is filled in once more."""

    def __init__(self) -> None:
        self._wanted: OrderedDict[int, Wanted] = OrderedDict()

    def put(self, id: int, wanted: Wanted) -> None:
        """Hold on to what somebody wanted."""
        self._wanted[id] = wanted
        while len(self._wanted) > MOST:
            self._wanted.popitem(last=False)

    def take(self, id: int, by: Actor) -> Wanted:
        """Return what this person wanted, once. Raises Refusal when it is gone, or not theirs."""
        found = self._wanted.get(id)
        if found is None or (found.guild_id, found.user_id) != (by.guild_id, by.user_id):
            raise Refusal("error-gone")
        return self._wanted.pop(id)
