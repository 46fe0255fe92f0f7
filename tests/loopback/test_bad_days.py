"""Limits, failures, hanging and cut lines, and what discord.py makes of them."""

from __future__ import annotations

import asyncio
import time

import aiohttp
import discord
import pytest

from tests.loopback.bare_bot import BareBot
from tests.loopback.in_process import check, connected
from tests.loopback.test_people import small_world
from tests.loopback.world import World

pytestmark = pytest.mark.alone

MESSAGES = "/channels/*/messages"


async def test_a_429_is_waited_for_and_the_message_arrives_once() -> None:
    world, _, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        world.faults.add("POST", MESSAGES, status=429, retry_after=0.2)
        await bot.get_partial_messageable(circle.id).send("patience")
        assert [request.status for request in world.requests.to("POST", MESSAGES)] == [429, 200]
        assert len(world.messages(circle)) == 1
        assert len(world.requests.refused()) == 1


async def test_a_channel_takes_five_messages_in_five_seconds() -> None:
    world, _, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        place = bot.get_partial_messageable(circle.id)
        started = time.monotonic()
        await asyncio.gather(*(place.send(str(number)) for number in range(6)))
        assert 4.5 < time.monotonic() - started < 6.5
        assert world.requests.refused() == []


async def test_a_world_without_limits_takes_everything_at_once() -> None:
    world, _, circle = small_world(World(limits=False))
    bot = BareBot()
    async with connected(world, bot):
        place = bot.get_partial_messageable(circle.id)
        started = time.monotonic()
        await asyncio.gather(*(place.send(str(number)) for number in range(60)))
        assert time.monotonic() - started < 3
        assert len(world.messages(circle)) == 60


async def test_fifty_requests_a_second_are_the_most_but_answers_are_exempt() -> None:
    world, ada, circle = small_world()
    async with connected(world, BareBot()) as loopback, aiohttp.ClientSession() as client:
        headers = {"Authorization": f"Bot {world.token}"}
        url = f"{loopback.url}/api/v10/users/@me"

        async def ask() -> int:
            async with client.get(url, headers=headers) as response:
                return response.status

        statuses = await asyncio.gather(*(ask() for _ in range(60)))
        assert 429 in statuses
        assert 45 <= statuses.count(200) <= 50
        assert (await world.slash(ada, circle, "keep topic", {"topic": "exempt"})).text == "exempt"


async def test_a_name_can_be_changed_twice_in_ten_minutes() -> None:
    world, _, circle = small_world()
    async with connected(world, BareBot()) as loopback, aiohttp.ClientSession() as client:
        thread = world.add_thread(circle, "Talk")
        headers = {"Authorization": f"Bot {world.token}"}
        url = f"{loopback.url}/api/v10/channels/{thread.id}"
        statuses: list[int] = []
        for name in "abc":
            async with client.patch(url, headers=headers, json={"name": name}) as response:
                statuses.append(response.status)
        assert statuses == [200, 200, 429]


async def test_an_enforced_nonce_makes_one_message_when_the_answer_was_lost() -> None:
    world, _, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        place = bot.get_partial_messageable(circle.id)
        world.faults.add("POST", MESSAGES, cut=True, after_effect=True)
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await place.send("once", nonce="round-7")
        again = await place.send("once", nonce="round-7")
        assert [message.id for message in world.messages(circle)] == [again.id]
        world.clock.skip(600)
        await place.send("once", nonce="round-7")
        assert len(world.messages(circle)) == 2


async def test_a_500_after_the_effect_is_repeated_under_the_same_nonce() -> None:
    world, _, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        world.faults.add("POST", MESSAGES, status=500, after_effect=True)
        await bot.get_partial_messageable(circle.id).send("once", nonce="n")
        assert [request.status for request in world.requests.to("POST", MESSAGES)] == [500, 200]
        assert len(world.messages(circle)) == 1


async def test_a_503_is_not_repeated() -> None:
    world, _, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        fault = world.faults.add("POST", MESSAGES, status=503, times=None)
        with pytest.raises(discord.DiscordServerError):
            await bot.get_partial_messageable(circle.id).send("lost")
        assert fault.hits == 1
        assert world.messages(circle) == []
        world.faults.clear()
        await bot.get_partial_messageable(circle.id).send("sent")


async def test_a_hanging_discord_hangs_until_it_is_given_up() -> None:
    world, _, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        world.faults.add("POST", MESSAGES, hang=60)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(bot.get_partial_messageable(circle.id).send("never"), 0.3)
        assert world.messages(circle) == []
        await bot.get_partial_messageable(circle.id).send("now")


async def test_an_unknown_route_is_noted_loudly() -> None:
    world, _, _ = small_world()
    bot = BareBot()
    async with connected(world, bot):
        with pytest.raises(discord.NotFound):
            await bot.fetch_sticker(1)
        assert world.unknown_routes == ["GET /stickers/1"]
        with pytest.raises(AssertionError):
            check(world)
        world.unknown_routes.clear()


async def test_five_hundred_presses_at_the_same_instant_are_answered_in_time() -> None:
    world, ada, circle = small_world()
    people = world.add_users(500, circle.guild)
    async with connected(world, BareBot()):
        await world.slash(ada, circle, "card").finished()
        card = world.messages(circle)[0]
        handles = [world.press(person, card, label="Hello") for person in people]
        await asyncio.gather(*(handle.answered(3.0) for handle in handles))
        slowest = max(handle.first_answer.seconds for handle in handles if handle.first_answer)
        assert slowest < 3
        assert {handle.text for handle in handles} == {"Hello 1"}
