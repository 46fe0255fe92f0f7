"""What people press in a round of pairs."""

from __future__ import annotations

import discord

from bot.rounds.pairs import actions
from bot.rounds.pairs.store import Pair
from bot.ui import permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Press
from cogs.rounds import cards as round_cards
from cogs.rounds.pairs import threads
from cogs.rounds.service import RoundService

PRIMARY = discord.ButtonStyle.primary


class Join(Press, name="rounds:pairs-join", label="turn-join", style=PRIMARY):
    """Be put with somebody."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            standing = await actions.join(tx, by, self.ids[0], app.now())
        say, pair = app.say_to(interaction), standing.pair
        if pair is not None and pair.opened_at is not None:
            said = say("pairs-joined-already", thread=f"<#{pair.thread_id}>")
        elif pair is not None:
            said = say("pairs-joined-opening")
        else:
            said = say("pairs-joined-late" if standing.begun else "pairs-joined")
        await _answer(interaction, self.ids[0], said)


class OnlyListen(Press, name="rounds:pairs-listen", label="round-listen"):
    """Be here without being put with anybody."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            left = await actions.only_listen(tx, by, self.ids[0], app.now())
        await _answer(interaction, self.ids[0], app.say_to(interaction)("round-listening"))
        await _go(interaction, left)


class Leave(Press, name="rounds:pairs-leave", label="turn-leave"):
    """Go, without anybody being told."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        async with app.database.write() as tx:
            left = await actions.leave(tx, by, self.ids[0], app.now())
        await _answer(interaction, self.ids[0], app.say_to(interaction)("turn-left"))
        await _go(interaction, left)


class Begin(Press, name="rounds:pairs-begin", label="turn-begin", style=PRIMARY):
    """Have those who joined put together."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        say, rounds = app.say_to(interaction), app.service(RoundService)
        channel = app.get_channel(by.channel_id)
        if isinstance(channel, discord.TextChannel):
            permissions.require_bot_may(channel, say, permissions.NEEDED)
        async with app.database.write() as tx:
            found = await actions.begin(tx, by, self.ids[0], app.now())
            shown = await rounds.panel(tx, say, found, say("pairs-begun"))
        rounds.cards.touch(found.id)
        await replies.replace(interaction, shown)


BUTTONS = (Join, OnlyListen, Leave, Begin)


async def _answer(interaction: Interaction, round_id: int, said: str) -> None:
    """Say to the one who pressed what is true now, and have the card show it."""
    app = interaction.client
    app.service(RoundService).cards.touch(round_id)
    await replies.answer(interaction, round_cards.panel(app.say_to(interaction), said))


async def _go(interaction: Interaction, left: Pair | None) -> None:
    """Take somebody out of the thread of the pair that they left."""
    if left is not None:
        await threads.take_out(interaction.client, left, interaction.user.id)
