"""Patience and manners towards Discord's REST interface, which discord.py leaves to its user."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiolimiter import AsyncLimiter
from discord import HTTPException
from discord.http import HTTPClient

from bot.core.metrics import Metrics

REST_SECONDS = 30.0
"""discord.py waits for an answer for ever. This covers its own retries (about 25 s) as well."""

REQUESTS_A_SECOND = 45
"""Discord allows a bot 50 in any second over all routes; answers to interactions do not count."""

AT_ONCE = 10
"""So many may go out together after a quiet time; they count among those of the second."""


POSTED = ("POST", "/channels/{channel_id}/messages")
"""Where messages are sent, as discord.py names it."""


def teach_manners(http: HTTPClient, metrics: Metrics | None = None) -> None:
    """Give every request of ``http`` a time-out (TimeoutError), and keep below Discord's global limit.

    What is sent, and what Discord does not do, is counted.
    """
    # A bucket that holds so many, and leaks at the pace of the others.
    limiter = AsyncLimiter(AT_ONCE, AT_ONCE / (REQUESTS_A_SECOND - AT_ONCE))
    send: Callable[..., Awaitable[Any]] = http.request
    counted = metrics or Metrics()

    async def request(route: Any, **kwargs: Any) -> Any:
        try:
            async with limiter, asyncio.timeout(REST_SECONDS):
                answer = await send(route, **kwargs)
        except HTTPException as error:
            counted.not_taken(error.status)
            raise
        except (OSError, TimeoutError):
            counted.not_taken(0)
            raise
        if (route.method, route.path) == POSTED:
            counted.sent()
        return answer

    http.request = request
