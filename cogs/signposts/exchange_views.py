"""Bringing a list as a file, and taking one along."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import discord

from bot.core.errors import Refusal
from bot.core.problems import Problem
from bot.core.texts import Say
from bot.signposts import actions, importing
from bot.signposts.exchange import hsds_writing, reading, yaml_writing
from bot.signposts.exchange.listing import MOST_BYTES
from bot.signposts.importing import Draft
from bot.ui import fields, files, permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Card, Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.signposts import desk_cards, exchange_cards
from cogs.signposts.desk_links import ToList, Undo
from cogs.signposts.entry_fields import filled_in
from cogs.signposts.service import Signposts


class ImportFile(Press, name="signposts:import", label="signpost-import", rows=0):
    """Ask for a file."""

    async def pressed(self, interaction: Interaction) -> None:
        permissions.moderator(interaction)
        say = interaction.client.say_to(interaction)
        below = say("signpost-import-file-below")
        asked = [
            fields.file("file", say("signpost-import-file"), below),
            fields.tick("removing", say("signpost-import-removing"), ticked=False),
        ]
        form = filled_in(ImportForm.titled(say("signpost-import-form")), asked)
        await interaction.response.send_modal(form)


class ImportForm(Form, name="signposts:import-form", rows=0):
    """A file: read, compared with the list, and nothing changed yet."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        await replies.think(interaction)
        name, content = await files.attached(interaction, filled, MOST_BYTES)
        country = app.servers.of(by.guild_id).country
        found = await asyncio.to_thread(reading.read, name, content, country=country)
        if not found.good:
            await _show_mistakes(interaction, found.problems)
            return
        async with app.database.write() as tx:
            draft = await importing.bring(
                tx, by, found.entries, app.now(), removing=filled.ticked("removing")
            )
        await replies.answer(interaction, _draft(app.say_to(interaction), draft))


class Apply(Press, name="signposts:apply", label="signpost-apply", style=discord.ButtonStyle.primary):
    """Apply a file whose difference was shown."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app, id = permissions.moderator(interaction), interaction.client, self.ids[0]
        await replies.keep(interaction)
        outcome = await app.service(Signposts).change(
            by.guild_id, lambda tx: importing.apply(tx, by, id, app.now())
        )
        say = app.say_to(interaction)
        if isinstance(outcome, Draft):
            await replies.replace(interaction, _draft(say, outcome, say("signpost-import-moved")))
            return
        rows = [[Undo.of(say, outcome.undo or 0), ToList.of(say)]]
        done = desk_cards.panel(say, say("signpost-applied"), rows=rows)
        await replies.replace(interaction, done)


class Export(Press, name="signposts:export", label="signpost-export", rows=0):
    """Give a moderator the whole list as files, in both formats."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        await replies.think(interaction)
        async with app.database.read() as tx:
            listing = await actions.look_through(tx, by)
        listed = [one.entry for one in listing.signposts]
        if not listed:
            raise Refusal("signpost-export-empty")
        say = app.say_to(interaction)
        heading = say("signpost-export-heading")
        texts = {
            "signposts.yaml": await asyncio.to_thread(yaml_writing.write, listed, heading),
            "signposts.json": await asyncio.to_thread(hsds_writing.write, listed),
        }
        card = desk_cards.panel(say, say("signpost-exported", count=len(listed)))
        await files.answer_with(interaction, card, texts)


BUTTONS = (ImportFile, Apply, Export)
FORMS = (ImportForm,)


def _draft(say: Say, draft: Draft, said: str = "") -> Card:
    if not draft.difference:
        return desk_cards.panel(say, said, say("signpost-import-nothing"), rows=[[ToList.of(say)]])
    row = [Apply.of(say, draft.id), ToList.of(say)]
    return exchange_cards.differs(say, draft.difference, row, said)


async def _show_mistakes(interaction: Interaction, problems: Sequence[Problem]) -> None:
    say = interaction.client.say_to(interaction)
    card = exchange_cards.mistakes(say, problems, [ToList.of(say)])
    if len(problems) <= exchange_cards.MISTAKES_NAMED:
        await replies.answer(interaction, card)
        return
    await files.answer_with(interaction, card, {"mistakes.txt": "\n".join(map(str, problems)) + "\n"})
