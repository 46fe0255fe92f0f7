"""An entry as it stands in one community's list: whether its members see it, and when it is due again."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.signposts.contacts import Contact
from bot.signposts.entry import Entry

State = Literal["unconfirmed", "confirmed", "changed", "hidden"]
Standing = Literal["fresh", "due", "lapsed"]

STATES: tuple[State, ...] = ("unconfirmed", "changed", "confirmed", "hidden")
MONTHS = 12
"""After how many months an entry is due again, unless the community chose another time."""
MONTHS_OFFERED = (3, 6, 12, 18, 24)
SUGGESTION = "suggestion"
FROM_MODERATOR = {"kind": "moderator", "ref": "a moderator of this server"}
FROM_MEMBER = {"kind": SUGGESTION, "ref": "a member of this server"}
"""Where an entry is from that was written here, as a file says it."""


@dataclass(frozen=True, slots=True)
class Signpost:
    """An entry, and ``shown``: the part of it that moderators confirmed, which is all that members see.

    ``hidden``: a moderator took it away for now. ``confirmed_at`` is when somebody last compared it
    with the service's own page.
    """

    id: int
    guild_id: int
    entry: Entry
    shown: Entry | None = None
    hidden: bool = False
    confirmed_at: datetime | None = None
    confirmed_by: int | None = None
    suggested_by: int | None = None
    looked_at: datetime | None = None

    @property
    def state(self) -> State:
        """How it stands, in one word."""
        if self.hidden:
            return "hidden"
        if self.shown is None:
            return "unconfirmed"
        return "confirmed" if self.shown == self.entry else "changed"

    @property
    def suggested(self) -> bool:
        """Whether a member suggested it and no moderator has confirmed it since."""
        return self.entry.source.kind == SUGGESTION and self.shown is None

    def standing(self, now: datetime, months: int) -> Standing:
        """Whether it is to be compared again, and whether that is so long ago that nobody should see it."""
        if self.confirmed_at is None:
            return "fresh"
        if now >= months_later(self.confirmed_at, 2 * months):
            return "lapsed"
        return "due" if now >= self.due_at(months) else "fresh"

    def due_at(self, months: int) -> datetime:
        """Return when it is to be compared again. Only for one that was confirmed."""
        assert self.confirmed_at is not None
        return months_later(self.confirmed_at, months)

    def turns(self, months: int) -> Sequence[datetime]:
        """Return when it becomes due and when it lapses; nothing for one that was never confirmed."""
        if self.confirmed_at is None:
            return ()
        return self.due_at(months), months_later(self.confirmed_at, 2 * months)

    def seen(self, now: datetime, months: int) -> Entry | None:
        """Return what members see of it at ``now``; None when they see nothing."""
        if self.hidden or self.shown is None or self.shown.status == "inactive":
            return None
        return None if self.standing(now, months) == "lapsed" else self.shown


@dataclass(frozen=True, slots=True)
class Change:
    """Entries as they are now, and the ids of those that are gone; ``undo`` is how to take it back."""

    kept: Sequence[Signpost] = ()
    gone: Sequence[int] = ()
    undo: int | None = None

    @property
    def one(self) -> Signpost:
        """The only entry that a change was about."""
        return self.kept[0]


def confirmed(signpost: Signpost, by: int, now: datetime) -> Signpost:
    """Return it after a moderator compared all of it with the service's own page."""
    entry = signpost.entry.model_copy(update={"assured_date": now.date()})
    return replace(
        signpost,
        entry=entry,
        shown=entry,
        hidden=False,
        confirmed_at=now,
        confirmed_by=by,
        looked_at=None,
    )


def changed(signpost: Signpost, entry: Entry) -> Signpost:
    """Return it with other words, numbers or hours. A number that is new is shown once it is confirmed."""
    if signpost.shown is None or entry == signpost.entry:
        return replace(signpost, entry=entry)
    known = {_reached(contact) for contact in signpost.shown.contacts}
    kept = tuple(contact for contact in entry.contacts if _reached(contact) in known)
    shown = entry.model_copy(update={"contacts": kept}) if kept else None
    return replace(signpost, entry=entry, shown=shown)


def months_later(moment: datetime, months: int) -> datetime:
    """Return the same day so many months later, or the last of that month."""
    years, month = divmod(moment.month - 1 + months, 12)
    year = moment.year + years
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def to_confirm(signposts: Iterable[Signpost], now: datetime, months: int) -> list[Signpost]:
    """Return what a moderator is asked to compare, in order; what was put off comes after the rest.

    Numbers that changed come first, since members miss them. Then what is overdue, what nobody confirmed
    yet, and what members suggested.
    """
    waiting = [one for one in signposts if _waits(one, now, months)]
    return sorted(
        waiting, key=lambda one: (one.looked_at.timestamp() if one.looked_at else 0, _rank(one), one.id)
    )


def _waits(one: Signpost, now: datetime, months: int) -> bool:
    if one.hidden:
        return False
    return one.state != "confirmed" or one.standing(now, months) != "fresh"


def _rank(one: Signpost) -> int:
    if one.state == "changed":
        return 0
    return 1 if one.state == "confirmed" else 3 if one.suggested else 2


def _reached(contact: Contact) -> tuple[object, ...]:
    return contact.type, contact.country, contact.value, contact.menu, contact.keyword
