"""Patience and manners towards Discord's REST interface, which discord.py leaves to its user."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiolimiter import AsyncLimiter
from discord.http import HTTPClient

REST_SECONDS = 30.0
"""discord.py waits for an answer for ever. This covers its own retries (about 25 s) as well."""

REQUESTS_A_SECOND = 45
"""Discord allows a bot 50 in any second over all routes; answers to interactions do not count."""

AT_ONCE = 10
"""So many may go out together after a quiet time; they count among those of the second."""


def teach_manners(http: HTTPClient) -> None:
    """Give every request of ``http`` a time-out (TimeoutError), and keep below Discord's global limit."""
    # A bucket that holds so many, and leaks at the pace of the others.
    limiter = AsyncLimiter(AT_ONCE, AT_ONCE / (REQUESTS_A_SECOND - AT_ONCE))
    send: Callable[..., Awaitable[Any]] = http.request

    async def request(*args: Any, **kwargs: Any) -> Any:
        async with limiter, asyncio.timeout(REST_SECONDS):
            return await send(*args, **kwargs)

    http.request = request
