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


async def know(tx: Tx, guild_id: int, *user_ids: int) -> None:
    """Make sure that rows may refer to these members of this server."""
    ordered = sorted(user_ids)  # two processes that know the same people then never wait for each other
    await tx.execute(insert_missing(tx.dialect, people), [{"user_id": id} for id in ordered])
    rows = [{"guild_id": guild_id, "user_id": id} for id in ordered]
    await tx.execute(insert_missing(tx.dialect, members), rows)
