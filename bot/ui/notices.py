"""What the bot tells moderators or keepers by itself, in the channel that the server chose for them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import discord
import structlog
from discord.ui import LayoutView

from bot.core import budget
from bot.ui import permissions
from bot.ui.app import App
from bot.ui.replies import NOBODY

Whom = Literal["moderators", "keepers"]


class Nowhere(Exception):
    """No channel takes a notice: there is none, everyone can see it, or the bot may not write there."""


async def tell(app: App, guild_id: int, whom: Whom, what: str, view: LayoutView) -> datetime | None:
    """Post ``view`` as `post` does; where no channel takes it, nobody is told and it is over."""
    try:
        return await post(app, guild_id, whom, what, view)
    except Nowhere:
        return None


async def post(app: App, guild_id: int, whom: Whom, what: str, view: LayoutView) -> datetime | None:
    """Post ``view`` within the budget and outside silence, and return None; or return when to try again.

    ``what`` names the message, so that one that is tried again counts once. Raises Nowhere; raises as well
    when Discord is away.
    """
    server = app.servers.of(guild_id)
    channel_id = server.moderators_channel_id if whom == "moderators" else server.keepers_channel_id
    if channel_id is None or _is_open(app, channel_id):
        raise Nowhere
    async with app.database.write() as tx:
        later = await budget.claim(tx, guild_id, channel_id, what, app.now())
    if later is not None:
        return later
    channel = app.get_partial_messageable(channel_id, guild_id=guild_id)
    try:
        await channel.send(view=view, nonce=what[:25], allowed_mentions=NOBODY)
    except (discord.Forbidden, discord.NotFound) as error:
        structlog.get_logger("notices").warning("a channel of the server takes no notices", whom=whom)
        raise Nowhere from error
    return None


def _is_open(app: App, channel_id: int) -> bool:
    channel = app.get_channel(channel_id)
    return isinstance(channel, discord.abc.GuildChannel) and permissions.everyone_sees(channel)
