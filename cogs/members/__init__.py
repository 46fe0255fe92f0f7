"""What belongs to members, on Discord."""

from __future__ import annotations

from bot.members.consents import Ends
from bot.ui.app import App
from bot.ui.pages import Pages
from cogs.members import cog, consenting, kept, settings


async def setup(app: App) -> None:
    """Add what is kept about people that belongs to no other feature, and what people do with theirs."""
    app.share(Ends())
    pages = Pages()
    pages.add("mine", settings.Settings)
    pages.add("mine", consenting.Agreed)
    app.share(pages)
    kept.add_to(app)
    cog.add_to(app)
    await app.add_cog(cog.Members(app))
