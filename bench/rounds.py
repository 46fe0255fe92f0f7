"""Worlds with people and open rounds, the same for both bots."""

from __future__ import annotations

from dataclasses import dataclass

from tests.loopback.model import Channel, Guild, Message, User
from tests.loopback.world import World

WORDS = "Fog in the morning, then some sun. I slept badly, and a neighbour brought me soup. " * 2
FORM = {"What is your weather today?": WORDS, "How may people answer?": "Kind words"}


@dataclass(frozen=True, slots=True)
class Place:
    """A server with a keeper and channels."""

    world: World
    guild: Guild
    keeper: User
    channels: list[Channel]

    def newcomers(self, count: int) -> list[User]:
        """Let so many people join who were never here."""
        return self.world.add_users(count, self.guild)

    async def open_round(self, channel: Channel) -> Message:
        """Have the keeper open a round; return its card."""
        if any(command["name"] == "desk" for command in self.world.commands.registered(None)):
            await self.world.slash(self.keeper, channel, "desk circles", {"channel": channel})
        await self.world.slash(self.keeper, channel, "keep round", {"format": "weather"}).finished()
        return self.world.messages(channel)[0]


def place(world: World, channels: int = 1) -> Place:
    """Put a server with so many channels into ``world``."""
    keeper = world.add_user("Keeper")
    guild = world.add_guild("Peers", owner=keeper)
    made = [world.add_channel(guild, f"circle-{number}") for number in range(1, channels + 1)]
    return Place(world, guild, keeper, made)
