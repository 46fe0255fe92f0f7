"""What members tell the moderators: that something is wrong with an entry, and of a service they know."""

from __future__ import annotations

from typing import Any

from discord.ui import TextDisplay

from bot.core.errors import Refusal
from bot.signposts import actions
from bot.signposts.actions import WRONGS
from bot.signposts.book import Book
from bot.signposts.listed import FROM_MEMBER
from bot.ui import fields, permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.signposts import desk_cards, entry_fields
from cogs.signposts.entry_fields import filled_in, words_back
from cogs.signposts.service import Signposts


class SomethingWrong(Press, name="signposts:wrong", label="signpost-wrong"):
    """Ask what is wrong with an entry."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app, id = permissions.actor(interaction), interaction.client, self.ids[0]
        if app.service(Signposts).memory.one(by.guild_id, id, app.now()) is None:
            raise Refusal("signpost-gone")
        say = app.say_to(interaction)
        offered = {say(f"signpost-wrong-option-{wrong}"): wrong for wrong in WRONGS}
        field = fields.radio("wrong", say("signpost-wrong-field"), offered, chosen="")
        form = WrongForm.titled(say("signpost-wrong-form"), id)
        form.add_item(TextDisplay[Any](say("signpost-wrong-who")))
        await interaction.response.send_modal(filled_in(form, [field]))


class WrongForm(Form, name="signposts:wrong-form"):
    """What is wrong with an entry? One of a few choices, and no words."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            await actions.report(tx, by, ids[0], filled.chosen("wrong"), app.now())
        say = app.say_to(interaction)
        await replies.answer(interaction, desk_cards.panel(say, say("signpost-wrong-told")))


class Suggest(Press, name="signposts:suggest", label="signpost-suggest", rows=0):
    """Open the form for a service that somebody knows."""

    async def pressed(self, interaction: Interaction) -> None:
        permissions.actor(interaction)
        say = interaction.client.say_to(interaction)
        form = SuggestForm.titled(say("signpost-suggest-form"))
        await interaction.response.send_modal(filled_in(form, entry_fields.of_new(say)))


class SuggestForm(Form, name="signposts:suggest-form", rows=0):
    """A service that a member knows; moderators look at it before anybody sees it."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        app, say = interaction.client, interaction.client.say_to(interaction)
        async with replies.door(interaction, words_back(say, filled)):
            by = permissions.actor(interaction)
            entry = entry_fields.new(filled, say, app.service(Book).countries, FROM_MEMBER)
            signposts = app.service(Signposts)
            await signposts.change(by.guild_id, lambda tx: actions.suggest(tx, by, entry, app.now()))
            await replies.answer(interaction, desk_cards.panel(say, say("signpost-suggested")))


BUTTONS = (SomethingWrong, Suggest)
FORMS = (WrongForm, SuggestForm)
