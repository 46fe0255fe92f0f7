"""The baseline: makes the same calls to Discord for a round as Alongside does, and stores nothing.

As a script: `python -m bench.bare_bot http://127.0.0.1:PORT` (the token is in DISCORD_TOKEN). With
`--members` it has discord.py's default cache and the members intent; with `--libraries` it imports what
Alongside is built on, and uses none of it.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from importlib import import_module
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import ActionRow, Button, Container, DynamicItem, Label, LayoutView, Modal, TextDisplay

from tests.loopback.redirect import redirect_to

Interaction = discord.Interaction[Any]
EDIT_GAP = 5.0
LIBRARIES = (
    "aiosqlite", "babel", "cryptography.fernet", "fluent.runtime", "pydantic.main", "sqlalchemy.ext.asyncio",
    "structlog", "typer", "yaml",
)  # fmt: skip
"""What Alongside imports at each start, beside discord.py."""


class Listen(DynamicItem[Button[Any]], template=r"listen"):
    """Answers, and redraws the card."""

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Any, match: re.Match[str], /) -> Listen:
        return cls(item)

    async def callback(self, interaction: Interaction) -> None:
        await interaction.response.send_message(view=panel("You are here."), ephemeral=True)
        interaction.client.redraw(interaction.message)


class CheckIn(DynamicItem[Button[Any]], template=r"check-in"):
    """Opens the form."""

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: Any, match: re.Match[str], /) -> CheckIn:
        return cls(item)

    async def callback(self, interaction: Interaction) -> None:
        await interaction.response.send_modal(Form())


class Form(Modal, title="Inner weather"):
    """Thinks, posts what was written in the thread, and says so."""

    weather = Label[Any](
        text="What is your weather today?",
        component=discord.ui.TextInput[Any](
            style=discord.TextStyle.paragraph, required=False, max_length=1000
        ),
    )
    more = Label[Any](
        text="Would you like to say more about it?",
        component=discord.ui.TextInput[Any](
            style=discord.TextStyle.paragraph, required=False, max_length=1000
        ),
    )
    welcome = Label[Any](
        text="How may people answer?",
        component=discord.ui.RadioGroup[Any](
            required=False,
            options=[
                discord.RadioGroupOption(label="Please only read", value="read", default=True),
                discord.RadioGroupOption(label="Kind words", value="kind"),
                discord.RadioGroupOption(label="Questions are welcome", value="questions"),
                discord.RadioGroupOption(label="Ideas are welcome", value="ideas"),
            ],
        ),
    )
    noted = Label[Any](text="Hide it behind a content note", component=discord.ui.Checkbox[Any]())

    async def on_submit(self, interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        assert interaction.message is not None
        thread = interaction.client.get_partial_messageable(interaction.message.id)
        written = [getattr(field.component, "value", "") for field in (self.weather, self.more)]
        view = LayoutView(timeout=None)
        view.add_item(Container[Any](TextDisplay("\n".join([interaction.user.display_name, *written]))))
        await thread.send(view=view, allowed_mentions=discord.AllowedMentions.none())
        await interaction.edit_original_response(view=panel("Shared."))
        interaction.client.redraw(interaction.message)


def button(label: str, custom_id: str) -> Button[Any]:
    """Return a button."""
    return Button(label=label, custom_id=custom_id)


def panel(text: str) -> LayoutView:
    """Return a sentence in a box with one button."""
    view = LayoutView(timeout=None)
    view.add_item(Container[Any](TextDisplay(text), ActionRow[Any](button("Get help now", "help"))))
    return view


def card() -> LayoutView:
    """Return the card of a round."""
    view = LayoutView(timeout=None)
    texts = [TextDisplay[Any](f"Line {number}") for number in range(6)]
    buttons = [
        button("Check in", "check-in"),
        button("Just listening", "listen"),
        button("Keep", "keep"),
        button("Get help now", "help"),
    ]
    view.add_item(Container[Any](*texts, ActionRow[Any](*buttons)))
    return view


class BareBot(commands.Bot):
    """One command, two buttons, one form."""

    def __init__(self, intents: discord.Intents) -> None:
        super().__init__("!", intents=intents, help_command=None)
        self._drawing: dict[int, asyncio.Task[None]] = {}

    async def setup_hook(self) -> None:
        """Offer the command and the buttons."""
        self.add_dynamic_items(Listen, CheckIn)
        self.tree.add_command(keep)
        await self.tree.sync()

    def redraw(self, message: discord.Message | None) -> None:
        """Edit a card now, and not again for `EDIT_GAP` seconds."""
        if message is not None and message.id not in self._drawing:
            self._drawing[message.id] = asyncio.create_task(self._redraw(message))

    async def _redraw(self, message: discord.Message) -> None:
        await message.edit(view=card(), allowed_mentions=discord.AllowedMentions.none())
        await asyncio.sleep(EDIT_GAP)
        del self._drawing[message.id]


keep = app_commands.Group(name="keep", description="For keepers")


@keep.command(name="round", description="Open a round")
async def keep_round(interaction: Interaction, format: str) -> None:
    """Post the card, and start a thread from it and named after the format."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    assert isinstance(interaction.channel, discord.TextChannel)
    message = await interaction.channel.send(view=card())
    await message.create_thread(name=format)
    await interaction.edit_original_response(view=panel("The round is open."))


def main() -> None:
    """Run until stopped."""
    address, *options = sys.argv[1:]
    redirect_to(address)
    if "--libraries" in options:
        for library in LIBRARIES:
            import_module(library)
    intents = discord.Intents(guilds=True, guild_messages=True)
    if "--members" in options:
        intents = discord.Intents.default()
        intents.members = True
    BareBot(intents).run(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    main()
