"""The roots that every row about a person hangs on, so that forgetting a person forgets all of it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Table

from bot.core.database import Tx
from bot.core.schema import insert_missing, metadata

people = Table(
    "people",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
)

members = Table(
    "members",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "user_id", BigInteger, ForeignKey("people.user_id", ondelete="CASCADE"), primary_key=True, index=True
    ),
)


async def know(tx: Tx, guild_id: int, user_id: int) -> None:
    """Make sure that rows may refer to this member of this server."""
    await tx.execute(insert_missing(tx.dialect, people), {"user_id": user_id})
    await tx.execute(insert_missing(tx.dialect, members), {"guild_id": guild_id, "user_id": user_id})
