"""A go-round on the offline Discord, and what people do and see in it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord
from simcord import InteractionResult, MemberActor

from bot.core.paths import shipped_config
from tests import simulated
from tests.rounds.evening import Evening
from tests.simulated import words

TALKING = "Now everyone can talk. You can answer each other in the thread."
LISTEN = "For now, we only listen."

FORMAT = """
name: Around the fire
about: One after another.
order: {order}
questions:
  - ask: How are you?
{more}
"""


@dataclass(slots=True)
class Fire(Evening):
    """What a test does and reads in a go-round."""

    @property
    def said(self) -> list[str]:
        """What the bot said in the thread, as it stands now."""
        return [words(message).strip() for message in self.messages(self.thread)]

    @property
    def call(self) -> discord.Message:
        """The message that says whose turn it is."""
        return next(message for message in self.messages(self.thread) if message.mentions)

    @property
    def turn(self) -> int | None:
        """Whose turn it is, as the thread says; None when it is nobody's."""
        called = [user.id for message in self.messages(self.thread) for user in message.mentions]
        assert len(called) < 2, "two people are called at once"
        return called[0] if called else None

    async def join(self, *who: MemberActor) -> None:
        for one in who:
            result = await self.press(one, "Join")
            assert "You have a turn." in words(result)

    async def do(self, who: MemberActor, label: str) -> InteractionResult:
        """Press a button of the one whose turn it is."""
        return await who.click(self.call, label=label)

    async def keep(self, label: str, who: MemberActor | None = None) -> InteractionResult:
        """Press a button on the keeper's panel."""
        return await self.panel(who or self.world.keeper, label, "Keep")


@asynccontextmanager
async def fire(
    folder: Path, more: str = "", *, order: str = "go-round", database_url: str | None = None
) -> AsyncGenerator[Fire]:
    """Open a round in which people speak one after another. ``more`` stands in its format as well."""
    config = folder / "config"
    shutil.copytree(shipped_config(), config)
    (config / "formats" / "fire.yaml").write_text(FORMAT.format(order=order, more=more))
    async with simulated.world(folder, config_dir=config, database_url=database_url) as world:
        it = Fire(world, world.channel)
        await it.open(format="fire", hours=3)
        yield it
