"""Being connected to Discord, and saying plainly to the host why that is not possible."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import chain, repeat

import aiohttp
import discord
import structlog

from bot.ui.app import App
from bot.ui.replies import is_away

WAITS = (1.0, 2.0, 5.0, 15.0, 60.0, 300.0)
"""Seconds before each new try to reach Discord at the start, the last one again and again."""

_AWAY = "Discord cannot be reached. Look at this machine's network and at https://discordstatus.com."
_WRONG_TOKEN = "Discord does not know this DISCORD_TOKEN. Copy the token again from the bot's page."
_REASONS: dict[type[BaseException], str] = {
    discord.LoginFailure: _WRONG_TOKEN,
    discord.PrivilegedIntentsRequired: "Discord wants to be asked for an intent that the bot does not use.",
    discord.RateLimited: "Discord asks this machine to wait. Start again in some minutes.",
    discord.DiscordServerError: "Discord has trouble of its own. Look at https://discordstatus.com.",
    discord.GatewayNotFound: _AWAY,
    discord.Forbidden: "Discord does not let this bot do something that it needs at its start.",
    discord.HTTPException: "Discord did not accept how the bot wanted to start.",
    aiohttp.ClientError: _AWAY,
    OSError: _AWAY,
    TimeoutError: _AWAY,
}
_TOKEN_NO_LONGER_GOOD = 4004
"""Discord's close code for a token that is wrong or was reset."""


class NoConnection(Exception):
    """Discord does not let the bot in. The message is a sentence for the host."""


async def patiently(
    step: Callable[[], Awaitable[object]], sleep: Callable[[float], Awaitable[object]]
) -> None:
    """Take a step of the start; while Discord or the network is away, again and again with growing waits."""
    for seconds in chain(WAITS, repeat(WAITS[-1])):
        try:
            await step()
            return
        except Exception as error:
            if not is_away(error):
                raise
            log = structlog.get_logger("connection")
            log.warning("trying again", seconds=seconds, said=_reason(error), error=type(error).__name__)
        await sleep(seconds)


async def stay_connected(bot: App, token: str) -> None:
    """Run a bot until it is closed. Raises NoConnection when Discord ends it, or does not let it begin."""
    try:
        await patiently(lambda: _log_in(bot, token), bot.sleep)
        await patiently(lambda: _connect(bot), bot.sleep)
    except discord.ConnectionClosed as error:
        wrong = error.code == _TOKEN_NO_LONGER_GOOD
        sentence = (
            _REASONS[discord.LoginFailure] if wrong else f"Discord ended the connection ({error.code})."
        )
        raise NoConnection(sentence) from error
    except tuple(_REASONS) as error:
        raise NoConnection(_reason(error)) from error


async def _log_in(bot: App, token: str) -> None:
    try:
        await bot.login(token)
    except Exception:
        # The next try makes a session and a connector of its own.
        await bot.http.close()
        bot.http.connector = discord.utils.MISSING
        raise


async def _connect(bot: App) -> None:
    try:
        await bot.connect()
    except AttributeError as error:
        # discord.py asks its connection where it stopped, also when the first one never came about.
        if isinstance(error.__context__, Exception) and is_away(error.__context__):
            raise error.__context__ from None
        raise


async def serve(bot: App, token: str, stopped: asyncio.Event) -> None:
    """Stay connected until `stopped` is set, then close in order. Raises NoConnection."""
    async with bot:
        connected = asyncio.create_task(stay_connected(bot, token))
        stopping = asyncio.create_task(stopped.wait())
        await asyncio.wait({connected, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not connected.done():
            connected.cancel()
            await asyncio.wait({connected})
        if not connected.cancelled():
            connected.result()


def _reason(error: BaseException) -> str:
    return next(_REASONS[kind] for kind in type(error).__mro__ if kind in _REASONS)
