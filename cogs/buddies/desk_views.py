"""What moderators press beside the queue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord

from bot.buddies import asked, desk
from bot.buddies.asked import Asked
from bot.buddies.store import queue as entries
from bot.buddies.store.tables import Settings
from bot.core.changes import Clash, fingerprint
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.ui import clashes, permissions, replies
from bot.ui.app import Interaction
from bot.ui.clashes import Wanted
from bot.ui.components import Press
from bot.ui.fields import person, text, text_channel, tick
from bot.ui.filled import Filled
from bot.ui.forms import Form
from cogs.buddies import cards

PRIMARY, DANGER = discord.ButtonStyle.primary, discord.ButtonStyle.danger
LIST_LENGTH = 800


class Place(Press, name="buddies:desk-place", label="buddy-desk-place", rows=0):
    """Open the form: on or off, where, and for whom."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.read() as tx:
            chosen = await entries.chosen(tx, by.guild_id)
        await interaction.response.send_modal(PlaceForm.of(app.say_to(interaction), chosen))


class Questions(Press, name="buddies:desk-asked", label="buddy-desk-questions", rows=0):
    """Open the form with the lists of what people are asked."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.read() as tx:
            chosen = await entries.chosen(tx, by.guild_id)
        lists = Asked.of(chosen.asked, app.say_in(by.guild_id))
        await interaction.response.send_modal(AskedForm.of(app.say_to(interaction), chosen, lists))


class MatchNow(Press, name="buddies:desk-match", label="buddy-desk-match", style=PRIMARY, rows=0):
    """Have pairs looked for at once."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.write() as tx:
            await desk.match_now(tx, by, app.now())
        await show(interaction, app.say_to(interaction)("buddy-desk-matching"))


class EndAPair(Press, name="buddies:desk-end", label="buddy-desk-end", style=DANGER, rows=0):
    """Open the form to end a pair for safety, or keep somebody out."""

    async def pressed(self, interaction: Interaction) -> None:
        permissions.moderator(interaction)
        await interaction.response.send_modal(EndForm.of(interaction.client.say_to(interaction)))


class LetIn(Press, name="buddies:desk-in", label="buddy-desk-in", rows=0):
    """Open the form to let somebody come to the queue again."""

    async def pressed(self, interaction: Interaction) -> None:
        permissions.moderator(interaction)
        await interaction.response.send_modal(InForm.of(interaction.client.say_to(interaction)))


PLACE = ("open", "channel_id", "adults_only")
ASKED = ("asked",)


class PlaceForm(Form, name="buddies:desk-place-form"):
    """On or off, where, and for whom. The number of a form stands for what was set when it was opened."""

    @classmethod
    def of(cls, say: Say, chosen: Settings) -> PlaceForm:
        """Return the form, filled with what is set."""
        form = cls.titled(say("buddy-desk-place"), fingerprint(desk.in_form(chosen, PLACE)))
        form.add_item(tick("open", say("buddy-desk-on"), ticked=chosen.open))
        below = say("buddy-desk-channel-below")
        form.add_item(
            text_channel("channel", say("buddy-desk-channel-field"), below, chosen=chosen.channel_id)
        )
        form.add_item(tick("adults", say("buddy-desk-adults-field"), ticked=chosen.adults_only))
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        permissions.moderator(interaction)
        await save_mine(interaction, wanted(interaction, read_place(filled), ids[0]))


class AskedForm(Form, name="buddies:desk-asked-form"):
    """The lists of what people are asked, one thing a line."""

    @classmethod
    def of(cls, say: Say, chosen: Settings, lists: Asked) -> AskedForm:
        """Return the form, filled with what is set."""
        form = cls.titled(say("buddy-desk-questions"), fingerprint(desk.in_form(chosen, ASKED)))
        for name, filled in (
            ("wishes", "\n".join(lists.wishes)),
            ("offers", "\n".join(lists.offers)),
            ("traits", asked.written(lists.traits)),
        ):
            label, below = say(f"buddy-asks-{name}"), say(f"buddy-asks-{name}-below")
            form.add_item(text(name, label, below, max_length=LIST_LENGTH, filled=filled, long=True))
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        lists = Asked(
            asked.lines(filled.text("wishes")),
            asked.lines(filled.text("offers")),
            asked.named(filled.text("traits")),
        )
        permissions.moderator(interaction)
        await save_mine(interaction, wanted(interaction, {"asked": lists.noted()}, ids[0]))


class EndForm(Form, name="buddies:desk-end-form", rows=0):
    """Whose pair ends, and whether they are kept out."""

    @classmethod
    def of(cls, say: Say) -> EndForm:
        """Return the form."""
        form = cls.titled(say("buddy-desk-end"))
        form.add_item(person("who", say("buddy-desk-end-who"), say("buddy-desk-end-below")))
        out = say("buddy-desk-out-below")
        form.add_item(tick("out", say("buddy-desk-out"), ticked=False, below=out))
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        act = desk.keep_out if filled.ticked("out") else desk.part
        async with app.database.write() as tx:
            await act(tx, by, _person(filled), app.now())
        said = "buddy-desk-out-done" if filled.ticked("out") else "buddy-desk-end-done"
        await show(interaction, app.say_to(interaction)(said))


class InForm(Form, name="buddies:desk-in-form", rows=0):
    """Who may come to the queue again."""

    @classmethod
    def of(cls, say: Say) -> InForm:
        """Return the form."""
        form = cls.titled(say("buddy-desk-in"))
        form.add_item(person("who", say("buddy-desk-in-who")))
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.write() as tx:
            await desk.let_in(tx, by, _person(filled), app.now())
        await show(interaction, app.say_to(interaction)("buddy-desk-in-done"))


BUTTONS = (Place, Questions, MatchNow, EndAPair, LetIn)
FORMS = (PlaceForm, AskedForm, EndForm, InForm)


async def show(interaction: Interaction, said: str = "") -> None:
    """Show the queue as moderators see it."""
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.read() as tx:
        seen = await desk.overview(tx, by.guild_id)
    say = app.say_to(interaction)
    lists = Asked.of(seen.settings.asked, app.say_in(by.guild_id))
    buttons: list[Press] = [Place.of(say), Questions.of(say), MatchNow.of(say)]
    more: list[Press] = [EndAPair.of(say), *([LetIn.of(say)] if seen.kept_out else [])]
    shown = cards.desk(say, seen, lists, said, buttons, more)
    await (replies.replace if interaction.message else replies.answer)(interaction, shown)


def read_place(filled: Filled) -> dict[str, Any]:
    """Return what was filled in there."""
    return {
        "open": filled.ticked("open"),
        "channel_id": _number(filled.chosen("channel")),
        "adults_only": filled.ticked("adults"),
    }


def wanted(interaction: Interaction, values: Mapping[str, Any], seen: int) -> Wanted:
    """Return what a moderator of this server filled in."""
    return Wanted(desk.KIND, permissions.actor(interaction).guild_id, values, seen)


async def save(interaction: Interaction, wanted: Wanted) -> bool:
    """Set what a moderator wants, and return whether it is set: else they are asked what is to count."""
    by, app = permissions.moderator(interaction), interaction.client
    _require_channel(interaction, wanted.values.get("channel_id"))
    async with app.database.write() as tx:
        saved = await desk.save(tx, by, wanted.values, app.now(), wanted.seen)
    if isinstance(saved, Clash):
        await clashes.ask(interaction, wanted, saved)
    return not isinstance(saved, Clash)


async def save_mine(interaction: Interaction, wanted: Wanted) -> None:
    """Set what a moderator wants, and show the queue."""
    if await save(interaction, wanted):
        await show(interaction, interaction.client.say_to(interaction)("buddy-desk-saved"))


async def keep_theirs(interaction: Interaction, _wanted: Wanted, said: str) -> None:
    """Show what another moderator set."""
    await show(interaction, said)


def _require_channel(interaction: Interaction, channel_id: int | None) -> None:
    channel = interaction.client.get_channel(channel_id or 0)
    if channel_id is None:
        return
    if not isinstance(channel, discord.TextChannel) or channel.guild.id != interaction.guild_id:
        raise Refusal("buddy-needs-channel")
    permissions.require_bot_may(channel, interaction.client.say_to(interaction), permissions.PAIRS)


def _number(chosen: str | None) -> int | None:
    return int(chosen) if chosen is not None and chosen.isascii() and chosen.isdigit() else None


def _person(filled: Filled) -> int:
    user_id = _number(filled.chosen("who"))
    if user_id is None:
        raise Refusal("error-gone")
    return user_id
