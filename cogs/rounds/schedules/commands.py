"""`/keep schedule`: look at what is planned, and plan more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.circles import actions as circles
from bot.circles import store as circle_store
from bot.circles.hours import LONGEST_HOURS, SHORTEST_HOURS
from bot.circles.own.shelves import Shelves
from bot.core.errors import Refusal
from bot.core.markdown import escape
from bot.core.zones import UTC, Zones
from bot.rounds.schedules import actions, rules, store, typed
from bot.rounds.schedules.rules import Pattern
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from cogs.rounds.commands import chosen_format, suggest_formats
from cogs.rounds.schedules import cards, views

Weeks = Range[int, 1, rules.LONGEST_EVERY]
Hours = Range[float, SHORTEST_HOURS, LONGEST_HOURS]
OPTIONS = ("format", "days", "time", "every", "hours", "time_zone", "mention")
TYPED_SHOWN = 40
MOST_CHOICES = 25
"""Discord's limit for what an option suggests."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed as options."""

    days: str | None
    time: str | None
    every: int | None
    hours: float | None
    time_zone: str | None

    def pattern(
        self, interaction: Interaction, usual_hours: float | None, usual_zone: str | None, now: datetime
    ) -> Pattern:
        """Return when the rounds would open. Raises Refusal when something is missing or unclear."""
        if not self.days or not self.time:
            raise Refusal("schedule-needs-both")
        app = interaction.client
        zone = (
            _zone(app, self.time_zone) or usual_zone or app.servers.of(interaction.guild_id).time_zone or UTC
        )
        return Pattern(
            typed.read_days(self.days, app.language_to(interaction), app.language_in(interaction.guild_id)),
            typed.read_time(self.time),
            self.every or 1,
            zone,
            rules.week_of(now, zone),
            float(self.hours or usual_hours or app.settings.rounds.hours_open),
        )


def add_to(app: App) -> None:
    """Give ``app`` the command."""
    say = app.say
    options = {name: say(f"keep-schedule-{name.replace('_', '-')}") for name in OPTIONS}
    suggested = app_commands.autocomplete(format=suggest_formats, time_zone=suggest_zones)
    made = suggested(app_commands.describe(**options)(replies.guarded(keep_schedule)))
    app.keep.command(name="schedule", description=say("keep-schedule"))(made)


async def keep_schedule(
    interaction: Interaction,
    format: str | None = None,
    days: str | None = None,
    time: str | None = None,
    every: Weeks | None = None,
    hours: Hours | None = None,
    time_zone: str | None = None,
    mention: discord.Role | None = None,
) -> None:
    """Show what is planned in this circle; with options, what would be, to be saved."""
    asked = Asked(days, time, every, hours, time_zone)
    if asked == Asked(None, None, None, None, None) and format is None and mention is None:
        await _show(interaction)
    else:
        await _look_at(interaction, asked, format, mention)


async def suggest_zones(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Return the time zones whose city or country holds what was typed."""
    found = interaction.client.service(Zones).suggest(typed, MOST_CHOICES)
    return [Choice(name=name.replace("_", " "), value=name) for name in found]


async def _show(interaction: Interaction) -> None:
    by, app = permissions.actor(interaction), interaction.client
    async with app.database.read() as tx:
        await circles.find(tx, by.guild_id, by.channel_id)
        shown = await views.panel(tx, interaction, by)
    await replies.answer(interaction, shown)


async def _look_at(
    interaction: Interaction, asked: Asked, format: str | None, role: discord.Role | None
) -> None:
    by, app = permissions.actor(interaction), interaction.client
    actions.require_moderator(by)
    now = app.now()
    async with app.database.read() as tx:
        there = await circle_store.get(tx, by.guild_id, by.channel_id)
        others = await store.of_circle(tx, by.channel_id)
    # A circle keeps its clocks, also when the server's are set anew.
    usual_zone = others[-1].zone if others else None
    pattern = asked.pattern(interaction, there.hours if there else None, usual_zone, now)
    chosen = chosen_format(app.service(Shelves).of(by.guild_id), format) if format else None
    if role is not None and role.is_default():
        raise Refusal("schedule-not-everyone")
    channel = app.get_channel(by.channel_id)
    if isinstance(channel, discord.TextChannel):
        permissions.require_bot_may(channel, app.say_to(interaction))
    async with app.database.write() as tx:
        circle = await circles.find(tx, by.guild_id, by.channel_id)
        looked_at = await actions.look_at(
            tx,
            by,
            circle,
            pattern,
            format=chosen.key if chosen else None,
            role_id=role.id if role else None,
            now=now,
        )
    voice, silent = cards.Voice.to(interaction), _is_silent(role, channel)
    button = views.Save.of(voice.say, looked_at.id)
    await replies.answer(interaction, cards.preview(voice, looked_at, silent, now, button))


def _zone(app: App, typed: str | None) -> str | None:
    """The zone that was meant; None when nobody typed one. Raises Refusal."""
    if not typed or not typed.strip():
        return None
    found = app.service(Zones).find(typed)
    if found is None:
        raise Refusal("schedule-zone-unclear", typed=escape(typed.strip()[:TYPED_SHOWN]))
    return found


def _is_silent(role: discord.Role | None, channel: object) -> bool:
    """Say whether Discord would notify nobody when the bot mentions this role in this channel."""
    if role is None or role.mentionable or not isinstance(channel, discord.TextChannel):
        return False
    return not channel.permissions_for(channel.guild.me).mention_everyone
