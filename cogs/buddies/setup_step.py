"""The step of `/desk setup` in which moderators turn the buddy queue on, and what is looked at in the end."""

from __future__ import annotations

import discord

from bot.buddies.store import queue as entries
from bot.buddies.store.tables import Settings
from bot.core.texts import Say
from bot.ui import permissions
from bot.ui.app import App, Interaction
from bot.ui.components import Press
from bot.ui.filled import Filled
from bot.ui.setup import BUDDIES, Setup, Step
from cogs.buddies.desk_views import PlaceForm, read_place, save, wanted


def add_to(app: App) -> None:
    """Give ``app`` the step, its button and its form, and what is looked at in the end."""
    setup = app.service(Setup)
    about, button = "setup-buddies-about", SetBuddies.of
    setup.steps[BUDDIES] = Step("setup-buddies", about, _state, lambda say: [button(say)])
    setup.checks.append(_check)
    app.add_dynamic_items(SetBuddies)
    app.add_forms(SetBuddiesForm)


class SetBuddies(Press, name="desk:setup-buddies", label="setup-buddies-button", rows=0):
    """Open the form: on or off, where, and for whom."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        chosen = await _chosen(app, by.guild_id)
        await interaction.response.send_modal(SetBuddiesForm.of(app.say_to(interaction), chosen))


class SetBuddiesForm(PlaceForm, name="desk:setup-buddies-form"):
    """The same form as at the desk of the queue, and then the next step."""

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        permissions.moderator(interaction)
        app = interaction.client
        if await save(interaction, wanted(interaction, read_place(filled), ids[0])):
            said = app.say_to(interaction)("buddy-desk-saved")
            await app.service(Setup).go_on(interaction, BUDDIES + 1, said)


async def _chosen(app: App, guild_id: int) -> Settings:
    async with app.database.read() as tx:
        return await entries.chosen(tx, guild_id)


async def _state(app: App, say: Say, guild_id: int) -> str:
    chosen = await _chosen(app, guild_id)
    if chosen.open and chosen.channel_id is not None:
        return say("setup-buddies-on", channel=f"<#{chosen.channel_id}>")
    return say("setup-buddies-off")


async def _check(app: App, say: Say, guild_id: int) -> list[str]:
    chosen = await _chosen(app, guild_id)
    if not chosen.open or chosen.channel_id is None:
        return []
    channel = app.get_channel(chosen.channel_id)
    if not isinstance(channel, discord.abc.GuildChannel):
        return [say("setup-check-gone", channel=f"<#{chosen.channel_id}>")]
    missing = permissions.missing_in(channel, say, permissions.PAIRS)
    named = ", ".join(missing)
    return [say("setup-check-channel", channel=channel.mention, permissions=named)] if missing else []
