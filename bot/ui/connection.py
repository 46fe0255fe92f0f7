"""Being connected to Discord, and saying plainly to the host why that is not possible."""

from __future__ import annotations

import asyncio

import aiohttp
import discord

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
    """Discord cannot be reached, or does not let the bot in. The message is a sentence for the host."""


async def stay_connected(bot: discord.Client, token: str) -> None:
    """Run a bot until it is closed. Raises NoConnection when Discord ends it, or never lets it begin."""
    try:
        await bot.start(token)
    except discord.ConnectionClosed as error:
        wrong = error.code == _TOKEN_NO_LONGER_GOOD
        sentence = (
            _REASONS[discord.LoginFailure] if wrong else f"Discord ended the connection ({error.code})."
        )
        raise NoConnection(sentence) from error
    except tuple(_REASONS) as error:
        raise NoConnection(_reason(error)) from error


async def serve(bot: discord.Client, token: str, stopped: asyncio.Event) -> None:
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
