"""Looking for pairs: by itself now and then, and soon after somebody joined."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

import structlog

from bot.buddies import matching, rules
from bot.buddies.matching import Proposal
from bot.buddies.rules import Candidate
from bot.circles import store as circle_store
from bot.core.pairing import Queue, pair_in_worker
from bot.ui import letters
from bot.ui.app import App
from cogs.buddies import asking

ROUNDS = 4
"""How often the clocks of several people are gone through, to find a moment at which it is day for all."""


async def look(app: App, guild_id: int, *, only_good: bool) -> None:
    """Propose the best pairs there are now; with ``only_good``, only people who have something in common."""
    now = app.now()
    async with app.database.read() as tx:
        waiting = await matching.waiting(tx, guild_id)
        circles = await circle_store.of_guild(tx, guild_id)
    found = await asking.candidates(app, guild_id, waiting, circles)
    if not found:
        return
    async with app.database.read() as tx:
        never = await matching.never(tx, app.vault, guild_id, [one.user_id for one in found], now)
    queue = rules.queue(found, never, int(now.timestamp()), now)
    pairing = await pair_in_worker(queue)
    groups = [group for group in pairing.groups if queue.why(group) or not only_good]
    structlog.get_logger("buddies").info("paired", seed=pairing.seed, groups=len(groups), waiting=len(found))
    by_id = {one.user_id: one for one in found}
    proposals = [_proposal(app, guild_id, queue, [by_id[one] for one in group], now) for group in groups]
    async with app.database.write() as tx:
        await matching.propose(tx, app.vault, guild_id, proposals, app.now())
        if not only_good:
            await matching.note_left_over(tx, guild_id, pairing.left_over)


def _proposal(app: App, guild_id: int, queue: Queue, group: Sequence[Candidate], now: datetime) -> Proposal:
    people = [one.user_id for one in group]
    why = [[reason.key, dict(reason.arguments)] for reason in queue.why(people)]
    shown = {
        one.user_id: json.dumps(
            {"why": why, "words": [other.answers.words for other in group if other is not one]}
        )
        for one in group
    }
    return Proposal(shown, day_for_all(app, guild_id, people, now + rules.ANSWER_DAYS))


def day_for_all(app: App, guild_id: int, people: Sequence[int], moment: datetime) -> datetime:
    """Return the first moment from ``moment`` at which it is day for all of them, if there is one soon."""
    for _ in range(ROUNDS):
        for user_id in people:
            moment = letters.may_go_at(app, user_id, guild_id, moment)
    return moment
