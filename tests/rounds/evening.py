"""One circle with a round in it on the offline Discord, and what people do and see there."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor

from tests import simulated
from tests.simulated import World, last, words


@dataclass(slots=True)
class Evening:
    """What a test does and reads in one circle."""

    world: World
    channel: ChannelHandle

    @property
    def card(self) -> discord.Message:
        return self.messages(self.channel)[-1]

    @property
    def thread(self) -> ChannelHandle:
        return self.channel.threads[-1]

    def messages(self, place: ChannelHandle) -> list[discord.Message]:
        """Return what the bot posted there, as it stands now."""
        user = self.world.app.user
        written = (message for message in place.history() if message.type is discord.MessageType.default)
        return [message for message in written if user is not None and message.author.id == user.id]

    def shared(self) -> list[str]:
        """Return the bot's messages in the thread, as people read them."""
        return [words(message).strip() for message in self.messages(self.thread)]

    async def shows(self, sentence: str) -> bool:
        """Say whether the card shows ``sentence`` once it had time to be redrawn."""
        await self.world.advance(6)
        return sentence in words(self.card)

    async def open(self, **options: Any) -> InteractionResult:
        await self.world.moderator.slash(self.world.channel, "desk circles", channel=self.channel)
        return await self.world.keeper.slash(self.channel, "keep round", **options)

    async def press(self, who: MemberActor, label: str) -> InteractionResult:
        return await who.click(self.card, label=label)

    async def send(
        self, who: MemberActor, form: InteractionResult, *said: str, **how: Any
    ) -> InteractionResult:
        filled = {f"q{number}": text for number, text in enumerate(said) if text}
        return await who.submit_modal(form, filled | how)

    async def share(self, who: MemberActor, *said: str, **how: Any) -> InteractionResult:
        """Check in with what somebody says under each question."""
        return await self.send(who, await self.press(who, "Check in"), *said, **how)

    async def panel(self, who: MemberActor, label: str, button: str = "Check in") -> InteractionResult:
        """Press a button on the card, then one on the answer."""
        return await who.click(last(await self.press(who, button)), label=label)


@asynccontextmanager
async def evening(folder: Path, *, opened: bool = True, **options: Any) -> AsyncGenerator[Evening]:
    """Make #evening-circle a circle, and have the keeper open a round in it."""
    async with simulated.world(folder, **options) as world:
        it = Evening(world, world.channel)
        if opened:
            await it.open()
        yield it


def fields(form: InteractionResult) -> list[tuple[str, str | None]]:
    """Return each label of a form, and the words below it."""
    assert form.modal is not None
    return [(field["label"], field.get("description")) for field in form.modal["components"]]


def filled(form: InteractionResult) -> dict[str, Any]:
    """Return what a form holds when it opens, by field."""
    assert form.modal is not None
    parts = [field["component"] for field in form.modal["components"]]
    return {part["custom_id"]: _held(part) for part in parts}


def _held(part: dict[str, Any]) -> Any:
    if "options" in part:
        return [option["value"] for option in part["options"] if option.get("default")]
    return part.get("value", part.get("default"))
