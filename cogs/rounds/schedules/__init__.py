"""Rounds that open by themselves, on Discord."""

from __future__ import annotations

from bot.core.zones import Zones
from bot.ui.app import App
from cogs.rounds.schedules import commands, views
from cogs.rounds.schedules.cog import Schedules


async def setup(app: App) -> None:
    """Add `/keep schedule`, and what schedules do by themselves."""
    app.share(Zones(app.settings.language))
    app.add_dynamic_items(*views.BUTTONS)
    await app.add_cog(Schedules(app))
    commands.add_to(app)
