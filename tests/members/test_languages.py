"""Everybody reads in the language that they chose, and a server posts in its own."""

from __future__ import annotations

from pathlib import Path

from simcord import InteractionResult, MemberActor

from tests import simulated
from tests.moderation.offices import fill
from tests.rounds.evening import Evening, evening, fields
from tests.simulated import World, labels, last, words

ENGLISH_HELP, SPANISH_HELP = "Get help now", "Pedir ayuda ahora (Get help now)"
WHO_READS = "Everyone in this channel can read this, even people you blocked. You can remove it later."
QUIEN_LEE = "Todo el canal puede leerlo, también personas que has bloqueado. Después puedes quitarlo."
PLACE = {"country": "", "area": "", "time_zone": ""}


async def choose_spanish(it: Evening, who: MemberActor) -> InteractionResult:
    """Choose Spanish under `/mine`, Settings."""
    shown = await who.slash(it.channel, "mine")
    settings = await who.click(last(shown), label="Settings")
    form = await who.click(last(settings), label="Change")
    return await who.submit_modal(form, {"language": ["es"], **PLACE})


async def serve_spanish(world: World) -> None:
    """Let a moderator choose Spanish for the server."""
    await fill(world, world.moderator, "Language and place", language=["es"], **PLACE)


async def test_who_chose_spanish_reads_spanish_from_then_on(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        saved = await choose_spanish(it, it.world.member)
        assert "## Tus ajustes" in words(saved)
        assert "**Idioma** de lo que solo lees tú: Español" in words(saved)
        shown = await it.world.member.slash(it.channel, "mine")
        assert "## Lo que el bot guarda sobre ti" in words(shown)
        assert {"Descargar", "Borrarlo todo", SPANISH_HELP} <= set(labels(shown))


async def test_who_chose_nothing_reads_english(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        await choose_spanish(it, it.world.member)
        shown = await it.world.other.slash(it.channel, "mine")
        assert "## What the bot keeps about you" in words(shown)
        assert {"Download", ENGLISH_HELP} <= set(labels(shown))


async def test_a_safety_sentence_has_the_english_beside_it(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        await choose_spanish(it, it.world.member)
        shown = await it.world.member.slash(it.channel, "mine")
        form = await it.world.member.click(last(shown), label="Avisar al equipo de moderación")
        assert form.modal is not None
        who = form.modal["components"][0]["content"].splitlines()
        assert who[0] == "Lo leen personas voluntarias. Puede que nadie esté despierto."
        assert who[3] == "Volunteers read this. Nobody may be awake."
        told = await it.world.member.submit_modal(form, {"words": "algo"})
        assert "Ya lo tiene el equipo de moderación." in words(told)


async def test_the_form_of_a_round_says_in_both_who_can_read_it(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        await choose_spanish(it, it.world.member)
        below = [below for _, below in fields(await it.press(it.world.member, "Check in"))]
        assert QUIEN_LEE in below
        assert WHO_READS in below
        english = [below for _, below in fields(await it.press(it.world.other, "Check in"))]
        assert [one for one in english if one] == [WHO_READS]


async def test_a_server_that_chose_spanish_posts_its_cards_in_spanish(tmp_path: Path) -> None:
    async with evening(tmp_path, opened=False) as it:
        await serve_spanish(it.world)
        await it.open()
        assert "Comparte, o simplemente quédate. Puedes dejar vacía cualquier casilla." in words(it.card)
        assert "(Need help now? Press the button, type /help, or go to findahelpline.com.)" in words(it.card)
        assert labels(it.card) == ["Contar cómo estoy", "Solo escuchar", "Cuidar", SPANISH_HELP]
        await it.press(it.world.member, "Solo escuchar")
        assert await it.shows("Hay 1 persona aquí")


async def test_a_person_may_read_english_in_a_spanish_server(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        await serve_spanish(it.world)
        shown = await it.world.member.slash(it.channel, "mine")
        form = await it.world.member.click(
            last(await it.world.member.click(last(shown), label="Ajustes")), label="Cambiar"
        )
        saved = await it.world.member.submit_modal(form, {"language": ["en"], **PLACE})
        assert "## Your settings" in words(saved)


async def test_a_host_who_chose_spanish_has_all_of_it_in_spanish(tmp_path: Path) -> None:
    async with simulated.world(tmp_path, settings="language: es\ncountry: ES\n") as world:
        tree = world.app.tree
        described = {command.name: command.to_dict(tree) for command in tree.get_commands()}
        assert described["mine"]["description"].startswith("Todo lo que el bot guarda sobre ti")
        assert {"Avisar al equipo de moderación", "Ofrecer servicios de ayuda"} <= described.keys()
        shown = words(await world.member.slash(world.channel, "help"))
        assert "Solo tú puedes ver esto. A nadie de aquí se le dice que lo pulsaste." in shown
        assert "Only you can see this. Nobody here is told that you pressed it." in shown
        assert "Este bot no es una terapia ni un servicio de emergencias. Nadie lo vigila." in shown
        assert "This bot is not therapy and not an emergency service. Nobody watches it." in shown
        assert "### Emergencias en: España\n### Emergency in: España\n**112**" in shown


async def test_help_is_in_both_for_who_chose_spanish(tmp_path: Path) -> None:
    async with evening(tmp_path, opened=False) as it:
        await choose_spanish(it, it.world.member)
        shown = words(await it.world.member.slash(it.channel, "help"))
        assert "Solo tú puedes ver esto." in shown
        assert "Only you can see this." in shown
        theirs = words(await it.world.other.slash(it.channel, "help"))
        assert "Solo tú" not in theirs
