"""What comes of a suggestion: a new version, back to whoever made it, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.agreements import rules
from bot.agreements.rules import Text
from bot.agreements.store import deciding as store
from bot.agreements.store import texts
from bot.agreements.store.tables import SERVER, UNDECIDED, Agreement, State, Suggestion
from bot.circles import store as circles
from bot.core import changes, jobs
from bot.core.database import Tx
from bot.core.errors import Refusal

CARD, CLOSE, TELL = "agreement-card", "agreement-close", "agreement-tell"
"""The jobs of a suggestion: showing what is true, deciding on time; and telling of a version, once."""

AGREED = "agreement"
"""The kind under which a new version is remembered among the changes."""

REWORD_DAYS = 14


async def close(tx: Tx, suggestion_id: int, left: Collection[int], now: datetime) -> bool:
    """Count the voices when it is time, without those who ``left``; return whether that made a version."""
    known = await store.get(tx, suggestion_id)
    agreement = await texts.get(tx, known.agreement_id, lock=True) if known else None
    found = await store.get(tx, suggestion_id, lock=True) if agreement else None
    if agreement is None or found is None or found.state not in UNDECIDED or found.closes_at > now:
        return False
    if found.state == "concerns" or not await lives(tx, agreement):
        await end(tx, found, "left", now)
        return False
    voices = await store.choices(tx, found.id, left)
    counted = rules.tally(voices)
    outcome = rules.decide(voices, found.least)
    if outcome == "agreed":
        return await _agree(tx, agreement, found, counted, now)
    if outcome == "concerns":
        await _give_back(tx, found, counted, now)
    else:
        await end(tx, found, "few", now, tally=counted)
    return False


async def end(
    tx: Tx,
    found: Suggestion,
    state: State,
    now: datetime,
    *,
    tally: Mapping[str, int] | None = None,
    version: int | None = None,
) -> None:
    """End a suggestion, and forget who said what."""
    await store.change(tx, found.id, state=state, tally=tally, version=version)
    await store.forget_voices(tx, found.id)
    await jobs.drop(tx, CLOSE, str(found.id))
    await jobs.put(tx, CARD, str(found.id), now, guild_id=found.guild_id)


async def lose_cards(tx: Tx, found: Sequence[Suggestion], now: datetime) -> None:
    """End suggestions whose card somebody deleted, and forget what they were about."""
    for lost in found:
        if lost.state in UNDECIDED:
            await end(tx, lost, "gone", now)
        await jobs.drop(tx, CARD, str(lost.id))
        await store.change(tx, lost.id, card_id=None, thread_id=None, words=None, by_user_id=None)


async def lose_thread(tx: Tx, thread_id: int, now: datetime) -> None:
    """Let a decision go on without its thread when somebody deleted that."""
    found = await store.by_thread(tx, thread_id)
    if found is not None:
        await store.change(tx, found.id, thread_id=None)
        await jobs.put(tx, CARD, str(found.id), now, guild_id=found.guild_id)


async def plan(tx: Tx, found: Suggestion, closes_at: datetime, now: datetime) -> None:
    """Have a suggestion decided on at ``closes_at``, and its card show what is true."""
    await jobs.put(tx, CLOSE, str(found.id), closes_at, guild_id=found.guild_id)
    await jobs.put(tx, CARD, str(found.id), now, guild_id=found.guild_id)


async def lives(tx: Tx, agreement: Agreement) -> bool:
    """Say whether there is still a circle to decide."""
    if agreement.channel_id == SERVER:
        return True
    return await circles.get(tx, agreement.guild_id, agreement.channel_id) is not None


def words(text: Text) -> list[str]:
    """Return the words of each point."""
    return [point.text for point in text]


async def _agree(
    tx: Tx, agreement: Agreement, found: Suggestion, counted: Mapping[str, int], now: datetime
) -> bool:
    before = await texts.text_of(tx, agreement)
    try:
        after, made = rules.applied(before, found.change, agreement.points_made)
    except Refusal:
        await _give_back(tx, found, counted, now)  # the text changed meanwhile, and has no room for it
        return False
    if words(before) == words(after):
        await end(tx, found, "overtaken", now, tally=counted)
        return False
    number = agreement.version + 1
    await texts.add_version(tx, agreement.id, number, after, now)
    values: dict[str, Any] = {"version": number, "points_made": made}
    if found.whole and agreement.draft == found.words:
        values |= {"draft": None, "draft_edit": agreement.draft_edit + 1}
    await texts.change(tx, agreement.id, **values)
    await end(tx, found, "agreed", now, tally=counted, version=number)
    await jobs.put(tx, TELL, f"{agreement.id}:{number}", now, guild_id=agreement.guild_id)
    old, new = {"points": words(before)}, {"points": words(after)}
    await changes.note(tx, agreement.guild_id, found.by_user_id, AGREED, agreement.id, old, new, now)
    await _show_others_anew(tx, agreement, before, after, now)
    return True


async def _show_others_anew(tx: Tx, agreement: Agreement, before: Text, after: Text, now: datetime) -> None:
    """Show what else is open against the new text; where it reads differently, voices begin anew."""
    for other in await store.undecided(tx, agreement.id):
        if rules.moved(before, after, other.change) and other.state == "open":
            closes_at = now + timedelta(days=agreement.days_open)
            await store.forget_voices(tx, other.id)
            await store.change(tx, other.id, moved=True, closes_at=closes_at)
            await plan(tx, other, closes_at, now)
        else:
            await jobs.put(tx, CARD, str(other.id), now, guild_id=other.guild_id)


async def _give_back(tx: Tx, found: Suggestion, counted: Mapping[str, int], now: datetime) -> None:
    until = now + timedelta(days=REWORD_DAYS)
    await store.change(tx, found.id, state="concerns", tally=dict(counted), closes_at=until)
    await store.forget_voices(tx, found.id)
    await plan(tx, found, until, now)
