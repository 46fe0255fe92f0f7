"""What moderators press beside the settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from discord.ui import Label

from bot.core.changes import Clash, fingerprint
from bot.core.servers import Server
from bot.moderation import settings
from bot.ui import clashes, permissions, replies, server_page
from bot.ui.app import Interaction
from bot.ui.clashes import Wanted
from bot.ui.components import Card, Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from bot.ui.help import GetHelp
from cogs.moderation import settings_fields

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


class PlaceForm(Form, name="desk:place-form"):
    """Language and place. The number of a form stands for what was set when it was opened."""

    @classmethod
    def of(cls, interaction: Interaction, guild_id: int) -> PlaceForm:
        """Return the form, filled with what is set."""
        app, say = interaction.client, interaction.client.say_to(interaction)
        chosen = app.servers.chosen(guild_id)
        form = cls.titled(say("settings-place"), _print(chosen, settings.PLACE))
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
        form = cls.titled(say("settings-people"), _print(chosen, settings.PEOPLE))
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
        form = cls.titled(say("settings-kept"), _print(chosen, settings.KEPT))
        return _with(form, settings_fields.kept(say, chosen, app.servers.host_days))

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        permissions.moderator(interaction)
        await save(
            interaction, settings_fields.read_kept(filled, interaction.client.servers.host_days), ids[0]
        )


BUTTONS = (Place, People, KeptDays)
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
    await clashes.ask(interaction, Wanted(settings.KIND, by.guild_id, wanted, seen), saved)
    return False


async def save_mine(interaction: Interaction, wanted: Wanted) -> None:
    """Set what somebody wanted although another one was faster."""
    await save(interaction, wanted.values, wanted.seen)


async def keep_theirs(interaction: Interaction, _wanted: Wanted, said: str) -> None:
    """Show what the other one set."""
    await replies.replace(interaction, panel(interaction, permissions.actor(interaction).guild_id, said))


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


def _print(chosen: Server, names: tuple[str, ...]) -> int:
    return fingerprint(settings.noted(settings.values_of(chosen, names)))
