"""What was changed, in words: each value by its name, as it was and as it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from discord.utils import format_dt

from bot.core.changes import Change, State
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.core.undoing import Kind
from bot.ui.app import App
from bot.ui.server_page import value_of

VALUE_SHOWN = 120


def lines(app: App, say: Say, change: Change, kind: Kind, sentence: str = "change-value") -> list[str]:
    """Return a line for each value that reads differently before and after, said with ``sentence``."""
    before, after = _flat(change.before, kind), _flat(change.after, kind)
    found: list[str] = []
    for name, key in kind.fields.items():
        if before.get(name) == after.get(name):
            continue
        old, new = (value(app, say, change, kind, name, state.get(name)) for state in (before, after))
        found += [say(sentence, name=say(key), before=old, after=new)] if old != new else []
    return found


def value(app: App, say: Say, change: Change, kind: Kind, name: str, value: Any) -> str:
    """Return one value in words."""
    if value is None or value in ("", [], {}):
        return say("change-nothing")
    if (show := kind.values.get(name)) is not None:
        return show(say, change, value)[:VALUE_SHOWN] or say("change-nothing")
    if isinstance(value, bool):
        return say("change-yes" if value else "change-no")
    if isinstance(value, list):
        return " · ".join(escape(str(one)) for one in cast("list[Any]", value))[:VALUE_SHOWN]
    return value_of(app, say, name, value)[:VALUE_SHOWN]


def moment(_say: Say, _change: Change, written: str) -> str:
    """Return a moment as each reader sees their own; a change remembers it as text."""
    return format_dt(datetime.fromisoformat(written), "f")


def _flat(state: State, kind: Kind) -> dict[str, Any]:
    """Return values by name; a mapping of things that have names of their own is told one by one."""
    flat: dict[str, Any] = {}
    for name, value in (state or {}).items():
        inner: Mapping[str, Any] = cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}
        flat |= inner if inner and inner.keys() <= kind.fields.keys() else {name: value}
    return flat
