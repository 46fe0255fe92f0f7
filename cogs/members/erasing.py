"""Erasing everything about somebody: what stands in Discord first, then all rows, then a receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

import discord
import structlog

from bot.core import jobs
from bot.core.errors import Refusal, Unavailable
from bot.core.jobs import Job
from bot.core.kept import Posted, TakeBack
from bot.core.scheduler import wait_after
from bot.members import actions
from bot.members.actions import Erasing
from bot.members.erasures import MARKS_KEPT
from bot.members.ledger import Ledger
from bot.ui import letters
from bot.ui.app import App, Interaction
from bot.ui.components import Card
from bot.ui.replies import AWAY, NOBODY
from cogs.members import cards

AT_ONCE = 12
"""So many are taken back by one turn of the job, which then takes its place in line again."""

Standing = Sequence[tuple[TakeBack, Posted]]


class Eraser:
    """Does the job. Every step can run twice without harm, and goes on where an earlier process stopped."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._answers: dict[str, Interaction] = {}
        self._log = structlog.get_logger("members")

    async def repeat(self) -> None:
        """Erase those again whom an older copy of the database brought back, and complete the list of all."""
        app, now = self._app, self._app.now()
        if app.vault is None or app.application_id is None:
            return
        ledger = app.service(Ledger)
        ledger.forget_before(now - MARKS_KEPT)
        made = ledger.of(app.application_id)
        try:
            async with app.database.write() as tx:
                again = await actions.erase_again(tx, app.kept, app.persons, app.vault, made, now)
                await actions.write_down(tx, ledger, app.application_id)
        except Unavailable:
            self._log.warning("not looked yet whether somebody is to be erased again")
            return
        if again:
            self._log.info("erased again, after an older copy of the database came back", count=again)

    def watch(self, wanted: Erasing, interaction: Interaction) -> None:
        """Show in the answer to ``interaction`` how far it is."""
        self._answers[wanted.key] = interaction

    async def work(self, job: Job) -> None:
        """Take back some of what stands in Discord; once nothing does, delete all rows."""
        await self._app.wait_until_ready()
        wanted = Erasing.read(job.payload)
        async with self._app.database.read() as tx:
            standing = await self._app.kept.posted(tx, wanted.user_id, wanted.server)
        # Those that failed before come last, so that one bad message keeps none of the others.
        first = wanted.tries % max(len(standing), 1)
        turn = [*standing[first:], *standing[:first]][:AT_ONCE]
        failed = await self._take_back(turn)
        left = len(standing) - len(turn) + failed
        wanted = actions.further(wanted, len(turn) - failed, left)
        now = self._app.now()
        if left and wanted.goes_on(now):
            await self._go_on(wanted, left, failed)
            return
        async with self._app.database.write() as tx:
            gone = await actions.erase(tx, self._app.kept, self._app.persons, self._app.vault, wanted, now)
            if gone and wanted.server is None:
                await actions.owe_receipt(tx, wanted, left, now)
                if self._app.application_id is not None:
                    await actions.write_down(tx, self._app.service(Ledger), self._app.application_id)
        if not gone:
            await self._go_on(wanted, left, failed)

    async def _take_back(self, standing: Standing) -> int:
        failed = 0
        for take_back, posted in standing:
            try:
                await take_back(posted)
            except (Refusal, discord.HTTPException, *AWAY) as error:
                failed += 1
                self._log.warning("not taken back yet", error=type(error).__name__)
        return failed

    async def _go_on(self, wanted: Erasing, left: int, failed: int) -> None:
        tries = wanted.tries + 1 if failed else 0
        due_at = self._app.now() + (wait_after(tries) if failed else timedelta(0))
        async with self._app.database.write() as tx:
            await actions.go_on_erasing(tx, replace(wanted, tries=tries), due_at)
        say = self._app.say_for(wanted.user_id)
        await self._show(wanted, cards.under_way(say, wanted.done, wanted.done + left, failed))

    async def send_receipt(self, job: Job) -> None:
        """Say that it is done, where it was asked for; when that is too late, in a direct message by day.

        Who takes no direct messages gets none.
        """
        await self._app.wait_until_ready()
        at, user_id = datetime.fromisoformat(job.payload["at"]), int(job.key)
        wanted = Erasing(user_id, 0, at, token=job.payload.get("token", ""))
        receipt = self._receipt(user_id, job.payload["done"], job.payload["left"], at)
        shown = await self._show(wanted, receipt)
        self._answers.pop(wanted.key, None)
        if shown:
            return
        now = self._app.now()
        by_day = letters.may_go_at(self._app, user_id, None, now)
        if by_day > now:
            async with self._app.database.write() as tx:
                await jobs.put(tx, job.kind, job.key, by_day, payload=job.payload)
            return
        await letters.send(self._app, user_id, receipt, f"receipt{at:%d%H%M%S}")

    def _receipt(self, user_id: int, done: int, left: int, at: datetime) -> Card:
        until = at + timedelta(days=self._app.settings.backups.keep_days)
        return cards.receipt(self._app.say_for(user_id), done, left, at, until)

    async def _show(self, wanted: Erasing, shown: Card) -> bool:
        """Change the answer of whoever asked, and say whether Discord still allows that."""
        try:
            if (answer := self._answers.get(wanted.key)) is not None:
                await answer.edit_original_response(view=shown, allowed_mentions=NOBODY)
                return True
            if not wanted.token or self._app.application_id is None:
                return False
            hook = discord.Webhook.partial(self._app.application_id, wanted.token, client=self._app)
            first = cast(int, "@original")  # Discord's name for the first answer
            await hook.edit_message(first, view=shown, allowed_mentions=NOBODY)
        except (discord.HTTPException, *AWAY):
            return False
        return True
