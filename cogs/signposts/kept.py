"""What signposts keep about people, for those who ask; and taking back what was shared for them."""

from __future__ import annotations

from contextlib import suppress

import discord

from bot.core.kept import Posted
from bot.signposts.store import kept
from bot.ui.app import App
from cogs.signposts import sharing


def add_to(app: App) -> None:
    """Say what is kept."""
    app.kept.add(
        "signposts",
        tables=kept.TABLES,
        read=kept.read,
        posted=kept.posted,
        take_back=lambda posted: take_back(app, posted),
        stop=kept.stop,
    )


async def take_back(app: App, posted: Posted) -> None:
    """Delete a message with an entry that somebody shared, and forget it."""
    channel = app.get_partial_messageable(posted["channel_id"])
    with suppress(discord.NotFound):
        await channel.get_partial_message(posted["message_id"]).delete()
    await sharing.forget(app, [posted["message_id"]])
