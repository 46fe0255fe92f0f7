"""What reminders do by themselves: write to those who asked, and turn off where no letter arrives."""

from __future__ import annotations

from datetime import datetime

import discord
import structlog
from discord.ext import commands

from bot.core import jobs
from bot.core.database import Tx
from bot.core.jobs import Job
from bot.members.consents import Ends
from bot.rounds.reminders import actions, rules, store
from bot.rounds.reminders.store import Reminder
from bot.rounds.schedules.resting import REMIND
from bot.ui import letters, replies
from bot.ui.app import App, Interaction
from cogs.rounds.reminders import cards, views


class Reminders(commands.Cog):
    """Does what is due. A letter that comes too late, or at night, is left out."""

    def __init__(self, app: App) -> None:
        self._app = app
        # Whom no letter reached, by server: asked at every press, so it is in memory.
        self._lost: set[tuple[int, int]] = set()
        app.scheduler.handles(REMIND, self._call, in_silence="works")
        app.scheduler.handles(actions.SEND, self._send, in_silence="asks")
        app.asides.append(self._say_lost)
        app.database.on_open(self._learn)
        app.service(Ends).add("reminders", actions.end)

    async def cog_load(self) -> None:
        """Know whom to tell; with the database away, as soon as it is back."""
        if self._app.database.is_open:
            async with self._app.database.read() as tx:
                await self._learn(tx)

    async def _learn(self, tx: Tx) -> None:
        self._lost = {(one.guild_id, one.user_id) for one in await store.lost(tx)}

    async def _call(self, job: Job) -> None:
        async with self._app.database.write() as tx:
            await actions.call(tx, int(job.key), self._app.now())

    async def _send(self, job: Job) -> None:
        await self._app.wait_until_ready()
        opens_at, now = datetime.fromisoformat(str(job.payload["opens_at"])), self._app.now()
        async with self._app.database.read() as tx:
            found = await actions.due(tx, int(job.key), int(job.payload["schedule"]), opens_at, now)
        if found is None or self._app.servers.of(found.guild_id).is_quiet(now):
            return
        free_at = letters.may_go_at(self._app, found.user_id, found.guild_id, now)
        moment = rules.send_at(opens_at, now, free_at)
        if moment is None or not await self._is_there(found):
            return
        async with self._app.database.write() as tx:
            if moment > now:
                payload = job.payload
                await jobs.put(tx, job.kind, job.key, moment, guild_id=found.guild_id, payload=payload)
                return
            if not await actions.claim(tx, found, opens_at, now):
                return
        await self._write(found, opens_at)

    async def _write(self, found: Reminder, opens_at: datetime) -> None:
        app = self._app
        say = app.say_for(found.user_id, found.guild_id)
        card = cards.letter(say, found.channel_id, opens_at, views.StopLetter.of(say, found.id))
        nonce = f"m{found.id}-{int(opens_at.timestamp())}"
        if not await letters.send(app, found.user_id, card, nonce):
            async with app.database.write() as tx:
                await actions.lose(tx, found, app.now())
            self._lost.add((found.guild_id, found.user_id))

    async def _is_there(self, found: Reminder) -> bool:
        """Say whether somebody is still in the server, and may see the circle."""
        guild, channel = self._app.get_guild(found.guild_id), self._app.get_channel(found.channel_id)
        if guild is None or not isinstance(channel, discord.TextChannel):
            return False
        try:
            member = await guild.fetch_member(found.user_id)
        except discord.NotFound:
            return False
        return channel.permissions_for(member).view_channel

    async def _say_lost(self, interaction: Interaction) -> None:
        """Say once, to whom no letter arrived, that reminders are off."""
        here = (interaction.guild_id or 0, interaction.user.id)
        if here not in self._lost:
            return
        app = self._app
        async with app.database.write() as tx:
            told = await actions.told(tx, *here)
        self._lost.discard(here)
        structlog.get_logger("reminders").info("reminders off", told=told)
        if told:
            card = replies.card_of(app.say_to(interaction)("reminder-lost"))
            await interaction.followup.send(view=card, ephemeral=True, allowed_mentions=replies.NOBODY)
