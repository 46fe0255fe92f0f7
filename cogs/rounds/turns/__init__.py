"""Rounds in which people speak one after another, or listen first, on Discord."""

from __future__ import annotations

import random

from bot.ui.app import App
from cogs.rounds.service import RoundService
from cogs.rounds.turns import keeper_views, views
from cogs.rounds.turns.cog import Turns
from cogs.rounds.turns.orders import GoRound, ListenFirst


async def setup(app: App) -> None:
    """Add the two orders, and what is said in the thread of their rounds."""
    app.share(keeper_views.Chance(random.SystemRandom()))
    app.add_dynamic_items(*views.BUTTONS, *keeper_views.BUTTONS)
    app.service(RoundService).orders.update({"go-round": GoRound(), "listen-first": ListenFirst()})
    await app.add_cog(Turns(app))
