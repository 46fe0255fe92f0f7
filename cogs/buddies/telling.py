"""What people are told alone: by day, not more than a few letters a day, and each once."""

from __future__ import annotations

from functools import partial

from discord.utils import format_dt

from bot.buddies import answering, desk, ending, joining, matching, rules
from bot.buddies.answers import Answers
from bot.buddies.store import pairing as pairs
from bot.buddies.store import queue as entries
from bot.buddies.store.tables import ASKED, OPEN, OVER, UNTOLD, Entry, Pair, Place
from bot.core import budget, jobs
from bot.core.jobs import Job
from bot.core.markdown import escape
from bot.members import store as members
from bot.ui import letters
from bot.ui.app import App
from cogs.buddies import asking, cards, pair_views, panel, reaching, threads
from cogs.buddies.reaching import Keep, To

DROP_NOTE = "buddy-note"
"""The job that deletes a thread for one person which belongs to no pair. Its key is the thread."""


class Telling:
    """Writes to one person at a time. Every step can run twice without harm."""

    def __init__(self, app: App) -> None:
        self._app = app
        handles = app.scheduler.handles
        handles(matching.TELL, self._propose, in_silence="waits")
        handles(answering.OUTCOME, self._outcome, in_silence="waits")
        handles(answering.COMPANY, self._company, in_silence="waits")
        handles(ending.TELL_OVER, self._over, in_silence="waits")
        handles(joining.FADING, self._fading, in_silence="waits")
        handles(desk.TELL_OUT, self._out, in_silence="waits")
        handles(DROP_NOTE, self._drop_note, in_silence="works")

    async def _propose(self, job: Job) -> None:
        """Show somebody whom they might meet."""
        await self._app.wait_until_ready()
        found = await self._place(job)
        if found is None or found[0].state != ASKED or found[1].message_id is not None:
            return
        pair, place = found
        to = await self._to(place)
        if to is None or self._app.now() >= pair.closes_at or await self._waits(job, to, f"buddy:{place.id}"):
            return
        draw = partial(pair_views.proposal, self._app, pair, place)
        since = pair.made_at if job.attempts > 1 else None
        where = await reaching.reach(self._app, to, draw, f"b{place.id}.ask", self._keep(place), since)
        if where is not None:
            async with self._app.database.write() as tx:
                there = {"where_id": where.channel_id, "message_id": where.message_id}
                await pairs.change_place(tx, place.id, **there)

    async def _outcome(self, job: Job) -> None:
        """Tell somebody that it did not come together: they were promised to hear, so that needs no room."""
        await self._app.wait_until_ready()
        found = await self._place(job)
        if found is None or found[0].state != OVER or found[1].answer is None:
            return
        pair, place = found
        to = await self._to(place)
        if to is not None and place.answer != UNTOLD:
            if await self._waits(job, to):
                return
            say = self._app.say_for(place.user_id, place.guild_id)
            view = cards.outcome(say, place, [panel.ComeBack.of(say, pair.guild_id)])
            await reaching.reach(self._app, to, view, f"b{place.id}.end", self._keep(place))
        await reaching.retract(self._app, place.where_id, place.message_id)
        async with self._app.database.write() as tx:
            await answering.note_told(tx, place)

    async def _company(self, job: Job) -> None:
        """Ask one person, once and alone, whether it is still good."""
        await self._app.wait_until_ready()
        found = await self._place(job)
        to = await self._to(found[1]) if found is not None else None
        if found is None or to is None or found[0].state != OPEN:
            return
        pair, place = found
        if await self._waits(job, to, f"company:{place.id}"):
            return
        say = self._app.say_for(place.user_id, place.guild_id)
        since = pair.made_at if job.attempts > 1 else None
        view = pair_views.company(say, place)
        await reaching.reach(self._app, to, view, f"b{place.id}.ok", self._keep(place), since)

    async def _over(self, job: Job) -> None:
        """Tell somebody that their pair has ended, where its thread is gone."""
        await self._app.wait_until_ready()
        found = await self._place(job)
        if found is None or found[0].state != OVER:
            return
        place = found[1]
        to = await self._to(place) or To(place.guild_id, place.user_id, None)
        if await self._waits(job, to, f"buddy-over:{place.id}"):
            return
        say = self._app.say_for(place.user_id, place.guild_id)
        view = cards.card(say, say("buddy-over"), say("buddy-over-next"))
        await reaching.reach(self._app, to, view, f"b{place.id}.over", self._keep(place))

    async def _fading(self, job: Job) -> None:
        """Ask somebody who waits for long, once, whether they stay, before their place is forgotten."""
        await self._app.wait_until_ready()
        async with self._app.database.write() as tx:
            entry = await joining.fading(tx, int(job.key), self._app.now())
        if entry is None or await asking.here(self._app, entry.guild_id, entry.user_id) is None:
            return
        to = await self._to_entry(entry)
        if await self._waits(job, to, f"buddy-fading:{entry.id}"):
            return
        say = self._app.say_for(entry.user_id, entry.guild_id)
        until = format_dt(entry.fresh_at + rules.WAITING_KEPT, "D")
        asked = say("buddy-fading", server=self._server(entry.guild_id), until=until)
        view = cards.card(say, asked, buttons=[panel.Stay.of(say, entry.guild_id)])
        await reaching.reach(self._app, to, view, f"b{entry.id}.stay", self._keep_note(entry.guild_id))

    async def _out(self, job: Job) -> None:
        """Tell somebody that they are kept out of the queue, or may come to it again."""
        await self._app.wait_until_ready()
        guild_id, user_id = map(int, job.key.split(":"))
        async with self._app.database.read() as tx:
            known = await members.knows(tx, guild_id, user_id)
            out = user_id in await entries.all_kept_out(tx, guild_id)
            channel_id = (await entries.chosen(tx, guild_id)).channel_id
        to = To(guild_id, user_id, channel_id)
        if not known or await self._waits(job, to, f"buddy-{'out' if out else 'in'}:{guild_id}"):
            return
        say = self._app.say_for(user_id, guild_id)
        said = say("buddy-told-out" if out else "buddy-told-in", server=self._server(guild_id))
        nonce = f"b{user_id}.{'out' if out else 'in'}"
        await reaching.reach(self._app, to, cards.card(say, said), nonce, self._keep_note(guild_id))

    async def _drop_note(self, job: Job) -> None:
        await threads.delete(self._app, int(job.key))

    async def _waits(self, job: Job, to: To, what: str | None = None) -> bool:
        """Say whether a message waits: for the morning, or, if it is named, after others of this day."""
        now = self._app.now()
        at = letters.may_go_at(self._app, to.user_id, to.guild_id, now)
        async with self._app.database.write() as tx:
            if at <= now and what is not None:
                at = await budget.claim_letter(tx, to.user_id, what, now) or now
            if at > now:
                await jobs.put(tx, job.kind, job.key, at, guild_id=to.guild_id)
        return at > now

    async def _place(self, job: Job) -> tuple[Pair, Place] | None:
        async with self._app.database.read() as tx:
            return await pairs.of_place(tx, int(job.key))

    async def _to(self, place: Place) -> To | None:
        """Return how to reach somebody; None when they left the queue."""
        async with self._app.database.read() as tx:
            entry = await entries.entry_of(tx, place.guild_id, place.user_id)
        return await self._to_entry(entry, place.alone_id) if entry is not None else None

    async def _to_entry(self, entry: Entry, alone_id: int | None = None) -> To:
        async with self._app.database.read() as tx:
            channel_id = (await entries.chosen(tx, entry.guild_id)).channel_id
        letter = Answers.opened(entry.answers).letter
        return To(entry.guild_id, entry.user_id, channel_id, letter, alone_id)

    def _keep(self, place: Place) -> Keep:
        """Return what remembers a thread with the place of the one it is for."""

        async def keep(thread_id: int) -> None:
            async with self._app.database.write() as tx:
                await pairs.change_place(tx, place.id, alone_id=thread_id)

        return keep

    def _keep_note(self, guild_id: int) -> Keep:
        """Return what has a thread deleted after a while that belongs to no pair."""

        async def keep(thread_id: int) -> None:
            due_at = self._app.now() + rules.NOTE_KEPT
            async with self._app.database.write() as tx:
                await jobs.put(tx, DROP_NOTE, str(thread_id), due_at, guild_id=guild_id)

        return keep

    def _server(self, guild_id: int) -> str:
        guild = self._app.get_guild(guild_id)
        return escape(guild.name) if guild else "…"
