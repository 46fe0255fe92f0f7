"""Reminders before a round, on Discord."""

from __future__ import annotations

from bot.ui.app import App
from bot.ui.pages import Pages
from cogs.rounds.reminders import kept, views
from cogs.rounds.reminders.cog import Reminders


async def setup(app: App) -> None:
    """Add the panel under `/mine`, and the letters."""
    app.add_dynamic_items(*views.BUTTONS)
    app.add_forms(views.ChooseForm)
    app.service(Pages).add("settings", views.Open)
    kept.add_to(app)
    await app.add_cog(Reminders(app))
