"""What the buddy queue keeps about one person: what they entered and did, never what others did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.buddies import rules
from bot.buddies.answers import ANY, Answers
from bot.buddies.store import pairing as pairs
from bot.buddies.store import queue as entries
from bot.buddies.store.tables import ASKED, OPEN
from bot.core.database import Tx
from bot.core.kept import Item, Posted
from bot.members import consents

TABLES = frozenset({"buddy_entries", "buddy_places", "buddy_meetings", "buddy_kept_out"})


async def read(tx: Tx, user_id: int) -> Sequence[Item]:
    """Return all of it."""
    items: list[Item] = []
    for one in await entries.entries_of(tx, user_id):
        # As in `sweep`: whoever is asked, or has a buddy, keeps it.
        living = await pairs.living_of(tx, user_id, one.guild_id)
        until = None if living else one.fresh_at + rules.WAITING_KEPT
        details = entered(Answers.opened(one.answers))
        items.append(Item("kept-buddy-entry", one.guild_id, one.joined_at, until, details))
    for pair in await pairs.all_of(tx, user_id):
        if pair.state == ASKED:
            items.append(Item("kept-buddy-asked", pair.guild_id, pair.made_at, pair.closes_at))
        elif pair.thread_id is not None:
            until = pair.ended_at and pair.ended_at + rules.THREAD_KEPT
            what = "kept-buddy-pair" if pair.state == OPEN else "kept-buddy-ended"
            thread = {"thread": f"<#{pair.thread_id}>"}
            items.append(Item(what, pair.guild_id, pair.made_at, until, thread))
    for guild_id, at in await pairs.met_by(tx, user_id):
        items.append(Item("kept-buddy-met", guild_id, at, at + rules.NOT_AGAIN))
    for guild_id, at in (await entries.kept_out_of(tx, user_id)).items():
        items.append(Item("kept-buddy-out", guild_id, at))
    return items


async def posted(tx: Tx, user_id: int) -> Sequence[Posted]:
    """Return what stands in Discord for somebody alone: proposals, and threads that only they are in."""
    return [
        {"guild_id": place.guild_id, "place_id": place.id}
        for pair in await pairs.all_of(tx, user_id)
        if (place := pair.place_of(user_id)) and (place.message_id or place.alone_id)
    ]


async def sweep(tx: Tx, now: datetime) -> None:
    """Forget places that nobody came back to, with the yes to them, and who met whom long ago."""
    await pairs.forget_met_before(tx, now - rules.NOT_AGAIN)
    for entry in await entries.old_entries(tx, now - rules.WAITING_KEPT):
        if not await pairs.living_of(tx, entry.user_id, entry.guild_id):
            await entries.drop_entry(tx, entry.guild_id, entry.user_id)
            await consents.take_back(tx, entry.guild_id, entry.user_id, "buddies")
            await consents.take_back(tx, entry.guild_id, entry.user_id, "sensitive")


def entered(answers: Answers) -> dict[str, Any]:
    """Return what somebody entered, by name."""
    traits = {name: one.own for name, one in answers.traits.items() if one.own}
    wanted = {name: one.wanted for name, one in answers.traits.items() if one.wanted != ANY}
    return {
        "adult": answers.adult,
        "wishes": [*answers.wishes],
        "offers": [*answers.offers],
        "words": answers.words,
        "languages": [*answers.languages],
        "times": [*answers.times],
        "time_zone": answers.zone,
        "way": answers.way,
        "about": traits,
        "looking_for": wanted,
        "circle": answers.circle,
    }
