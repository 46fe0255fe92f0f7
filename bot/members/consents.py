"""What somebody agreed to, for one purpose each: in which words, when, and taken back where it was given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table, delete, select

from bot.core.database import Tx
from bot.core.schema import UtcDateTime, insert, metadata
from bot.core.texts import Say

Purpose = Literal["buddies", "sensitive", "reminders"]

VERSIONS: dict[Purpose, int] = {"buddies": 1, "sensitive": 1, "reminders": 1}
"""Which version of the sentence ``consent-…`` counts: a new meaning has a new one, and is asked anew."""

consents = Table(
    "consents",
    metadata,
    Column(
        "user_id",
        BigInteger,
        ForeignKey("people.user_id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("purpose", String(40), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("given_at", UtcDateTime, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Consent:
    """Somebody's yes to the `words` of a purpose in their ``version``, in one server."""

    user_id: int
    guild_id: int
    purpose: str
    version: int
    given_at: datetime


TakenBack = Callable[[Tx, int, int, datetime], Awaitable[None]]


class Ends:
    """What ends when a consent is taken back, from the features that asked for it."""

    def __init__(self) -> None:
        self._ends: dict[str, list[TakenBack]] = {}

    def add(self, purpose: Purpose, end: TakenBack) -> None:
        """Have ``end(tx, guild_id, user_id, now)`` called when somebody takes this consent back."""
        self._ends.setdefault(purpose, []).append(end)

    async def take_back(self, tx: Tx, guild_id: int, user_id: int, purpose: str, now: datetime) -> None:
        """Take a consent back, and end what stood on it; it is fine if there was none."""
        await take_back(tx, guild_id, user_id, purpose)
        for end in self._ends.get(purpose, []):
            await end(tx, guild_id, user_id, now)


def words(say: Say, purpose: str) -> str:
    """Return what somebody agrees to, before they do and afterwards."""
    return say(f"consent-{purpose}")


async def give(tx: Tx, guild_id: int, user_id: int, purpose: Purpose, now: datetime) -> None:
    """Remember a yes to the sentence as it is now. The person has to be known (`members.know`) already."""
    row = {"user_id": user_id, "guild_id": guild_id, "purpose": purpose}
    said = {"version": VERSIONS[purpose], "given_at": now}
    statement = insert(tx.dialect, consents).values(**row, **said)
    keys = ["user_id", "guild_id", "purpose"]
    await tx.execute(statement.on_conflict_do_update(index_elements=keys, set_=said))


async def given(tx: Tx, guild_id: int, user_id: int, purpose: Purpose) -> Consent | None:
    """Return the yes that counts; None also when it was to words that meant something else."""
    theirs = consents.c.user_id == user_id, consents.c.guild_id == guild_id, consents.c.purpose == purpose
    row = (await tx.execute(select(consents).where(*theirs))).mappings().first()
    return Consent(**row) if row and row["version"] == VERSIONS[purpose] else None


async def take_back(tx: Tx, guild_id: int, user_id: int, purpose: str) -> None:
    """Forget a yes. What stood on it is the caller's to end: `Ends` does both."""
    theirs = consents.c.user_id == user_id, consents.c.guild_id == guild_id, consents.c.purpose == purpose
    await tx.execute(delete(consents).where(*theirs))


async def of_person(tx: Tx, user_id: int) -> Sequence[Consent]:
    """Return everything that somebody agreed to, oldest first."""
    query = select(consents).where(consents.c.user_id == user_id).order_by(consents.c.given_at)
    return [Consent(**row) for row in (await tx.execute(query)).mappings()]


async def forget_in(tx: Tx, guild_id: int, user_id: int) -> None:
    """Forget what somebody agreed to in one server."""
    theirs = consents.c.user_id == user_id, consents.c.guild_id == guild_id
    await tx.execute(delete(consents).where(*theirs))
