"""What is kept about a person for agreements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.agreements.actions import concluding
from bot.agreements.store import deciding, keeping, texts
from bot.agreements.store.tables import UNDECIDED
from bot.core.database import Tx
from bot.core.kept import Item, Posted

TABLES = ("agreement_drafts", "agreement_suggestions", "agreement_voices", "agreement_readers")


async def read(tx: Tx, user_id: int) -> Sequence[Item]:
    """Return what somebody suggested, said, was shown, and wrote without having decided on it."""
    suggested = [
        Item(
            "agreement-kept-suggestion",
            one.guild_id,
            one.opened_at,
            details={"words": "\n".join(one.words or ()), "state": one.state},
        )
        for one in await deciding.of_person(tx, user_id)
    ]
    said = [
        Item("agreement-kept-voice", guild_id, details={"choice": choice})
        for _, guild_id, choice in await deciding.voices_of(tx, user_id)
    ]
    shown = [
        Item(
            "agreement-kept-shown" if one.in_version is None else "agreement-kept-in",
            one.guild_id,
            details={"version": one.in_version or one.shown_version},
        )
        for one in await keeping.readings(tx, user_id)
    ]
    written = [
        Item("agreement-kept-draft", guild_id, details={"words": "\n".join(draft)})
        for guild_id, draft in await texts.kept_drafts_of(tx, user_id)
    ]
    return [*suggested, *said, *shown, *written]


async def posted(tx: Tx, user_id: int) -> Sequence[Posted]:
    """Return the cards that name somebody."""
    found = await deciding.of_person(tx, user_id)
    return [{"guild_id": one.guild_id, "suggestion": one.id} for one in found if one.card_id]


async def stop(tx: Tx, user_id: int, guild_id: int | None, now: datetime) -> None:
    """Take back what somebody suggested, and their voices, when they are about to be forgotten."""
    for one in await deciding.of_person(tx, user_id):
        if guild_id in (None, one.guild_id) and one.state in UNDECIDED:
            await concluding.end(tx, one, "taken-back", now)
    await deciding.drop_voices(tx, user_id, guild_id)
