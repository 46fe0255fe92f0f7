"""`/desk reports`: what members told the moderators, one after another."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord.utils import format_dt

from bot.core import reports as kept
from bot.core.markdown import escape
from bot.core.reports import Report
from bot.core.texts import Say
from bot.moderation import reports
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp


def add_to(app: App) -> None:
    """Give ``app`` the command and its buttons."""
    app.add_dynamic_items(*BUTTONS)
    command = app.desk.command(name="reports", description=app.say("reports-command"))
    command(replies.guarded(show_reports))


async def show_reports(interaction: Interaction) -> None:
    """Show the oldest report that is open."""
    await show(interaction)


class ReadReports(Press, name="desk:reports", label="report-open-desk", rows=0):
    """Open the reports, for the moderator who pressed alone."""

    async def pressed(self, interaction: Interaction) -> None:
        await show(interaction, anew=True)


class TakeOn(Press, name="desk:take-on", label="report-take-on", style=discord.ButtonStyle.primary):
    """Say that somebody looks at it."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.write() as tx:
            _, new = await reports.take_on(tx, by, self.ids[0], app.now())
        said = app.say_to(interaction)("report-was-taken-on") if new else ""
        await show(interaction, self.ids[0], said)


class Close(Press, name="desk:close-report", label="report-close"):
    """Say that nothing is left to do."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.write() as tx:
            await reports.close(tx, by, self.ids[0], app.now())
        await show(interaction, self.ids[0] + 1, app.say_to(interaction)("report-was-closed"))


class Next(Press, name="desk:next-report", label="report-next"):
    """Show the next one."""

    async def pressed(self, interaction: Interaction) -> None:
        await show(interaction, self.ids[0])


BUTTONS = (ReadReports, TakeOn, Close, Next)


async def show(interaction: Interaction, from_id: int = 0, said: str = "", *, anew: bool = False) -> None:
    """Show the first open report from number ``from_id`` on, else the oldest."""
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.read() as tx:
        open_ = await kept.open_in(tx, by.guild_id)
    place = next((place for place, one in enumerate(open_) if one.id >= from_id), 0)
    show = replies.answer if interaction.message is None or anew else replies.replace
    await show(interaction, card(app.say_to(interaction), open_, place, said))


def card(say: Say, open_: Sequence[Report], place: int, said: str = "") -> Card:
    """Return the panel with one of the open reports."""
    if not open_:
        return Card(say("reports-heading"), said, say("reports-none"), rows=[[GetHelp.of(say)]])
    one = open_[place]
    buttons: list[Press] = [] if one.taken_on_at else [TakeOn.of(say, one.id)]
    buttons += [Close.of(say, one.id)]
    buttons += [Next.of(say, one.id + 1)] if len(open_) > 1 else []
    who, when = f"<@{one.user_id}>", format_dt(one.at, "R")
    taken = one.taken_on_at and say(
        "report-taken-on-by", who=f"<@{one.taken_on_by}>", when=format_dt(one.taken_on_at, "R")
    )
    return Card(
        say("reports-heading"),
        said,
        say("reports-count", number=place + 1, count=len(open_)),
        say("report-line", who=who, when=when, kind=say(f"report-kind-{one.kind}")),
        escape(one.words) or say("report-no-words"),
        say("report-where", about=one.about) if one.about else "",
        taken or "",
        rows=[[*buttons, GetHelp.of(say)]],
    )


def notice(say: Say) -> Card:
    """Return what stands in the moderators' channel: not a word of what was told."""
    return Card(say("report-notice"), rows=[[ReadReports.of(say), GetHelp.of(say)]])
