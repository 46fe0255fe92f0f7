"""Counting people in who are just listening, a whole crowd at once if need be."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.actor import Actor
from bot.core.together import Together
from bot.rounds import actions
from bot.ui.app import App

Place = tuple[int, int, int]
"""A server, a channel, and the number of a round: who presses there is let in, or refused, for one reason."""


class Arrivals:
    """One for each running bot."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._together: Together[Place, Actor] = Together(self._count_in)

    async def listen(self, by: Actor, round_id: int) -> None:
        """Count a member in, and return once that is stored. Raises Refusal."""
        await self._together.ask((by.guild_id, by.channel_id, round_id), by)

    async def _count_in(self, place: Place, people: Sequence[Actor]) -> None:
        first, *others = people
        async with self._app.database.write() as tx:
            await actions.listen(tx, first, place[-1], [other.user_id for other in others])
