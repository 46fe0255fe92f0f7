"""What the keeper of a round presses on its panel, to let it go on."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import discord

from bot.core.actor import Actor
from bot.core.database import Tx
from bot.rounds.turns import actions, rules
from bot.rounds.turns.actions import Going
from bot.ui import permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Press
from cogs.rounds.service import RoundService

PRIMARY = discord.ButtonStyle.primary


@dataclass(frozen=True, slots=True)
class Chance:
    """Where the order of turns comes from when it is drawn."""

    dice: random.Random


class Begin(Press, name="rounds:turn-begin", label="turn-begin", style=PRIMARY):
    """Let the first turn begin."""

    async def pressed(self, interaction: Interaction) -> None:
        dice = interaction.client.service(Chance).dice
        await _move(interaction, lambda tx, by, now: actions.begin(tx, by, self.ids[0], dice, now))


class Next(Press, name="rounds:turn-next", label="turn-next", style=PRIMARY, rows=2):
    """Hand on to the next. The second number is the step, so that two presses step over nobody."""

    async def pressed(self, interaction: Interaction) -> None:
        round_id, step = self.ids
        await _move(interaction, lambda tx, by, now: actions.go_on(tx, by, round_id, step, now))


class Pause(Press, name="rounds:turn-pause", label="turn-pause"):
    """Let everything wait."""

    async def pressed(self, interaction: Interaction) -> None:
        await _move(interaction, lambda tx, by, now: actions.keep(tx, by, self.ids[0], rules.pause, now))


class Resume(Press, name="rounds:turn-resume", label="turn-resume", style=PRIMARY):
    """Go on where it was."""

    async def pressed(self, interaction: Interaction) -> None:
        await _move(interaction, lambda tx, by, now: actions.keep(tx, by, self.ids[0], rules.resume, now))


class OpenTalking(Press, name="rounds:turn-talk", label="turn-open-talking"):
    """Let everyone talk."""

    async def pressed(self, interaction: Interaction) -> None:
        await _move(
            interaction, lambda tx, by, now: actions.keep(tx, by, self.ids[0], rules.open_talking, now)
        )


BUTTONS = (Begin, Next, Pause, Resume, OpenTalking)


async def _move(interaction: Interaction, act: Callable[[Tx, Actor, datetime], Awaitable[Going]]) -> None:
    """Let the round go on, and show its keeper where it is now."""
    by, app = permissions.actor(interaction), interaction.client
    rounds = app.service(RoundService)
    async with app.database.write() as tx:
        going = await act(tx, by, app.now())
        shown = await rounds.panel(tx, app.say_to(interaction), going.round)
    rounds.cards.touch(going.round.id)
    await replies.replace(interaction, shown)
