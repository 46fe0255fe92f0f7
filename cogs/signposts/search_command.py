"""`/signpost`, and the message menu that offers services."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands
from discord.app_commands import Choice

from bot.core.texts import Say
from bot.signposts.finding import Query
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from cogs.signposts import cards, search_cards, search_views, sharing, telling
from cogs.signposts.search_views import FindService, home
from cogs.signposts.service import Signposts

Option = Literal["topic", "area", "language"]
Words = app_commands.Range[str, 1, search_views.WORDS_LENGTH]


def add_to(app: App) -> None:
    """Give ``app`` the command, the menu, their buttons and forms."""
    for part in (search_views, sharing, telling):
        app.add_dynamic_items(*part.BUTTONS)
    app.add_forms(*search_views.FORMS, *telling.FORMS)
    _add_command(app, app.say)


def _add_command(app: App, say: Say) -> None:
    described = app_commands.describe(
        topic=say("signpost-command-topic"),
        area=say("signpost-command-area"),
        language=say("signpost-command-language"),
        open_now=say("signpost-command-open-now"),
    )
    suggested = app_commands.autocomplete(topic=offer_topics, area=offer_areas, language=offer_languages)
    found = app_commands.guild_only(suggested(described(replies.guarded(find))))
    app.tree.command(name="signpost", description=say("signpost-command"))(found)
    offered = app_commands.guild_only(replies.guarded(offer))
    app.tree.context_menu(name=say("menu-offer-signposts"))(offered)


async def find(
    interaction: Interaction,
    topic: Words | None = None,
    area: Words | None = None,
    language: Words | None = None,
    open_now: bool = False,
) -> None:
    """Show the services of this server that fit."""
    query = Query(topic or "", area or "", language or "", open_now, home(interaction))
    await search_views.show(interaction, query)


async def offer(interaction: Interaction, _message: discord.Message) -> None:
    """Show whoever asks some services and gentle words; the message is not looked at."""
    by, app = permissions.actor(interaction), interaction.client
    signposts = app.service(Signposts)
    found = signposts.near(by.guild_id).in_crisis(home(interaction), app.now())
    voice = signposts.voice_to(interaction)
    services = "\n".join(cards.services(voice, found, voice.say("signpost-offer-services")))
    await replies.answer(interaction, search_cards.offer(voice.say, services, [FindService.of(voice.say)]))


async def _suggest(option: Option, interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer what there is while somebody types: 25 at most (Discord's limit)."""
    app = interaction.client
    if interaction.guild_id is None:
        return []
    searches, language = app.service(Signposts).searches, app.language_to(interaction)
    catalogue = searches.shelf(interaction.guild_id, language, app.now()).index.catalogue
    match option:
        case "topic":
            named = {value: catalogue.topic_names[value] for value in catalogue.topics.offered(typed)}
        case "area":
            named = {value: catalogue.area_named(value) for value in catalogue.areas.offered(typed)}
        case "language":
            named = {value: catalogue.language_name(value) for value in catalogue.languages.offered(typed)}
    return [Choice(name=name[:100], value=value) for value, name in named.items() if len(value) <= 60]


async def offer_topics(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer topics."""
    return await _suggest("topic", interaction, typed)


async def offer_areas(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer places."""
    return await _suggest("area", interaction, typed)


async def offer_languages(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer languages."""
    return await _suggest("language", interaction, typed)
