"""The walk through what is to be confirmed: one entry at a time, beside the service's own page."""

from __future__ import annotations

import discord

from bot.core.errors import Refusal
from bot.signposts import actions, listed
from bot.signposts.actions import Listing
from bot.signposts.listed import Signpost
from bot.ui import permissions, replies
from bot.ui.app import Interaction
from bot.ui.components import Press
from cogs.signposts import desk_cards
from cogs.signposts.desk_editing import ChangeEntry
from cogs.signposts.desk_links import ToList, Undo
from cogs.signposts.service import Signposts


class Walk(Press, name="signposts:walk", label="signpost-confirm", style=discord.ButtonStyle.primary, rows=0):
    """Begin with the first entry that waits."""

    async def pressed(self, interaction: Interaction) -> None:
        await show_next(interaction)


class WalkOne(Press, name="signposts:walk-one", label="signpost-confirm"):
    """Begin with a certain entry."""

    async def pressed(self, interaction: Interaction) -> None:
        await show_next(interaction, first=self.ids[0])


class Compared(
    Press,
    name="signposts:compared",
    label="signpost-compared",
    style=discord.ButtonStyle.success,
    rows=2,
):
    """Confirm exactly the entry that was shown; the second number stands for what it said."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app, (id, seen) = permissions.moderator(interaction), interaction.client, self.ids
        signposts = app.service(Signposts)
        await signposts.change(by.guild_id, lambda tx: actions.confirm(tx, by, id, seen, app.now()))
        await show_next(interaction, said=app.say_to(interaction)("signpost-confirmed"))


class RemoveHere(
    Press, name="signposts:walk-remove", label="signpost-remove", style=discord.ButtonStyle.danger
):
    """Take the entry off the list, and go on."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app, id = permissions.moderator(interaction), interaction.client, self.ids[0]
        signposts = app.service(Signposts)
        change = await signposts.change(by.guild_id, lambda tx: actions.remove(tx, by, id, app.now()))
        said = app.say_to(interaction)("signpost-removed")
        await show_next(interaction, said=said, undo=change.undo)


class Later(Press, name="signposts:later", label="signpost-later"):
    """Leave the entry for later, and go on."""

    async def pressed(self, interaction: Interaction) -> None:
        by, app, id = permissions.moderator(interaction), interaction.client, self.ids[0]
        signposts = app.service(Signposts)
        await signposts.change(by.guild_id, lambda tx: actions.put_off(tx, by, id, app.now()))
        await show_next(interaction, after=id)


BUTTONS = (Walk, WalkOne, Compared, RemoveHere, Later)


async def show_next(
    interaction: Interaction,
    *,
    first: int | None = None,
    after: int | None = None,
    said: str = "",
    undo: int | None = None,
) -> None:
    """Show a moderator the next entry to compare, or ``first``; not the one that they left just now."""
    by, app = permissions.moderator(interaction), interaction.client
    async with app.database.read() as tx:
        listing = await actions.look_through(tx, by)
    voice = app.service(Signposts).voice_at_desk(interaction)
    say = voice.say
    waiting = listed.to_confirm(listing.signposts, voice.now, listing.months)
    found = _chosen(listing, waiting, first, after)
    back: list[Press] = [Undo.of(say, undo)] if undo is not None else []
    back.append(ToList.of(say))
    if found is None:
        card = desk_cards.panel(say, said, say("signpost-all-checked"), rows=[back])
    else:
        seen = actions.fingerprint(found.entry)
        row: list[Press] = [Compared.of(say, found.id, seen), ChangeEntry.of(say, found.id)]
        row += [RemoveHere.of(say, found.id), Later.of(say, found.id)]
        left = len(waiting) if found in waiting else len(waiting) + 1
        card = desk_cards.to_compare(voice, listing, found, left, [row, back], said)
    await replies.panel(interaction, card)


def _chosen(
    listing: Listing, waiting: list[Signpost], first: int | None, after: int | None
) -> Signpost | None:
    if first is not None:
        found = next((one for one in listing.signposts if one.id == first), None)
        if found is None:
            raise Refusal("signpost-gone")
        return found
    others = [one for one in waiting if one.id != after]
    return next(iter(others or waiting), None)
