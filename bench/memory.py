"""How much memory many servers take."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from bench.bots import Bot, bare, ours
from bench.homes import sqlite
from bench.measurement import Measurement, Pair, Plan
from tests.loopback.bits import Intent
from tests.loopback.world import World

GUILDS = 1000
MEMBERS = 500
CHANNELS = 3
AIM = 0.25


async def memory_1000_guilds(plan: Plan) -> AsyncGenerator[Pair]:
    """MiB in memory once connected and quiet; the baseline is discord.py with its default cache."""
    guilds = plan.some(GUILDS)
    with sqlite() as at:
        # Asking for the members in chunks is limited to 110 servers a minute, and ends in the same cache.
        theirs = World(privileged=Intent.GUILD_MEMBERS, members_in_guild_create=MEMBERS)
        async with (
            ours(_crowded(World(), guilds), at.data) as mine,
            bare(_crowded(theirs, guilds), "--members") as bare_one,
        ):
            await _resident(mine)  # the very first start also makes the tables
            while True:
                yield Pair(await _resident(mine), await _resident(bare_one))


def _crowded(world: World, guilds: int) -> World:
    for number in range(guilds):
        guild = world.add_guild(f"Server {number}", crowd=MEMBERS - 2)  # beside the owner and the bot
        for name in range(CHANNELS):
            world.add_channel(guild, f"channel-{name}")
    return world


async def _resident(bot: Bot) -> float:
    await bot.start()
    await bot.settled()
    held = bot.resident_bytes / 2**20
    await bot.process.kill()
    return held


MEASUREMENTS = (Measurement("memory_1000_guilds", "MiB", AIM, memory_1000_guilds, usual_turns=1),)
