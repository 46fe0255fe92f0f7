"""One circle on the offline Discord, whose clock starts on Thursday, 1 January 2026, at midnight."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor

from tests.moderation.offices import closed_channel
from tests.rounds.evening import Evening, evening
from tests.simulated import last, words

MINUTE, HOUR = 60, 3600
DAY = 24 * HOUR
WEEK = 7 * DAY
THURSDAYS: dict[str, Any] = {"days": "thu", "time": "19:00", "hours": 2.0}
OPENS = 19 * HOUR
"""Seconds from the start of a test until the first of these rounds."""

CLOSED = "This round has closed."
AWAY = "The bot was away at the time of the last round."
REST = "A schedule of this circle takes a rest"


@dataclass(slots=True)
class Weeks(Evening):
    """What a test does and reads in a circle over some weeks."""

    async def look_at(self, who: MemberActor | None = None, **options: Any) -> InteractionResult:
        return await (who or self.world.moderator).slash(self.channel, "keep schedule", **options)

    async def plan(self, **options: Any) -> InteractionResult:
        """Look at a schedule as the moderator, and save it."""
        return await self.choose(await self.look_at(**(options or THURSDAYS)), "Save")

    async def choose(
        self, shown: InteractionResult, label: str, who: MemberActor | None = None
    ) -> InteractionResult:
        return await (who or self.world.moderator).click(last(shown), label=label)

    async def until(self, moment: str) -> None:
        """Let the time pass until this moment, in UTC."""
        then = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        await self.world.advance((then - self.world.now()).total_seconds())

    async def away(self, seconds: float) -> None:
        """Let the bot be away for a while."""
        await self.world.app.scheduler.stop()
        await self.world.advance(seconds)
        await self.world.restart()
        await self.world.env.settle()

    async def channel_for(self, whom: str) -> ChannelHandle:
        """Make the channel for keepers or moderators."""
        made = closed_channel(self.world, f"for-{whom}")
        async with self.world.app.database.write() as tx:
            await self.world.app.servers.change(tx, self.world.guild.id, **{f"{whom}_channel_id": made.id})
        return made

    def refuse(self, channel: ChannelHandle, status: int, code: int) -> None:
        """Have Discord take nothing more in a channel."""
        path = f"/channels/{channel.id}/messages"
        self.world.env.inject_error("POST", path, status=status, code=code, times=None)

    def rounds(self) -> list[discord.Message]:
        """The cards of all rounds, oldest first."""
        return [message for message in self.messages(self.channel) if REST not in words(message)]

    def opened(self) -> list[str]:
        """When each round was opened, in UTC."""
        return [f"{card.created_at:%m-%d %H:%M}" for card in self.rounds()]


@asynccontextmanager
async def weeks(folder: Path, **options: Any) -> AsyncGenerator[Weeks]:
    """Make #evening-circle a circle, and nothing else."""
    async with evening(folder, opened=False, **options) as there:
        there.world.env.settle_timeout = 120.0  # seconds of real time, for weeks at once on a busy machine
        await there.world.moderator.slash(there.channel, "desk circles", channel=there.channel)
        yield Weeks(there.world, there.channel)
