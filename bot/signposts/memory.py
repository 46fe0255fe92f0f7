"""What members read from: every server's confirmed entries.

It is loaded at start and told of each change, so that reading never waits for the database.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.core.database import Tx
from bot.signposts.entry import Entry
from bot.signposts.listed import MONTHS, Change, Signpost, Standing
from bot.signposts.store import entries


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry as members see it: confirmed, at ``confirmed_at``."""

    id: int
    entry: Entry
    standing: Standing
    confirmed_at: datetime


class Memory:
    """The lists by server. Empty until `load` found a database."""

    def __init__(self) -> None:
        self.loaded = False
        self._lists: dict[int, dict[int, Signpost]] = {}
        self._months: dict[int, int] = {}
        self._version = 0
        self._changed: dict[int, int] = {}

    async def load(self, tx: Tx) -> None:
        """Take in everything that the database has."""
        shown, months = await entries.shown(tx), await entries.all_months(tx)
        self._lists, self._months = {}, months
        self._take_in(shown)
        self.loaded = True
        self._version += 1
        self._changed = {}

    def apply(self, guild_id: int, change: Change) -> None:
        """Take in a change that was committed."""
        for id in change.gone:
            self._lists.get(guild_id, {}).pop(id, None)
        self._take_in(change.kept)
        self._note(guild_id)

    def set_months(self, guild_id: int, months: int) -> None:
        """Take in after how many months a server's entries are due again."""
        self._months[guild_id] = months
        self._note(guild_id)

    def version(self, guild_id: int) -> int:
        """Return a number that another one takes the place of whenever a server's list changes."""
        return self._changed.get(guild_id, self._version)

    def seen(self, guild_id: int | None, now: datetime) -> list[Seen]:
        """Return what the members of a server see at ``now``; nothing in a direct message."""
        months = self._months.get(guild_id or 0, MONTHS)
        found = (self._seen(one, now, months) for one in self._lists.get(guild_id or 0, {}).values())
        return [one for one in found if one is not None]

    def one(self, guild_id: int | None, id: int, now: datetime) -> Seen | None:
        """Return one entry as the members of a server see it at ``now``."""
        signpost = self._lists.get(guild_id or 0, {}).get(id)
        months = self._months.get(guild_id or 0, MONTHS)
        return self._seen(signpost, now, months) if signpost else None

    def _note(self, guild_id: int) -> None:
        self._version += 1
        self._changed[guild_id] = self._version

    def _take_in(self, signposts: Iterable[Signpost]) -> None:
        for one in signposts:
            theirs = self._lists.setdefault(one.guild_id, {})
            if one.shown is None or one.hidden:
                theirs.pop(one.id, None)
            else:
                theirs[one.id] = one

    def _seen(self, signpost: Signpost, now: datetime, months: int) -> Seen | None:
        entry = signpost.seen(now, months)
        if entry is None or signpost.confirmed_at is None:
            return None
        return Seen(signpost.id, entry, signpost.standing(now, months), signpost.confirmed_at)
