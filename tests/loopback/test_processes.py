"""Bots and worlds in processes of their own."""

from __future__ import annotations

import json
import sys
from typing import Any

import aiohttp
import pytest

from tests.loopback.in_process import check
from tests.loopback.process import BotProcess
from tests.loopback.serve import Loopback, serve
from tests.loopback.test_people import card_in, small_world


def bare_bot(loopback: Loopback, token: str = "") -> BotProcess:
    command = [sys.executable, "-m", "tests.loopback.bare_bot", loopback.url]
    return BotProcess(command, {"DISCORD_TOKEN": token or loopback.world.token}, loopback.world)


async def test_a_button_works_again_after_a_kill_and_a_new_start() -> None:
    world, ada, circle = small_world()
    async with serve(world) as loopback:
        bot = bare_bot(loopback)
        await bot.start()
        card = await card_in(world, ada, circle)
        assert await bot.kill() == -9
        await world.until(lambda: not world.gateway.connected)
        lost = world.press(ada, card, label="Hello")
        await bot.start()
        assert (await world.press(ada, card, label="Hello")).text == "Hello 1"
        assert lost.first_answer is None
        assert await bot.terminate() == -15
    check(world)


async def test_a_bot_that_cannot_start_says_why() -> None:
    world, _, _ = small_world()
    async with serve(world) as loopback:
        bot = bare_bot(loopback, "wrong")
        with pytest.raises(RuntimeError, match="LoginFailure"):
            await bot.start()


async def test_a_world_of_its_own_can_be_driven_by_a_third_process() -> None:
    command = [sys.executable, "-m", "tests.loopback.serve", "--guilds", "2", "--members", "5"]
    world = BotProcess(command)
    await world.start()
    try:
        address = json.loads((await world.prints("\n")).splitlines()[0])
        async with aiohttp.ClientSession(address["url"]) as client:
            await drive(client, address)
    finally:
        await world.kill()


async def drive(client: aiohttp.ClientSession, address: dict[str, str]) -> None:
    async def world(action: str, **ask: Any) -> dict[str, Any]:
        async with client.post(f"/_world/{action}", json=ask) as response:
            answer = await response.json()
            assert response.status == 200, answer
            return answer

    bot = BotProcess(
        [sys.executable, "-m", "tests.loopback.bare_bot", address["url"]], {"DISCORD_TOKEN": address["token"]}
    )
    async with bot:
        state = await world("state", readies=1)
        guild = state["guilds"][0]
        user = (await world("people", count=1, guild=guild["id"]))["users"][0]
        here = {"user": user, "channel": guild["channels"][0]}
        opened = await world("slash", **here, command="card", wait="finished")
        assert opened["text"].startswith("Opened")
        card = (await world("messages", channel=here["channel"]))["messages"][0]
        pressed = await world("press", **here, message=card["id"], label="Hello")
        assert pressed["text"] == "Hello 1"
        asked = await world("press", **here, message=card["id"], label="Ask me")
        sent = await world("submit", interaction=asked["interaction"], values={"In your words": "hi"})
        assert sent["type"] == 5
        told = (await world("requests"))["requests"]
        assert {"POST", "PATCH", "GET", "PUT"} >= {request["method"] for request in told}
