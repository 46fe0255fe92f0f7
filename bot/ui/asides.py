"""What a feature says once beside an answer, only to whoever pressed; the answer never waits for it."""

from __future__ import annotations

import discord
import structlog

from bot.core.errors import Unavailable
from bot.ui.app import Interaction
from bot.ui.replies import AWAY

_SEEN = (
    discord.InteractionResponseType.channel_message,
    discord.InteractionResponseType.deferred_channel_message,
    discord.InteractionResponseType.message_update,
    discord.InteractionResponseType.deferred_message_update,
)


async def tell(interaction: Interaction) -> None:
    """Let each feature say what it has to say, once somebody has their answer; not behind a form."""
    if interaction.guild_id is None or interaction.response.type not in _SEEN:
        return
    for aside in interaction.client.asides:
        try:
            await aside(interaction)
        except (Unavailable, discord.HTTPException, *AWAY) as error:
            structlog.get_logger("asides").warning("not told", error=type(error).__name__)
