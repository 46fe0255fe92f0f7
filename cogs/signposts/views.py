"""What can be pressed and filled in where help is shown. Nothing of it is stored."""

from __future__ import annotations

from collections.abc import Callable

import discord
import structlog
from discord.ui import Button

from bot.core.texts import Say
from bot.signposts.book import Book
from bot.signposts.countries import code_of, number_of
from bot.ui import fields, forms, replies
from bot.ui.app import Interaction
from bot.ui.components import Card, Press
from bot.ui.filled import Filled
from cogs.signposts import cards

LABEL_LENGTH = 80
"""What Discord takes as the label of a button."""


class SomewhereElse(Press, name="help:elsewhere", label="help-elsewhere", rows=0):
    """Ask which country somebody is in."""

    async def pressed(self, interaction: Interaction) -> None:
        await interaction.response.send_modal(WhereForm.empty(interaction.client.say))


class InCountry(Press, name="help:country", label="help-country", rows=None):
    """Show help for one country; its two letters stand in the custom id as a number."""

    @classmethod
    def called(cls, say: Say, book: Book, code: str) -> InCountry:
        """Return the button for the country ``code``."""
        label = say(cls.label, country=book.countries.name(code))[:LABEL_LENGTH]
        number = number_of(code)
        return cls(Button(style=cls.style, label=label, custom_id=f"{cls.name}:{number}"), number)

    async def pressed(self, interaction: Interaction) -> None:
        code = code_of(self.ids[0]) if self.ids else None
        await _show(interaction, lambda book: _card(interaction, book, code))


class WhereForm(forms.Form, name="help:where", rows=0):
    """Which country?"""

    @classmethod
    def empty(cls, say: Say) -> WhereForm:
        form = cls.titled(say("help-elsewhere-title"))
        field = fields.text(
            "country",
            say("help-elsewhere-field"),
            say("help-elsewhere-stored"),
            max_length=60,
            hint=say("help-elsewhere-hint"),
        )
        return form.add_item(field)

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        await answer_typed(interaction, filled.text("country"))


async def answer_help(interaction: Interaction) -> None:
    """Show help for the country that the server is in."""
    await _show(interaction, lambda book: _card(interaction, book, book.home))


async def answer_typed(interaction: Interaction, typed: str) -> None:
    """Show help for the country that somebody typed, or ask which one they meant."""

    def draw(book: Book) -> Card:
        meant = book.countries.meant(typed)
        if len(meant) == 1:
            return _card(interaction, book, meant[0])
        say = interaction.client.say
        choices = [InCountry.called(say, book, code) for code in meant]
        return cards.unsure(say, choices, SomewhereElse.of(say), direct=interaction.guild_id is None)

    await _show(interaction, draw)


def _card(interaction: Interaction, book: Book, code: str | None) -> Card:
    say, direct = interaction.client.say, interaction.guild_id is None
    return cards.help_now(say, book.answer(code), SomewhereElse.of(say), direct=direct)


async def _show(interaction: Interaction, draw: Callable[[Book], Card]) -> None:
    """Show what ``draw`` makes. A bug in it must not leave anybody without a word on where to turn."""
    try:
        shown: discord.ui.LayoutView | str = draw(interaction.client.service(Book))
    except Exception:
        structlog.get_logger("signposts").exception("help not drawn")
        shown = interaction.client.say("help-plain")
    await replies.answer(interaction, shown)
