"""What the desk does by itself: tell moderators of reports, and members what became of theirs."""

from __future__ import annotations

from discord.ext import commands

from bot.core import budget, jobs, reports
from bot.core.jobs import Job
from bot.core.markdown import escape
from bot.core.reports import Report
from bot.moderation.reports import LETTER
from bot.ui import letters, notices
from bot.ui.app import App
from bot.ui.components import Card
from bot.ui.help import GetHelp
from cogs.moderation import reports_desk


class Moderation(commands.Cog):
    """Does what is due. Every step can run twice without harm."""

    def __init__(self, app: App) -> None:
        self._app = app
        app.scheduler.handles(reports.NOTICE, self._notice, in_silence="waits")
        app.scheduler.handles(LETTER, self._letter, in_silence="waits")

    async def _notice(self, job: Job) -> None:
        """Tell the moderators that there is something to read; what came meanwhile is told together."""
        app, guild_id = self._app, int(job.key)
        async with app.database.read() as tx:
            waiting = [one for one in await reports.open_in(tx, guild_id) if one.taken_on_at is None]
        if not waiting:
            return
        what = f"reports:{waiting[-1].id}"
        later = await notices.tell(
            app, guild_id, "moderators", what, reports_desk.notice(app.say_in(guild_id))
        )
        if later is not None:
            async with app.database.write() as tx:
                await jobs.put(tx, job.kind, job.key, later, guild_id=guild_id)

    async def _letter(self, job: Job) -> None:
        """Tell a member what became of their report, not at night; only how it stands in the end."""
        app, guild_id, now = self._app, job.guild_id or 0, self._app.now()
        async with app.database.write() as tx:
            found = await reports.get(tx, guild_id, int(job.key))
            if found is None:
                return
            later = letters.may_go_at(app, found.user_id, guild_id, now)
            if later <= now:
                what = f"report:{found.id}:{'closed' if found.closed_at else 'taken'}"
                later = await budget.claim_letter(tx, found.user_id, what, now) or now
            if later > now:
                await jobs.put(tx, job.kind, job.key, later, guild_id=guild_id)
                return
        await letters.send(app, found.user_id, self._card(found), f"report{found.id}{bool(found.closed_at)}")

    def _card(self, found: Report) -> Card:
        app = self._app
        say, guild = app.say_for(found.user_id, found.guild_id), app.get_guild(found.guild_id)
        server = escape(guild.name) if guild else "?"
        told = (
            [say("report-letter-closed", server=server), say("report-letter-again")]
            if found.closed_at
            else [say("report-letter-taken-on", server=server)]
        )
        return Card(*told, rows=[[GetHelp.of(say)]])
