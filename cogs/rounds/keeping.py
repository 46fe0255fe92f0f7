"""Taking over a round whose keeper is away."""

from __future__ import annotations

import discord

from bot.rounds import actions, keeping, rules
from bot.ui import permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Press
from cogs.rounds import cards, service
from cogs.rounds.membership import has_left

PRIMARY = discord.ButtonStyle.primary


class TakeOver(Press, name="rounds:take-over", label="round-take-over", style=PRIMARY):
    """Keep the round from now on."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.actor(interaction), interaction.client
        say, gone = app.say_to(interaction), await _keeper_left(interaction, self.ids[0])
        async with app.database.write() as tx:
            found = await keeping.take_over(tx, by, self.ids[0], app.now(), keeper_left=gone)
            panel = app.service(service.RoundService).panel
            shown = await panel(tx, say, found, say("round-taken-over"))
        await replies.replace(interaction, shown)


async def show_panel(interaction: Interaction, round_id: int, said: str = "") -> None:
    """Show the panel to whoever keeps the round; offer it to somebody who may take over. Raises Refusal."""
    by, app = permissions.actor(interaction), interaction.client
    say = app.say_to(interaction)
    async with app.database.write() as tx:
        found = await actions.find_open(tx, by, round_id)
        if rules.may_keep(found.opened_by, by):
            await keeping.note_seen(tx, found, app.now())
            shown = await app.service(service.RoundService).panel(tx, say, found, said)
        else:
            shown = None
    await replies.answer(interaction, shown or await _offer(interaction, round_id))


async def _offer(interaction: Interaction, round_id: int) -> cards.Card:
    by, app = permissions.actor(interaction), interaction.client
    say, gone = app.say_to(interaction), await _keeper_left(interaction, round_id)
    async with app.database.write() as tx:
        found = await keeping.find_to_take_over(tx, by, round_id, app.now(), keeper_left=gone)
    return cards.panel(say, say("round-keeper-away"), TakeOver.of(say, found.id))


async def _keeper_left(interaction: Interaction, round_id: int) -> bool:
    """Say whether whoever keeps a round has left the server. Raises Refusal when there is no such round."""
    by, app = permissions.actor(interaction), interaction.client
    async with app.database.read() as tx:
        found = await actions.find(tx, by, round_id)
    if found.opened_by is None or not keeping.needs_keeper(found):
        return False
    return await has_left(app, found.guild_id, found.opened_by)
