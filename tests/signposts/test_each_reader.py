"""Each reader in their own language and by their own clock; what all read, in the server's."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.members import store as members
from tests import simulated
from tests.signposts.lists import add, desk, entry, help_as_read, press
from tests.simulated import World, labels, last, words

SPANISH = """
help-emergency = ### Emergencia en: { $country }
help-button = Ayuda ahora
help-services = ### Gente con quien hablar
help-remember = Recuérdalo para mí
signpost-open-until = Abierto ahora, hasta las { $time } ({ $whose })
signpost-your-time = tu hora
signpost-gone = Esto ya no está en la lista.
signpost-topic-grief = Duelo
signpost-why-language = en { $language }
signpost-share = Compartir aquí
signpost-shared = Compartido aquí.
signpost-offered = { $who } ofrece esto:
signpost-desk-heading = ### Los servicios de aquí
signpost-open-entry = Abrir
signpost-hide = Ocultar ya
signpost-hidden = Oculto.
"""
DAY = {"opening_hours": "00:00-20:00", "time_zone": "Europe/London"}
IN_LONDON = "Open now, until 20:00 (London time)"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    async with simulated.world(tmp_path, settings="country: GB\nlanguage: en-GB\n") as world:
        own = world.config_dir / "texts" / "es" / "ours.ftl"
        shutil.rmtree(own.parent, ignore_errors=True)
        own.parent.mkdir()
        own.write_text(SPANISH, "utf-8")
        await world.restart()
        await add(world, entry(hours=DAY, topics=["crisis", "grief"]))
        yield world


async def choose(world: World, **chosen: str) -> None:
    """The member chooses this for themselves, under Settings."""
    async with world.app.database.write() as tx:
        await members.remember(tx, world.app.persons, world.member.id, **chosen)


async def set_server(world: World, **chosen: str) -> None:
    async with world.app.database.write() as tx:
        await world.app.servers.change(tx, world.guild.id, **chosen)


async def test_without_a_word_from_anybody_hours_go_by_the_clock_of_the_service(world: World) -> None:
    assert IN_LONDON in await help_as_read(world)


async def test_hours_go_by_the_clock_that_a_member_chose(world: World) -> None:
    await choose(world, time_zone="Europe/Lisbon")
    await set_server(world, time_zone="America/New_York")
    assert "Open now, until 20:00 (your time). By your clock: <t:" in await help_as_read(world)
    await choose(world, time_zone="Asia/Kolkata")
    assert "Open now, until 01:30 (your time)" in await help_as_read(world)
    found = words(await world.member.slash(world.channel, "signpost"))
    assert "Open now, until 01:30 (your time)" in found
    assert "In your time:" in found


async def test_else_they_go_by_the_servers_clock_and_its_place_is_named(world: World) -> None:
    await set_server(world, time_zone="America/New_York")
    assert "Open now, until 15:00 (New York time). By your clock: <t:" in await help_as_read(world)


async def test_what_is_compared_with_the_services_own_page_keeps_the_clock_of_that_page(
    world: World,
) -> None:
    await set_server(world, time_zone="America/New_York")
    assert IN_LONDON in words(await desk(world, entry="Night Line"))


async def test_help_speaks_the_language_that_somebody_chose(world: World) -> None:
    await choose(world, language="es", time_zone="Europe/London")
    shown = await world.member.slash(world.channel, "help", country="Alemania")
    assert "### Emergencia en: Alemania" in words(shown)
    assert labels(shown)[-1] == "Recuérdalo para mí"
    read = await help_as_read(world)
    assert "### Gente con quien hablar" in read
    assert "Abierto ahora, hasta las 20:00 (tu hora)" in read
    assert "Emergency in: United Kingdom" in words(await world.other.slash(world.channel, "help"))


async def test_help_speaks_it_in_a_direct_message_and_without_a_database_too(world: World) -> None:
    await choose(world, language="es")
    await world.app.database.close()
    (world.data_dir / "alongside.db").unlink()
    assert "### Emergencia en: Reino Unido" in words(await world.member.user.slash("help"))


async def test_the_search_and_its_refusals_speak_it_too(world: World) -> None:
    await choose(world, language="es")
    offered = await world.member.autocomplete(world.channel, "signpost", "topic", "due")
    assert offered[0]["name"] == "Duelo"
    shown = await world.member.slash(world.channel, "signpost", topic="duelo", language="inglés")
    assert "en inglés" in words(shown)
    await press(world, await desk(world, entry="Night Line"), "Hide now")
    answered = await world.member.click(last(shown), label="Compartir aquí")
    assert "Esto ya no está en la lista." in words(answered)


async def test_what_a_member_shares_speaks_the_servers_language_and_goes_by_its_clock(world: World) -> None:
    await set_server(world, language="es", time_zone="America/New_York")
    await choose(world, language="en", time_zone="Asia/Kolkata")
    shown = await world.member.slash(world.channel, "signpost")
    answered = await world.member.click(last(shown), label="Share here")
    assert "Shared here, as your offer." in words(answered)
    message = world.channel.last_message
    assert message is not None
    assert "ofrece esto:" in words(message)
    assert "New York" in words(message).replace("Nueva York", "New York")


async def test_the_desk_speaks_the_moderators_language(world: World) -> None:
    async with world.app.database.write() as tx:
        await members.remember(tx, world.app.persons, world.moderator.id, language="es")
    shown = await desk(world)
    assert "### Los servicios de aquí" in words(shown)
    assert "Reino Unido" in words(shown)
    hidden = await press(world, await press(world, shown, "Abrir"), "Ocultar ya")
    assert "Oculto." in words(hidden)
