"""A server with an open buddy queue on the offline Discord, and what people do and see there."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor
from sqlalchemy import select

from bot.buddies.store import entries, meetings, pairs, places
from tests import simulated
from tests.simulated import World, last, words

DAY = 24 * 3600
MORNING = 9 * 3600
THREE_DAYS = 3 * DAY + 60
TABLES = (entries, pairs, places, meetings)


@dataclass(slots=True)
class Story:
    """What a test does and reads."""

    world: World
    channel: ChannelHandle
    people: dict[str, MemberActor] = field(default_factory=dict[str, MemberActor])

    async def join(self, name: str, *, age: str = "yes", where: str = "letter", **how: Any) -> MemberActor:
        """Let somebody of a new name, or known already, join the queue."""
        who = self.people.get(name) or self.world.add_member(name)
        self.people[name] = who
        panel = await who.slash(self.channel, "buddy")
        form = await who.click(last(panel), label="Find a buddy")
        filled = {"agreed": True, "age": age, "where": where, **how}
        joined = await who.submit_modal(form, filled)
        assert "You are in the queue." in words(joined), words(joined)
        return who

    async def fill(self, who: MemberActor, button: str, **filled: Any) -> InteractionResult:
        """Press one of the steps of the panel, and fill in its form."""
        panel = await who.slash(self.channel, "buddy")
        steps = await who.click(last(panel), label="Change")
        form = await who.click(last(steps), label=button)
        return await who.submit_modal(form, filled)

    async def match(self) -> None:
        shown = await self.world.moderator.slash(self.channel, "desk buddies")
        await self.world.moderator.click(last(shown), label="Match now")
        await self.world.advance(1)

    async def pair(self, *names: str, **how: Any) -> list[MemberActor]:
        """Let these people join, and be proposed to each other."""
        people = [await self.join(name, **how) for name in names]
        await self.match()
        return people

    def letters(self, who: MemberActor) -> list[discord.Message]:
        """Return what somebody got from the bot alone, as it stands now."""
        return [message for message in who.user.dm_channel.history() if message.author.id != who.id]

    def told(self, who: MemberActor) -> list[str]:
        return [words(message).strip() for message in self.letters(who)]

    async def press(self, who: MemberActor, label: str) -> InteractionResult:
        """Press a button on the last letter."""
        return await who.user.click(self.letters(who)[-1], label=label)

    def threads(self) -> list[ChannelHandle]:
        return [thread for thread in self.channel.threads if (thread.name or "").startswith("Buddies")]

    def said(self, thread: ChannelHandle) -> list[str]:
        me = self.world.app.user
        written = [one for one in thread.history() if one.type is discord.MessageType.default]
        return [words(one).strip() for one in written if me is not None and one.author.id == me.id]

    def inside(self, thread: ChannelHandle) -> set[int]:
        """Return which of the people are in a thread."""
        backend = self.world.env.backend
        return set(backend.channels[thread.id].thread_members)

    async def rows(self) -> dict[str, list[dict[str, Any]]]:
        """Return every row of the queue's tables."""
        async with self.world.app.database.read() as tx:
            return {
                table.name: [dict(row) for row in (await tx.execute(select(table))).mappings()]
                for table in TABLES
            }

    async def panel(self, who: MemberActor) -> InteractionResult:
        return await who.slash(self.channel, "buddy")


@asynccontextmanager
async def story(folder: Path, **options: Any) -> AsyncGenerator[Story]:
    """Open a buddy queue in #buddies, at nine in the morning."""
    async with simulated.world(folder, **options) as world:
        await world.advance(MORNING)
        channel = world.guild.create_text_channel("buddies")
        shown = await world.moderator.slash(channel, "desk buddies")
        form = await world.moderator.click(last(shown), label="On or off, channel")
        saved = await world.moderator.submit_modal(
            form, {"open": True, "channel": [channel], "adults": False}
        )
        assert "The queue is **on**." in words(saved), words(saved)
        yield Story(world, channel)
