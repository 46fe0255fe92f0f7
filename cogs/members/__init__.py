"""What belongs to members, on Discord."""

from __future__ import annotations

from bot.members.consents import Ends
from bot.ui.app import App
from bot.ui.pages import Pages
from cogs.members import kept


async def setup(app: App) -> None:
    """Add what is kept about people that belongs to no other feature."""
    app.share(Ends())
    app.share(Pages())
    kept.add_to(app)
