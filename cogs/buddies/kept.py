"""What the buddy queue keeps about people, for those who ask."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

import discord

from bot.buddies import ending, joining
from bot.buddies.store import kept
from bot.buddies.store import pairing as pairs
from bot.core.database import Tx
from bot.core.kept import Posted
from bot.members.consents import Ends
from bot.ui.app import App


def add_to(app: App) -> None:
    """Say what is kept, and what ends when somebody takes their yes back."""

    async def leave(tx: Tx, guild_id: int, user_id: int, _now: datetime) -> None:
        await joining.leave(tx, guild_id, user_id)

    app.service(Ends).add("buddies", leave)
    app.service(Ends).add("sensitive", leave)
    app.kept.add(
        "buddies",
        tables=kept.TABLES,
        read=kept.read,
        posted=kept.posted,
        take_back=lambda posted: take_back(app, posted),
        stop=ending.stop,
        sweep=kept.sweep,
    )


async def take_back(app: App, posted: Posted) -> None:
    """Delete a proposal and the thread in which somebody was asked alone. The others see nothing of that."""
    async with app.database.read() as tx:
        found = await pairs.of_place(tx, posted["place_id"])
    if found is None:
        return
    place = found[1]
    with suppress(discord.NotFound):
        if place.where_id is not None and place.message_id is not None:
            await app.get_partial_messageable(place.where_id).get_partial_message(place.message_id).delete()
    with suppress(discord.NotFound):
        if place.alone_id is not None:
            await app.http.delete_channel(place.alone_id)
    async with app.database.write() as tx:
        await pairs.change_place(tx, place.id, where_id=None, message_id=None, alone_id=None)
