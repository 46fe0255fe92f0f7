"""How members tell the moderators something: from a message, or from a button."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ui import Label, LayoutView, TextDisplay

from bot.core.errors import Refusal
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.members import store as members
from bot.moderation import reports
from bot.ui import fields, permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.components import Card, Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from bot.ui.help import GetHelp
from bot.ui.pages import Pages
from bot.ui.telling import TellModerators

LONGEST = 1500


def add_to(app: App) -> None:
    """Give ``app`` the button, the message menu and their form."""
    app.tell_moderators = open_form
    app.add_dynamic_items(TellModerators, TellFromMine)
    app.service(Pages).add("mine", TellFromMine)
    app.add_forms(TellForm)
    told = app_commands.guild_only(replies.guarded(tell_of_message))
    app.tree.context_menu(name=app.say("tell-moderators"))(told)


async def open_form(interaction: Interaction, guild_id: int) -> None:
    """Open the form for the moderators of a server that this person is in. Raises Refusal."""
    guild = await _guild_of(interaction, guild_id)
    await interaction.response.send_modal(TellForm.of(interaction.client.say_to(interaction), guild))


class TellFromMine(Press, name="tell:mine", label="tell-moderators", rows=0):
    """Open the form for the moderators of this server; in a direct message, of one that is then chosen."""

    async def pressed(self, interaction: Interaction) -> None:
        app, say = interaction.client, interaction.client.say_to(interaction)
        servers = await _servers_of(interaction)
        if not servers:
            raise Refusal("report-no-server")
        if len(servers) == 1:
            await app.tell_moderators(interaction, servers[0].id)
        else:
            await interaction.response.send_modal(TellForm.for_one_of(say, servers))


async def tell_of_message(interaction: Interaction, message: discord.Message) -> None:
    """Open the form about a message. Nobody looks into that message."""
    by = permissions.actor(interaction)
    guild = await _guild_of(interaction, by.guild_id)
    say = interaction.client.say_to(interaction)
    await interaction.response.send_modal(TellForm.of(say, guild, message.channel.id, message.id))


class TellForm(Form, name="tell-form", rows=3):
    """Words for the moderators.

    Its numbers are the server (zero: it is chosen in the form), the channel and the message (zeros: none).
    """

    @classmethod
    def of(cls, say: Say, guild: discord.Guild, channel_id: int = 0, message_id: int = 0) -> TellForm:
        """Return the form, which first says who will read it."""
        form = cls.titled(say("report-form"), guild.id, channel_id, message_id)
        who = say("report-form-who", server=escape(guild.name))
        form.add_item(TextDisplay(f"{who}\n{say('report-form-message')}" if message_id else who))
        form.add_item(_words(say))
        return form

    @classmethod
    def for_one_of(cls, say: Say, servers: list[discord.Guild]) -> TellForm:
        """Return the form with a choice of servers."""
        form = cls.titled(say("report-form"), 0, 0, 0)
        form.add_item(TextDisplay(say("report-form-who-chosen")))
        names = [guild.name for guild in servers]
        named = {
            name if names.count(name) == 1 else f"{name[:70]} · {guild.id}": str(guild.id)
            for name, guild in zip(names, servers, strict=True)
        }
        form.add_item(fields.choice("server", say("report-form-server"), named, chosen=""))
        form.add_item(_words(say))
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        app, say = interaction.client, interaction.client.say_to(interaction)
        words = filled.text("words")
        async with replies.door(interaction, lambda said: _words_back(say, said, words)):
            guild_id, channel_id, message_id = ids
            guild_id = guild_id or _chosen(filled)
            guild = await _guild_of(interaction, guild_id)
            about = _link(interaction, guild_id, channel_id, message_id) if message_id else None
            kind = reports.MESSAGE if about else reports.TOLD
            async with app.database.write() as tx:
                await reports.tell(tx, guild.id, interaction.user.id, kind, words[:LONGEST], app.now(), about)
            unread = app.servers.of(guild.id).moderators_channel_id is None
            alone = say("report-nobody-named") if unread else ""
            await replies.answer(interaction, Card(say("report-told"), alone, rows=[[GetHelp.of(say)]]))


def _words(say: Say) -> Label[Any]:
    label, hint = say("report-form-words"), say("report-form-hint")
    return fields.text("words", label, hint, max_length=LONGEST, long=True)


def _chosen(filled: Filled) -> int:
    chosen = filled.chosen("server") or ""
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 20):
        raise Refusal("report-which")
    return int(chosen)


async def _servers_of(interaction: Interaction) -> list[discord.Guild]:
    """Return where this person is: this server; in a direct message, where they did something, by name."""
    if interaction.guild is not None:
        return [interaction.guild]
    async with interaction.client.database.read() as tx:
        known = await members.servers_of(tx, interaction.user.id)
    guilds = [guild for id in known if (guild := interaction.client.get_guild(id)) is not None]
    return sorted(guilds, key=lambda guild: guild.name.casefold())


def _words_back(say: Say, said: str, words: str) -> list[LayoutView]:
    blocks = [say("report-your-words"), escape(words)] if words.strip() else []
    return [Card(said, *blocks, rows=[[GetHelp.of(say)]])]


def _link(interaction: Interaction, guild_id: int, channel_id: int, message_id: int) -> str:
    if (interaction.guild_id, interaction.channel_id) != (guild_id, channel_id):
        raise Refusal("error-elsewhere")
    return f"https://discord.com/channels/{guild_id}/{channel_id}/{message_id}"


async def _guild_of(interaction: Interaction, guild_id: int) -> discord.Guild:
    """Return the server, if this is pressed there, or by one of its members in a direct message."""
    guild = interaction.client.get_guild(guild_id)
    if interaction.guild_id is not None:
        if guild is None or interaction.guild_id != guild_id:
            raise Refusal("error-elsewhere")
        return guild
    if guild is None:
        raise Refusal("report-not-here")
    try:
        await guild.fetch_member(interaction.user.id)
    except discord.NotFound:
        raise Refusal("report-not-here") from None
    return guild
