"""`/desk quiet`: pause everything that the bot would say by itself."""

from __future__ import annotations

from datetime import datetime

from discord import app_commands
from discord.app_commands import Range
from discord.utils import format_dt

from bot.core.same import Same
from bot.core.texts import Say
from bot.moderation import quiet
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp

Hours = Range[float, 0.25, quiet.LONGEST_HOURS]


class Wishes(Same[tuple[int, int, float | None], datetime | None]):
    """Silences that are asked for: where, by whom, and for how many hours."""


def add_to(app: App) -> None:
    """Give ``app`` the command and its button."""
    app.add_dynamic_items(End)
    app.share(Wishes())
    described = app_commands.describe(hours=app.say("quiet-command-hours"))
    command = app.desk.command(name="quiet", description=app.say("quiet-command"))
    command(described(replies.guarded(be_quiet)))


async def be_quiet(interaction: Interaction, hours: Hours | None = None) -> None:
    """Begin a silence; during one, end it, or let it last for as many hours as are given."""
    by, app = permissions.moderator(interaction), interaction.client
    say = app.say_to(interaction)

    async def work() -> datetime | None:
        async with app.database.write() as tx:
            return await quiet.begin_or_end(tx, by, app.servers, hours, app.now())

    async def tell(until: datetime | None) -> None:
        await replies.answer(interaction, _begun(say, until) if until else _ended(say))

    await app.service(Wishes).do((by.guild_id, by.user_id, hours), work, tell)


class End(Press, name="desk:end-quiet", label="quiet-end", rows=0):
    """End the silence before its time."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.write() as tx:
            await quiet.end(tx, by, app.servers, app.now())
        await replies.replace(interaction, _ended(app.say_to(interaction)))


def _begun(say: Say, until: datetime) -> Card:
    said = say("quiet-begun", until=format_dt(until))
    return Card(say("quiet-heading"), said, rows=[[End.of(say), GetHelp.of(say)]])


def _ended(say: Say) -> Card:
    return Card(say("quiet-heading"), say("quiet-ended"), rows=[[GetHelp.of(say)]])
