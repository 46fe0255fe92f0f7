"""The step of `/desk setup` in which a server gets its first circle, with a schedule."""

from __future__ import annotations

import discord
from discord.utils import format_dt

from bot.circles import actions as circles
from bot.circles import hours
from bot.circles import store as circle_store
from bot.circles.own.shelves import Shelves
from bot.core.actor import Actor
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.rounds.schedules import actions, rules, typed
from bot.rounds.schedules.rules import Pattern
from bot.ui import fields, permissions
from bot.ui.app import App, Interaction
from bot.ui.components import Press
from bot.ui.filled import Filled
from bot.ui.forms import Form
from bot.ui.setup import CIRCLE, Setup, Step


def add_to(app: App) -> None:
    """Give ``app`` the step, its button and its form."""
    step = Step("setup-circle", "setup-circle-about", _state, lambda say: [FirstCircle.of(say)])
    app.service(Setup).steps[CIRCLE] = step
    app.add_dynamic_items(FirstCircle)
    app.add_forms(FirstCircleForm)


class FirstCircle(Press, name="desk:first-circle", label="setup-first-circle", rows=0):
    """Open the form."""

    async def pressed(self, interaction: Interaction) -> None:
        permissions.moderator(interaction)
        await interaction.response.send_modal(FirstCircleForm.of(interaction))


class FirstCircleForm(Form, name="desk:first-circle-form", rows=0):
    """A channel, a format, and when its rounds open."""

    @classmethod
    def of(cls, interaction: Interaction) -> FirstCircleForm:
        """Return the form, filled with what is usual."""
        app, say = interaction.client, interaction.client.say_to(interaction)
        formats = app.service(Shelves).of(interaction.guild_id)
        offered = {one.name: key for key, one in formats.all.items()}
        form = cls.titled(say("setup-circle"))
        days, at = say("setup-circle-days-below"), say("setup-circle-time-below")
        usual = hours.written(app.settings.rounds.hours_open)
        for field in (
            fields.text_channel("channel", say("setup-circle-channel"), chosen=None),
            fields.choice("format", say("setup-circle-format"), offered, chosen=formats.default),
            fields.text("days", say("setup-circle-days"), days, max_length=60),
            fields.text("time", say("setup-circle-time"), at, max_length=20, filled="19:00"),
            fields.text("hours", say("setup-circle-hours"), max_length=6, filled=usual),
        ):
            form.add_item(field)
        return form

    @classmethod
    async def sent(cls, interaction: Interaction, ids: tuple[int, ...], filled: Filled) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        say, now = app.say_to(interaction), app.now()
        channel = _channel(app, by.guild_id, filled.chosen("channel"))
        permissions.require_bot_may(channel, say)
        format = app.service(Shelves).of(by.guild_id).key(filled.chosen("format"))
        pattern = _pattern(app, by.guild_id, app.language_to(interaction), filled)
        there = Actor(by.guild_id, channel.id, by.user_id, by.moderator, by.keeper)
        async with app.database.write() as tx:
            circle, _ = await circles.make(tx, by, channel.id, name=channel.name, format=format, now=now)
            said = say("setup-circle-made")
            if pattern is not None:
                looked_at = await actions.look_at(
                    tx, there, circle, pattern, format=None, role_id=None, now=now
                )
                saved = await actions.save(tx, there, looked_at.id, now)
                when = actions.next_of(saved, now) or now
                said = say("setup-circle-planned", when=format_dt(when, "F"))
        await app.service(Setup).go_on(interaction, CIRCLE + 1, said)


def _channel(app: App, guild_id: int, chosen: str | None) -> discord.TextChannel:
    if chosen is None:
        raise Refusal("setup-circle-choose")
    channel = app.get_channel(int(chosen)) if chosen.isdigit() and len(chosen) < 20 else None
    if not isinstance(channel, discord.TextChannel) or channel.guild.id != guild_id:
        raise Refusal("circle-needs-text-channel")
    return channel


def _pattern(app: App, guild_id: int, language: str, filled: Filled) -> Pattern | None:
    """Return when the rounds open; None without days. Raises Refusal when that is unclear."""
    if not filled.text("days").strip():
        return None
    server, now = app.servers.of(guild_id), app.now()
    zone = server.time_zone or app.settings.time_zone
    return Pattern(
        typed.read_days(filled.text("days"), language, app.language_in(guild_id)),
        typed.read_time(filled.text("time")),
        1,
        zone,
        rules.week_of(now, zone),
        hours.read(filled.text("hours").strip() or str(app.settings.rounds.hours_open)),
    )


async def _state(app: App, say: Say, guild_id: int) -> str:
    async with app.database.read() as tx:
        return say("setup-circle-state", count=len(await circle_store.of_guild(tx, guild_id)))
