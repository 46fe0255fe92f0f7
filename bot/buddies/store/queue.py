"""Places in the queue, what servers chose, and who is kept out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from bot.buddies.store.tables import Entry, Settings, entries, kept_out, settings
from bot.core.database import Tx
from bot.core.schema import insert


async def chosen(tx: Tx, guild_id: int) -> Settings:
    """Return what a server chose."""
    row = (await tx.execute(select(settings).where(settings.c.guild_id == guild_id))).mappings().first()
    return Settings(**row) if row else Settings(guild_id)


async def choose(tx: Tx, wanted: Settings) -> None:
    """Write what a server chose."""
    row = asdict(wanted)
    statement = insert(tx.dialect, settings).values(**row)
    await tx.execute(statement.on_conflict_do_update(index_elements=["guild_id"], set_=row))


async def change_settings(tx: Tx, guild_id: int, **values: Any) -> None:
    """Change some of what a server chose."""
    await tx.execute(update(settings).where(settings.c.guild_id == guild_id).values(**values))


async def alone(tx: Tx, guild_id: int) -> None:
    """Let no other transaction make pairs in this server until this one ends."""
    query = select(settings.c.guild_id).where(settings.c.guild_id == guild_id)
    await tx.execute(query.with_for_update())


async def servers_with(tx: Tx, channel_id: int) -> Sequence[Settings]:
    """Return the servers whose threads hang on a channel: one, or none."""
    rows = await tx.execute(select(settings).where(settings.c.channel_id == channel_id))
    return [Settings(**row) for row in rows.mappings()]


async def entry_of(tx: Tx, guild_id: int, user_id: int, *, lock: bool = False) -> Entry | None:
    """Return somebody's place; with ``lock``, nobody else changes it until the transaction ends."""
    query = select(entries).where(entries.c.guild_id == guild_id, entries.c.user_id == user_id)
    row = (await tx.execute(query.with_for_update() if lock else query)).mappings().first()
    return Entry(**row) if row else None


async def entry(tx: Tx, id: int) -> Entry | None:
    """Return a place in the queue."""
    row = (await tx.execute(select(entries).where(entries.c.id == id))).mappings().first()
    return Entry(**row) if row else None


async def entries_of(tx: Tx, user_id: int) -> Sequence[Entry]:
    """Return somebody's places in all servers."""
    rows = await tx.execute(select(entries).where(entries.c.user_id == user_id).order_by(entries.c.id))
    return [Entry(**row) for row in rows.mappings()]


async def in_queue(tx: Tx, guild_id: int) -> Sequence[Entry]:
    """Return who does not rest, whoever came first first."""
    here = (entries.c.guild_id == guild_id, entries.c.resting.is_(False))
    rows = await tx.execute(select(entries).where(*here).order_by(entries.c.joined_at, entries.c.id))
    return [Entry(**row) for row in rows.mappings()]


async def add_entry(tx: Tx, **values: Any) -> bool:
    """Add a place, and say whether there was none."""
    statement = insert(tx.dialect, entries).values(**values).on_conflict_do_nothing()
    return (await tx.execute(statement.returning(entries.c.id))).first() is not None


async def change_entry(tx: Tx, guild_id: int, user_id: int, **values: Any) -> None:
    """Change somebody's place; it is fine if they have none."""
    theirs = (entries.c.guild_id == guild_id, entries.c.user_id == user_id)
    await tx.execute(update(entries).where(*theirs).values(**values))


async def drop_entry(tx: Tx, guild_id: int, user_id: int) -> None:
    """Forget somebody's place and all that they entered."""
    theirs = (entries.c.guild_id == guild_id, entries.c.user_id == user_id)
    await tx.execute(delete(entries).where(*theirs))


async def old_entries(tx: Tx, moment: datetime) -> Sequence[Entry]:
    """Return the places of those who did nothing with them since."""
    rows = await tx.execute(select(entries).where(entries.c.fresh_at < moment))
    return [Entry(**row) for row in rows.mappings()]


async def keep_out(tx: Tx, guild_id: int, user_id: int, now: datetime) -> bool:
    """Keep somebody out of the queue, and say whether that is new."""
    row = {"guild_id": guild_id, "user_id": user_id, "at": now}
    statement = insert(tx.dialect, kept_out).values(**row).on_conflict_do_nothing()
    return (await tx.execute(statement.returning(kept_out.c.user_id))).first() is not None


async def let_in(tx: Tx, guild_id: int, user_id: int) -> bool:
    """Let somebody in again, and say whether they were kept out."""
    theirs = (kept_out.c.guild_id == guild_id, kept_out.c.user_id == user_id)
    gone = await tx.execute(delete(kept_out).where(*theirs).returning(kept_out.c.user_id))
    return gone.first() is not None


async def all_kept_out(tx: Tx, guild_id: int) -> dict[int, datetime]:
    """Return who is kept out of a server's queue, and since when."""
    rows = await tx.execute(select(kept_out).where(kept_out.c.guild_id == guild_id).order_by(kept_out.c.at))
    return {row.user_id: row.at for row in rows}


async def kept_out_of(tx: Tx, user_id: int) -> dict[int, datetime]:
    """Return the servers whose queue somebody is kept out of, and since when."""
    rows = await tx.execute(select(kept_out).where(kept_out.c.user_id == user_id))
    return {row.guild_id: row.at for row in rows}
