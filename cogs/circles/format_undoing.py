"""How changes of a server's own formats are shown and undone at the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.circles.own import actions
from bot.circles.own.shelves import Shelves
from bot.core.actor import Actor
from bot.core.changes import Change
from bot.core.database import Tx
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.core.undoing import Kind
from bot.ui.app import App

FIELDS = {
    "name": "format-changed-name",
    "about": "format-changed-about",
    "questions": "format-changed-questions",
    "order": "format-changed-order",
    "listen_first": "format-changed-listen-first",
    "minutes_a_turn": "format-changed-minutes",
    "closing_question": "format-changed-closing-question",
    "closing": "format-changed-closing",
}


def add_to(app: App) -> None:
    """Tell ``app``."""

    async def undo(tx: Tx, by: Actor, change: Change, now: datetime) -> None:
        await actions.undo(tx, by, change, app.service(Shelves), now)

    values = {"questions": _questions, "order": _order}
    app.undoers.add(actions.KIND, Kind(_label, FIELDS, undo, values))


def _label(say: Say, change: Change) -> str:
    row = change.after or change.before or {}
    return say("format-changed", name=escape(str(row.get("name"))))


def _questions(_say: Say, _change: Change, questions: Sequence[Mapping[str, Any]]) -> str:
    return " · ".join(escape(str(one["ask"])) for one in questions)


def _order(say: Say, _change: Change, order: str) -> str:
    return say(f"format-order-{order}")
