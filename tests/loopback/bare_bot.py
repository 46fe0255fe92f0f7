"""A small discord.py bot of another make, which tests the loopback and is a baseline for measuring.

As a script: `python -m tests.loopback.bare_bot http://127.0.0.1:PORT` (the token is in DISCORD_TOKEN).
"""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from tests.loopback.redirect import redirect_to

Interaction = discord.Interaction[Any]


class Hello(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"hello:(?P<number>\d+)"):
    """A button that works after a restart, since all it needs is in its custom id."""

    def __init__(self, number: int) -> None:
        button = discord.ui.Button[Any](label="Hello", custom_id=f"hello:{number}")
        super().__init__(button)
        self.number = number

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Hello:
        """Make it from what was pressed."""
        return cls(int(match["number"]))

    async def callback(self, interaction: Interaction) -> None:
        """Answer the person alone."""
        await interaction.response.send_message(f"Hello {self.number}", ephemeral=True)


class Question(discord.ui.Modal, title="How are you?"):
    """A form with one of each field."""

    words = discord.ui.Label(
        text="In your words",
        component=discord.ui.TextInput[Any](required=False, max_length=1000, style=discord.TextStyle.long),
    )
    answers = discord.ui.Label(
        text="How may people answer?",
        component=discord.ui.RadioGroup[Any](
            options=[
                discord.RadioGroupOption(label="Please only read", value="read"),
                discord.RadioGroupOption(label="Kind words", value="kind", default=True),
            ]
        ),
    )
    hidden = discord.ui.Label(text="Hide it", component=discord.ui.Checkbox[Any]())
    topic = discord.ui.Label(
        text="Topic",
        component=discord.ui.Select[Any](
            required=False,
            options=[discord.SelectOption(label="Sleep", value="s"), discord.SelectOption(label="Work")],
        ),
    )

    async def on_submit(self, interaction: Interaction) -> None:
        """Think, then say what was sent."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        fields = (self.words.component, self.answers.component, self.hidden.component)
        told = " ".join(str(getattr(field, "value", None)) for field in fields)
        chosen = getattr(self.topic.component, "values", [])
        await interaction.edit_original_response(content=f"{told} {chosen}")


class Card(discord.ui.LayoutView):
    """A Components V2 message."""

    def __init__(self, text: str) -> None:
        super().__init__(timeout=None)
        row = discord.ui.ActionRow[Any]()
        row.add_item(Hello(1))
        ask = discord.ui.Button[Any](label="Ask me", custom_id="ask")
        row.add_item(ask)
        self.add_item(discord.ui.Container[Any](discord.ui.TextDisplay(text), row))


class BareBot(commands.Bot):
    """Commands, a card with two buttons, a form, and what it heard."""

    def __init__(self, intents: discord.Intents | None = None, **options: Any) -> None:
        intents = intents or discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__("!", intents=intents, help_command=None, **options)
        self.heard: list[discord.Message] = []
        self.resumed = 0

    async def setup_hook(self) -> None:
        """Offer the commands."""
        self.add_dynamic_items(Hello)
        self.tree.command(description="Post a card with a thread")(card)
        self.tree.add_command(keep)
        self.tree.add_command(app_commands.ContextMenu(name="Look at this", callback=look))
        await self.tree.sync()

    async def on_message(self, message: discord.Message, /) -> None:
        """Remember, do nothing."""
        self.heard.append(message)

    async def on_resumed(self) -> None:
        """Count."""
        self.resumed += 1

    async def on_interaction(self, interaction: Interaction) -> None:
        """Open the form."""
        if interaction.data and interaction.data.get("custom_id") == "ask":
            await interaction.response.send_modal(Question())


async def card(interaction: Interaction) -> None:
    """Post a card, and start a thread from it."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    assert isinstance(interaction.channel, discord.TextChannel)
    message = await interaction.channel.send(view=Card("A round is open."))
    thread = await message.create_thread(name="The round")
    await interaction.followup.send(f"Opened {thread.mention}")


keep = app_commands.Group(name="keep", description="For keepers")


@keep.command(name="round", description="Say the format")
@app_commands.describe(format="Which", hours="How long", who="Whom")
@app_commands.choices(format=[app_commands.Choice(name="Inner weather", value="weather")])
async def keep_round(
    interaction: Interaction,
    format: str,
    hours: app_commands.Range[int, 1, 48] = 24,
    who: discord.Member | None = None,
) -> None:
    """Answer with the options."""
    name = who.display_name if who else "nobody"
    await interaction.response.send_message(f"{format} for {hours} hours with {name}")


@keep.command(name="topic", description="Type in a topic")
async def keep_topic(interaction: Interaction, topic: str) -> None:
    """Answer with the topic."""
    await interaction.response.send_message(topic)


@keep_topic.autocomplete("topic")
async def topics(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer two."""
    names = [name for name in ("Housing", "Health") if name.lower().startswith(current)]
    return [app_commands.Choice(name=name, value=name.lower()) for name in names]


async def look(interaction: Interaction, message: discord.Message) -> None:
    """Say how long a message is."""
    await interaction.response.send_message(f"{len(message.content)} characters", ephemeral=True)


if __name__ == "__main__":
    redirect_to(sys.argv[1])
    BareBot().run(os.environ["DISCORD_TOKEN"])
