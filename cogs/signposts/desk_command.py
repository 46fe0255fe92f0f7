"""`/desk signposts`: moderators keep the list where they are."""

from __future__ import annotations

from functools import partial
from typing import Literal

from discord import app_commands
from discord.app_commands import Choice

from bot.core.errors import Refusal, Unavailable
from bot.core.texts import Say
from bot.signposts import actions
from bot.signposts.starter import check_starters
from bot.ui import permissions, replies
from bot.ui.app import App, Interaction
from cogs.signposts import confirm_views, desk_editing, desk_forms, desk_links, desk_views, exchange_views
from cogs.signposts.service import Signposts

State = Literal["all", "unconfirmed", "changed", "confirmed", "hidden"]
MOST_OFFERED = 25


def add_to(app: App) -> None:
    """Give ``app`` the command with its panels."""
    app.checks.append(partial(check_starters, app.config_dir))
    signposts = app.service(Signposts)
    signposts.open_list, signposts.open_entry = desk_views.show_list, desk_views.show_entry
    for part in (confirm_views, desk_editing, desk_forms, desk_links, desk_views, exchange_views):
        app.add_dynamic_items(*part.BUTTONS)
    app.add_forms(*desk_editing.FORMS, *desk_forms.FORMS, *exchange_views.FORMS)
    _add_command(app, app.say)


def _add_command(app: App, say: Say) -> None:
    described = app_commands.describe(
        entry=say("signpost-desk-command-entry"), state=say("signpost-desk-command-state")
    )
    suggested = app_commands.autocomplete(entry=offer_entries)
    shown = suggested(described(replies.guarded(show_signposts)))
    app.desk.command(name="signposts", description=say("signpost-desk-command"))(shown)


async def show_signposts(interaction: Interaction, entry: str | None = None, state: State = "all") -> None:
    """Show the list, or one entry of it."""
    if entry is None:
        await desk_views.show_list(interaction, None if state == "all" else state)
        return
    found = await _named(interaction, entry)
    await desk_views.show_entry(interaction, found)


async def offer_entries(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer a moderator the entries whose name holds what was typed: 25 at most (Discord's limit)."""
    try:
        by = permissions.moderator(interaction)
        async with interaction.client.database.read() as tx:
            listing = await actions.look_through(tx, by)
    except (Refusal, Unavailable):
        return []
    word = typed.casefold()
    found = [one for one in listing.signposts if word in one.entry.name.casefold()]
    return [Choice(name=one.entry.name[:100], value=str(one.id)) for one in found[:MOST_OFFERED]]


async def _named(interaction: Interaction, typed: str) -> int:
    """Return the entry that was chosen from what was offered, or whose name was typed. Raises Refusal."""
    by = permissions.moderator(interaction)
    async with interaction.client.database.read() as tx:
        listing = await actions.look_through(tx, by)
    word = typed.strip().casefold()
    for one in listing.signposts:
        if word in (str(one.id), one.entry.id, one.entry.name.casefold()):
            return one.id
    raise Refusal("signpost-gone")
