"""What is remembered when moderators change an entry by hand, and how it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.core import changes as noted
from bot.core.actor import Actor
from bot.core.changes import Change as Noted
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.undoing import require_unchanged
from bot.members import store as members
from bot.signposts import listed
from bot.signposts.corrections import correct_shares
from bot.signposts.entry import Entry
from bot.signposts.listed import Change, Signpost
from bot.signposts.store import entries

KIND = "signpost"
"""The kind of these changes; the key of each is the number of the entry."""


async def note(tx: Tx, by: Actor, before: Signpost, after: Signpost, now: datetime) -> None:
    """Remember how an entry was and how it is: public words about a service, and nobody's name."""
    await members.know(tx, by.guild_id, by.user_id)
    old, new = written(before), written(after)
    await noted.note(tx, by.guild_id, by.user_id, KIND, before.id, old, new, now)


async def undo(tx: Tx, by: Actor, change: Noted, now: datetime) -> Change:
    """Put an entry back as it was; what was not confirmed then is not confirmed. Raises Refusal."""
    if not by.moderator:
        raise Refusal("error-moderators-only")
    there = await entries.get(tx, by.guild_id, int(change.key))
    before = change.before
    if there is None or before is None:
        raise Refusal("change-since")
    require_unchanged(written(there), change)
    entry = Entry.model_validate(before["entry"])
    back = replace(listed.changed(there, entry), hidden=before["hidden"])
    if before["state"] == "unconfirmed":
        back = replace(back, shown=None, confirmed_at=None, confirmed_by=None)
    await entries.save(tx, back)
    await correct_shares(tx, by.guild_id, [back.id], now)
    await note(tx, by, there, back, now)
    return Change([back])


def written(signpost: Signpost) -> dict[str, Any]:
    """Return an entry as JSON takes it."""
    return {
        "name": signpost.entry.name,
        "state": signpost.state,
        "hidden": signpost.hidden,
        "entry": signpost.entry.model_dump(mode="json", exclude_defaults=True),
    }
