"""The roots that every row about a person hangs on, so that forgetting a person forgets all of it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, String, Table, select, update

from bot.core.database import Tx
from bot.core.schema import UtcDateTime, insert_missing, metadata

people = Table(
    "people",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("country", String(2), nullable=True),
)

members = Table(
    "members",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "user_id", BigInteger, ForeignKey("people.user_id", ondelete="CASCADE"), primary_key=True, index=True
    ),
    # When Discord was last asked whether they are still there, and since when they are known to be gone.
    Column("asked_at", UtcDateTime, nullable=True, index=True),
    Column("left_at", UtcDateTime, nullable=True),
)


async def know(tx: Tx, guild_id: int, *user_ids: int) -> None:
    """Make sure that rows may refer to these members of this server."""
    ordered = sorted(user_ids)  # two processes that know the same people then never wait for each other
    await tx.execute(insert_missing(tx.dialect, people), [{"user_id": id} for id in ordered])
    rows = [{"guild_id": guild_id, "user_id": id} for id in ordered]
    await tx.execute(insert_missing(tx.dialect, members), rows)


async def countries(tx: Tx) -> dict[int, str]:
    """Return the country of everybody who asked to have theirs remembered."""
    known = select(people.c.user_id, people.c.country).where(people.c.country.is_not(None))
    return {row.user_id: row.country for row in await tx.execute(known)}


async def remember_country(tx: Tx, user_id: int, country: str | None) -> None:
    """Remember the country that somebody is in, as two letters; None forgets it."""
    await tx.execute(insert_missing(tx.dialect, people), {"user_id": user_id})
    await tx.execute(update(people).where(people.c.user_id == user_id).values(country=country))
