"""Everything that is kept about one person, to take along: as text, and as JSON (docs/download.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, cast

from bot.core.kept import Item
from bot.core.texts import Say
from bot.ui.app import App
from cogs.members import words

FORMAT = 1
"""It counts up when what a program reads there means something else."""


def as_json(say: Say, user_id: int, everything: Mapping[str, Sequence[Item]], now: datetime) -> str:
    """Return it for programs."""
    written = {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "user_id": str(user_id),
        "kept": {feature: [_item(say, one) for one in items] for feature, items in everything.items()},
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def as_text(app: App, say: Say, everything: Mapping[str, Sequence[Item]], now: datetime) -> str:
    """Return it for people."""
    lines = [
        say("download-heading", at=f"{now:%Y-%m-%d %H:%M} UTC"),
        say("mine-no-date"),
        say("mine-not-by-others"),
        "",
    ]
    for item in (one for items in everything.values() for one in items):
        guild = app.get_guild(item.guild_id) if item.guild_id else None
        where = [guild.name if guild else str(item.guild_id)] if item.guild_id else []
        values = {name: _plain(value) for name, value in item.details.items()}
        since = [say("mine-since", at=f"{item.at:%Y-%m-%d}")] if item.at else []
        until = [say("mine-until", at=f"{item.until:%Y-%m-%d}")] if item.until else []
        told = words.with_names(app, say(item.what, **values))
        lines.append(" · ".join([*where, told, *since, *until]))
        lines += [f"    {name}: {value}" for name, value in values.items()]
    return "\n".join(lines) + "\n"


def _item(say: Say, item: Item) -> dict[str, Any]:
    values = {name: _plain(value) for name, value in item.details.items()}
    return {
        "what": item.what,
        "words": say(item.what, **values),
        "server_id": str(item.guild_id) if item.guild_id else None,
        "since": item.at and item.at.isoformat(),
        "until": item.until and item.until.isoformat(),
        "details": {name: _told(value) for name, value in item.details.items()},
    }


def _plain(value: Any) -> str | int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    told = _told(value)
    return told if isinstance(told, str) else json.dumps(told, ensure_ascii=False)


def _told(value: Any) -> Any:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case Mapping():
            return {str(name): _told(one) for name, one in cast("Mapping[Any, Any]", value).items()}
        case list() | tuple():
            return [_told(one) for one in cast("Sequence[Any]", value)]
        case str() | int() | float() | None:
            return value
        case _:
            return str(value)
