"""How many took part lately: what rounds know, for features that know nothing of rounds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.core.database import Tx

ROUNDS = 4
"""So many of the last rounds are looked at."""

Ask = Callable[[Tx, int, int], Awaitable[Sequence[int]]]


class Turnout:
    """Filled by rounds. ``ask`` returns how many were here in a channel's last rounds, newest first."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    async def of(self, tx: Tx, channel_id: int) -> Sequence[int]:
        """Return how many were here in each of the last rounds that closed: numbers, and never who."""
        return await self._ask(tx, channel_id, ROUNDS)
