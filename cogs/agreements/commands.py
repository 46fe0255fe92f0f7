"""`/agreement`, `/keep remind` and `/desk agreement`."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.agreements.actions import reminding
from bot.agreements.rules import MOST_POINTS
from bot.agreements.starters import load_starters
from bot.core.errors import Refusal
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from bot.ui.components import Card
from bot.ui.help import GetHelp
from cogs.agreements import cards, desk_views, forms, views

Number = app_commands.Range[int, 1, MOST_POINTS]


def add_to(app: App) -> None:
    """Give ``app`` the commands, buttons and forms of agreements, and the starters that it has files for."""
    starters, problems = load_starters(app.config_dir)
    app.problems.extend(problems)
    app.share(starters)
    app.add_dynamic_items(*views.BUTTONS, *desk_views.BUTTONS)
    app.add_forms(*forms.FORMS, *desk_views.FORMS)
    say = app.say
    read = app_commands.guild_only(replies.guarded(agreement))
    app.tree.command(name="agreement", description=say("agreement-command"))(read)
    pointed = app_commands.describe(point=say("keep-remind-point"))(replies.guarded(remind))
    app.keep.command(name="remind", description=say("keep-remind"))(pointed)
    placed = app_commands.describe(circle=say("desk-agreement-circle"))(replies.guarded(desk))
    app.desk.command(name="agreement", description=say("desk-agreement"))(placed)


async def agreement(interaction: Interaction) -> None:
    """Show what was agreed here."""
    await views.show(interaction)


async def remind(interaction: Interaction, point: Number | None = None) -> None:
    """Post one point, as nobody's word in particular."""
    by, app = permissions.actor(interaction), interaction.client
    chosen = app.servers.of(by.guild_id).keeper_role_id
    if chosen is not None and not by.keeper and not by.moderator:
        raise Refusal("agreement-keepers-only")
    channel = app.get_channel(by.channel_id)
    if isinstance(channel, discord.TextChannel):
        permissions.require_bot_may(channel, app.say_to(interaction))
    await replies.think(interaction)
    now = app.now()
    async with app.database.write() as tx:
        quoted = await reminding.claim(tx, by, point, now)
    say = app.say_in(by.guild_id)
    place = app.get_partial_messageable(by.channel_id, guild_id=by.guild_id)
    try:
        shown = Card(
            cards.reminder(say, quoted), f"{cards.LABEL}{say('help-line')}", rows=[[GetHelp.of(say)]]
        )
        await place.send(view=shown, allowed_mentions=replies.NOBODY)
    except (discord.HTTPException, *replies.AWAY):
        async with app.database.write() as tx:
            await reminding.give_back(tx, by, now)
        raise
    mine = app.say_to(interaction)
    await replies.answer(interaction, cards.panel(mine, mine("agreement-reminded")))


async def desk(interaction: Interaction, circle: discord.TextChannel | None = None) -> None:
    """Show moderators the agreement of a circle, or of the whole server."""
    await desk_views.show(interaction, circle.id if circle is not None else None)
