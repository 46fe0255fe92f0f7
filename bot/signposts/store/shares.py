"""Where members shared an entry, so that the message can be put right when the entry turns out wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Table,
    delete,
    select,
    update,
)

from bot.core.database import Tx
from bot.core.schema import RowId, insert, metadata

signpost_shares = Table(
    "signpost_shares",
    metadata,
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("guild_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("signpost_id", RowId, ForeignKey("signposts.id", ondelete="SET NULL"), index=True),
    Column("stale", Boolean, nullable=False),
    ForeignKeyConstraint(
        ["guild_id", "user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
    ),
    Index("ix_signpost_shares_member", "guild_id", "user_id"),
)


@dataclass(frozen=True, slots=True)
class Share:
    """A message with an entry in it. ``stale``: the entry changed since; without an id, it is gone."""

    message_id: int
    channel_id: int
    guild_id: int
    user_id: int
    signpost_id: int | None
    stale: bool = False


async def add(tx: Tx, share: Share) -> None:
    """Remember a message."""
    await tx.execute(insert(tx.dialect, signpost_shares).values(**asdict(share)))


async def get(tx: Tx, guild_id: int, message_id: int) -> Share | None:
    """Return a message with an entry of this server."""
    mine = (signpost_shares.c.guild_id == guild_id, signpost_shares.c.message_id == message_id)
    row = (await tx.execute(select(signpost_shares).where(*mine))).mappings().one_or_none()
    return Share(**row) if row else None


async def known(tx: Tx, message_ids: Iterable[int]) -> list[int]:
    """Return those of these messages that show an entry."""
    theirs = signpost_shares.c.message_id.in_([*message_ids])
    return [*(await tx.execute(select(signpost_shares.c.message_id).where(theirs))).scalars()]


async def shown_in(tx: Tx, guild_id: int) -> list[int]:
    """Return the entries that messages of a server show."""
    theirs = (signpost_shares.c.guild_id == guild_id, signpost_shares.c.signpost_id.is_not(None))
    return [*(await tx.execute(select(signpost_shares.c.signpost_id).where(*theirs).distinct())).scalars()]


async def mark(tx: Tx, ids: Iterable[int]) -> bool:
    """Mark every message with one of these entries as stale; say whether there is one."""
    theirs = signpost_shares.c.signpost_id.in_([*ids])
    marked = await tx.execute(update(signpost_shares).where(theirs).values(stale=True))
    return marked.rowcount > 0


async def stale(tx: Tx, guild_id: int) -> list[Share]:
    """Return the messages of a server that no longer show what is true."""
    found = await tx.execute(
        select(signpost_shares).where(signpost_shares.c.guild_id == guild_id, signpost_shares.c.stale)
    )
    return [Share(**row) for row in found.mappings()]


async def settle(tx: Tx, message_id: int) -> None:
    """Note that a message shows what is true again."""
    mine = signpost_shares.c.message_id == message_id
    await tx.execute(update(signpost_shares).where(mine).values(stale=False))


async def forget(tx: Tx, message_ids: Iterable[int]) -> None:
    """Forget messages that are gone."""
    await tx.execute(delete(signpost_shares).where(signpost_shares.c.message_id.in_([*message_ids])))
