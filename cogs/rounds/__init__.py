"""Check-in rounds on Discord."""

from __future__ import annotations

from bot.ui.app import App
from bot.ui.setup import Setup
from cogs.rounds import checking, commands, heard, kept, pairs, reminders, schedules, turns
from cogs.rounds.cog import Rounds


async def setup(app: App) -> None:
    """Add what people do in rounds, and what rounds do by themselves."""
    await app.add_cog(Rounds(app))
    await turns.setup(app)
    await pairs.setup(app)
    commands.add_to(app)
    kept.add_to(app)
    await heard.setup(app)
    await schedules.setup(app)
    await reminders.setup(app)
    app.service(Setup).checks.append(checking.check)
