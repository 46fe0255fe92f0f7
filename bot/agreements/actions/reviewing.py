"""Looking at an agreement again: a short round on the day that was set, and the next day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.agreements.actions import texts as actions
from bot.agreements.rules import Text
from bot.agreements.store import deciding, keeping, texts
from bot.agreements.store.tables import SERVER, Agreement, Review, Suggestion
from bot.circles import store as circles
from bot.core import budget, jobs
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.errors import Refusal

CARD, CLOSE = "agreement-review-card", "agreement-review-close"
"""The jobs of a review round; the key of each is its number."""

OPEN_FOR = timedelta(days=7)
MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Looked:
    """A review round, the text it is about, and the suggestions that came."""

    review: Review
    agreement: Agreement
    text: Text
    came: tuple[Suggestion, ...]


async def open_due(tx: Tx, agreement_id: int, now: datetime) -> None:
    """Open a review round when its day has come; later when the channel heard enough from the bot."""
    found = await texts.get(tx, agreement_id, lock=True)
    if found is None or found.review_at is None or found.review_at > now:
        return
    lives = found.channel_id == SERVER or await circles.get(tx, found.guild_id, found.channel_id) is not None
    if not found.version or not lives or await keeping.open_review(tx, found.id) is not None:
        await texts.change(tx, found.id, review_at=None)
        return
    free = await budget.claim(tx, found.guild_id, found.home_channel_id, f"review:{found.id}", now)
    if free is not None:
        await jobs.put(tx, actions.REVIEW, str(found.id), free, guild_id=found.guild_id)
        return
    review = await keeping.add_review(
        tx,
        agreement_id=found.id,
        guild_id=found.guild_id,
        channel_id=found.home_channel_id,
        opened_at=now,
        closes_at=now + OPEN_FOR,
    )
    await texts.change(tx, found.id, review_at=None)
    await jobs.put(tx, CLOSE, str(review.id), review.closes_at, guild_id=found.guild_id)
    await jobs.put(tx, CARD, str(review.id), now, guild_id=found.guild_id)


async def close_due(tx: Tx, review_id: int, now: datetime) -> None:
    """End a review round; its card then shows what came, and asks for the next date."""
    found = await keeping.review(tx, review_id, lock=True)
    if found is not None and found.closed_at is None:
        await keeping.change_review(tx, review_id, closed_at=now)
        await jobs.put(tx, CARD, str(review_id), now, guild_id=found.guild_id)


async def find_looked(tx: Tx, review_id: int) -> Looked | None:
    """Return what the card of a review round shows."""
    found = await keeping.review(tx, review_id)
    agreement = await texts.get(tx, found.agreement_id) if found else None
    if found is None or agreement is None:
        return None
    came = await deciding.since(tx, agreement.id, found.opened_at)
    until = found.closed_at or found.closes_at
    during = tuple(one for one in came if one.opened_at <= until)
    return Looked(found, agreement, await texts.text_of(tx, agreement), during)


async def set_next(tx: Tx, by: Actor, review_id: int, months: int, now: datetime) -> datetime:
    """Set the next day, once a review round has ended. Raises Refusal."""
    found = await keeping.review(tx, review_id, lock=True)
    if found is None or found.guild_id != by.guild_id:
        raise Refusal("error-gone")
    if found.channel_id != by.channel_id:
        raise Refusal("error-elsewhere")
    if not by.moderator and not by.keeper:
        raise Refusal("agreement-keepers-only")
    agreement = await texts.get(tx, found.agreement_id, lock=True)
    if agreement is None or found.closed_at is None:
        raise Refusal("error-gone")
    if found.next_at is not None:
        raise Refusal("agreement-next-set", when=f"<t:{int(found.next_at.timestamp())}:D>")
    at = now + months * MONTH
    await keeping.change_review(tx, review_id, next_at=at)
    await actions.look_again(tx, by.user_id, agreement, at, now)
    await jobs.put(tx, CARD, str(review_id), now, guild_id=found.guild_id)
    return at
