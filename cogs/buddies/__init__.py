"""The buddy queue on Discord."""

from __future__ import annotations

from bot.ui.app import App
from cogs.buddies import desk_command, kept, panel, setup_step, undoing
from cogs.buddies.cog import Buddies
from cogs.buddies.telling import Telling


async def setup(app: App) -> None:
    """Add what people do to find a buddy, and what the queue does by itself."""
    panel.add_to(app)
    desk_command.add_to(app)
    setup_step.add_to(app)
    kept.add_to(app)
    undoing.add_to(app)
    Telling(app)
    await app.add_cog(Buddies(app))
