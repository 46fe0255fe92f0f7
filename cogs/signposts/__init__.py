"""Get help now, and the services of a community, on Discord."""

from __future__ import annotations

from bot.ui.app import App
from cogs.signposts import desk_command, help_command, kept, search_command, setup_step, undoing
from cogs.signposts.cog import SignpostsCog
from cogs.signposts.service import Signposts


async def setup(app: App) -> None:
    """Add what anyone may ask for at any time, and what moderators keep."""
    app.share(Signposts(app))
    help_command.add_to(app)
    search_command.add_to(app)
    desk_command.add_to(app)
    kept.add_to(app)
    setup_step.add_to(app)
    undoing.add_to(app)
    await app.add_cog(SignpostsCog(app))
