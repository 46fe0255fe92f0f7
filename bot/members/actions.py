"""What people do with what is theirs: one intention, one function, one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.core import jobs
from bot.core.crypto import Vault
from bot.core.database import Tx
from bot.core.errors import Unavailable
from bot.core.kept import Kept
from bot.core.persons import Person, Persons
from bot.members import erasures, forgetting
from bot.members.erasures import Erasure
from bot.members.ledger import Ledger

ERASE = "members:erase"
"""The job that forgets somebody; its key is the person, and the server if it is one alone."""

RECEIPT = "members:receipt"
"""The job that hands out the receipt; its key is the person."""

GIVE_UP_AFTER = timedelta(days=7)
"""How long it is tried to take back what Discord does not let go of."""


@dataclass(frozen=True, slots=True)
class Erasing:
    """How far it has come. ``guild_id`` 0 is every server. ``token`` lets the person's answer be changed.

    ``of``: so much stood in Discord when it was asked for.
    """

    user_id: int
    guild_id: int
    asked_at: datetime
    token: str = ""
    done: int = 0
    tries: int = 0
    of: int = 0

    @classmethod
    def read(cls, payload: Mapping[str, Any]) -> Erasing:
        """Return what a job remembers."""
        known: dict[str, Any] = {**payload, "asked_at": datetime.fromisoformat(payload["asked_at"])}
        return cls(**known)

    @property
    def server(self) -> int | None:
        """The server that it is about, None for all."""
        return self.guild_id or None

    @property
    def key(self) -> str:
        """The key of its job."""
        return f"{self.user_id}:{self.guild_id}"

    def goes_on(self, now: datetime) -> bool:
        """Say whether to go on trying to take back what Discord does not let go of."""
        return now < self.asked_at + GIVE_UP_AFTER


async def begin_erasing(tx: Tx, kept: Kept, wanted: Erasing) -> None:
    """Let go of somebody at once, and have the rest done; asking again while it is done changes nothing."""
    standing = await kept.posted(tx, wanted.user_id, wanted.server)
    await kept.stop(tx, wanted.user_id, wanted.server, wanted.asked_at)
    await go_on_erasing(tx, replace(wanted, of=len(standing)), wanted.asked_at)


async def go_on_erasing(tx: Tx, wanted: Erasing, due_at: datetime) -> None:
    """Have the rest done later."""
    payload = {**asdict(wanted), "asked_at": wanted.asked_at.isoformat()}
    await jobs.put(tx, ERASE, wanted.key, due_at, guild_id=wanted.server, payload=payload)


async def erase(
    tx: Tx, kept: Kept, persons: Persons, vault: Vault | None, wanted: Erasing, now: datetime
) -> bool:
    """Delete all rows; return False, and delete nothing, if something stands in Discord again meanwhile."""
    user_id = wanted.user_id
    if wanted.goes_on(now) and await kept.posted(tx, user_id, wanted.server):
        return False
    await kept.stop(tx, user_id, wanted.server, now)
    if wanted.server is not None:
        await forgetting.in_server(tx, wanted.server, user_id)
        return True
    if vault is None:
        raise Unavailable("error-key-missing")
    await forgetting.everywhere(tx, user_id)
    await erasures.note(tx, vault, user_id, now)
    tx.after(lambda: persons.take_in(user_id, Person()))
    return True


async def erase_again(
    tx: Tx, kept: Kept, persons: Persons, vault: Vault, made: Iterable[Erasure], now: datetime
) -> int:
    """Erase those whom an older copy of the database brought back; return how many.

    What stood in Discord for them is gone since the first time.
    """

    async def let_go(user_id: int) -> None:
        await kept.stop(tx, user_id, None, now)
        tx.after(partial(persons.take_in, user_id, Person()))

    # Who was erased longer ago is no longer known here either, and may have come back since.
    recent = [one for one in made if one.at > now - erasures.MARKS_KEPT]
    return await erasures.repeat(tx, vault, recent, let_go)


async def write_down(tx: Tx, ledger: Ledger, application_id: int) -> None:
    """Have everybody who was erased on the list outside the database too, once this is committed."""
    tx.after(partial(ledger.add, application_id, await erasures.every(tx)))


async def owe_receipt(tx: Tx, wanted: Erasing, left: int, now: datetime) -> None:
    """Have the receipt handed out, in the transaction that deletes: who asked hears of it, and once."""
    payload = {"done": wanted.done, "left": left, "at": now.isoformat(), "token": wanted.token}
    await jobs.put(tx, RECEIPT, str(wanted.user_id), now, payload=payload)


def further(wanted: Erasing, done: int, left: int) -> Erasing:
    """Return the same with more of it done; a process that was killed may not have told what it did."""
    return replace(wanted, done=max(wanted.done + done, wanted.of - left))
