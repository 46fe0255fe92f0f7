"""The start card: pinned, so that a newcomer finds where to get help, also when a press cannot work."""

from __future__ import annotations

from datetime import timedelta

import discord

from bot.circles import store as circles
from bot.core.texts import Say
from bot.ui import permissions
from bot.ui.app import App
from bot.ui.components import Card
from bot.ui.posts import find_again, find_pinned
from bot.ui.replies import NOBODY
from bot.ui.setup import Setup

NEEDED = discord.Permissions(view_channel=True, send_messages=True, read_message_history=True)
LOOKED_BACK = timedelta(days=30)
ON_A_ROW = 5


async def post(app: App, guild_id: int, channel_id: int) -> str:
    """Post the card and pin it, or have the one that is there say what is set by now.

    Return the sentence that tells which. Raises Refusal.
    """
    say = app.say_in(guild_id)
    channel = app.get_channel(channel_id)
    if isinstance(channel, discord.abc.GuildChannel):
        permissions.require_bot_may(channel, say, NEEDED)
    where = app.get_partial_messageable(channel_id, guild_id=guild_id)
    async with app.database.read() as tx:
        used = [circle.channel_id for circle in await circles.of_guild(tx, guild_id)]
    view = card(app, say, guild_id, used)
    pinned = await find_pinned(app, where, view)
    there = pinned or await find_again(app, where, view, app.now() - LOOKED_BACK)
    if there is None:
        card_id = (await where.send(view=view, nonce=f"start{channel_id}", allowed_mentions=NOBODY)).id
    else:
        card_id = there
        await where.get_partial_message(there).edit(view=view, allowed_mentions=NOBODY)
    try:
        if pinned is None:
            await where.get_partial_message(card_id).pin()
    except discord.Forbidden:
        return "start-card-not-pinned"
    return "start-card-posted" if there is None else "start-card-there"


def card(app: App, say: Say, guild_id: int, circles: list[int]) -> Card:
    """Return the card."""
    buttons = [make(say, guild_id) for make in app.service(Setup).newcomer]
    where = " ".join(f"<#{id}>" for id in circles[:20])
    return Card(
        say("start-heading"),
        say("start-about"),
        say("start-help", emergency=emergency(app.servers.of(guild_id).country) or "none"),
        say("start-circles", circles=where) if where else "",
        say("start-you"),
        rows=[buttons[place : place + ON_A_ROW] for place in range(0, len(buttons), ON_A_ROW)],
    )


def emergency(country: str | None) -> str | None:
    """Return the best known emergency number of a country, if it is one of the usual."""
    from phonenumbers import is_emergency_number  # slow to import: a start does not wait for it

    usual = ("112", "911", "999", "000", "111", "190", "119")
    return next((number for number in usual if country and is_emergency_number(number, country)), None)
