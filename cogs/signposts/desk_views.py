"""What moderators press on their list, and on one entry of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord

from bot.core.database import Tx
from bot.core.texts import Say
from bot.signposts import actions, listed
from bot.signposts.listed import Change, Signpost
from bot.ui import permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Press
from cogs.signposts import desk_cards
from cogs.signposts.confirm_views import Walk, WalkOne
from cogs.signposts.desk_cards import ON_A_PAGE, Filter
from cogs.signposts.desk_editing import Add, Edit
from cogs.signposts.desk_forms import Months, StarterList
from cogs.signposts.desk_links import Open, ToList, Undo
from cogs.signposts.exchange_views import Export, ImportFile
from cogs.signposts.service import Signposts

PRIMARY, DANGER = discord.ButtonStyle.primary, discord.ButtonStyle.danger


class More(Press, name="signposts:page", label="signpost-more", rows=2):
    """Turn to a page of the list; the first number is the state to show."""

    async def pressed(self, interaction: Interaction) -> None:
        await show_list(interaction, _state(self.ids[0]), self.ids[1])


class Earlier(Press, name="signposts:earlier", label="signpost-earlier", rows=2):
    """Turn back to a page of the list."""

    async def pressed(self, interaction: Interaction) -> None:
        await show_list(interaction, _state(self.ids[0]), self.ids[1])


class Hide(Press, name="signposts:hide", label="signpost-hide", style=DANGER):
    """Take an entry from members' sight at once."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app, id = permissions.moderator(interaction), interaction.client, self.ids[0]
        await _act(interaction, lambda tx: actions.hide(tx, by, id, app.now()))
        await show_entry(interaction, id, app.say_to(interaction)("signpost-hidden"))


class Unhide(Press, name="signposts:unhide", label="signpost-unhide"):
    """Let an entry stand as it stood before it was hidden."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app, id = permissions.moderator(interaction), interaction.client, self.ids[0]
        await _act(interaction, lambda tx: actions.unhide(tx, by, id, app.now()))
        await show_entry(interaction, id, app.say_to(interaction)("signpost-shown-again"))


class AllWell(Press, name="signposts:all-well", label="signpost-all-well"):
    """Put aside what members said is wrong with an entry."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app = permissions.moderator(interaction), interaction.client
        async with app.database.write() as tx:
            await actions.all_well(tx, by, self.ids[0])
        await show_entry(interaction, self.ids[0], app.say_to(interaction)("signpost-saved"))


class Remove(Press, name="signposts:remove", label="signpost-remove", style=DANGER):
    """Take an entry off the list; that can be undone."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app, id = permissions.moderator(interaction), interaction.client, self.ids[0]
        change = await _act(interaction, lambda tx: actions.remove(tx, by, id, app.now()))
        say = app.say_to(interaction)
        rows = [[Undo.of(say, change.undo or 0), ToList.of(say)]]
        await replies.replace(interaction, desk_cards.panel(say, say("signpost-removed"), rows=rows))


BUTTONS = (More, Earlier, Hide, Unhide, AllWell, Remove)


async def show_list(interaction: Interaction, state: Filter = None, page: int = 0) -> None:
    """Show one page of a server's list to a moderator. Raises Refusal for anybody else."""
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.read() as tx:
        listing = await actions.look_through(tx, by)
    voice = app.service(Signposts).voice_at_desk(interaction)
    say = voice.say
    found = desk_cards.chosen(listing, state, voice)
    page = min(page, max(0, (len(found) - 1) // ON_A_PAGE))
    shown = found[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    waiting = bool(listed.to_confirm(listing.signposts, voice.now, listing.months))
    rows = _list_rows(say, waiting, state, page, len(found))
    beside = [(one, Open.of(say, one.id)) for one in shown]
    written = _page(say, page, found) if listing.signposts else ""
    card = desk_cards.overview(voice, listing, beside, written, rows)
    await replies.panel(interaction, card)


async def show_entry(interaction: Interaction, id: int, said: str = "") -> None:
    """Show one entry to a moderator of its server. Raises Refusal."""
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.read() as tx:
        found = await actions.find(tx, by, id)
        listing = await actions.look_through(tx, by)
    voice = app.service(Signposts).voice_at_desk(interaction)
    rows = _entry_rows(voice.say, found, reported=found.id in listing.wrong)
    await replies.panel(interaction, desk_cards.one(voice, listing, found, rows, said))


def _list_rows(say: Say, waiting: bool, state: Filter, page: int, count: int) -> list[list[Press]]:
    first: list[Press] = [Walk.of(say)] if waiting else []
    first += [Add.of(say), StarterList.of(say), ImportFile.of(say), Export.of(say)]
    number = desk_cards.states_by_number().index(state)
    second: list[Press] = [Earlier.of(say, number, page - 1)] if page else []
    second += [More.of(say, number, page + 1)] if (page + 1) * ON_A_PAGE < count else []
    return [first, [*second, Months.of(say)]]


def _entry_rows(say: Say, found: Signpost, *, reported: bool) -> list[list[Press]]:
    hiding: Press = Unhide.of(say, found.id) if found.hidden else Hide.of(say, found.id)
    second: list[Press] = [AllWell.of(say, found.id)] if reported else []
    return [
        [WalkOne.of(say, found.id), Edit.of(say, found.id), hiding, Remove.of(say, found.id)],
        [*second, ToList.of(say)],
    ]


def _page(say: Say, page: int, found: list[Signpost]) -> str:
    if len(found) <= ON_A_PAGE:
        return "" if found else say("signpost-nothing-here")
    first = page * ON_A_PAGE + 1
    return say("signpost-desk-page", first=first, last=min(first + ON_A_PAGE - 1, len(found)), all=len(found))


def _state(number: int) -> Filter:
    states = desk_cards.states_by_number()
    return states[number % len(states)]


async def _act(interaction: Interaction, act: Callable[[Tx], Awaitable[Change]]) -> Change:
    guild_id = permissions.actor(interaction).guild_id
    return await interaction.client.service(Signposts).change(guild_id, act)
