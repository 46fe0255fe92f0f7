"""Circles on Discord."""

from __future__ import annotations

from bot.circles import actions
from bot.core.changes import Change
from bot.core.texts import Say
from bot.core.undoing import Kind
from bot.ui.app import App
from cogs.circles import cog, kept


async def setup(app: App) -> None:
    """Add what moderators do with circles, and what circles do by themselves."""
    cog.add_to(app)
    kept.add_to(app)
    app.undoers.add(actions.KIND, Kind(_label, FIELDS, actions.undo))
    await app.add_cog(cog.Circles(app))


FIELDS = {
    "name": "circle-form-name",
    "about": "circle-form-about",
    "format": "circle-form-format",
    "hours": "circle-changed-hours",
}


def _label(say: Say, change: Change) -> str:
    return say("circle-changed", channel=f"<#{change.key}>")
