"""What members read from: every server's confirmed entries.

It is loaded at start and told of each change, so that reading never waits for the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

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


@dataclass(frozen=True, slots=True)
class _Shown:
    seen: Sequence[Seen]
    since: datetime
    until: datetime


class Memory:
    """The lists by server. Empty until `load` found a database."""

    def __init__(self) -> None:
        self.loaded = False
        self._lists: dict[int, dict[int, Signpost]] = {}
        self._months: dict[int, int] = {}
        self._shown: dict[int, _Shown] = {}

    async def load(self, tx: Tx) -> None:
        """Take in everything that the database has."""
        shown, months = await entries.shown(tx), await entries.all_months(tx)
        self._lists, self._months = {}, months
        self._take_in(shown)
        self.loaded = True
        self._shown = {}

    def apply(self, guild_id: int, change: Change) -> None:
        """Take in a change that was committed."""
        for id in change.gone:
            self._lists.get(guild_id, {}).pop(id, None)
        self._take_in(change.kept)
        self._shown.pop(guild_id, None)

    def set_months(self, guild_id: int, months: int) -> None:
        """Take in after how many months a server's entries are due again."""
        self._months[guild_id] = months
        self._shown.pop(guild_id, None)

    def seen(self, guild_id: int | None, now: datetime) -> Sequence[Seen]:
        """Return what the members of a server see at ``now``; nothing in a direct message.

        It is the same object for as long as they see the same.
        """
        shown = self._shown.get(guild_id or 0)
        if shown is None or not shown.since <= now < shown.until:
            shown = self._shown[guild_id or 0] = self._look(guild_id or 0, now)
        return shown.seen

    def one(self, guild_id: int | None, id: int, now: datetime) -> Seen | None:
        """Return one entry as the members of a server see it at ``now``."""
        signpost = self._lists.get(guild_id or 0, {}).get(id)
        months = self._months.get(guild_id or 0, MONTHS)
        return self._seen(signpost, now, months) if signpost else None

    def _look(self, guild_id: int, now: datetime) -> _Shown:
        """See what there is now, and until when that stays so."""
        months, there = self._months.get(guild_id, MONTHS), self._lists.get(guild_id, {}).values()
        found = (self._seen(one, now, months) for one in there)
        turns = (moment for one in there for moment in one.turns(months) if moment > now)
        until = min(turns, default=datetime.max.replace(tzinfo=UTC))
        return _Shown([one for one in found if one is not None], now, until)

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
