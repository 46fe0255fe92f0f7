"""Direct messages: only those that somebody asked for, and none at night."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import discord
from discord.ui import LayoutView

from bot.ui.app import App
from bot.ui.replies import NOBODY

EVENING, MORNING = time(22), time(8)
"""No direct message goes out between these, by the clock of whoever gets it."""


def may_go_at(app: App, user_id: int, guild_id: int | None, now: datetime) -> datetime:
    """Return the first moment from ``now`` at which somebody may get a direct message."""
    return after_night(now, app.persons.of(user_id).time_zone or app.servers.of(guild_id).time_zone or "UTC")


def after_night(now: datetime, zone: str) -> datetime:
    """Return ``now``, or 08:00 in ``zone`` when it is night there; a zone nobody knows is UTC."""
    try:
        clock = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        clock = ZoneInfo("UTC")
    local = now.astimezone(clock)
    if MORNING <= local.time() < EVENING:
        return now
    day = local.date() + timedelta(days=local.time() >= EVENING)
    return datetime.combine(day, MORNING, clock).astimezone(now.tzinfo)


async def send(app: App, user_id: int, view: LayoutView, nonce: str) -> bool:
    """Send a direct message, and say whether it arrived: not everybody takes any. Raises if Discord is away.

    ``nonce`` names the message, so that one that is tried again soon arrives once.
    """
    try:
        channel = await app.create_dm(discord.Object(user_id))
        await channel.send(view=view, nonce=nonce, allowed_mentions=NOBODY)
    except (discord.Forbidden, discord.NotFound):
        return False
    return True
