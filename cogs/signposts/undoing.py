"""How changes of entries are shown and undone at the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.core.actor import Actor
from bot.core.changes import Change, State
from bot.core.database import Tx
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.core.undoing import Kind
from bot.signposts import noting
from bot.signposts.entry import Entry
from bot.ui.app import App
from cogs.signposts import entry_text
from cogs.signposts.entry_text import Voice
from cogs.signposts.service import Signposts

FIELDS = {
    "name": "signpost-changed-name",
    "state": "signpost-changed-state",
    "entry": "signpost-changed-words",
}


def add_to(app: App) -> None:
    """Tell ``app``."""
    memory = app.service(Signposts).memory

    async def undo(tx: Tx, by: Actor, change: Change, now: datetime) -> None:
        back = await noting.undo(tx, by, change, now)
        tx.after(partial(memory.apply, by.guild_id, back))

    values = {"state": _state, "entry": partial(_words, app)}
    app.undoers.add(noting.KIND, Kind(_label, FIELDS, undo, values))


def _label(say: Say, change: Change) -> str:
    row = change.after or change.before or {}
    return say("signpost-changed", name=escape(str(row.get("name"))))


def _state(say: Say, _change: Change, state: str) -> str:
    return say(f"signpost-state-{state}")


def _words(app: App, say: Say, change: Change, written: Any) -> str:
    """Return what members would read of an entry as it was, or is, and not of the other."""
    voice = replace(app.service(Signposts).voice_in(change.guild_id), say=say)
    old, new = (_body(voice, state) for state in (change.before, change.after))
    mine, other = (old, new) if change.before and written == change.before["entry"] else (new, old)
    return " · ".join(line.removeprefix("- ") for line in mine if line not in other)


def _body(voice: Voice, state: State) -> list[str]:
    return entry_text.body(voice, Entry.model_validate(state["entry"]))[1:] if state else []
