"""Rounds in which people talk two by two, on Discord."""

from __future__ import annotations

from bot.ui.app import App
from cogs.rounds.pairs import kept, views
from cogs.rounds.pairs.cog import Pairs
from cogs.rounds.pairs.order import TwoByTwo
from cogs.rounds.service import RoundService


async def setup(app: App) -> None:
    """Add the order, and what happens in the threads of pairs."""
    app.add_dynamic_items(*views.BUTTONS)
    app.service(RoundService).orders["pairs"] = TwoByTwo()
    kept.add_to(app)
    await app.add_cog(Pairs(app))
