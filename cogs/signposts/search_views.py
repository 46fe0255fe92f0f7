"""Searching the services of a server: pages, and the form behind Find a service."""

from __future__ import annotations

from bot.core.texts import Say
from bot.signposts.finding import Found, Query
from bot.ui import fields, permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Card, Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.signposts import search_cards
from cogs.signposts.search_cards import ON_A_PAGE, Line
from cogs.signposts.service import Signposts
from cogs.signposts.sharing import ShareHere
from cogs.signposts.telling import SomethingWrong, Suggest

WORDS_LENGTH = 60


class FindService(Press, name="signposts:find", label="signpost-find", rows=0):
    """Ask what somebody looks for."""

    async def pressed(self, interaction: Interaction) -> None:
        permissions.actor(interaction)
        await interaction.response.send_modal(SearchForm.empty(interaction.client.say_to(interaction)))


class SearchForm(Form, name="signposts:search-form", rows=0):
    """What, where, and in which language? Every field can be left empty."""

    @classmethod
    def empty(cls, say: Say) -> SearchForm:
        form = cls.titled(say("signpost-search-form"))
        hint = say("signpost-search-topic-hint")
        form.add_item(fields.text("topic", say("signpost-search-topic"), max_length=WORDS_LENGTH, hint=hint))
        hint = say("signpost-search-area-hint")
        form.add_item(fields.text("area", say("signpost-search-area"), max_length=WORDS_LENGTH, hint=hint))
        form.add_item(fields.text("language", say("signpost-search-language"), max_length=WORDS_LENGTH))
        return form.add_item(fields.tick("open", say("signpost-search-open"), ticked=False))

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        topic, area, language = (filled.text(name).strip() for name in ("topic", "area", "language"))
        query = Query(topic, area, language, filled.ticked("open"), home(interaction))
        await show(interaction, query)


class More(Press, name="signposts:found", label="signpost-search-more", rows=3):
    """Turn to a page of a search."""

    async def pressed(self, interaction: Interaction) -> None:
        await turn(interaction, self.ids)


class Earlier(Press, name="signposts:found-before", label="signpost-search-earlier", rows=3):
    """Turn back to a page of a search."""

    async def pressed(self, interaction: Interaction) -> None:
        await turn(interaction, self.ids)


BUTTONS = (FindService, More, Earlier)
FORMS = (SearchForm,)


async def show(interaction: Interaction, query: Query) -> None:
    """Show the first page of a search, to one person alone. Raises Refusal in a direct message."""
    await replies.answer(interaction, _card(interaction, query, 0))


async def turn(interaction: Interaction, ids: tuple[int, ...]) -> None:
    """Show another page in place of the one before. Raises Refusal."""
    by, app = permissions.actor(interaction), interaction.client
    searches = app.service(Signposts).searches
    shelf = searches.shelf(by.guild_id, app.language_to(interaction), app.now())
    query, page = searches.read(shelf, ids, home(interaction))
    await replies.replace(interaction, _card(interaction, query, page))


def home(interaction: Interaction) -> str | None:
    """Return the country that somebody asked to be remembered, else the server's."""
    app = interaction.client
    return app.persons.of(interaction.user.id).country or app.servers.of(interaction.guild_id).country


def _card(interaction: Interaction, query: Query, page: int) -> Card:
    by, app = permissions.actor(interaction), interaction.client
    signposts = app.service(Signposts)
    voice = signposts.voice_to(interaction)
    say, shelf = voice.say, signposts.searches.shelf(by.guild_id, voice.language, voice.now)
    found = shelf.index.find(query, voice.now)
    if not found.results:
        sentences = _why_nothing(say, found, empty=not shelf.by_key)
        return search_cards.nothing(say, sentences, [FindService.of(say), Suggest.of(say)])
    page = min(page, (len(found.results) - 1) // ON_A_PAGE)
    shown = found.results[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    lines: list[Line] = []
    for result in shown:
        seen = shelf.by_key[result.entry.id]
        lines.append(
            Line(seen, result.reasons, [kind.of(say, seen.id) for kind in (ShareHere, SomethingWrong)])
        )
    row: list[Press] = [Earlier.of(say, *signposts.searches.numbers(query, page - 1))] if page else []
    if (page + 1) * ON_A_PAGE < len(found.results):
        row.append(More.of(say, *signposts.searches.numbers(query, page + 1)))
    row.append(Suggest.of(say))
    return search_cards.results(voice, len(found.results), page, lines, row)


def _why_nothing(say: Say, found: Found, *, empty: bool) -> list[str]:
    if empty:
        return [say("signpost-list-empty")]
    return [say(f"signpost-option-unknown-{option}") for option in found.unknown] or [
        say("signpost-found-none")
    ]
