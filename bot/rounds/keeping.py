"""Who keeps a round while it goes on, and who may take over when that person is away.

Discord tells no bot who is there. Somebody counts as away who kept a round and did nothing in it for a
while: no press on its panel, no message in its thread.
"""

from __future__ import annotations

from datetime import datetime

from bot.circles.formats import Format
from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.rounds import actions, rules, store
from bot.rounds.store import Round


def needs_keeper(found: Round) -> bool:
    """Say whether a round waits for its keeper now and then; an open one goes on by itself."""
    return found.order != "open" or Format.model_validate(found.format).listen_first


async def note_seen(tx: Tx, found: Round, now: datetime) -> None:
    """Remember that somebody looks after a round."""
    await store.change(tx, found.id, keeper_seen_at=now)


async def find_to_take_over(
    tx: Tx, by: Actor, round_id: int, now: datetime, *, keeper_left: bool = False
) -> Round:
    """Return a round that this person may take over. Raises Refusal.

    ``keeper_left``: whoever kept it has left the server.
    """
    found = await actions.find_open(tx, by, round_id)
    if not needs_keeper(found):
        raise Refusal("error-keepers-only")
    if not await store.is_here(tx, found.id, by.user_id):
        raise Refusal("round-keeper-needed-here")
    seen = found.keeper_seen_at or found.opened_at
    if found.opened_by is not None and not keeper_left and now < seen + rules.AWAY:
        raise Refusal("round-keeper-there", minutes=rules.AWAY_MINUTES)
    return found


async def take_over(tx: Tx, by: Actor, round_id: int, now: datetime, *, keeper_left: bool = False) -> Round:
    """Let a member who is here keep the round from now on. Raises Refusal."""
    found = await find_to_take_over(tx, by, round_id, now, keeper_left=keeper_left)
    await store.change(tx, found.id, opened_by=by.user_id, keeper_seen_at=now)
    return await actions.find_kept(tx, by, round_id)
