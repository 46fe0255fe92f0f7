"""Somebody asks for help: in a server, in a direct message, from another country, with a typo."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import discord
import pytest
from discord.ui import ActionRow, Button, LayoutView
from simcord import InteractionResult

from bot.ui.help import GetHelp
from tests import simulated
from tests.simulated import World, labels, last, words

FIRST_LINE = "Only you can see this. Nobody here is told that you pressed it."
ELSEWHERE = "I am somewhere else"
IN_DIRECT = [ELSEWHERE, "I'm worried about someone else", "Send me this", "How this bot works"]
OFFERED = [*IN_DIRECT[:2], "Find a service", *IN_DIRECT[2:]]
LOCAL = "Call your local emergency number."


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    async with simulated.world(tmp_path, settings="country: GB\n") as world:
        yield world


def assert_shows_directories(result: InteractionResult) -> None:
    assert last(result).ephemeral
    assert "(https://findahelpline.com)" in words(result)
    assert "(https://befrienders.org)" in words(result)


async def post(world: World, *buttons: Any) -> discord.Message:
    """Have the bot post a card in the channel, as one that has hung there for long."""
    view = LayoutView(timeout=None)
    row: ActionRow[LayoutView] = ActionRow(*buttons)
    view.add_item(row)
    channel = world.app.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.send(view=view)
    message = world.channel.last_message
    assert message is not None
    return message


async def test_a_member_reads_the_number_of_the_servers_country_first(world: World) -> None:
    result = await world.member.slash(world.channel, "help")
    lines = words(result).strip().splitlines()
    assert lines[:4] == [FIRST_LINE, "### Emergency in: United Kingdom", "**999**", "**112**"]
    assert "not therapy and not an emergency service" in lines[-1]
    assert labels(result) == OFFERED
    assert_shows_directories(result)


async def test_nobody_else_sees_that_someone_asked(world: World) -> None:
    before = len(world.channel.history(viewer=world.moderator))
    await world.member.slash(world.channel, "help")
    assert len(world.channel.history(viewer=world.moderator)) == before


async def test_help_works_in_a_direct_message_and_speaks_of_no_here(world: World) -> None:
    result = await world.member.user.slash("help")
    lines = words(result).strip().splitlines()
    assert lines[0] == "Only you can see this. No server is told that you asked."
    assert "**999**" in lines
    assert_shows_directories(result)


async def test_a_member_may_name_a_country_at_once(world: World) -> None:
    result = await world.member.slash(world.channel, "help", country="Switzerland")
    assert "### Emergency in: Switzerland" in words(result)
    assert "**144**: medical help" in words(result)
    assert "**119**: medical help, fire" in words(
        await world.member.slash(world.channel, "help", country="JP")
    )


async def test_a_typo_is_forgiven(world: World) -> None:
    result = await world.member.user.slash("help", country="Swizerland")
    assert "### Emergency in: Switzerland" in words(result)


async def test_whoever_may_mean_two_countries_is_asked_and_reads_where_to_turn_meanwhile(
    world: World,
) -> None:
    result = await world.member.slash(world.channel, "help", country="Austrlia")
    # By their names in each language; Argelia, Algeria in Spanish, is less near.
    assert labels(result)[:2] == ["Australia", "Austria"]
    assert labels(result)[-1] == ELSEWHERE
    assert words(result).strip().startswith(FIRST_LINE)
    assert LOCAL in words(result)
    assert_shows_directories(result)
    chosen = await world.member.click(last(result), label="Austria")
    assert "### Emergency in: Austria" in words(chosen)
    assert labels(chosen) == [*OFFERED, "Remember this for me"]


@pytest.mark.parametrize("typed", ["London", "at home", "ZZ", "@everyone", "🙂", "999999999999"])
async def test_a_country_that_nobody_knows_still_gets_an_answer(world: World, typed: str) -> None:
    result = await world.member.slash(world.channel, "help", country=typed)
    assert "That name did not lead to a country." in words(result)
    assert typed not in words(result)
    assert LOCAL in words(result)
    assert_shows_directories(result)


async def test_someone_somewhere_else_says_where_and_reads_their_number(world: World) -> None:
    result = await world.member.slash(world.channel, "help")
    form = await world.member.click(last(result), label=ELSEWHERE)
    assert form.modal is not None
    assert form.modal["title"] == "Where are you?"
    assert [field["label"] for field in form.modal["components"]] == ["Which country?"]
    answered = await world.member.submit_modal(form, {"country": "Irland"})
    assert "### Emergency in: Ireland" in words(answered)
    assert "**112**\n**999**" in words(answered)
    assert_shows_directories(answered)


async def test_someone_who_leaves_the_form_empty_is_still_answered(world: World) -> None:
    result = await world.member.user.slash("help")
    form = await world.member.user.click(last(result), label=ELSEWHERE)
    answered = await world.member.user.submit_modal(form, {})
    assert LOCAL in words(answered)
    assert_shows_directories(answered)


async def test_a_form_that_was_open_during_a_restart_is_answered(world: World) -> None:
    result = await world.member.slash(world.channel, "help")
    form = await world.member.click(last(result), label=ELSEWHERE)
    await world.restart()
    answered = await world.member.submit_modal(form, {"country": "New Zealand"})
    assert "**111**" in words(answered)


async def test_get_help_now_works_on_an_old_card_after_a_restart(world: World) -> None:
    message = await post(world, GetHelp.of(world.app.say))
    await world.restart()
    result = await world.member.click(message, label="Get help now")
    assert words(result).strip().startswith(FIRST_LINE)
    assert_shows_directories(result)
    assert world.channel.last_message == message
    assert labels(message) == ["Get help now"]


@pytest.mark.parametrize(
    ("made_up", "shown"),
    [
        ("help:7", "**999**"),
        ("help:1:2:3", "**999**"),
        ("help:country", LOCAL),
        ("help:country:9999999999999999999", LOCAL),
        ("help:country:175:1", "**"),
    ],
)
async def test_a_made_up_press_is_answered_like_any_other(world: World, made_up: str, shown: str) -> None:
    message = await post(world, Button[LayoutView](label="?", custom_id=made_up))
    result = await world.member.click(message, label="?")
    assert shown in words(result)
    assert_shows_directories(result)


async def test_while_typing_countries_are_offered_best_first(world: World) -> None:
    offered = await world.member.autocomplete(world.channel, "help", "country", "ire")
    assert offered[0] == {"name": "Ireland", "value": "IE"}
    offered = await world.member.user.autocomplete("help", "country", "")
    assert offered[0] == {"name": "United Kingdom", "value": "GB"}
    assert len(offered) == 25


async def test_without_a_country_in_the_settings_nothing_is_guessed(tmp_path: Path) -> None:
    async with simulated.world(tmp_path) as world:
        result = await world.member.slash(world.channel, "help")
        assert "Emergency in:" not in words(result)
        assert f"{LOCAL}\nTo see it here, say where you are." in words(result)
        assert labels(result) == OFFERED
        assert_shows_directories(result)


async def test_a_bug_still_leaves_people_with_where_to_turn(world: World) -> None:
    world.app._services.clear()
    result = await world.member.slash(world.channel, "help")
    assert LOCAL in words(result)
    assert "findahelpline.com or befrienders.org" in words(result)


async def test_help_asks_nothing_of_the_database(world: World) -> None:
    await world.app.database.close()
    (world.data_dir / "alongside.db").unlink()
    await world.member.slash(world.channel, "help")
    assert not world.app.database.is_open
    assert not (world.data_dir / "alongside.db").exists()
