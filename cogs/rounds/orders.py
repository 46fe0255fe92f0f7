"""The orders that rounds can have: what each puts on the card of a round, and on its keeper's panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.circles.formats import Format
from bot.core.database import Tx
from bot.core.texts import Say
from bot.rounds.store import Round
from bot.ui.components import Press

LISTEN_FIRST = "listen-first"
"""What the order of an open round is called in which people listen first."""


@dataclass(frozen=True, slots=True)
class Face:
    """What stands between the heading and the end of a card or a panel, and the buttons below."""

    thoughts: Sequence[str]
    buttons: Sequence[Press]


class Order(Protocol):
    """How the rounds of one order look while they are open. It only reads."""

    async def card(self, tx: Tx, say: Say, found: Round) -> Face:
        """Return what everybody sees."""
        ...

    async def panel(self, tx: Tx, say: Say, found: Round) -> Face:
        """Return what the keeper sees, and can do."""
        ...


def name_of(found: Round) -> str:
    """Return the name under which the order of a round is known."""
    first = Format.model_validate(found.format).listen_first
    return LISTEN_FIRST if first and found.order == "open" else found.order
