"""Agreements, their versions, and drafts that wait for a decision of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from bot.agreements.rules import Point, Text
from bot.agreements.store.tables import (
    SERVER,
    Agreement,
    Version,
    agreements,
    drafts,
    opened,
    sealed,
    values_of,
    versions,
)
from bot.core.database import Tx
from bot.core.schema import insert


async def get(tx: Tx, agreement_id: int, *, lock: bool = False) -> Agreement | None:
    """Return an agreement; ``lock`` lets nobody else change it until the transaction ends."""
    query = select(agreements).where(agreements.c.id == agreement_id)
    found = await _agreements(tx, query.with_for_update() if lock else query)
    return found[0] if found else None


async def at(tx: Tx, guild_id: int, channel_id: int) -> Sequence[Agreement]:
    """Return the agreements that can count in a channel: its own first, then the server's."""
    here = agreements.c.channel_id.in_([channel_id, SERVER])
    found = await _agreements(tx, select(agreements).where(agreements.c.guild_id == guild_id, here))
    return sorted(found, key=lambda one: one.channel_id == SERVER)


async def make(tx: Tx, guild_id: int, channel_id: int, home_channel_id: int) -> Agreement:
    """Return the agreement of a circle or a server; an empty one if there is none yet."""
    row = {
        "guild_id": guild_id,
        "channel_id": channel_id,
        "home_channel_id": home_channel_id,
        "version": 0,
        "points_made": 0,
        "draft_edit": 0,
        "days_open": 7,
        "remind_every": 3,
    }
    await tx.execute(insert(tx.dialect, agreements).values(**row).on_conflict_do_nothing())
    mine = (agreements.c.guild_id == guild_id, agreements.c.channel_id == channel_id)
    return (await _agreements(tx, select(agreements).where(*mine)))[0]


async def change(tx: Tx, agreement_id: int, **values: Any) -> None:
    """Write some columns of an agreement."""
    mine = update(agreements).where(agreements.c.id == agreement_id)
    await tx.execute(mine.values(**values_of(**values)))


async def guilds(tx: Tx) -> set[int]:
    """Return the servers in which anything was agreed to."""
    query = select(agreements.c.guild_id).where(agreements.c.version > 0).distinct()
    return {row.guild_id for row in await tx.execute(query)}


async def version(tx: Tx, agreement_id: int, number: int) -> Version | None:
    """Return one version."""
    query = select(versions).where(versions.c.agreement_id == agreement_id, versions.c.number == number)
    row = (await tx.execute(query)).mappings().one_or_none()
    if row is None:
        return None
    text = tuple(Point(point["id"], point["text"]) for point in row["points"])
    return Version(row["agreement_id"], row["number"], text, row["agreed_at"])


async def text_of(tx: Tx, agreement: Agreement) -> Text:
    """Return what counts now; nothing before the first version."""
    found = await version(tx, agreement.id, agreement.version)
    return found.text if found else ()


async def add_version(tx: Tx, agreement_id: int, number: int, text: Text, now: datetime) -> None:
    """Write the next version."""
    points = [{"id": point.id, "text": point.text} for point in text]
    row = {"agreement_id": agreement_id, "number": number, "points": points, "agreed_at": now}
    await tx.execute(insert(tx.dialect, versions).values(**row))


async def keep_draft(tx: Tx, agreement_id: int, by_user_id: int, words: Sequence[str]) -> int:
    """Keep what a moderator wrote until they decide; return its number."""
    row = {"agreement_id": agreement_id, "by_user_id": by_user_id, "words": sealed(words)}
    statement = insert(tx.dialect, drafts).values(**row).returning(drafts.c.id)
    return (await tx.execute(statement)).scalar_one()


async def kept_draft(tx: Tx, draft_id: int) -> tuple[int, int, tuple[str, ...]] | None:
    """Return the agreement and the writer of a draft that waits, and its words."""
    row = (await tx.execute(select(drafts).where(drafts.c.id == draft_id))).mappings().one_or_none()
    return (row["agreement_id"], row["by_user_id"], opened(row["words"]) or ()) if row else None


async def kept_drafts_of(tx: Tx, user_id: int) -> list[tuple[int, tuple[str, ...]]]:
    """Return the servers and the words of drafts by somebody that wait for their decision."""
    both = drafts.join(agreements, agreements.c.id == drafts.c.agreement_id)
    query = select(agreements.c.guild_id, drafts.c.words).select_from(both)
    rows = await tx.execute(query.where(drafts.c.by_user_id == user_id).order_by(drafts.c.id))
    return [(row.guild_id, opened(row.words) or ()) for row in rows]


async def drop_draft(tx: Tx, draft_id: int) -> None:
    """Forget a draft that waited."""
    await tx.execute(delete(drafts).where(drafts.c.id == draft_id))


async def _agreements(tx: Tx, query: Any) -> list[Agreement]:
    rows = [dict[str, Any](row) for row in (await tx.execute(query)).mappings()]
    for row in rows:
        row["draft"] = opened(row["draft"]) or ()
    return [Agreement(**row) for row in rows]
