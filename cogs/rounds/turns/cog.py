"""What turns do by themselves: say whose it is, and step over who has left the server."""

from __future__ import annotations

from functools import partial

import discord
import structlog
from discord.ext import commands

from bot.core.jobs import Job
from bot.rounds import store as rounds
from bot.rounds.store import Round
from bot.rounds.turns import actions, course, rules, store
from bot.rounds.turns.rules import Course
from bot.rounds.turns.store import Told
from bot.ui.app import App
from bot.ui.posts import Turns as OneAtATime
from bot.ui.replies import NOBODY
from cogs.rounds.membership import has_left
from cogs.rounds.saying import said_before, say_once
from cogs.rounds.service import RoundService
from cogs.rounds.turns import cards, views

LOOK_AFTER, LOOK_AT_LATEST = 3, 60
"""Minutes until Discord is asked whether the one whose turn it is has left: doubled each time."""


class Turns(commands.Cog):
    """Does what is due. Every step can run twice without harm."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._one_at_a_time = OneAtATime()
        self._log = structlog.get_logger("turns")
        app.scheduler.handles(course.TELL, self._tell, in_silence="works")
        app.scheduler.handles(course.LOOK, self._look, in_silence="works")

    async def _tell(self, job: Job) -> None:
        """Say in the thread what is new, and take away what was said before."""
        await self._app.wait_until_ready()
        async with self._one_at_a_time.of(int(job.key)):
            while await self._tell_next(int(job.key), again=job.attempts > 1):
                pass

    async def _tell_next(self, round_id: int, *, again: bool) -> bool:
        """Say what is new; return whether that changed meanwhile."""
        found, there = await self._read(round_id)
        if found is None or there is None or found.thread_id is None or there[1].told_step == there[1].step:
            return False
        going, told = there
        if await self._step_over(found, going):
            return True
        await self._take_away(found.thread_id, told)
        call_id = await self._say(found, found.thread_id, going, told, again=again)
        async with self._app.database.write() as tx:
            await actions.note_told(tx, round_id, told.step, call_id)
            if going.now is not None and not going.paused:
                await course.look_later(tx, found, told.step, LOOK_AFTER, self._app.now())
        self._app.service(RoundService).cards.touch(round_id)
        return False

    async def _read(self, round_id: int) -> tuple[Round | None, tuple[Course, Told] | None]:
        async with self._app.database.read() as tx:
            return await rounds.get(tx, round_id), await store.get(tx, round_id)

    async def _say(
        self, found: Round, thread_id: int, going: Course, told: Told, *, again: bool
    ) -> int | None:
        """Say how far the round is; return the message if it is to be taken away again."""
        say = self._app.say_in(found.guild_id)
        card = cards.call(say, found, going, views.at_turn(say, found.id, told.step))
        if card is None:
            return None
        once = partial(say_once, self._app, thread_id, card, told.step, again=again)
        try:
            message_id = await once(nonce=f"t{found.id}.{told.step}", mentions=_called(going))
        except (discord.Forbidden, discord.NotFound) as error:
            self._log.info("turn not told", error=type(error).__name__)
            return None
        return message_id if going.phase == rules.TURNS else None

    async def _take_away(self, thread_id: int, told: Told) -> None:
        """Take away what is no longer true: nobody need read later whose turn passed without a word."""
        calls = [told.call_id] if told.call_id is not None else []
        missed = range(told.told_step + 1, told.step)
        try:
            if missed:  # the bot may have been stopped between saying one of them and remembering it
                calls += await said_before(self._app, thread_id, missed)
            for call_id in calls:
                await self._delete(thread_id, call_id)
        except (discord.Forbidden, discord.NotFound) as error:
            self._log.info("calls not looked for", error=type(error).__name__)

    async def _delete(self, thread_id: int, message_id: int) -> None:
        try:
            await self._app.get_partial_messageable(thread_id).get_partial_message(message_id).delete()
        except discord.NotFound:
            self._log.info("call gone already")

    async def _look(self, job: Job) -> None:
        """See now and then whether the one whose turn it is has left the server."""
        await self._app.wait_until_ready()
        round_id, step, minutes = int(job.key), job.payload["step"], job.payload["minutes"]
        found, there = await self._read(round_id)
        if found is None or there is None or there[1].step != step or await self._step_over(found, there[0]):
            return
        async with self._app.database.write() as tx:
            later = min(2 * minutes, LOOK_AT_LATEST)
            await course.look_later(tx, found, step, later, self._app.now())

    async def _step_over(self, found: Round, going: Course) -> bool:
        """Go on without the one whose turn it is, if they have left or were forgotten; say whether."""
        now = going.now
        if going.phase != rules.TURNS or (now is None and going.paused):
            return False
        if now is not None and not await has_left(self._app, found.guild_id, now.user_id):
            return False
        async with self._app.database.write() as tx:
            await actions.step_over(tx, found.id, now.user_id if now else None, self._app.now())
        return True


def _called(going: Course) -> discord.AllowedMentions:
    """Return whom a message notifies: the one whose turn it is, and nobody else in the whole round."""
    if going.now is None or going.paused:
        return NOBODY
    return discord.AllowedMentions(everyone=False, roles=False, users=[discord.Object(going.now.user_id)])
