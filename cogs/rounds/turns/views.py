"""What people press in a go-round: on its card, and at their turn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import discord

from bot.core.actor import Actor
from bot.core.database import Tx
from bot.core.texts import Say
from bot.rounds.turns import actions, rules
from bot.rounds.turns.actions import Going
from bot.ui import permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Press
from cogs.rounds import cards as round_cards
from cogs.rounds import views as round_views
from cogs.rounds.service import RoundService
from cogs.rounds.turns import cards

PRIMARY = discord.ButtonStyle.primary

Act = Callable[[Tx, Actor, int, int, datetime], Awaitable[Going]]
"""What is done with a turn: by whom, in which round (or whose turn), at which step, and when."""


class Join(Press, name="rounds:join", label="turn-join", style=PRIMARY):
    """Have a turn."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            going = await actions.join(tx, by, self.ids[0], app.now())
        mine, say = going.course.of(by.user_id), app.say_to(interaction)
        state = mine.state if mine is not None else rules.WAITING
        await _answer(interaction, going, say(f"turn-joined-{state}"))


class OnlyListen(Press, name="rounds:only-listen", label="round-listen"):
    """Be here without a turn."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            going = await actions.only_listen(tx, by, self.ids[0], app.now())
        await _answer(interaction, going, app.say_to(interaction)("round-listening"))


class Leave(Press, name="rounds:leave", label="turn-leave"):
    """Go, without anybody being told."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            going = await actions.leave(tx, by, self.ids[0], app.now())
        await _answer(interaction, going, app.say_to(interaction)("turn-left"))


class Share(Press, name="rounds:turn-share", label="turn-share", style=PRIMARY, rows=2):
    """Open the form, at one's turn."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        round_id, step = self.ids
        async with app.database.write() as tx:
            await actions.find_turn(tx, by, round_id, step)
        await round_views.check_in(interaction, self.ids[0])


class Done(Press, name="rounds:turn-done", label="turn-done", rows=2):
    """Let one's turn be over; where people pass on to each other, choose to whom."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        say, (round_id, step) = app.say_to(interaction), self.ids
        async with app.database.write() as tx:
            coming = await actions.choices(tx, by, round_id, step)
        if len(coming) < 2:
            await _take(interaction, self.ids, actions.end, "turn-thank-you")
            return
        choices = [PassOn.of(say, turn.id or 0, step) for turn in coming]
        anyone = PassOnAnyone.of(say, round_id, step)
        await replies.answer(interaction, cards.whom(say, coming, choices, anyone))


class PassOn(Press, name="rounds:turn-pass-on", label="turn-pass-on", rows=2):
    """Let one's turn be over and hand on to somebody. The numbers are the other's turn, and the step."""

    async def pressed(self, interaction: Interaction) -> None:
        await _take(interaction, self.ids, actions.pass_on, "turn-thank-you", replace=True)


class PassOnAnyone(Press, name="rounds:turn-pass-on-anyone", label="turn-pass-on-anyone", rows=2):
    """Let one's turn be over without choosing."""

    async def pressed(self, interaction: Interaction) -> None:
        await _take(interaction, self.ids, actions.end, "turn-thank-you", replace=True)


class Pass(Press, name="rounds:turn-pass", label="turn-pass", rows=2):
    """Say nothing, and that is fine."""

    async def pressed(self, interaction: Interaction) -> None:
        await _take(interaction, self.ids, actions.end, "turn-passed")


class ComeBack(Press, name="rounds:turn-back", label="turn-come-back", rows=2):
    """Have one's turn after the others."""

    async def pressed(self, interaction: Interaction) -> None:
        await _take(interaction, self.ids, actions.put_back, "turn-comes-back")


BUTTONS = (Join, OnlyListen, Leave, Share, Done, PassOn, PassOnAnyone, Pass, ComeBack)


def at_turn(say: Say, round_id: int, step: int) -> list[Press]:
    """Return the buttons of the one whose turn it is."""
    kinds: list[type[Press]] = [Share, Done, Pass, ComeBack]
    return [kind.of(say, round_id, step) for kind in kinds]


async def _take(
    interaction: Interaction, ids: Sequence[int], act: Act, key: str, *, replace: bool = False
) -> None:
    """Do something with one's own turn. ``ids``: the round or the turn, and the step it was pressed at."""
    by, app = permissions.actor(interaction), interaction.client
    which, step = ids
    async with app.database.write() as tx:
        going = await act(tx, by, which, step, app.now())
    await _answer(interaction, going, app.say_to(interaction)(key), replace=replace)


async def _answer(interaction: Interaction, going: Going, said: str, *, replace: bool = False) -> None:
    """Say to the one who pressed what is true now, and have the card show it."""
    app, say = interaction.client, interaction.client.say_to(interaction)
    app.service(RoundService).cards.touch(going.round.id)
    await (replies.replace if replace else replies.answer)(interaction, round_cards.panel(say, said))
