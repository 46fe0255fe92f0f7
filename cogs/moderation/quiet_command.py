"""`/desk quiet`: pause everything that the bot would say by itself."""

from __future__ import annotations

from discord import app_commands
from discord.app_commands import Range
from discord.utils import format_dt

from bot.moderation import quiet
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp

Hours = Range[float, 0.25, quiet.LONGEST_HOURS]


def add_to(app: App) -> None:
    """Give ``app`` the command and its button."""
    app.add_dynamic_items(End)
    described = app_commands.describe(hours=app.say("quiet-command-hours"))
    command = app.desk.command(name="quiet", description=app.say("quiet-command"))
    command(described(replies.guarded(be_quiet)))


async def be_quiet(interaction: Interaction, hours: Hours | None = None) -> None:
    """Begin a silence; during one, end it, or let it last for as many hours as are given."""
    by, app = permissions.moderator(interaction), interaction.client
    if hours is None and app.servers.of(by.guild_id).is_quiet(app.now()):
        await _end(interaction)
        return
    say = app.say_to(interaction)
    async with app.database.write() as tx:
        until = await quiet.begin(tx, by, app.servers, float(hours or quiet.HOURS), app.now())
    said = say("quiet-begun", until=format_dt(until))
    await replies.answer(interaction, Card(say("quiet-heading"), said, rows=[[End.of(say), GetHelp.of(say)]]))


class End(Press, name="desk:end-quiet", label="quiet-end", rows=0):
    """End the silence before its time."""

    async def pressed(self, interaction: Interaction) -> None:
        await _end(interaction)


async def _end(interaction: Interaction) -> None:
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.write() as tx:
        await quiet.end(tx, by, app.servers, app.now())
    say = app.say_to(interaction)
    shown = Card(say("quiet-heading"), say("quiet-ended"), rows=[[GetHelp.of(say)]])
    await (replies.replace if interaction.message else replies.answer)(interaction, shown)
