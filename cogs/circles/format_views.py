"""What moderators press and send to bring formats of their own, and to look at each."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import discord

from bot.circles.formats import MOST_BYTES, Format, read_file
from bot.circles.own import actions
from bot.circles.own.shelves import Shelves
from bot.ui import fields, files, permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Card, Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.circles import format_cards


class Open(Press, name="formats:open", label="formats-open", rows=0):
    """Show the formats of this server."""

    async def pressed(self, interaction: Interaction) -> None:
        by = permissions.moderator(interaction)
        await replies.replace(interaction, _panel(interaction, by.guild_id))


class Add(Press, name="formats:add", label="formats-add", rows=0):
    """Ask for a file."""

    async def pressed(self, interaction: Interaction) -> None:
        permissions.moderator(interaction)
        say = interaction.client.say_to(interaction)
        form = AddForm.titled(say("formats-form"))
        form.add_item(fields.file("file", say("formats-form-file"), say("formats-form-file-below")))
        await interaction.response.send_modal(form)


class AddForm(Form, name="formats:add-form", rows=0):
    """A file: read, shown as it will look, and used by nobody yet."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        say = app.say_to(interaction)
        await replies.think(interaction)
        name, content = await files.attached(interaction, filled, MOST_BYTES)
        brought, problems = await asyncio.to_thread(read_file, name, content)
        if brought is None:
            card = format_cards.mistakes(say, problems, [Add.of(say), Open.of(say)])
            await _show_mistakes(interaction, card, format_cards.rest(problems))
            return
        async with app.database.write() as tx:
            draft, replaces = await actions.look_at(tx, by, brought, app.service(Shelves), app.now())
        said = [say("format-look-replaces")] if replaces else []
        buttons = [Save.of(say, draft.id), Open.of(say)]
        shown = format_cards.look(say, draft.format, buttons, *said, say("format-look-not-yet"))
        await replies.answer(interaction, shown)


class Save(Press, name="formats:save", label="format-save", style=discord.ButtonStyle.primary):
    """Let the server use a format that was looked at."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.write() as tx:
            await actions.save(tx, by, self.ids[0], app.service(Shelves), app.now())
        said = app.say_to(interaction)("format-saved")
        await replies.replace(interaction, _panel(interaction, by.guild_id, said))


class Look(Press, name="formats:look", label="formats-look", rows=0):
    """Ask which format to look at."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        say, formats = app.say_to(interaction), app.service(Shelves).of(by.guild_id)
        offered = {one.name: key for key, one in formats.all.items()}
        form = LookForm.titled(say("formats-look-form"))
        form.add_item(fields.choice("format", say("formats-look-which"), offered, chosen=formats.default))
        await interaction.response.send_modal(form)


class LookForm(Form, name="formats:look-form", rows=0):
    """The format that somebody wants to look at."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        say, one = app.say_to(interaction), app.service(Shelves).of(by.guild_id).find(filled.chosen("format"))
        _, own, id = one.key.partition("own:")
        buttons: list[Press] = [Remove.of(say, int(id))] if own else []
        await replies.replace(interaction, format_cards.look(say, one, [*buttons, Open.of(say)]))


class Remove(Press, name="formats:remove", label="format-remove", style=discord.ButtonStyle.danger):
    """Take a server's own format away."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.write() as tx:
            await actions.remove(tx, by, self.ids[0], app.service(Shelves), app.now())
        said = app.say_to(interaction)("format-removed")
        await replies.replace(interaction, _panel(interaction, by.guild_id, said))


BUTTONS = (Open, Add, Save, Look, Remove)
FORMS = (AddForm, LookForm)


async def _show_mistakes(interaction: Interaction, card: Card, rest: Mapping[str, str]) -> None:
    if rest:
        await files.answer_with(interaction, card, rest)
    else:
        await replies.answer(interaction, card)


def _panel(interaction: Interaction, guild_id: int, said: str = "") -> Card:
    app = interaction.client
    say, shelves = app.say_to(interaction), app.service(Shelves)
    own: list[Format] = [one for key, one in shelves.of(guild_id).all.items() if key not in shelves.host.all]
    buttons = [Look.of(say), Add.of(say)]
    return format_cards.every(say, own, shelves.host, buttons, said)
