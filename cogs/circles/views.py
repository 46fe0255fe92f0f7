"""What moderators press on the panel of a circle."""

from __future__ import annotations

from collections.abc import Callable

import discord

from bot.circles import actions, hours, presets
from bot.circles.actions import ABOUT_LENGTH, NAME_LENGTH, Ways
from bot.circles.formats import Formats
from bot.circles.own.shelves import Shelves
from bot.circles.presets import Preset
from bot.circles.store import Circle
from bot.core.changes import Clash, fingerprint
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.ui import clashes, permissions, replies
from bot.ui.app import Interaction
from bot.ui.clashes import Wanted
from bot.ui.components import Card, Press
from bot.ui.fields import choice, several, text
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.circles import cards

POINT, REMINDERS = "point", "reminders"


class Make(Press, name="circles:make", label="circle-make", style=discord.ButtonStyle.primary):
    """Make a channel a circle."""

    async def pressed(self, interaction: Interaction) -> None:
        await make(interaction, self.ids[0])


class Change(Press, name="circles:change", label="circle-change"):
    """Open the form with a circle's name, purpose and format."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.read() as tx:
            circle = await actions.find(tx, by.guild_id, self.ids[0])
        form = ChangeForm.of(app.say_to(interaction), circle, app.service(Shelves).of(by.guild_id))
        await interaction.response.send_modal(form)


class Retire(Press, name="circles:retire", label="circle-retire", style=discord.ButtonStyle.danger):
    """Make a circle an ordinary channel again."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.write() as tx:
            circle = await actions.retire(tx, by, self.ids[0], app.now())
        say, formats = app.say_to(interaction), app.service(Shelves).of(by.guild_id)
        again = Make.of(say, circle.channel_id)
        await replies.replace(interaction, cards.one(say, circle, formats, [again], say("circle-retired")))


class Presets(Press, name="circles:presets", label="circle-presets"):
    """Show two ways to hold rounds, and what each would set."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        say, formats = app.say_to(interaction), app.service(Shelves).of(by.guild_id)
        async with app.database.read() as tx:
            circle = await actions.find(tx, by.guild_id, self.ids[0])
        buttons = [kind.of(say, circle.channel_id) for kind in (UseLight, UseHeld)]
        await replies.replace(interaction, cards.offered(say, circle, formats, buttons))


class UseLight(Press, name="circles:light", label="circle-use-light"):
    """Set a circle up for light rounds."""

    async def pressed(self, interaction: Interaction) -> None:
        await _use(interaction, self.ids[0], presets.light)


class UseHeld(Press, name="circles:held", label="circle-use-held"):
    """Set a circle up for rounds that somebody holds."""

    async def pressed(self, interaction: Interaction) -> None:
        await _use(interaction, self.ids[0], presets.held)


BUTTONS = (Make, Change, Retire, Presets, UseLight, UseHeld)


class ChangeForm(Form, name="circles:change", rows=2):
    """A circle's name, purpose and format, and how its rounds are held; its second number is what was set."""

    @classmethod
    def of(cls, say: Say, circle: Circle, formats: Formats) -> ChangeForm:
        """Return the form, filled with what is set."""
        form = cls.titled(say("circle-form"), circle.channel_id, fingerprint(actions.in_form(circle)))
        form.add_item(text("name", say("circle-form-name"), max_length=NAME_LENGTH, filled=circle.name))
        about = say("circle-form-about-hint")
        form.add_item(
            text("about", say("circle-form-about"), about, max_length=ABOUT_LENGTH, filled=circle.about)
        )
        offered = {format.name: key for key, format in formats.all.items()}
        form.add_item(choice("format", say("circle-form-format"), offered, chosen=circle.format))
        usual, written = say("circle-form-hours-below"), hours.written(circle.hours) if circle.hours else ""
        form.add_item(text("hours", say("circle-form-hours"), usual, max_length=6, filled=written))
        shows = {say("circle-form-point"): POINT, say("circle-form-reminders"): REMINDERS}
        chosen = [*([POINT] if circle.shows_point else []), *([REMINDERS] if circle.offers_reminders else [])]
        form.add_item(several("shows", say("circle-form-shows"), shows, chosen=chosen))
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        formats = interaction.client.service(Shelves).of(permissions.moderator(interaction).guild_id)
        typed, shows = filled.text("hours").strip(), filled.all_chosen("shows")
        values = {
            "name": filled.text("name"),
            "about": filled.text("about"),
            "format": formats.key(filled.chosen("format")),
            "hours": hours.read(typed) if typed else None,
            "shows_point": POINT in shows,
            "offers_reminders": REMINDERS in shows,
        }
        await save(interaction, Wanted(actions.KIND, ids[0], values, ids[1]))


async def save(interaction: Interaction, wanted: Wanted) -> None:
    """Set what a moderator filled in; when somebody else was faster, show what they did and ask."""
    by, app, values = permissions.moderator(interaction), interaction.client, wanted.values
    ways = Ways(values["hours"], values["shows_point"], values["offers_reminders"])
    plain = {name: values[name] for name in ("name", "about", "format")}
    async with app.database.write() as tx:
        saved = await actions.change(tx, by, wanted.key, **plain, ways=ways, now=app.now(), seen=wanted.seen)
    if isinstance(saved, Clash):
        await clashes.ask(interaction, wanted, saved)
    else:
        say, formats = app.say_to(interaction), app.service(Shelves).of(by.guild_id)
        await replies.replace(interaction, panel(say, saved, formats, say("circle-saved")))


async def keep_theirs(interaction: Interaction, wanted: Wanted, said: str) -> None:
    """Show what the other one set. Raises Refusal when the circle is none any more."""
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.read() as tx:
        circle = await actions.find(tx, by.guild_id, wanted.key)
    formats = app.service(Shelves).of(by.guild_id)
    await replies.replace(interaction, panel(app.say_to(interaction), circle, formats, said))


async def _use(interaction: Interaction, channel_id: int, of: Callable[[Formats], Preset]) -> None:
    by, app = permissions.moderator(interaction), interaction.client
    formats = app.service(Shelves).of(by.guild_id)
    async with app.database.write() as tx:
        circle = await actions.use_preset(tx, by, channel_id, of(formats), app.now())
    say = app.say_to(interaction)
    await replies.replace(interaction, panel(say, circle, formats, say("circle-saved")))


async def make(interaction: Interaction, channel_id: int) -> None:
    """Make a channel of this server a circle, and show its panel. Raises Refusal."""
    by, app = permissions.moderator(interaction), interaction.client
    say, channel = app.say_to(interaction), app.get_channel(channel_id)
    if not isinstance(channel, discord.TextChannel) or channel.guild.id != by.guild_id:
        raise Refusal("circle-needs-text-channel")
    permissions.require_bot_may(channel, say)
    formats = app.service(Shelves).of(by.guild_id)
    async with app.database.write() as tx:
        circle, new = await actions.make(
            tx, by, channel_id, name=channel.name, format=formats.default, now=app.now()
        )
    shown = panel(say, circle, formats, say("circle-made") if new else "")
    show = replies.replace if interaction.message else replies.answer
    await show(interaction, shown)


def panel(say: Say, circle: Circle, formats: Formats, said: str = "") -> Card:
    """Return a circle's panel with all that a moderator may press."""
    buttons: list[Press] = [kind.of(say, circle.channel_id) for kind in (Change, Presets, Retire)]
    return cards.one(say, circle, formats, buttons, said)
