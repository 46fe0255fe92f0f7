"""What becomes of the pairs of a round when the round itself closes, and when it is forgotten."""

from __future__ import annotations

from datetime import datetime

from bot.core import jobs
from bot.core.database import Tx
from bot.rounds.pairs import store
from bot.rounds.pairs.store import Pair
from bot.rounds.store import Round
from bot.rounds.turns import store as turns

PLACE = "round-pairs"
"""The job that puts people together; its key is the round's number."""

OPEN, SIGNAL, REST = "pair-open", "pair-signal", "pair-rest"
"""The jobs of a pair, by its number: to open its thread, to say when to swap, and to let it rest."""


async def note_closed(tx: Tx, closed: Round, now: datetime) -> None:
    """End the pairs of a round that closed, and let their threads rest."""
    if closed.order != "pairs":
        return
    await jobs.drop(tx, PLACE, str(closed.id))
    await turns.drop_turns(tx, closed.id)
    for pair in await store.of_round(tx, closed.id):
        await end(tx, pair, now)


async def end(tx: Tx, pair: Pair, now: datetime) -> None:
    """End a pair; its thread, if it has one, comes to rest."""
    await store.change(tx, pair.id, ended_at=now)
    for kind in (OPEN, SIGNAL):
        await jobs.drop(tx, kind, str(pair.id))
    await jobs.put(tx, REST, str(pair.id), now, guild_id=pair.guild_id)
