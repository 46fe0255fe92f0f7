from __future__ import annotations

import asyncio
import time
from typing import Any

import discord
import pytest
from discord.http import HTTPClient, Route

from bot.core.metrics import Served
from bot.ui import transport
from bot.ui.transport import REQUESTS_A_SECOND, teach_manners
from tests.core.test_metrics import numbers
from tests.loopback.bare_bot import BareBot
from tests.loopback.in_process import connected
from tests.loopback.test_people import small_world

pytestmark = pytest.mark.alone

MESSAGES = "/channels/*/messages"


class Polite(BareBot):
    def __init__(self, metrics: Served | None = None) -> None:
        super().__init__()
        teach_manners(self.http, metrics)


async def test_an_answer_that_never_comes_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "REST_SECONDS", 0.3)
    world, _, circle = small_world()
    async with connected(world, bot := Polite()):
        fault = world.faults.add("POST", MESSAGES, hang=20)
        started = time.monotonic()
        with pytest.raises(TimeoutError):
            await bot.get_partial_messageable(circle.id).send("hello?")
        assert time.monotonic() - started < 2
        assert fault.hits == 1
        await bot.get_partial_messageable(circle.id).send("there you are")
        assert [message.content for message in world.messages(circle)] == ["there you are"]


async def test_answers_and_refusals_pass_as_they_are() -> None:
    world, _, circle = small_world()
    async with connected(world, bot := Polite()):
        sent = await bot.get_partial_messageable(circle.id).send("hello")
        assert sent.content == "hello"
        with pytest.raises(discord.NotFound):
            await bot.get_partial_messageable(circle.id).fetch_message(1)


async def test_a_crowd_never_makes_discord_refuse_us() -> None:
    world, _, _ = small_world()
    async with connected(world, bot := Polite()):
        started = time.monotonic()
        await asyncio.gather(*(bot.http.request(Route("GET", "/users/@me")) for _ in range(120)))
        took = time.monotonic() - started
        assert world.requests.refused() == []
        assert took > 120 / REQUESTS_A_SECOND - 1


async def moments_of(count: int) -> list[float]:
    """When each of so many requests at once went out, in seconds."""
    http, sent = HTTPClient(asyncio.get_running_loop()), list[float]()

    async def send(*_: Any, **__: Any) -> None:
        sent.append(time.monotonic())

    http.request = send
    teach_manners(http)
    await asyncio.gather(*(http.request(Route("GET", "/")) for _ in range(count)))
    return sent


async def test_no_second_holds_more_requests_than_discord_allows() -> None:
    sent = await moments_of(120)
    most = max(sum(1 for each in sent if start <= each < start + 1) for start in sent)
    assert most <= REQUESTS_A_SECOND


async def test_a_few_requests_wait_for_nothing() -> None:
    sent = await moments_of(5)
    assert sent[-1] - sent[0] < 0.1


async def test_waiting_for_a_turn_is_not_taken_for_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "REST_SECONDS", 0.3)
    assert len(await moments_of(60)) == 60


async def test_what_is_sent_and_what_discord_refuses_is_counted() -> None:
    world, _, circle = small_world()
    counted = Served(0)
    async with connected(world, bot := Polite(counted)):
        channel = bot.get_partial_messageable(circle.id)
        sent = await channel.send("hello")
        await sent.edit(content="hello again")
        world.faults.add("POST", MESSAGES, status=403)
        with pytest.raises(discord.Forbidden):
            await channel.send("and once more")
    counted.serve()
    told = numbers(counted)
    counted.stop()
    assert told["alongside_messages_sent_total"] == 1
    assert told['alongside_discord_refusals_total{status="403"}'] == 1
