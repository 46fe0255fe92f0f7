"""A round of pairs on the offline Discord, and what people do and see in it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor

from bot.core.paths import shipped_config
from bot.members import avoids
from tests import simulated
from tests.rounds.evening import Evening
from tests.simulated import words

FORMAT = """
name: Side by side
about: Two by two.
order: pairs
minutes_a_turn: 10
questions:
  - ask: How are you?
  - ask: What would help?
closing: Thank you for listening.
"""
MINUTE = 60


@dataclass(slots=True)
class Pairs(Evening):
    """What a test does and reads in a round of pairs."""

    @property
    def thread(self) -> ChannelHandle:
        return next(thread for thread in self.channel.threads if not self.is_private(thread))

    @property
    def threads(self) -> list[ChannelHandle]:
        """The private threads, oldest first."""
        return [thread for thread in self.channel.threads if self.is_private(thread)]

    def is_private(self, thread: ChannelHandle) -> bool:
        kind = self.world.env.backend.channels[thread.id].type
        return kind == discord.ChannelType.private_thread.value

    def rests(self, thread: ChannelHandle) -> bool:
        data = self.world.env.backend.channels[thread.id].thread_metadata
        return data is not None and data.archived

    def people(self, thread: ChannelHandle) -> set[int]:
        """Who is in a thread, but for the bot."""
        there = self.world.env.backend.channels[thread.id].thread_members
        return {one for one in there if self.world.app.user is None or one != self.world.app.user.id}

    def said(self, thread: ChannelHandle) -> list[str]:
        return [words(message).strip() for message in self.messages(thread)]

    def groups(self) -> list[set[int]]:
        return [self.people(thread) for thread in self.threads if not self.rests(thread)]

    async def join(self, *who: MemberActor) -> None:
        for one in who:
            assert "You are in." in words(await self.press(one, "Join"))

    async def begin(self, who: MemberActor | None = None) -> InteractionResult:
        result = await self.panel(who or self.world.keeper, "Begin", "Keep")
        await self.world.advance(1)
        return result

    async def avoid(self, one: MemberActor, other: MemberActor) -> None:
        """Have somebody say that they would rather not meet another."""
        app, guild_id = self.world.app, self.world.guild.id
        async with app.database.write() as tx:
            await avoids.add(tx, app.vault, guild_id, one.id, other.id, self.world.now())

    def guests(self, count: int) -> list[MemberActor]:
        return [self.world.add_member(f"guest{number}") for number in range(count)]


@asynccontextmanager
async def pairs(folder: Path, *, hours: float = 3, database_url: str | None = None) -> AsyncGenerator[Pairs]:
    """Open a round in which people talk two by two."""
    config = folder / "config"
    shutil.copytree(shipped_config(), config)
    (config / "formats" / "side-by-side.yaml").write_text(FORMAT)
    async with simulated.world(folder, config_dir=config, database_url=database_url) as world:
        it = Pairs(world, world.channel)
        await it.open(format="side-by-side", hours=hours)
        yield it
