"""Connecting, losing the line, and what a bot hears."""

from __future__ import annotations

import aiohttp
import discord
import pytest

from tests.loopback.bare_bot import BareBot
from tests.loopback.bits import Intent, Permission
from tests.loopback.in_process import connected
from tests.loopback.serve import serve
from tests.loopback.test_people import small_world
from tests.loopback.world import World


async def test_words_are_blank_without_the_intent_except_where_discord_shows_them() -> None:
    world, ada, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        world.say(ada, circle, "secret")
        world.say(ada, circle, f"hello <@{world.bot.id}>")
        own = (await world.slash(ada, circle, "keep topic", {"topic": "mine"})).message
        assert own
        world.say(ada, circle, "quiet reply", reply_to=own, ping=False)
        world.say(ada, circle, "reply", reply_to=own)
        world.say(ada, world.dm(ada), "in a DM")
        await world.until(lambda: len(bot.heard) == 6)
        heard = [message.content for message in bot.heard]
        assert heard == ["", f"hello <@{world.bot.id}>", "mine", "", "reply", "in a DM"]
        place = bot.get_partial_messageable(circle.id)
        assert [m.content async for m in place.history(oldest_first=True)] == heard[:5]


async def test_with_the_intent_all_words_are_there() -> None:
    world = World(privileged=Intent.MESSAGE_CONTENT)
    ada = world.add_user("Ada")
    circle = world.add_channel(world.add_guild(members=[ada]), "circle")
    bot = BareBot(discord.Intents(guilds=True, guild_messages=True, message_content=True))
    async with connected(world, bot):
        world.say(ada, circle, "open")
        await world.until(lambda: bot.heard)
        assert bot.heard[0].content == "open"


async def test_events_need_their_intent_and_a_channel_that_the_bot_sees() -> None:
    world, ada, circle = small_world()
    bot = BareBot(discord.Intents(guilds=True, dm_messages=True))
    async with connected(world, bot):
        world.say(ada, circle, "not asked for")
        world.say(ada, world.dm(ada), "asked for")
        await world.until(lambda: bot.heard)
        assert [message.content for message in bot.heard] == ["asked for"]
    hidden, bea, room = small_world()
    assert room.guild
    hidden.allow(room, room.guild, deny=Permission.VIEW_CHANNEL)
    hidden.allow(room, bea, allow=Permission.VIEW_CHANNEL)
    bot = BareBot()
    async with connected(hidden, bot):
        hidden.say(bea, room, "unseen")
        hidden.say(bea, hidden.dm(bea), "seen")
        await hidden.until(lambda: bot.heard)
        assert [message.content for message in bot.heard] == ["seen"]


async def test_an_intent_that_was_not_granted_is_refused() -> None:
    bot = BareBot(discord.Intents(guilds=True, members=True))
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with connected(World(), bot):
            pass


async def test_a_wrong_token_opens_nothing() -> None:
    world = World()
    async with serve(world) as loopback, aiohttp.ClientSession() as client:
        with loopback.redirect(), pytest.raises(discord.LoginFailure):
            async with BareBot() as bot:
                await bot.login("wrong")
        for frame, code in (({"op": 2, "d": {"token": "wrong", "intents": 1}}, 4004), ({"op": 8}, 4003)):
            async with client.ws_connect(world.gateway_url) as socket:
                assert (await socket.receive_json())["op"] == 10
                await socket.send_json(frame)
                await socket.receive()
                assert socket.close_code == code


async def test_what_was_missed_is_told_again_after_a_break() -> None:
    world, ada, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        world.say(ada, circle, "before")
        await world.until(lambda: len(bot.heard) == 1)
        await world.gateway.drop(cut=True)
        missed = [world.say(ada, circle, word) for word in ("one", "two")]
        await world.until(lambda: len(bot.heard) == 3, 10)
        assert [message.id for message in bot.heard[1:]] == [message.id for message in missed]
        assert (world.gateway.resumes, world.gateway.readies, bot.resumed) == (1, 1, 1)


async def test_a_bot_that_is_turned_away_comes_back() -> None:
    world, ada, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        world.gateway.refuse(times=1)
        await world.gateway.drop(1001)
        await world.until(lambda: world.gateway.resumes == 1, 15)
        assert (await world.slash(ada, circle, "keep topic", {"topic": "back"})).text == "back"


async def test_a_forgotten_session_starts_anew() -> None:
    world, ada, circle = small_world()
    bot = BareBot()
    async with connected(world, bot):
        world.gateway.forget_sessions()
        await world.gateway.ask_to_reconnect()
        await world.ready(after=1)
        world.say(ada, circle, "after")
        await world.until(lambda: bot.heard)


async def test_a_bot_with_the_members_intent_fills_its_cache() -> None:
    world = World(privileged=Intent.GUILD_MEMBERS)
    guild = world.add_guild(crowd=1500)
    bot = BareBot(discord.Intents(guilds=True, members=True))
    async with connected(world, bot):
        await bot.wait_until_ready()
        found = bot.get_guild(guild.id)
        assert found
        assert len(found.members) == found.member_count == 1502
        someone = await found.query_members("member_1", limit=3)
        assert len(someone) == 3


async def test_members_can_be_put_into_the_first_word_about_a_server() -> None:
    world = World(members_in_guild_create=500)
    guild = world.add_guild(crowd=500)
    bot = BareBot(member_cache_flags=discord.MemberCacheFlags.none())
    async with connected(world, bot):
        await world.until(lambda: bot.get_guild(guild.id) and bot.guilds[0].name)
        assert bot.guilds[0].member_count == 502
        assert (await bot.guilds[0].fetch_member(guild.crowd[7])).display_name == "Member 8"
