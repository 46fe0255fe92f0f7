"""How changes of entries are shown and undone at the desk."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot.core.actor import Actor
from bot.core.changes import Change
from bot.core.database import Tx
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.core.undoing import Kind
from bot.signposts import noting
from bot.ui.app import App
from cogs.signposts.service import Signposts

FIELDS = {"name": "signpost-changed-name", "state": "signpost-changed-state"}


def add_to(app: App) -> None:
    """Tell ``app``."""
    memory = app.service(Signposts).memory

    async def undo(tx: Tx, by: Actor, change: Change, now: datetime) -> None:
        back = await noting.undo(tx, by, change, now)
        tx.after(partial(memory.apply, by.guild_id, back))

    app.undoers.add(noting.KIND, Kind(_label, FIELDS, undo))


def _label(say: Say, change: Change) -> str:
    row = change.after or change.before or {}
    return say("signpost-changed", name=escape(str(row.get("name"))))
