"""How changes of the buddy queue are shown and undone at the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord

from bot.buddies import desk
from bot.core.actor import Actor
from bot.core.changes import Change
from bot.core.database import Tx
from bot.core.errors import Refusal
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.core.undoing import Kind
from bot.ui.app import App
from bot.ui.clashes import Clashes, Way
from cogs.buddies import desk_views

FIELDS = {
    "open": "buddy-desk-on",
    "channel_id": "buddy-desk-channel-field",
    "adults_only": "buddy-desk-adults-field",
    "wishes": "buddy-asks-wishes",
    "offers": "buddy-asks-offers",
    "traits": "buddy-asks-traits",
}


def add_to(app: App) -> None:
    """Tell ``app``."""

    async def undo(tx: Tx, by: Actor, change: Change, now: datetime) -> None:
        channel_id = (change.before or {}).get("channel_id")
        if channel_id is not None and not isinstance(app.get_channel(channel_id), discord.TextChannel):
            raise Refusal("buddy-needs-channel")
        await desk.undo(tx, by, change, now)

    app.service(Clashes).add(desk.KIND, Way(desk_views.save_mine, desk_views.keep_theirs))
    app.undoers.add(desk.KIND, Kind(lambda say, _: say("buddy-changed"), FIELDS, undo, {"traits": _traits}))


def _traits(_say: Say, _change: Change, traits: Mapping[str, Sequence[str]]) -> str:
    return " · ".join(escape(f"{name}: {', '.join(options)}") for name, options in traits.items())
