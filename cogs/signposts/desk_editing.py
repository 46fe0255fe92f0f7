"""Adding an entry, and changing one, by form."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from bot.core.texts import Say
from bot.signposts import actions
from bot.signposts.book import Book
from bot.signposts.entry import Entry
from bot.signposts.listed import FROM_MODERATOR
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.components import Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.signposts import desk_cards, entry_fields
from cogs.signposts.entry_fields import Fields, filled_in, words_back
from cogs.signposts.service import Signposts


class Add(Press, name="signposts:add", label="signpost-add", rows=0):
    """Open the form for a new entry."""

    async def pressed(self, interaction: Interaction) -> None:
        permissions.moderator(interaction)
        say = interaction.client.say_to(interaction)
        form = filled_in(AddForm.titled(say("signpost-form-add")), entry_fields.of_new(say))
        await interaction.response.send_modal(form)


class AddForm(Form, name="signposts:add-form", rows=0):
    """A new entry; nobody sees it until it is confirmed."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        app, say = interaction.client, interaction.client.say_to(interaction)
        async with replies.door(interaction, words_back(say, filled)):
            by = permissions.moderator(interaction)
            entry = entry_fields.new(filled, say, app.service(Book).countries, FROM_MODERATOR)
            signposts = app.service(Signposts)
            change = await signposts.change(by.guild_id, lambda tx: actions.add(tx, by, entry, app.now()))
            await signposts.open_entry(interaction, change.one.id, say("signpost-added"))


class Edit(Press, name="signposts:edit", label="signpost-edit"):
    """Ask what of an entry to change."""

    async def pressed(self, interaction: Interaction) -> None:
        await choose(interaction, self.ids[0])


class ChangeEntry(Press, name="signposts:change", label="signpost-change"):
    """The same, from the walk through what is to be confirmed."""

    async def pressed(self, interaction: Interaction) -> None:
        await choose(interaction, self.ids[0])


async def choose(interaction: Interaction, id: int) -> None:
    """Show an entry with a button for each part of it that can be changed."""
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.read() as tx:
        found = await actions.find(tx, by, id)
        listing = await actions.look_through(tx, by)
    voice, seen = app.service(Signposts).voice_at_desk(interaction), actions.fingerprint(found.entry)
    row: list[Press] = [kind.of(voice.say, id, seen) for kind in PARTS]
    shown = desk_cards.one(voice, listing, found, [row])
    await replies.replace(interaction, shown)


class EditPart(Press, name="signposts:edit-part", label="signpost-edit", rows=2):
    """Open the form for one part of an entry."""

    form: ClassVar[type[PartForm]]

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.read() as tx:
            found = await actions.find(tx, by, self.ids[0])
        say = app.say_to(interaction)
        form = self.form.titled(say("signpost-form-edit"), found.id, actions.fingerprint(found.entry))
        await interaction.response.send_modal(filled_in(form, self.form.fields(say, found.entry)))


class PartForm(Form, name="signposts:part-form", rows=2):
    """One part of an entry, to be changed."""

    @classmethod
    @abstractmethod
    def fields(cls, say: Say, entry: Entry) -> Fields:
        """Return the fields, filled with what stands there."""

    @classmethod
    @abstractmethod
    def entry(cls, app: App, say: Say, filled: Filled, before: Entry) -> Entry:
        """Return the entry as it was written. Raises Refusal."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        async with replies.door(interaction, words_back(interaction.client.say_to(interaction), filled)):
            await _save(interaction, cls, ids, filled)


async def _save(interaction: Interaction, form: type[PartForm], ids: tuple[int, ...], filled: Filled) -> None:
    by, app = permissions.moderator(interaction), interaction.client
    signposts, (id, seen), say = app.service(Signposts), ids, app.say_to(interaction)
    async with app.database.read() as tx:
        before = await actions.find(tx, by, id)
    entry = form.entry(app, say, filled, before.entry)
    change = await signposts.change(by.guild_id, lambda tx: actions.edit(tx, by, id, entry, seen, app.now()))
    partly = before.shown is not None and change.one.state != "confirmed"
    said = say("signpost-saved-partly") if partly else say("signpost-saved")
    await signposts.open_entry(interaction, id, said)


class BasicsForm(PartForm, name="signposts:basics-form", rows=2):
    @classmethod
    def fields(cls, say: Say, entry: Entry) -> Fields:
        return entry_fields.of_basics(say, entry)

    @classmethod
    def entry(cls, app: App, say: Say, filled: Filled, before: Entry) -> Entry:
        return entry_fields.basics(filled, say, app.service(Book).countries, before)


class WaysForm(PartForm, name="signposts:ways-form", rows=2):
    @classmethod
    def fields(cls, say: Say, entry: Entry) -> Fields:
        return entry_fields.of_ways(say, entry)

    @classmethod
    def entry(cls, app: App, say: Say, filled: Filled, before: Entry) -> Entry:
        return entry_fields.ways(filled, before)


class HoursForm(PartForm, name="signposts:hours-form", rows=2):
    @classmethod
    def fields(cls, say: Say, entry: Entry) -> Fields:
        return entry_fields.of_hours(say, entry)

    @classmethod
    def entry(cls, app: App, say: Say, filled: Filled, before: Entry) -> Entry:
        return entry_fields.hours(filled, before)


class MoreForm(PartForm, name="signposts:more-form", rows=2):
    @classmethod
    def fields(cls, say: Say, entry: Entry) -> Fields:
        return entry_fields.of_more(say, entry)

    @classmethod
    def entry(cls, app: App, say: Say, filled: Filled, before: Entry) -> Entry:
        return entry_fields.more(filled, before)


class EditBasics(EditPart, name="signposts:edit-basics", label="signpost-edit-basics", rows=2):
    form = BasicsForm


class EditWays(EditPart, name="signposts:edit-ways", label="signpost-edit-ways", rows=2):
    form = WaysForm


class EditHours(EditPart, name="signposts:edit-hours", label="signpost-edit-hours", rows=2):
    form = HoursForm


class EditMore(EditPart, name="signposts:edit-more", label="signpost-edit-more", rows=2):
    form = MoreForm


PARTS = (EditBasics, EditWays, EditHours, EditMore)
BUTTONS = (Add, Edit, ChangeEntry, *PARTS)
FORMS = (AddForm, BasicsForm, WaysForm, HoursForm, MoreForm)
