"""Somebody asks for help where moderators have confirmed services."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from simcord import InteractionResult

from tests import simulated
from tests.signposts.lists import add, by, entry, help_as_read
from tests.simulated import World, labels, last, words

WORRIED = "I'm worried about someone else"
NEVER = {"opening_hours": "Mo-Su 03:00-03:30", "time_zone": "Europe/London"}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    async with simulated.world(tmp_path, settings="country: GB\nrun_by: Ana and Ben.\n") as world:
        yield world


async def test_nobody_reads_a_number_that_no_moderator_confirmed(world: World) -> None:
    await add(world, entry(), confirmed=False)
    shown = await help_as_read(world)
    assert "**999**" in shown
    assert "116 123" not in shown
    assert "Night Line" not in shown


async def test_a_member_reads_two_ways_to_reach_someone_and_when(world: World) -> None:
    await add(world, entry())
    shown = await help_as_read(world)
    assert "**Night Line**\n- Call **116 123**, free\n- Text **SHOUT** to **85258**" in shown
    assert "Open now, day and night." in shown
    assert shown.index("**999**") < shown.index("Night Line") < shown.index("findahelpline")


async def test_what_is_open_comes_first_and_the_next_is_for_when_nobody_answers(world: World) -> None:
    await add(world, entry("closed", name="Closed Line", hours=NEVER), entry())
    shown = await help_as_read(world)
    first, then = shown.index("Night Line"), shown.index("Closed Line")
    assert first < shown.index("If you can't get through, try:") < then
    assert "Closed now, opens" in shown
    assert "London time" in shown
    assert "By your clock: <t:" in shown


async def test_services_are_those_of_the_country_that_a_member_chose(world: World) -> None:
    number = {"type": "phone", "number": "13 11 14"}
    await add(world, entry(), entry("au", name="South Line", area={"country": "AU"}, contacts=[number]))
    assert "South Line" not in await help_as_read(world)
    shown = await help_as_read(world, country="Australia")
    assert "South Line" in shown
    assert "Night Line" not in shown


async def test_a_country_is_remembered_only_by_whoever_asks_and_forgotten_again(world: World) -> None:
    elsewhere = await world.member.slash(world.channel, "help", country="Ireland")
    assert "Emergency in: United Kingdom" in await help_as_read(world)
    remembered = await world.member.click(last(elsewhere), label="Remember this for me")
    assert "Remembered, for you alone." in words(remembered)
    assert "Emergency in: Ireland" in await help_as_read(world)
    assert "Emergency in: United Kingdom" in words(await world.other.slash(world.channel, "help"))
    await world.restart()
    assert "Emergency in: Ireland" in words(await world.member.user.slash("help"))
    shown = await world.member.slash(world.channel, "help")
    assert labels(shown)[-1] == "Forget where I am"
    await world.member.click(last(shown), label="Forget where I am")
    assert "Emergency in: United Kingdom" in await help_as_read(world)


async def test_someone_worried_reads_what_to_do_and_who_to_ask(world: World) -> None:
    await add(world, entry(), entry("carers", name="Friends Line", topics=["worried-about-someone"]))
    shown = await world.member.slash(world.channel, "help")
    answered = words(await world.member.click(last(shown), label=WORRIED))
    assert "You can ask how they are, and listen." in answered
    assert answered.index("**999**") < answered.index("Friends Line") < answered.index("Night Line")
    assert "Friends Line" not in words(shown)


async def test_help_is_sent_as_a_direct_message_where_it_stays(world: World) -> None:
    await add(world, entry())
    shown = await world.member.slash(world.channel, "help")
    assert "in your direct messages now" in words(await world.member.click(last(shown), label="Send me this"))
    message = world.member.user.dm_channel.last_message
    assert message is not None
    assert "**116 123**" in words(message)
    assert "Only you can see this. No server is told that you asked." in words(message)


async def test_who_takes_no_direct_messages_is_told_kindly(world: World) -> None:
    shown = await world.member.slash(world.channel, "help")
    messages = f"/channels/{world.member.user.dm_channel.id}/messages"
    world.env.inject_error("POST", messages, status=403, code=50007)
    answered = words(await world.member.click(last(shown), label="Send me this"))
    assert "did not let the bot send you a direct message" in answered


async def test_in_a_direct_message_no_servers_list_is_guessed(world: World) -> None:
    await add(world, entry())
    shown = words(await world.member.user.slash("help"))
    assert "**999**" in shown
    assert "Night Line" not in shown


async def test_anyone_can_read_how_the_bot_works_and_who_runs_it(world: World) -> None:
    shown = await world.other.slash(world.channel, "help")
    answered = await world.other.click(last(shown), label="How this bot works")
    assert "It keeps no note that you asked for help." in words(answered)
    assert "Ana and Ben." in words(answered)
    assert "**999**" in words(await world.other.click(last(answered), label="Get help now"))


async def test_another_servers_list_is_not_shown(world: World) -> None:
    await add(world, entry())
    other = world.env.create_guild("Elsewhere")
    channel = other.create_text_channel("hall")
    guest = other.add_member(world.env.create_user("guest"))
    assert "Night Line" not in words(await guest.slash(channel, "help"))


async def test_very_long_entries_leave_room_for_the_emergency_number(world: World) -> None:
    long = {"type": "phone", "number": "116 123", "cost": "*" * 80, "dialable_from": "_" * 200}
    ways = [long | {"menu": str(menu)} for menu in range(1, 13)]
    await add(world, *(entry(f"long-{n}", name="*" * 100, alert="*" * 200, contacts=ways) for n in range(8)))
    shown = await help_as_read(world)
    assert len(shown) < 4000
    assert "**999**" in shown
    assert "116 123" in shown
    assert "findahelpline" in shown


async def test_services_stay_readable_with_the_database_gone(world: World) -> None:
    await add(world, entry())
    await world.restart()
    await world.app.database.close()
    (world.data_dir / "alongside.db").unlink()
    assert "**116 123**" in await help_as_read(world)
    shown = await world.member.slash(world.channel, "help", country="Ireland")
    answered: InteractionResult = await world.member.click(last(shown), label="Remember this for me")
    assert "cannot reach its records" in words(answered)
    assert by(world).moderator
