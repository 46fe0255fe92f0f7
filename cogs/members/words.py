"""What is kept, in words: each thing one line, under the server that it belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

import discord
from discord.utils import format_dt

from bot.core.kept import Item
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.ui.app import App

MOST_ALIKE = 5
"""So many lines of one kind; the download has them all."""
MOST_SHOWN = 200
PAGE = 2800
"""Characters of a page."""

_CHANNEL = re.compile(r"<#(\d{1,20})>")
_LINK = re.compile(r"<[#@t][^<>\s]{1,40}>|https://discord\.com/\S+")


def pages(app: App, say: Say, everything: Mapping[str, Sequence[Item]], guild_id: int | None) -> list[str]:
    """Return what is kept, in pages, if anything is; with ``guild_id``, what is of that server or of none."""
    items = [item for items in everything.values() for item in items]
    shown = [item for item in items if guild_id is None or item.guild_id in (None, guild_id)]
    lines: list[str] = []
    for server in dict.fromkeys(item.guild_id for item in shown):
        lines.append(_heading(app, say, server))
        lines += _of_server(say, [item for item in shown if item.guild_id == server])
    if guild_id is None:
        lines = [with_names(app, line, escape) for line in lines]
    return _cut(lines)


def with_names(app: App, text: str, write: Callable[[str], str] = str) -> str:
    """Return a text with channels by name: a file shows no mention, nor does Discord to who left a server."""

    def name(found: re.Match[str]) -> str:
        channel = app.get_channel(int(found[1]))
        known = isinstance(channel, discord.abc.GuildChannel | discord.Thread)
        return f"#{write(channel.name)}" if known else found[0]

    return _CHANNEL.sub(name, text)


def line(say: Say, item: Item) -> str:
    """Return one thing that is kept: what it is, why, since when and until when."""
    values = {name: value(each) for name, each in item.details.items()}
    since = [say("mine-since", at=format_dt(item.at, "D"))] if item.at else []
    until = [say("mine-until", at=format_dt(item.until, "D"))] if item.until else []
    return " · ".join(["- " + say(item.what, **values), *since, *until])


def value(found: Any) -> str | int:
    """Return one detail as people read it."""
    match found:
        case bool() | None:
            return str(found)
        case int():
            return found
        case datetime():
            return format_dt(found, "D")
        case str() if _LINK.fullmatch(found):
            return found
        case list() | tuple():
            return ", ".join(str(value(one)) for one in cast("Iterable[Any]", found))
        case _:
            text = " ".join(str(found).split())
            return escape(text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…")


def server_name(app: App, say: Say, guild_id: int) -> str:
    """Return what a server is called, also when the bot is no longer there."""
    guild = app.get_guild(guild_id)
    return escape(guild.name) if guild else say("mine-server-unknown", number=str(guild_id))


def _heading(app: App, say: Say, guild_id: int | None) -> str:
    if guild_id is None:
        return say("mine-everywhere")
    return say("mine-in-server", server=server_name(app, say, guild_id))


def _of_server(say: Say, items: Sequence[Item]) -> list[str]:
    alike = Counter(item.what for item in items)
    shown: Counter[str] = Counter()
    lines: list[str] = []
    for item in items:
        shown[item.what] += 1
        if shown[item.what] <= MOST_ALIKE:
            lines.append(line(say, item))
        if shown[item.what] == MOST_ALIKE and alike[item.what] > MOST_ALIKE:
            lines.append(f"  {say('mine-more-alike', count=alike[item.what] - MOST_ALIKE)}")
    return lines


def _cut(lines: Iterable[str]) -> list[str]:
    found: list[str] = []
    for each in lines:
        if found and len(found[-1]) + len(each) < PAGE:
            found[-1] += f"\n{each}"
        else:
            found.append(each[:PAGE])
    return found
