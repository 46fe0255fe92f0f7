"""What sees that a check-in was answered, from references alone, and tells keepers who waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import discord
import structlog
from discord.ext import commands

from bot.core.errors import Unavailable
from bot.core.jobs import Job
from bot.rounds.heard import actions
from bot.rounds.heard.actions import Look
from bot.rounds.store import Round
from bot.ui import notices
from bot.ui.app import App
from bot.ui.posts import Turns
from bot.ui.replies import AWAY
from cogs.rounds.heard import cards


class Heard(commands.Cog):
    """Listens for answers, and looks at each round when its time has come."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._one_at_a_time = Turns()
        self._log = structlog.get_logger("heard")
        app.scheduler.handles(actions.LOOK, self._look, in_silence="waits")

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """See that somebody answered a check-in; never look at what they write."""
        answered = answers(message)
        if answered is None or isinstance(message.channel, discord.TextChannel):
            return  # check-ins stand in threads only
        try:
            async with self._app.database.read() as tx:
                if not await actions.is_waited_for(tx, *answered):
                    return
            async with self._app.database.write() as tx:
                await actions.note_answers(tx, [answered])
        except Unavailable:
            self._log.warning("answer not remembered")  # each look at the round reads the thread again

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Find the answers that came while the bot was away."""
        await self._catch_up_all()

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """The same in a server that Discord had lost for a while. Before `on_ready`, each comes once."""
        if self._app.is_ready():
            await self._catch_up_all(guild.id)

    async def _catch_up_all(self, guild_id: int | None = None) -> None:
        try:
            async with self._app.database.read() as tx:
                behind = await actions.to_catch_up(tx, self._app.now())
            for found, since in behind:
                if self._app.get_guild(found.guild_id) is not None and guild_id in (None, found.guild_id):
                    await self._catch_up(found, since)
        except (Unavailable, discord.HTTPException, *AWAY) as error:
            self._log.warning("answers not looked for", error=type(error).__name__)

    async def _catch_up(self, found: Round, since: int) -> None:
        """Read who answered what in a thread: authors and references alone."""
        thread = self._app.get_partial_messageable(found.thread_id or 0)
        given: list[tuple[int, int]] = []
        try:
            async for message in thread.history(limit=None, after=discord.Object(since)):
                answered = answers(message)
                given += [answered] if answered is not None else []
        except discord.NotFound:
            return
        async with self._app.database.write() as tx:
            await actions.note_answers(tx, given)

    async def _look(self, job: Job) -> None:
        """Tell the keepers, once, where somebody waits, and plan the next look."""
        await self._app.wait_until_ready()
        round_id = int(job.key)
        async with self._app.database.read() as tx:
            behind = await actions.since(tx, round_id)
        if behind is not None:
            await self._catch_up(*behind)
        async with self._one_at_a_time.of(job.guild_id or 0):  # so that one line tells of all
            await self._tell_of(round_id)

    async def _tell_of(self, round_id: int) -> None:
        now = self._app.now()
        async with self._app.database.read() as tx:
            look = await actions.look(tx, round_id, now)
            looks = await actions.to_tell(tx, look, now, cards.LINKS_IN_LINE) if look and look.news else ()
        if look is None:
            return
        later = await self._tell(looks) if looks else None
        async with self._app.database.write() as tx:
            if later is not None:
                await actions.look_again(tx, look.round, later)
                return
            for one in looks or [Look(look.round, [])]:
                await actions.note_told(tx, one.round, one.due, now)

    async def _tell(self, looks: Sequence[Look]) -> datetime | None:
        """Post the quiet line and return None; or return when the channel has room for it."""
        guild_id, what = looks[0].round.guild_id, f"unheard:{looks[0].due[-1].check_in_id}"
        line = cards.line(self._app.say_in(guild_id), looks)
        return await notices.tell(self._app, guild_id, "keepers", what, line)


def answers(message: discord.Message) -> tuple[int, int] | None:
    """Return which message a person's message is an answer to, and who they are; None when it is none."""
    to = message.reference
    if to is None or to.message_id is None or to.channel_id != message.channel.id:
        return None
    forwarded = to.type is discord.MessageReferenceType.forward
    by_a_person = not message.author.bot and message.webhook_id is None
    return (to.message_id, message.author.id) if by_a_person and not forwarded else None
