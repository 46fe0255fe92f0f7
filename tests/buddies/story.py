"""A server with an open buddy queue on the offline Discord, and what people do and see there."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import discord
from discord.ui import ActionRow, Button, LayoutView
from simcord import ChannelHandle, InteractionResult, MemberActor
from sqlalchemy import select

from bot.buddies.store import entries, meetings, pairs, places
from bot.core import reports
from bot.core.reports import Report
from tests import simulated
from tests.simulated import World, last, words

DAY = 24 * 3600
MORNING = 9 * 3600
PATIENCE = 120.0
"""Real seconds that a jump of many days may take on a busy machine."""
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

    async def meet(self, *names: str, **how: Any) -> tuple[MemberActor, MemberActor, ChannelHandle]:
        """Let two people join, say yes, and meet."""
        one, other = await self.pair(*names, **how)
        for who in (one, other):
            await self.press(who, "Yes, let's meet")
        await self.world.advance(1)
        return one, other, self.threads()[-1]

    def alone(self, who: MemberActor) -> list[ChannelHandle]:
        """Return the threads that are for somebody alone."""
        threads = [thread for thread in self.channel.threads if thread.name == "A note for you"]
        return [thread for thread in threads if who.id in self.inside(thread)]

    def close_letters(self, who: MemberActor) -> None:
        """Let somebody take no direct messages from now on."""
        path = f"/channels/{who.user.dm_channel.id}/messages"
        self.world.env.inject_error("POST", path, status=403, code=50007, times=None)

    def time_out(self, who: MemberActor, how_long: timedelta) -> None:
        backend = self.world.env.backend
        until = (self.world.now() + how_long).isoformat()
        backend.guilds[self.world.guild.id].members[who.id].timed_out_until = until

    async def delete(self, channel: ChannelHandle) -> None:
        self.world.env.backend.delete_channel(channel.id)
        await self.world.env.settle()

    async def avoid(self, who: MemberActor, other: MemberActor) -> InteractionResult:
        """Name somebody whom one would rather not meet."""
        label = "Someone I'd rather not meet"
        shown = await who.click(last(await self.panel(who)), label=label)
        form = await who.click(last(shown), label="Name somebody")
        return await who.submit_modal(form, {"who": [other]})

    async def reports(self) -> list[Report]:
        async with self.world.app.database.read() as tx:
            return [*await reports.open_in(tx, self.world.guild.id)]

    async def forge(self, who: MemberActor, custom_id: str) -> InteractionResult:
        """Have somebody press a button that they were never offered."""
        view = LayoutView(timeout=None)
        row: ActionRow[LayoutView] = ActionRow(Button(label="?", custom_id=custom_id))
        view.add_item(row)
        await self.world.app.get_partial_messageable(self.world.channel.id).send(view=view)
        message = self.world.channel.history()[-1]
        result = await who.click(message, label="?")
        self.world.env.backend.delete_message(self.world.channel.id, message.id)
        return result

    async def panel(self, who: MemberActor) -> InteractionResult:
        return await who.slash(self.channel, "buddy")


async def erase(story: Story, who: MemberActor) -> None:
    """Let somebody erase everything about them."""
    shown = await who.slash(story.world.channel, "mine")
    sure = await who.click(last(shown), label="Erase everything")
    await who.click(last(sure), label="Yes, erase everything")


@asynccontextmanager
async def story(folder: Path, **options: Any) -> AsyncGenerator[Story]:
    """Open a buddy queue in #buddies, at nine in the morning."""
    async with simulated.world(folder, **options) as world:
        world.env.settle_timeout = PATIENCE
        await world.advance(MORNING)
        channel = world.guild.create_text_channel("buddies")
        shown = await world.moderator.slash(channel, "desk buddies")
        form = await world.moderator.click(last(shown), label="On or off, channel")
        saved = await world.moderator.submit_modal(
            form, {"open": True, "channel": [channel], "adults": False}
        )
        assert "The queue is **on**." in words(saved), words(saved)
        yield Story(world, channel)
