"""Sending discord.py to the loopback instead of Discord."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.loopback.rest.api import PREFIX


def redirect_to(base_url: str) -> None:
    """From now on this process knows no other Discord."""
    Route.BASE = base_url + PREFIX
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(base_url.replace("http", "ws", 1) + "/gateway")


@contextmanager
def redirected(base_url: str) -> Generator[None]:
    """The same until the end of the block, for a bot in the same event loop."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    redirect_to(base_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway
