"""Sending discord.py to the loopback instead of Discord."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.loopback.rest.api import PREFIX


def redirect_to(base_url: str, ahead: float = 0.0) -> None:
    """From now on this process knows no other Discord, and has the time of that one."""
    if ahead:
        discord.utils.utcnow = lambda: datetime.now(UTC) + timedelta(seconds=ahead)
    Route.BASE = base_url + PREFIX
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(base_url.replace("http", "ws", 1) + "/gateway")


@contextmanager
def redirected(base_url: str, ahead: float = 0.0) -> Generator[None]:
    """The same until the end of the block, for a bot in the same event loop."""
    base, gateway, utcnow = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.utils.utcnow
    redirect_to(base_url, ahead)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.utils.utcnow = base, gateway, utcnow
