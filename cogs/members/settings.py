"""What people set for themselves: language and place. Features add their own buttons (`bot.ui.pages`)."""

from __future__ import annotations

from bot.core.persons import Person
from bot.core.texts import Say
from bot.members import store
from bot.ui import fields, permissions, places, replies, server_page
from bot.ui.app import App, Interaction
from bot.ui.components import Card, Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from bot.ui.pages import Pages
from cogs.members import cards, views

AS_THE_SERVER = "-"


class Settings(Press, name="mine:settings", label="mine-settings", rows=0):
    """Show what somebody set."""

    async def pressed(self, interaction: Interaction) -> None:
        await replies.replace(interaction, panel(interaction))


class Change(Press, name="mine:change", label="mine-change", rows=0):
    """Open the form with language and place."""

    async def pressed(self, interaction: Interaction) -> None:
        await interaction.response.send_modal(ChangeForm.of(interaction))


class ThisServer(Press, name="mine:server", label="mine-this-server", rows=0):
    """Show everything that the server set."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        say = app.say_to(interaction)
        lines = "\n".join(server_page.lines_of(app, by.guild_id, say))
        shown = cards.panel(say, say("mine-server-heading"), lines, buttons=[Settings.of(say)])
        await replies.replace(interaction, shown)


class ChangeForm(Form, name="mine:change-form", rows=0):
    """Language, country, area and time zone of one person."""

    @classmethod
    def of(cls, interaction: Interaction) -> ChangeForm:
        """Return the form, filled with what is set."""
        app, say = interaction.client, interaction.client.say_to(interaction)
        person = app.persons.of(interaction.user.id)
        form = cls.titled(say("mine-change-form"))
        offered = {say("mine-as-the-server"): AS_THE_SERVER}
        offered |= {server_page.language_name(tag): tag for tag in sorted(app.texts.locales())}
        chosen = person.language or AS_THE_SERVER
        form.add_item(fields.choice("language", say("settings-field-language"), offered, chosen=chosen))
        set_ = {"country": person.country, "area": person.area, "time_zone": person.time_zone}
        for field in places.asked(app, say, **set_):
            form.add_item(field)
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        app, language = interaction.client, filled.chosen("language")
        wanted = {
            "language": language if language in app.texts.locales() else None,
            **places.read(app, filled),
        }
        async with app.database.write() as tx:
            await store.remember(tx, app.persons, interaction.user.id, **wanted)
        said = app.say_to(interaction)("mine-saved")
        await replies.replace(interaction, panel(interaction, said))


BUTTONS = (Settings, Change, ThisServer)
FORMS = (ChangeForm,)


def panel(interaction: Interaction, said: str = "") -> Card:
    """Return what somebody set, with what changes it."""
    app, say = interaction.client, interaction.client.say_to(interaction)
    buttons: list[Press] = [Change.of(say), *app.service(Pages).of("settings", say)]
    buttons += [ThisServer.of(say)] if interaction.guild_id is not None else []
    lines = "\n".join(_lines(app, say, app.persons.of(interaction.user.id)))
    return cards.panel(say, say("mine-settings-heading"), said, lines, buttons=[*buttons, views.Mine.of(say)])


def _lines(app: App, say: Say, person: Person) -> list[str]:
    named = ("language", "country", "area", "time_zone")
    return [
        say(f"mine-is-{name.replace('_', '-')}", value=_value(app, say, name, getattr(person, name)))
        for name in named
    ]


def _value(app: App, say: Say, name: str, value: str | None) -> str:
    return say("mine-as-the-server") if value is None else server_page.value_of(app, say, name, value)
