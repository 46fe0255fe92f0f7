"""A circle with an agreement on the offline Discord, and what people do and read there."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
from discord.ui import ActionRow, Button, LayoutView
from simcord import InteractionResult, MemberActor

from tests import simulated
from tests.rounds.evening import Evening
from tests.simulated import labels, last, words

DAY = 24 * 3600
POINTS = ("We keep here what is said here.", "We listen first.", "Anyone may pass.")


@dataclass(slots=True)
class Harbour(Evening):
    """What a test does and reads in #evening-circle."""

    def cards(self, heading: str) -> list[discord.Message]:
        return [message for message in self.messages(self.channel) if heading in words(message)]

    @property
    def decision(self) -> discord.Message:
        """The last card that the circle decides on."""
        return [
            m for m in self.messages(self.channel) if "Do we agree" in words(m) or "A suggestion" in words(m)
        ][-1]

    @property
    def rounds(self) -> list[discord.Message]:
        """The cards of rounds, open or closed."""
        return [one for one in self.messages(self.channel) if set(labels(one)) & {"Check in", "My check-in"}]

    async def desk(self, who: MemberActor | None = None) -> InteractionResult:
        return await (who or self.world.moderator).slash(self.channel, "desk agreement")

    async def write(self, written: str, who: MemberActor | None = None) -> InteractionResult:
        who = who or self.world.moderator
        form = await who.click(last(await self.desk(who)), label="Write")
        return await who.submit_modal(form, {"words": written})

    async def ask(self, *points: str) -> None:
        """Write a draft as the moderator, and ask the circle."""
        written = await self.write("\n".join(points or POINTS))
        await self.world.moderator.click(last(written), label="Ask the circle")

    async def say(self, who: MemberActor, label: str = "Yes") -> InteractionResult:
        return await who.click(self.decision, label=label)

    async def agree(self, *who: MemberActor) -> None:
        """Have people say yes, and let the time pass until the card closes."""
        for one in who or (self.world.member, self.world.other):
            await self.say(one)
        await self.world.advance(7 * DAY)

    async def settle(self, *points: str) -> None:
        """Let the circle agree to a text."""
        await self.ask(*points)
        await self.agree()

    async def suggest(self, who: MemberActor, button: str, written: str) -> InteractionResult:
        shown = await who.slash(self.channel, "agreement")
        which = await who.click(last(shown), label="Suggest a change")
        form = await who.click(last(which), label=button)
        return await who.submit_modal(form, {"words": written} if written else {})

    async def read(self, who: MemberActor) -> str:
        return words(await who.slash(self.channel, "agreement"))


@asynccontextmanager
async def harbour(folder: Path, **options: Any) -> AsyncGenerator[Harbour]:
    """Make #evening-circle a circle."""
    async with simulated.world(folder, **options) as world:
        it = Harbour(world, world.channel)
        await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
        yield it


def answer(result: InteractionResult) -> str:
    """Return the answer to a press, without what is told beside it."""
    assert result.response is not None
    return words(result.response)


async def forged(it: Harbour, who: MemberActor, custom_id: str) -> InteractionResult:
    """Press a button that nobody was shown."""
    row: ActionRow[LayoutView] = ActionRow(Button(label="?", custom_id=custom_id))
    view = LayoutView(timeout=None)
    view.add_item(row)
    place = it.world.app.get_partial_messageable(it.channel.id, guild_id=it.world.guild.id)
    return await who.click(await place.send(view=view), label="?")


def numbered(points: Sequence[str]) -> str:
    return "\n".join(f"{number}. {point}" for number, point in enumerate(points, start=1))
