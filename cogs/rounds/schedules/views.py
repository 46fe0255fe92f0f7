"""What people press beside a schedule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import discord

from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.texts import Say
from bot.rounds.rules import may_keep
from bot.rounds.schedules import actions, store
from bot.rounds.schedules.store import Schedule
from bot.ui import permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Card, Press
from cogs.rounds.schedules import cards

PRIMARY, DANGER = discord.ButtonStyle.primary, discord.ButtonStyle.danger


class Save(Press, name="rounds:schedule-save", label="schedule-save", style=PRIMARY):
    """Let a schedule begin that was looked at."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            await actions.save(tx, by, self.ids[0], app.now())
            shown = await panel(tx, interaction, by, app.say_to(interaction)("schedule-saved"))
        await replies.replace(interaction, shown)


class SkipNext(Press, name="rounds:schedule-skip", label="schedule-skip", rows=2):
    """Leave out one round. The second number is its moment, so that two presses do not leave out two."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            skipped = await actions.skip_next(tx, by, self.ids[0], self.ids[1], app.now())
            voice = cards.Voice.to(interaction)
            when = cards.said(voice, skipped, skipped.done_until)
            shown = await panel(tx, interaction, by, voice.say("schedule-skipped", skipped=when))
        await replies.replace(interaction, shown)


class Stop(Press, name="rounds:schedule-stop", label="schedule-stop", style=DANGER):
    """End a schedule."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            await actions.stop(tx, by, self.ids[0], app.now())
            shown = await panel(tx, interaction, by, app.say_to(interaction)("schedule-stopped"))
        await replies.replace(interaction, shown)


class StartAgain(Press, name="rounds:schedule-again", label="schedule-start-again"):
    """Wake a schedule that rests. It stands on the circle's line as well, which stays as it is."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            await actions.start_again(tx, by, self.ids[0], app.now())
            shown = await panel(tx, interaction, by, app.say_to(interaction)("schedule-started-again"))
        private = interaction.message is not None and interaction.message.flags.ephemeral
        await (replies.replace if private else replies.answer)(interaction, shown)


BUTTONS = (Save, SkipNext, Stop, StartAgain)


async def panel(tx: Tx, interaction: Interaction, by: Actor, said: str = "") -> Card:
    """Return this circle's schedules, with the buttons that this person may press."""
    voice, now = cards.Voice.to(interaction), interaction.client.now()
    planned = [
        (found, actions.next_of(found, now), _buttons(voice.say, by, found, now))
        for found in await store.of_circle(tx, by.channel_id)
    ]
    return cards.every(voice, planned, said)


def _buttons(say: Say, by: Actor, found: Schedule, now: datetime) -> Sequence[Press]:
    if not may_keep(found.made_by, by):
        return []
    upcoming = actions.next_of(found, now)
    skip = SkipNext.of(say, found.id, int(upcoming.timestamp())) if upcoming else StartAgain.of(say, found.id)
    return [skip, Stop.of(say, found.id)]
