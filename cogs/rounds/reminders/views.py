"""What people press to be reminded of rounds, or no longer."""

from __future__ import annotations

import discord

from bot.circles import store as circles
from bot.circles.store import Circle
from bot.core.errors import Refusal
from bot.rounds.reminders import actions, store
from bot.ui import fields, permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Card, Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from bot.ui.help import GetHelp
from cogs.rounds.reminders import cards


class Open(Press, name="reminders:open", label="reminders-open", rows=0):
    """Show what somebody wants to be reminded of."""

    async def pressed(self, interaction: Interaction) -> None:
        await replies.replace(interaction, await _panel(interaction))


class Choose(Press, name="reminders:choose", label="reminders-choose", rows=0):
    """Ask which circle."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        say = app.say_to(interaction)
        async with app.database.read() as tx:
            every = await circles.of_guild(tx, by.guild_id)
        # A list takes 25, and this one has to be among them.
        every = sorted(every, key=lambda one: one.channel_id != by.channel_id)
        offered = {_name(one): str(one.channel_id) for one in every if _offers(interaction, one)}
        if not offered:
            raise Refusal("reminder-no-circles")
        form = ChooseForm.titled(say("reminders-form"))
        form.add_item(fields.choice("circle", say("reminders-which"), offered, chosen=str(by.channel_id)))
        await interaction.response.send_modal(form)


class ChooseForm(Form, name="reminders:choose-form", rows=0):
    """The circle that was chosen."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.actor(interaction), interaction.client
        chosen = filled.chosen("circle") or ""
        if not chosen.isascii() or not chosen.isdigit() or len(chosen) > 19:
            raise Refusal("error-gone")
        if not _sees(interaction, int(chosen)):
            raise Refusal("error-elsewhere")
        async with app.database.write() as tx:
            await actions.choose(tx, by.guild_id, by.user_id, int(chosen), app.now())
        said = app.say_to(interaction)("reminder-chosen", channel=f"<#{chosen}>")
        await replies.replace(interaction, await _panel(interaction, said))


class Stop(Press, name="reminders:stop", label="reminder-stop"):
    """Stop the reminders of one circle, on the panel."""

    async def pressed(self, interaction: Interaction) -> None:
        said = await _stop(interaction, self.ids[0])
        await replies.replace(interaction, await _panel(interaction, said))


class StopLetter(Press, name="reminders:stop-letter", label="reminder-stop-letter"):
    """The same, under a letter. The letter stays as it is."""

    async def pressed(self, interaction: Interaction) -> None:
        said = await _stop(interaction, self.ids[0])
        await replies.answer(
            interaction, Card(said, rows=[[GetHelp.of(interaction.client.say_to(interaction))]])
        )


BUTTONS = (Open, Choose, Stop, StopLetter)


async def _stop(interaction: Interaction, id: int) -> str:
    app = interaction.client
    async with app.database.write() as tx:
        found = await actions.stop(tx, interaction.user.id, id)
    return app.say_to(interaction)("reminder-stopped", channel=f"<#{found.channel_id}>")


async def _panel(interaction: Interaction, said: str = "") -> Card:
    app, say = interaction.client, interaction.client.say_to(interaction)
    async with app.database.read() as tx:
        chosen = await store.of_person(tx, interaction.user.id, interaction.guild_id)
    on = [(one, Stop.of(say, one.id)) for one in chosen if one.lost_at is None]
    return cards.panel(say, on, Choose.of(say) if interaction.guild_id else None, said)


def _offers(interaction: Interaction, circle: Circle) -> bool:
    return circle.offers_reminders and _sees(interaction, circle.channel_id)


def _name(circle: Circle) -> str:
    return f"{circle.name[:75]} ({str(circle.channel_id)[-4:]})"


def _sees(interaction: Interaction, channel_id: int) -> bool:
    channel, who = interaction.client.get_channel(channel_id), interaction.user
    if not isinstance(channel, discord.TextChannel) or not isinstance(who, discord.Member):
        return False
    return channel.guild.id == interaction.guild_id and channel.permissions_for(who).view_channel
