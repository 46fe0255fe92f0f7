"""`/desk circles`: moderators make channels circles."""

from __future__ import annotations

from collections.abc import Awaitable

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.circles import actions, store
from bot.circles.formats import Formats, load_formats
from bot.circles.own import actions as own
from bot.circles.own.shelves import Shelves
from bot.core.errors import Unavailable
from bot.core.jobs import Job
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.components import Press
from bot.ui.posts import is_there
from cogs.circles import cards, format_views, views


class Circles(commands.Cog):
    """Listens."""

    def __init__(self, app: App) -> None:
        self._app = app
        app.scheduler.handles(own.FORGET, self._forget_unsaved, in_silence="works")

    async def cog_load(self) -> None:
        """Have servers' own formats in memory; with the database away, as soon as it is back."""
        shelves, database = self._app.service(Shelves), self._app.database
        database.on_open(shelves.load)
        if database.is_open:
            async with database.read() as tx:
                await shelves.load(tx)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """End the circle whose channel somebody deleted."""
        await self._note(self._lose(channel.guild.id, channel.id))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """End the circles whose channels were deleted while the bot was away."""
        await self._note(self._lose_unseen())

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """The same in a server that Discord had lost for a while. Before `on_ready`, each comes once."""
        if self._app.is_ready():
            await self._note(self._lose_unseen(guild.id))

    async def _note(self, news: Awaitable[None]) -> None:
        """Act on what happened in Discord; what is not remembered is found at the next start."""
        try:
            await news
        except (Unavailable, discord.HTTPException, *replies.AWAY) as error:
            structlog.get_logger("circles").warning("channels not looked at", error=type(error).__name__)

    async def _lose_unseen(self, guild_id: int | None = None) -> None:
        async with self._app.database.read() as tx:
            known = await (store.living(tx) if guild_id is None else store.of_guild(tx, guild_id))
        for circle in known:
            guild = self._app.get_guild(circle.guild_id)
            reached = guild is not None and not guild.unavailable
            if reached and not await is_there(self._app, circle.channel_id):
                await self._lose(circle.guild_id, circle.channel_id)

    async def _lose(self, guild_id: int, channel_id: int) -> None:
        async with self._app.database.write() as tx:
            await actions.lose(tx, guild_id, channel_id, self._app.now())

    async def _forget_unsaved(self, job: Job) -> None:
        async with self._app.database.write() as tx:
            await own.forget_unsaved(tx, job.guild_id or 0, int(job.key))


def add_to(app: App) -> None:
    """Give ``app`` the command, its buttons and its form, and the formats that it has files for."""
    formats, problems = load_formats(app.config_dir)
    app.problems.extend(problems)
    app.share(Formats(formats))
    app.share(Shelves(Formats(formats)))
    app.add_dynamic_items(*views.BUTTONS, *format_views.BUTTONS)
    app.add_forms(views.ChangeForm, *format_views.FORMS)
    named = app_commands.describe(channel=app.say("circles-command-channel"))
    app.desk.command(name="circles", description=app.say("circles-command"))(
        named(replies.guarded(show_circles))
    )


async def show_circles(interaction: Interaction, channel: discord.TextChannel | None = None) -> None:
    """Show the circles of this server; with a channel, make it one, or show the one it is."""
    by, app = permissions.moderator(interaction), interaction.client
    if channel is not None:
        await views.make(interaction, channel.id)
        return
    async with app.database.read() as tx:
        circles = await store.of_guild(tx, by.guild_id)
    say, known = app.say_to(interaction), by.channel_id in {circle.channel_id for circle in circles}
    buttons: list[Press] = [] if known else [views.Make.of(say, by.channel_id)]
    buttons.append(format_views.Open.of(say))
    await replies.answer(interaction, cards.every(say, circles, app.problems, buttons))
