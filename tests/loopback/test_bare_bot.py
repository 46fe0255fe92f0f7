"""A discord.py bot in the same event loop meets the loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tests.loopback.bare_bot import BareBot
from tests.loopback.components import text_of
from tests.loopback.serve import serve
from tests.loopback.world import World


@asynccontextmanager
async def bot_in(world: World, **options: Any) -> AsyncIterator[BareBot]:
    """A connected bot; at the end the loopback has met nothing it does not know."""
    async with serve(world) as loopback:
        with loopback.redirect():
            bot = BareBot(**options)
            running = asyncio.create_task(bot.start(world.token))
            try:
                await world.ready()
                yield bot
            finally:
                await bot.close()
                await running
    assert world.unknown_routes == []
    assert world.broken == []


async def test_a_slash_command_is_answered() -> None:
    world = World()
    ada = world.add_user("Ada")
    channel = world.add_channel(world.add_guild(members=[ada]), "circle")
    async with bot_in(world):
        options = {"format": "Inner weather", "hours": 2, "who": ada}
        handle = await world.slash(ada, channel, "keep round", options)
        assert handle.text == "weather for 2 hours with Ada"
        assert world.messages(channel) == [handle.message]


async def test_a_card_opens_a_thread_and_its_buttons_work() -> None:
    world = World()
    ada = world.add_user("Ada")
    channel = world.add_channel(world.add_guild(members=[ada]), "circle")
    async with bot_in(world):
        opened = await world.slash(ada, channel, "card").finished()
        card = world.messages(channel)[0]
        assert text_of(card) == "A round is open."
        assert card.thread is not None
        assert opened.text == f"Opened <#{card.thread.id}>"
        assert (await world.press(ada, card, label="Hello")).text == "Hello 1"
