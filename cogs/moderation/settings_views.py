"""What moderators press beside the settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import discord
from discord.ui import Label
from discord.utils import format_dt

from bot.core.texts import Say
from bot.moderation import settings
from bot.moderation.settings import Clash
from bot.ui import permissions, replies, server_page
from bot.ui.app import App, Interaction
from bot.ui.components import Card, Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from bot.ui.help import GetHelp
from cogs.moderation import settings_fields
from cogs.moderation.pending import Pending, Wanted

AnyForm = TypeVar("AnyForm", bound=Form)


class Place(Press, name="desk:place", label="settings-place", rows=0):
    """Open the form with the language and the place."""

    async def pressed(self, interaction: Interaction) -> None:
        by = permissions.moderator(interaction)
        await interaction.response.send_modal(PlaceForm.of(interaction, by.guild_id))


class People(Press, name="desk:people", label="settings-people", rows=0):
    """Open the form with the roles and the channels."""

    async def pressed(self, interaction: Interaction) -> None:
        by = permissions.moderator(interaction)
        await interaction.response.send_modal(PeopleForm.of(interaction, by.guild_id))


class KeptDays(Press, name="desk:kept", label="settings-kept", rows=0):
    """Open the form that says for how long things are kept."""

    async def pressed(self, interaction: Interaction) -> None:
        by = permissions.moderator(interaction)
        await interaction.response.send_modal(KeptForm.of(interaction, by.guild_id))


class UseMine(Press, name="desk:use-mine", label="settings-use-mine", style=discord.ButtonStyle.primary):
    """Set what somebody wanted although another one was faster."""

    async def pressed(self, interaction: Interaction) -> None:
        by = permissions.moderator(interaction)
        wanted = interaction.client.service(Pending).take(self.ids[0], by)
        await save(interaction, wanted.values, wanted.seen)


class KeepTheirs(Press, name="desk:keep-theirs", label="settings-keep-theirs"):
    """Leave what the other one set."""

    async def pressed(self, interaction: Interaction) -> None:
        by = permissions.moderator(interaction)
        interaction.client.service(Pending).take(self.ids[0], by)
        said = interaction.client.say_to(interaction)("settings-kept-theirs")
        await replies.replace(interaction, panel(interaction, by.guild_id, said))


class PlaceForm(Form, name="desk:place-form"):
    """Language and place. The number of a form stands for what was set when it was opened."""

    @classmethod
    def of(cls, interaction: Interaction, guild_id: int) -> PlaceForm:
        """Return the form, filled with what is set."""
        app, say = interaction.client, interaction.client.say_to(interaction)
        chosen = app.servers.chosen(guild_id)
        form = cls.titled(say("settings-place"), settings.print_of(chosen, settings.PLACE))
        return _with(form, settings_fields.place(app, say, chosen))

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        permissions.moderator(interaction)
        await save(interaction, settings_fields.read_place(interaction.client, filled), ids[0])


class PeopleForm(Form, name="desk:people-form"):
    """Roles, channels and the number of messages."""

    @classmethod
    def of(cls, interaction: Interaction, guild_id: int) -> PeopleForm:
        """Return the form, filled with what is set."""
        app, say = interaction.client, interaction.client.say_to(interaction)
        chosen = app.servers.chosen(guild_id)
        form = cls.titled(say("settings-people"), settings.print_of(chosen, settings.PEOPLE))
        return _with(form, settings_fields.people(say, chosen))

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by = permissions.moderator(interaction)
        await save(interaction, settings_fields.read_people(by.guild_id, filled), ids[0])


class KeptForm(Form, name="desk:kept-form"):
    """For how long things are kept."""

    @classmethod
    def of(cls, interaction: Interaction, guild_id: int) -> KeptForm:
        """Return the form, filled with what is set."""
        app, say = interaction.client, interaction.client.say_to(interaction)
        chosen = app.servers.chosen(guild_id)
        form = cls.titled(say("settings-kept"), settings.print_of(chosen, settings.KEPT))
        return _with(form, settings_fields.kept(say, chosen, app.servers.host_days))

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        permissions.moderator(interaction)
        await save(
            interaction, settings_fields.read_kept(filled, interaction.client.servers.host_days), ids[0]
        )


BUTTONS = (Place, People, KeptDays, UseMine, KeepTheirs)
FORMS = (PlaceForm, PeopleForm, KeptForm)


async def save(
    interaction: Interaction, wanted: Mapping[str, Any], seen: int, *, silently: bool = False
) -> bool:
    """Set what is wanted, and show it; when somebody else was faster, show what they did and ask.

    Return whether it is set. ``silently``: whoever calls shows something else then.
    """
    by, app = permissions.moderator(interaction), interaction.client
    say = app.say_to(interaction)
    settings_fields.check(app, say, by.guild_id, wanted)
    async with app.database.write() as tx:
        saved = await settings.save(tx, by, app.servers, wanted, seen, app.now())
    if not isinstance(saved, Clash):
        if not silently:
            await replies.replace(interaction, panel(interaction, by.guild_id, say("settings-saved")))
        return True
    seen_now = settings.print_of(saved.there, tuple(wanted))
    app.service(Pending).put(interaction.id, Wanted(by.guild_id, by.user_id, wanted, seen_now))
    await replies.answer(interaction, _clash(app, say, saved, wanted, interaction.id))
    return False


def panel(interaction: Interaction, guild_id: int, said: str = "") -> Card:
    """Return all settings of a server with what changes them."""
    app, say = interaction.client, interaction.client.say_to(interaction)
    return Card(
        say("settings-heading"),
        said,
        "\n".join(server_page.lines_of(app, guild_id, say)),
        f"-# {say('settings-readable')}",
        rows=[[Place.of(say), People.of(say), KeptDays.of(say)], [GetHelp.of(say)]],
    )


def _with(form: AnyForm, fields: Sequence[Label[Any]]) -> AnyForm:
    for field in fields:
        form.add_item(field)
    return form


def _clash(app: App, say: Say, clash: Clash, wanted: Mapping[str, Any], id: int) -> Card:
    there, yours = _flat(settings.values_of(clash.there, tuple(wanted))), _flat(wanted)
    lines = [
        say(
            "settings-clash-line",
            name=say(f"settings-field-{name.replace('_', '-')}"),
            there=server_page.value_of(app, say, name, there.get(name)),
            yours=server_page.value_of(app, say, name, yours.get(name)),
        )
        for name in dict.fromkeys((*yours, *there))
        if yours.get(name) != there.get(name)
    ]
    last = clash.last
    said = say("settings-clash-by", who=f"<@{last.by_user_id}>", when=format_dt(last.at, "R")) if last else ""
    return Card(
        say("settings-clash"),
        said,
        "\n".join(lines),
        rows=[[UseMine.of(say, id), KeepTheirs.of(say, id), GetHelp.of(say)]],
    )


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: value for name, value in values.items() if name != "kept_days"},
        **values.get("kept_days", {}),
    }
