"""Two small forms of the moderators' list: a starter list, and when to check again."""

from __future__ import annotations

import asyncio
from functools import partial

from bot.core.errors import Refusal
from bot.signposts import actions
from bot.signposts.book import Book
from bot.signposts.listed import MONTHS_OFFERED
from bot.signposts.starter import read_list
from bot.ui import fields, permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.signposts import desk_cards
from cogs.signposts.desk_links import ToList
from cogs.signposts.service import Signposts


class StarterList(Press, name="signposts:starter", label="signpost-starter", rows=0):
    """Ask for which country to put a starter list on the list."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        book, say = app.service(Book), app.say_to(interaction)
        country = app.servers.of(by.guild_id).country
        home = book.answer(country, app.language_to(interaction)).country or ""
        form = StarterForm.titled(say("signpost-form-starter"))
        field = fields.text("country", say("signpost-form-starter-country"), max_length=60, filled=home)
        await interaction.response.send_modal(form.add_item(field))


class StarterForm(Form, name="signposts:starter-form", rows=0):
    """Which country's starter list?"""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        typed = filled.text("country")
        meant = app.service(Book).countries.meant(typed)
        if len(meant) != 1:
            raise Refusal("signpost-unknown-country", country=typed[:60])
        starters = await asyncio.to_thread(read_list, app.config_dir, meant[0])
        if not starters:
            raise Refusal("signpost-no-starter")
        signposts = app.service(Signposts)
        change = await signposts.change(
            by.guild_id, lambda tx: actions.start_with(tx, by, starters, app.now())
        )
        say = app.say_to(interaction)
        said = say("signpost-started", added=len(change.kept))
        shown = desk_cards.panel(say, said, rows=[[ToList.of(say)]])
        await replies.replace(interaction, shown)


class Months(Press, name="signposts:months", label="signpost-months", rows=0):
    """Ask after how many months entries are to be checked again."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.read() as tx:
            listing = await actions.look_through(tx, by)
        say = app.say_to(interaction)
        offered = {
            say("signpost-form-months-choice", months=months): str(months) for months in MONTHS_OFFERED
        }
        form = MonthsForm.titled(say("signpost-form-months"))
        label = say("signpost-form-months-field")
        field = fields.radio("months", label, offered, chosen=str(listing.months))
        await interaction.response.send_modal(form.add_item(field))


class MonthsForm(Form, name="signposts:months-form", rows=0):
    """After how many months are entries to be checked again?"""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        months = next((one for one in MONTHS_OFFERED if str(one) == filled.chosen("months")), 0)
        async with app.database.write() as tx:
            await actions.set_months(tx, by, months, app.now())
            tx.after(partial(app.service(Signposts).memory.set_months, by.guild_id, months))
        say = app.say_to(interaction)
        shown = desk_cards.panel(say, say("signpost-months-saved"), rows=[[ToList.of(say)]])
        await replies.replace(interaction, shown)


BUTTONS = (StarterList, Months)
FORMS = (StarterForm, MonthsForm)
"""What of these can be pressed and sent."""
