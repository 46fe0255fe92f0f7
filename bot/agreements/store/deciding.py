"""Suggestions, and the voices on those that are open."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from bot.agreements.store.tables import UNDECIDED, Suggestion, opened, suggestions, values_of, voices
from bot.core.database import Tx
from bot.core.schema import insert


async def add(tx: Tx, **values: Any) -> Suggestion:
    """Write a new suggestion."""
    row = {"state": "open", "moved": False, **values_of(**values)}
    statement = insert(tx.dialect, suggestions).values(**row).returning(suggestions.c.id)
    found = await get(tx, (await tx.execute(statement)).scalar_one())
    assert found is not None
    return found


async def get(tx: Tx, suggestion_id: int, *, lock: bool = False) -> Suggestion | None:
    """Return a suggestion; ``lock`` lets nobody else change it until the transaction ends."""
    query = select(suggestions).where(suggestions.c.id == suggestion_id)
    found = await _read(tx, query.with_for_update() if lock else query)
    return found[0] if found else None


async def undecided(tx: Tx, agreement_id: int) -> Sequence[Suggestion]:
    """Return the suggestions for an agreement on which nothing is decided yet, oldest first."""
    theirs = (suggestions.c.agreement_id == agreement_id, suggestions.c.state.in_(UNDECIDED))
    return await _read(tx, select(suggestions).where(*theirs).order_by(suggestions.c.id))


async def since(tx: Tx, agreement_id: int, moment: datetime) -> Sequence[Suggestion]:
    """Return the suggestions that came since a moment, and still have a card."""
    came = (suggestions.c.opened_at >= moment, suggestions.c.card_id.is_not(None))
    theirs = select(suggestions).where(suggestions.c.agreement_id == agreement_id, *came)
    return await _read(tx, theirs.order_by(suggestions.c.id))


async def by_card(tx: Tx, message_ids: Collection[int]) -> Sequence[Suggestion]:
    """Return the suggestions whose card is one of these messages."""
    return await _read(tx, select(suggestions).where(suggestions.c.card_id.in_(message_ids)))


async def by_thread(tx: Tx, thread_id: int) -> Suggestion | None:
    """Return the suggestion whose thread this is."""
    found = await _read(tx, select(suggestions).where(suggestions.c.thread_id == thread_id))
    return found[0] if found else None


async def in_channel(tx: Tx, channel_id: int) -> Sequence[Suggestion]:
    """Return the suggestions in a channel on which nothing is decided yet."""
    theirs = (suggestions.c.channel_id == channel_id, suggestions.c.state.in_(UNDECIDED))
    return await _read(tx, select(suggestions).where(*theirs))


async def of_person(tx: Tx, user_id: int) -> Sequence[Suggestion]:
    """Return all that somebody suggested."""
    return await _read(tx, select(suggestions).where(suggestions.c.by_user_id == user_id))


async def change(tx: Tx, suggestion_id: int, **values: Any) -> None:
    """Write some columns of a suggestion."""
    mine = update(suggestions).where(suggestions.c.id == suggestion_id)
    await tx.execute(mine.values(**values_of(**values)))


async def say(tx: Tx, found: Suggestion, user_id: int, choice: str) -> None:
    """Write a member's one voice, over the one before."""
    row = {"suggestion_id": found.id, "guild_id": found.guild_id, "user_id": user_id, "choice": choice}
    statement = insert(tx.dialect, voices).values(**row)
    same = ["suggestion_id", "user_id"]
    await tx.execute(
        statement.on_conflict_do_update(index_elements=same, set_={"choice": statement.excluded.choice})
    )


async def voters(tx: Tx, suggestion_id: int) -> Sequence[int]:
    """Return who has a voice, so that Discord can be asked who is still there."""
    theirs = select(voices.c.user_id).where(voices.c.suggestion_id == suggestion_id)
    return [row.user_id for row in await tx.execute(theirs.order_by(voices.c.user_id))]


async def choices(tx: Tx, suggestion_id: int, left: Collection[int] = ()) -> Sequence[str]:
    """Return what was said, without the voices of those who left."""
    theirs = select(voices.c.choice).where(
        voices.c.suggestion_id == suggestion_id, voices.c.user_id.not_in(left)
    )
    return sorted(row.choice for row in await tx.execute(theirs))


async def voices_of(tx: Tx, user_id: int) -> Sequence[tuple[int, int, str]]:
    """Return the suggestions, servers and choices of somebody's voices on what is open."""
    mine = select(voices).where(voices.c.user_id == user_id).order_by(voices.c.suggestion_id)
    return [(row.suggestion_id, row.guild_id, row.choice) for row in await tx.execute(mine)]


async def forget_voices(tx: Tx, suggestion_id: int) -> None:
    """Forget who said what."""
    await tx.execute(delete(voices).where(voices.c.suggestion_id == suggestion_id))


async def drop_voices(tx: Tx, user_id: int, guild_id: int | None) -> None:
    """Take somebody's voices out, in one server or in all."""
    here = [voices.c.guild_id == guild_id] if guild_id is not None else []
    await tx.execute(delete(voices).where(voices.c.user_id == user_id, *here))


async def _read(tx: Tx, query: Any) -> list[Suggestion]:
    rows = [dict[str, Any](row) for row in (await tx.execute(query)).mappings()]
    for row in rows:
        row["words"] = opened(row["words"])
    return [Suggestion(**row) for row in rows]
