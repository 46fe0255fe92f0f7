"""`/keep round`, `/checkin`, and the keeper's message menu."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.app_commands import Choice

from bot.circles import actions as circles
from bot.circles import store as circle_store
from bot.circles.formats import Format, Formats, Order
from bot.circles.hours import LONGEST_HOURS, SHORTEST_HOURS
from bot.circles.own.shelves import Shelves
from bot.core.errors import Refusal
from bot.rounds import actions, rules, store
from bot.rounds.schedules import actions as schedules
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from cogs.rounds import cards, forms, keeping, views
from cogs.rounds.service import RoundService

Hours = app_commands.Range[float, SHORTEST_HOURS, LONGEST_HOURS]

COMING_SHOWN = 3


def add_to(app: App) -> None:
    """Give ``app`` the commands, buttons and forms of rounds."""
    say = app.say
    app.add_dynamic_items(*views.BUTTONS)
    app.add_forms(forms.CheckInForm, forms.ChangeForm)
    options = {name: say(f"keep-round-{name}") for name in ("format", "hours", "title", "order")}
    suggested = app_commands.autocomplete(format=suggest_formats)
    opened = suggested(app_commands.describe(**options)(replies.guarded(keep_round)))
    app.keep.command(name="round", description=say("keep-round"))(opened)
    checked = app_commands.guild_only(replies.guarded(check_in))
    app.tree.command(name="checkin", description=say("checkin-command"))(checked)
    taken = app_commands.guild_only(replies.guarded(remove_check_in))
    app.tree.context_menu(name=say("menu-remove-check-in"))(taken)


async def keep_round(
    interaction: Interaction,
    format: str | None = None,
    hours: Hours | None = None,
    title: str | None = None,
    order: Order | None = None,
) -> None:
    """Open a round in this circle; when there is one, show its panel to the one who keeps it."""
    by, app = permissions.actor(interaction), interaction.client
    say = app.say_to(interaction)
    async with app.database.read() as tx:
        circle = await circles.find(tx, by.guild_id, by.channel_id)
        there = await store.open_in(tx, by.channel_id)
    if there is not None and there.card_id is not None:
        await keeping.show_panel(interaction, there.id)
        if rules.may_keep(there.opened_by, by):
            await app.service(RoundService).put_back(there.id)
        return
    channel = app.get_channel(by.channel_id)
    if isinstance(channel, discord.TextChannel):
        permissions.require_bot_may(channel, say)
    formats = app.service(Shelves).of(by.guild_id)
    chosen = chosen_format(formats, format) if format else formats.find(circle.format)
    await replies.think(interaction)
    async with app.database.write() as tx:
        opened, new = await actions.open_round(
            tx,
            by,
            circle,
            format={**chosen.model_dump(mode="json"), "order": order or chosen.order},
            title=title or "",
            hours=hours or circle.hours or app.settings.rounds.hours_open,
            now=app.now(),
        )
    if opened.card_id is None:
        opened = await app.service(RoundService).put_up(opened, again=not new)
    said = say("round-opened") if new else say("round-open-already")
    await keeping.show_panel(interaction, opened.id, said)


def chosen_format(formats: Formats, typed: str) -> Format:
    """Return the format that was chosen from the list, or typed by name. Raises Refusal for another."""
    for key, one in formats.all.items():
        if typed.strip().casefold() in (key, one.name.casefold()):
            return one
    raise Refusal("round-no-such-format", formats=" · ".join(one.name for one in formats.all.values()))


async def suggest_formats(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Return the formats whose name holds what was typed."""
    formats = interaction.client.service(Shelves).of(interaction.guild_id).all
    found = [(key, one.name) for key, one in formats.items() if typed.casefold() in one.name.casefold()]
    return [Choice(name=name, value=key) for key, name in found[:25]]


async def check_in(interaction: Interaction) -> None:
    """Open the form of this circle's round; without one, say where there are circles."""
    by, app = permissions.actor(interaction), interaction.client
    say = app.say_to(interaction)
    async with app.database.read() as tx:
        there = await store.open_in(tx, by.channel_id)
        every = await circle_store.of_guild(tx, by.guild_id)
        coming = await schedules.coming(tx, by.channel_id, app.now(), COMING_SHOWN)
    if there is not None:
        await views.check_in(interaction, there.id)
        return
    seen = [circle for circle in every if _sees(interaction, circle.channel_id)]
    await replies.answer(interaction, cards.no_round(say, seen, coming))


async def remove_check_in(interaction: Interaction, message: discord.Message) -> None:
    """Take a check-in out of this thread; where several stand in one message, ask which.

    Anybody may take their own out this way: the card with its button may be gone.
    """
    by, app = permissions.actor(interaction), interaction.client
    say = app.say_to(interaction)
    async with app.database.read() as tx:
        there = await store.check_ins_in(tx, message.id)
        own = [one for one in there if one.user_id == by.user_id]
        try:
            _, check_ins = await actions.find_in_message(tx, by, message.id)
        except Refusal:
            if not own:
                raise
            check_ins = own
    if own == check_ins:
        await views.remove_own(interaction, own[0].round_id)
        return
    if len(check_ins) == 1:
        await views.take_out(interaction, check_ins[0].id)
        return
    members = [(f"<@{one.user_id}>", views.TakeOut.of(say, one.id)) for one in check_ins]
    for shown in cards.which(say, members):
        await replies.answer(interaction, shown)


def _sees(interaction: Interaction, channel_id: int) -> bool:
    channel = interaction.client.get_channel(channel_id)
    if not isinstance(channel, discord.TextChannel) or not isinstance(interaction.user, discord.Member):
        return False
    return channel.permissions_for(interaction.user).view_channel
