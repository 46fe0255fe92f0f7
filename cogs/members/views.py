"""What people press on the panels of `/mine`."""

from __future__ import annotations

import io

import discord
from discord.ui import File

from bot.core.kept import Item
from bot.core.texts import Say
from bot.members import actions
from bot.members.actions import Erasing
from bot.ui import replies
from bot.ui.app import Interaction
from bot.ui.components import Card, Press
from bot.ui.pages import Pages
from cogs.members import cards, downloads, words
from cogs.members.erasing import Eraser

HERE, ALL = 0, 1


class Mine(Press, name="mine", label="mine-button", rows=0):
    """Show what is kept."""

    async def pressed(self, interaction: Interaction) -> None:
        await replies.replace(interaction, await draw(interaction))


class Everywhere(Press, name="mine:all", label="mine-all", rows=0):
    """Show what is kept in every server, also in those that somebody left."""

    async def pressed(self, interaction: Interaction) -> None:
        await replies.replace(interaction, await draw(interaction, ALL))


class Further(Press, name="mine:further", label="mine-further", rows=2):
    """Show the next page. The numbers are what is shown, and which page of it."""

    async def pressed(self, interaction: Interaction) -> None:
        await replies.replace(interaction, await draw(interaction, *self.ids))


class Download(Press, name="mine:download", label="mine-download", rows=0):
    """Hand over everything that is kept, as text and as JSON."""

    async def pressed(self, interaction: Interaction) -> None:
        await replies.think(interaction)
        app, say, now = interaction.client, interaction.client.say_to(interaction), interaction.client.now()
        everything = await _everything(interaction)
        texts = {
            "alongside.txt": downloads.as_text(app, say, everything, now),
            "alongside.json": downloads.as_json(say, interaction.user.id, everything, now),
        }
        files = [discord.File(io.BytesIO(text.encode()), name) for name, text in texts.items()]
        card = cards.panel(say, say("download-done"))
        for one in files:
            card.add_item(File[Card](one))
        await interaction.edit_original_response(
            view=card, attachments=files, allowed_mentions=replies.NOBODY
        )


class EraseEverything(Press, name="mine:erase", label="mine-erase", style=discord.ButtonStyle.danger, rows=0):
    """Say what goes and what stays, and ask."""

    async def pressed(self, interaction: Interaction) -> None:
        app, say = interaction.client, interaction.client.say_to(interaction)
        async with app.database.read() as tx:
            standing = await app.kept.posted(tx, interaction.user.id)
        days = app.settings.backups.keep_days
        buttons = [EraseNow.of(say), Mine.of(say)]
        await replies.replace(interaction, cards.sure(say, len(standing), days, buttons))


class EraseNow(Press, name="mine:erase-now", label="erase-now", style=discord.ButtonStyle.danger, rows=0):
    """Erase everything. It cannot be taken back."""

    async def pressed(self, interaction: Interaction) -> None:
        app, say = interaction.client, interaction.client.say_to(interaction)
        wanted = Erasing(interaction.user.id, 0, app.now(), interaction.token)
        # The job may be done at once, and shows how far it is in this very answer.
        await replies.replace(interaction, cards.under_way(say, 0, 0, 0))
        app.service(Eraser).watch(wanted, interaction)
        async with app.database.write() as tx:
            await actions.begin_erasing(tx, app.kept, wanted)


BUTTONS = (Mine, Everywhere, Further, Download, EraseEverything, EraseNow)


async def show(interaction: Interaction) -> None:
    """Answer `/mine`."""
    await replies.answer(interaction, await draw(interaction))


async def draw(interaction: Interaction, scope: int = HERE, page: int = 0) -> Card:
    """Return a page of what is kept: here, or in every server. In a direct message it is always all."""
    app, say = interaction.client, interaction.client.say_to(interaction)
    guild_id = interaction.guild_id if scope == HERE else None
    found = words.pages(app, say, await _everything(interaction), guild_id)
    page = min(page, max(0, len(found) - 1))
    buttons: list[Press] = [Further.of(say, scope, page + 1)] if page + 1 < len(found) else []
    buttons += [Everywhere.of(say)] if guild_id is not None else []
    buttons += [*_pages(interaction, say), Download.of(say), EraseEverything.of(say)]
    return cards.mine(say, found[page] if found else "", page, len(found), buttons)


def _pages(interaction: Interaction, say: Say) -> list[Press]:
    return interaction.client.service(Pages).of("mine", say)


async def _everything(interaction: Interaction) -> dict[str, list[Item]]:
    app = interaction.client
    async with app.database.read() as tx:
        found = await app.kept.of(tx, interaction.user.id)
    return {feature: list(items) for feature, items in found.items()}
