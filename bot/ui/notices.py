"""What the bot tells moderators or keepers by itself, in the channel that the server chose for them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import discord
import structlog
from discord.ui import LayoutView

from bot.core import budget
from bot.ui.app import App
from bot.ui.replies import NOBODY

Whom = Literal["moderators", "keepers"]


def channel_of(app: App, guild_id: int, whom: Whom) -> int | None:
    """Return the channel that a server chose for its moderators or keepers, if it chose one."""
    server = app.servers.of(guild_id)
    return server.moderators_channel_id if whom == "moderators" else server.keepers_channel_id


async def tell(app: App, guild_id: int, whom: Whom, what: str, view: LayoutView) -> datetime | None:
    """Post ``view`` within the budget and outside silence, and return None; or return when to try again.

    ``what`` names the message, so that one that is tried again counts once. A server that chose no channel,
    or where the bot may not write, is told nothing. Raises when Discord is away.
    """
    channel_id = channel_of(app, guild_id, whom)
    if channel_id is None:
        return None
    async with app.database.write() as tx:
        later = await budget.claim(tx, guild_id, channel_id, what, app.now())
    if later is not None:
        return later
    channel = app.get_partial_messageable(channel_id, guild_id=guild_id)
    try:
        await channel.send(view=view, nonce=what[:25], allowed_mentions=NOBODY)
    except (discord.Forbidden, discord.NotFound):
        structlog.get_logger("notices").warning("a channel of the server takes no notices", whom=whom)
    return None
