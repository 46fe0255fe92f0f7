"""What can be pressed and filled in where help is shown."""

from __future__ import annotations

from collections.abc import Callable

import discord
import structlog
from discord.ui import Button, LayoutView

from bot.core.countries import code_of, number_of
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.members import store as members
from bot.signposts.book import Book
from bot.signposts.memory import Seen
from bot.signposts.nearby import Nearby
from bot.ui import fields, forms, replies
from bot.ui.app import Interaction
from bot.ui.components import Card, Press
from bot.ui.filled import Filled
from cogs.signposts import cards
from cogs.signposts.search_views import FindService
from cogs.signposts.service import Signposts

LABEL_LENGTH = 80
"""What Discord takes as the label of a button."""

NOWHERE = "ZZ"
"""Two letters that are no country, for a card that speaks of none."""

DM_CLOSED = 50007
"""Discord's code for somebody who takes no direct messages from the bot."""


class SomewhereElse(Press, name="help:elsewhere", label="help-elsewhere", rows=0):
    """Ask which country somebody is in."""

    async def pressed(self, interaction: Interaction) -> None:
        await interaction.response.send_modal(WhereForm.empty(interaction.client.say_to(interaction)))


class InCountry(Press, name="help:country", label="help-country", rows=None):
    """Show help for one country; its two letters stand in the custom id as a number."""

    @classmethod
    def called(cls, say: Say, name: str, code: str) -> InCountry:
        """Return the button for the country ``code``."""
        label = say(cls.label, country=name)[:LABEL_LENGTH]
        number = number_of(code)
        return cls(Button(style=cls.style, label=label, custom_id=f"{cls.name}:{number}"), number)

    async def pressed(self, interaction: Interaction) -> None:
        await _show(interaction, lambda: _help(interaction, _code(self.ids)))


class Remember(Press, name="help:remember", label="help-remember"):
    """Remember which country somebody is in, because they asked for it."""

    async def pressed(self, interaction: Interaction) -> None:
        code = code_of(self.ids[0])
        if code not in interaction.client.service(Book).countries:
            raise Refusal("error-gone")
        await _keep(interaction, code)
        said = interaction.client.say_to(interaction)("help-remembered")
        await _show(interaction, lambda: _help(interaction, code, said), again=True)


class Forget(Press, name="help:forget", label="help-forget", rows=0):
    """Forget which country somebody is in."""

    async def pressed(self, interaction: Interaction) -> None:
        await _keep(interaction, None)
        said = interaction.client.say_to(interaction)("help-forgotten")
        await _show(interaction, lambda: _help(interaction, None, said), again=True)


class SomeoneElse(Press, name="help:someone", label="help-someone-else", rows=None):
    """Turn to words and services for somebody who worries about someone else."""

    async def pressed(self, interaction: Interaction) -> None:
        await _show(interaction, lambda: _worried(interaction, _code(self.ids)))


class SendMe(Press, name="help:send", label="help-send-me", rows=None):
    """Put help into a direct message, where it stays."""

    async def pressed(self, interaction: Interaction) -> None:
        say, code = interaction.client.say_to(interaction), _code(self.ids)
        shown = _safely(interaction, lambda: _help(interaction, code, direct=True))
        await replies.think(interaction)
        try:
            await interaction.user.send(
                view=shown, nonce=_once(interaction, code), allowed_mentions=replies.NOBODY
            )
        except discord.Forbidden as error:
            if error.code != DM_CLOSED:
                raise
            raise Refusal("help-send-me-closed") from None
        await replies.answer(interaction, say("help-sent"))


class How(Press, name="help:how", label="help-how", rows=0):
    """Tell how the bot works."""

    async def pressed(self, interaction: Interaction) -> None:
        app = interaction.client
        say = app.say_to(interaction)
        await replies.answer(interaction, cards.how(say, app.settings.run_by, Back.of(say)))


class Back(Press, name="help:again", label="help-button", rows=0):
    """Show help again."""

    async def pressed(self, interaction: Interaction) -> None:
        await answer_help(interaction)


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


BUTTONS = (SomewhereElse, InCountry, Remember, Forget, SomeoneElse, SendMe, How, Back)


async def answer_help(interaction: Interaction) -> None:
    """Show help for the country that somebody asked to be remembered, else for the server's."""
    await _show(interaction, lambda: _help(interaction, None))


async def answer_typed(interaction: Interaction, typed: str) -> None:
    """Show help for the country that somebody typed, or ask which one they meant."""

    def draw() -> Card:
        app = interaction.client
        countries = app.service(Book).countries
        meant = countries.meant(typed)
        if len(meant) == 1:
            return _help(interaction, meant[0])
        say, language = app.say_to(interaction), app.language_to(interaction)
        choices = [InCountry.called(say, countries.name(code, language), code) for code in meant]
        return cards.unsure(say, choices, SomewhereElse.of(say), direct=interaction.guild_id is None)

    await _show(interaction, draw)


def _help(interaction: Interaction, code: str | None, said: str = "", *, direct: bool = False) -> Card:
    """Return help for a country; without one, for where this person is as far as they said so."""
    app, usual = interaction.client, _country(interaction)
    say, code = app.say_to(interaction), code or usual
    answer = app.service(Book).answer(code, app.language_to(interaction))
    found = _services(interaction, lambda near: near.in_crisis(code, app.now()), "help-services")
    direct = direct or interaction.guild_id is None
    number = number_of(code) if code and answer.country else number_of(NOWHERE)
    first: list[Press] = [SomewhereElse.of(say), SomeoneElse.of(say, number)]
    first += [] if direct else [FindService.of(say)]
    second: list[Press] = [SendMe.of(say, number), How.of(say)]
    if answer.country and code != usual:
        second.append(Remember.of(say, number))
    elif code and code == _remembered(interaction):
        second.append(Forget.of(say))
    return cards.help_now(say, answer, found, [first, second], direct=direct, said=said)


def _once(interaction: Interaction, code: str) -> str:
    """Return what makes two presses at once on one panel one message."""
    pressed = interaction.message.id if interaction.message else interaction.id
    return f"h{pressed}{code}"


def _code(ids: tuple[int, ...]) -> str:
    """The country in a custom id; a made-up one is none."""
    return code_of(ids[0]) if ids else NOWHERE


def _worried(interaction: Interaction, code: str | None) -> Card:
    app, say = interaction.client, interaction.client.say_to(interaction)
    answer = app.service(Book).answer(code, app.language_to(interaction))
    found = _services(
        interaction, lambda near: near.for_someone_else(code, app.now()), "help-worried-services"
    )
    direct = interaction.guild_id is None
    find = [] if direct else [FindService.of(say)]
    row: list[Press] = [SomewhereElse.of(say), *find, Back.of(say)]
    return cards.worried(say, answer, found, [row], direct=direct)


def _services(interaction: Interaction, choose: Callable[[Nearby], list[Seen]], heading: str) -> list[str]:
    """Return the services to show. A bug in a long list must not cost anybody the emergency number."""
    app = interaction.client
    try:
        signposts = app.service(Signposts)
        voice = signposts.voice_to(interaction)
        return cards.services(voice, choose(signposts.near(interaction.guild_id)), voice.say(heading))
    except Exception:
        structlog.get_logger("signposts").exception("services not drawn")
        return []


def _country(interaction: Interaction) -> str | None:
    """The country that somebody asked to be remembered, else the server's; never guessed."""
    return _remembered(interaction) or interaction.client.servers.of(interaction.guild_id).country


def _remembered(interaction: Interaction) -> str | None:
    return interaction.client.persons.of(interaction.user.id).country


async def _keep(interaction: Interaction, code: str | None) -> None:
    app, user_id = interaction.client, interaction.user.id
    async with app.database.write() as tx:
        await members.remember(tx, app.persons, user_id, country=code)


async def _show(interaction: Interaction, draw: Callable[[], Card], *, again: bool = False) -> None:
    """Show what ``draw`` makes; ``again``: in place of the card that was pressed."""
    shown = _safely(interaction, draw)
    await (replies.replace(interaction, shown) if again else replies.answer(interaction, shown))


def _safely(interaction: Interaction, draw: Callable[[], Card]) -> LayoutView:
    """Draw help. A bug in it must not leave anybody without a word on where to turn."""
    try:
        return draw()
    except Exception:
        structlog.get_logger("signposts").exception("help not drawn")
        return replies.card_of(interaction.client.say_to(interaction)("help-plain"))
