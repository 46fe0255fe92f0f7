"""Suggesting a change, having a voice on it, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.agreements import rules
from bot.agreements.actions import concluding
from bot.agreements.actions.texts import find, find_kept
from bot.agreements.rules import Change, Choice, Text
from bot.agreements.store import deciding as store
from bot.agreements.store import texts
from bot.agreements.store.tables import SERVER, UNDECIDED, Agreement, Suggestion
from bot.core import budget, changes
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.turnout import Turnout
from bot.members import store as members

ASKED, WITHDRAWN = "agreement-asked", "agreement-withdrawn"
"""The kinds under which it is remembered that moderators asked for the text before, or took something out."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card shows: a suggestion against the text that counts now."""

    suggestion: Suggestion
    before: Text
    after: Text


async def suggest(
    tx: Tx, by: Actor, agreement_id: int, point_id: int | None, written: str, turnout: Turnout, now: datetime
) -> Suggestion:
    """Suggest other words for a point, to leave it out, or with None a new one. Raises Refusal."""
    found = await find(tx, by, agreement_id, lock=True)
    words = tuple(filter(None, [rules.clean(written)]))
    if not found.version:
        raise Refusal("agreement-none-yet")
    if point_id is None and not words:
        raise Refusal("agreement-empty")
    return await _open(tx, by, found, Change(False, point_id, words), turnout, now)


async def ask(tx: Tx, by: Actor, agreement_id: int, turnout: Turnout, now: datetime) -> Suggestion:
    """Ask a circle whether it agrees to the draft; a server, where this is pressed. Raises Refusal."""
    found = await find_kept(tx, by, agreement_id, lock=True)
    if not found.draft:
        raise Refusal("agreement-no-draft")
    if found.channel_id == SERVER and found.home_channel_id != by.channel_id:
        found = replace(found, home_channel_id=by.channel_id)
        await texts.change(tx, found.id, home_channel_id=by.channel_id)
    return await _open(tx, by, found, Change(True, None, found.draft), turnout, now)


async def bring_back(
    tx: Tx, by: Actor, agreement_id: int, words: Sequence[str], turnout: Turnout, now: datetime
) -> Suggestion:
    """Suggest a text that counted before, to the letter: what a group agreed is changed by that group."""
    found = await find(tx, by, agreement_id, lock=True)
    return await _open(tx, by, found, Change(True, None, tuple(words)), turnout, now)


async def undo(
    tx: Tx, by: Actor, agreement_id: int, before: Mapping[str, Any] | None, turnout: Turnout, now: datetime
) -> Suggestion:
    """Answer Undo on a text that was agreed to: suggest the one before. Raises Refusal."""
    found = await find_kept(tx, by, agreement_id, lock=True)
    if not before or not before["points"]:
        raise Refusal("agreement-nothing-before")
    asked = await _open(tx, by, found, Change(True, None, tuple(before["points"])), turnout, now)
    await changes.note(tx, by.guild_id, by.user_id, ASKED, found.id, None, {"suggestion": asked.id}, now)
    return asked


async def find_shown(tx: Tx, suggestion_id: int) -> Shown | None:
    """Return what the card of a suggestion shows; None when that is over and forgotten."""
    found = await store.get(tx, suggestion_id)
    agreement = await texts.get(tx, found.agreement_id) if found else None
    if found is None or agreement is None:
        return None
    if found.state == "agreed" and found.version is not None:
        before = await texts.version(tx, agreement.id, found.version - 1)
        after = await texts.version(tx, agreement.id, found.version)
        return Shown(found, before.text if before else (), after.text if after else ())
    if found.state in ("withdrawn", "taken-back"):
        return Shown(found, (), ())
    if found.words is None:
        return None
    now = await texts.text_of(tx, agreement)
    return Shown(found, now, _result(now, found, agreement))


async def say(tx: Tx, by: Actor, suggestion_id: int, choice: Choice, now: datetime) -> Suggestion:
    """Give a member's one voice, or change it. Raises Refusal when it is over."""
    found = await _find(tx, by, suggestion_id, lock=True)
    if found.state == "concerns":
        raise Refusal("agreement-being-reworded")
    if found.state != "open" or found.closes_at <= now:
        raise Refusal("agreement-decided")
    await members.know(tx, by.guild_id, by.user_id)
    await store.say(tx, found, by.user_id, choice)
    return found


async def find_to_reword(tx: Tx, by: Actor, suggestion_id: int) -> Suggestion:
    """Return a suggestion that met concerns, for the one who made it. Raises Refusal."""
    found = await _find(tx, by, suggestion_id, lock=True)
    if found.by_user_id != by.user_id:
        raise Refusal("agreement-not-yours")
    if found.state != "concerns":
        raise Refusal("agreement-decided")
    return found


async def reword(tx: Tx, by: Actor, suggestion_id: int, written: str, now: datetime) -> Suggestion:
    """Say a suggestion in other words; the same card goes on, and voices begin anew. Raises Refusal."""
    known = await _find(tx, by, suggestion_id)
    agreement = await texts.get(tx, known.agreement_id, lock=True)
    found = await find_to_reword(tx, by, suggestion_id)
    assert agreement is not None
    words = rules.points_in(written) if found.whole else tuple(filter(None, [rules.clean(written)]))
    if found.point_id is None and not words:
        raise Refusal("agreement-empty")
    change = replace(found.change, words=words)
    await _require_new(tx, agreement, change)
    values: dict[str, Any] = {"words": words, "state": "open", "moved": False, "tally": None}
    closes_at = now + timedelta(days=agreement.days_open)
    await store.change(tx, found.id, **values, closes_at=closes_at)
    await concluding.plan(tx, found, closes_at, now)
    return replace(found, **values | {"closes_at": closes_at})


async def withdraw(tx: Tx, by: Actor, suggestion_id: int, now: datetime) -> Suggestion:
    """Take back one's own suggestion, or as a moderator somebody else's; either is seen. Raises Refusal."""
    found = await _find(tx, by, suggestion_id, lock=True)
    own = found.by_user_id == by.user_id
    if not own and not by.moderator:
        raise Refusal("agreement-withdraw-who")
    if found.state not in UNDECIDED:
        raise Refusal("agreement-decided")
    await concluding.end(tx, found, "taken-back" if own else "withdrawn", now)
    if not own:
        await members.know(tx, by.guild_id, by.user_id)
        state = ({"state": found.state}, {"state": "withdrawn"})
        await changes.note(tx, found.guild_id, by.user_id, WITHDRAWN, found.id, *state, now)
    return found


async def _find(tx: Tx, by: Actor, suggestion_id: int, *, lock: bool = False) -> Suggestion:
    found = await store.get(tx, suggestion_id, lock=lock)
    if found is None or found.guild_id != by.guild_id:
        raise Refusal("error-gone")
    if found.channel_id != by.channel_id:
        raise Refusal("error-elsewhere")
    return found


async def _open(
    tx: Tx, by: Actor, agreement: Agreement, change: Change, turnout: Turnout, now: datetime
) -> Suggestion:
    if not await concluding.lives(tx, agreement):
        raise Refusal("circle-none-here")
    await _require_new(tx, agreement, change)
    others = await store.undecided(tx, agreement.id)
    if any(one.by_user_id == by.user_id for one in others):
        raise Refusal("agreement-one-each")
    if len(others) >= rules.MOST_OPEN or (change.whole and any(one.whole for one in others)):
        raise Refusal("agreement-many-open")
    await members.know(tx, by.guild_id, by.user_id)
    home = agreement.home_channel_id
    least = agreement.least_voices or rules.least_voices(await turnout.of(tx, home))
    closes_at = now + timedelta(days=agreement.days_open)
    found = await store.add(
        tx,
        agreement_id=agreement.id,
        guild_id=agreement.guild_id,
        channel_id=home,
        by_user_id=by.user_id,
        whole=change.whole,
        point_id=change.point_id,
        words=change.words,
        least=least,
        opened_at=now,
        closes_at=closes_at,
    )
    await budget.note(tx, home, f"suggestion:{found.id}", now, now)
    await concluding.plan(tx, found, closes_at, now)
    return found


async def _require_new(tx: Tx, agreement: Agreement, change: Change) -> None:
    before = await texts.text_of(tx, agreement)
    after, _ = rules.applied(before, change, agreement.points_made)
    if concluding.words(before) == concluding.words(after):
        raise Refusal("agreement-same")


def _result(now: Text, found: Suggestion, agreement: Agreement) -> Text:
    try:
        return rules.applied(now, found.change, agreement.points_made)[0]
    except Refusal:
        return now
