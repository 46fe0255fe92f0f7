"""What a round of pairs puts on the card and on the keeper's panel."""

from __future__ import annotations

from bot.core.database import Tx
from bot.core.texts import Say
from bot.rounds import rules
from bot.rounds.pairs import actions, store
from bot.rounds.store import Round
from bot.rounds.words import LABEL
from bot.ui.components import Press
from cogs.rounds.orders import Face
from cogs.rounds.pairs import cards, views
from cogs.rounds.views import Close, Extend, Keep


class TwoByTwo:
    """Two by two, each pair in a thread of its own."""

    async def card(self, tx: Tx, say: Say, found: Round) -> Face:
        """Return what everybody sees: never who is with whom."""
        begun = await store.begun(tx, found.id)
        kinds: list[type[Press]] = [views.Join, views.OnlyListen, views.Leave, Keep]
        thoughts = [
            say("pairs-card-gathering", minutes=cards.minutes(found)),
            say("pairs-card-going" if begun else "pairs-card-how"),
            f"{LABEL}{say('round-keeper-away-line', minutes=rules.AWAY_MINUTES)}",
        ]
        return Face(thoughts, [kind.of(say, found.id) for kind in kinds])

    async def panel(self, tx: Tx, say: Say, found: Round) -> Face:
        """Return what the keeper sees, and can do."""
        ends: list[Press] = [Extend.of(say, found.id), Close.of(say, found.id)]
        if not await store.begun(tx, found.id):
            thoughts = [say("pairs-panel-gathering"), say("pairs-panel-company")]
            return Face(thoughts, [views.Begin.of(say, found.id), *ends])
        left = await actions.waiting(tx, found.id)
        alone = left is not None and left.people and left.pairs
        return Face([say("pairs-panel-going"), say("pairs-panel-waiting") if alone else ""], ends)
