"""From the queue to proposals."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.buddies import rules
from bot.buddies.answers import Answers
from bot.buddies.store import pairing as pairs
from bot.buddies.store import queue as store
from bot.buddies.store.tables import ASKED, Entry, Pair
from bot.core import jobs
from bot.core.crypto import Vault
from bot.core.database import Tx
from bot.members import avoids

TELL, CLOSE = "buddy-tell", "buddy-close"
"""The jobs of a proposal: one for each place, to show it, and one for the pair, when its time is over."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """People to be asked, what each is shown (sealed once written), and when it is over."""

    shown: Mapping[int, str]
    closes_at: datetime


async def waiting(tx: Tx, guild_id: int) -> Sequence[Entry]:
    """Return who waits for a buddy; nobody while the queue is closed."""
    settings = await store.chosen(tx, guild_id)
    if not settings.open or settings.channel_id is None:
        return []
    busy = {user_id for pair in await pairs.living_in(tx, guild_id) for user_id in pair.people}
    busy |= (await store.all_kept_out(tx, guild_id)).keys()
    return [
        entry
        for entry in await store.in_queue(tx, guild_id)
        if entry.user_id not in busy and (Answers.opened(entry.answers).adult or not settings.adults_only)
    ]


async def never(
    tx: Tx, vault: Vault | None, guild_id: int, people: Collection[int], now: datetime
) -> frozenset[tuple[int, int]]:
    """Return the pairs that must not be: whoever would rather not, and who met lately."""
    met = await pairs.met_since(tx, guild_id, now - rules.NOT_AGAIN)
    return await avoids.among(tx, vault, guild_id, people) | frozenset(met)


async def propose(
    tx: Tx, vault: Vault | None, guild_id: int, proposals: Sequence[Proposal], now: datetime
) -> list[Pair]:
    """Write proposals, and have them shown; one whose people do not all wait any more is left out."""
    await store.alone(tx, guild_id)
    free = {entry.user_id for entry in await waiting(tx, guild_id)}
    made: list[Pair] = []
    for proposal in proposals:
        people = sorted(proposal.shown)
        if not free.issuperset(people) or await avoids.among(tx, vault, guild_id, people):
            continue
        free -= set(people)
        pair = await pairs.add(
            tx,
            people,
            dict(proposal.shown),
            guild_id=guild_id,
            state=ASKED,
            made_at=now,
            closes_at=proposal.closes_at,
        )
        for place in pair.places:
            await jobs.put(tx, TELL, str(place.id), now, guild_id=guild_id)
        await jobs.put(tx, CLOSE, str(pair.id), proposal.closes_at, guild_id=guild_id)
        await pairs.note_met(tx, guild_id, people, now)
        made.append(pair)
    return made


async def note_left_over(tx: Tx, guild_id: int, people: Collection[int]) -> None:
    """Let those come first next time for whom nobody was found."""
    for entry in await waiting(tx, guild_id):
        if entry.user_id in people:
            await store.change_entry(tx, guild_id, entry.user_id, left_out=entry.left_out + 1)
