"""What a server chose, in words: moderators see it at their desk, and every member may read it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from babel import Locale, UnknownLocaleError
from discord.utils import format_dt

from bot.core import budget
from bot.core.areas import area_name
from bot.core.countries import Countries
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.ui.app import App


def lines_of(app: App, guild_id: int, say: Say, names: Collection[str] | None = None) -> list[str]:
    """Return every setting of a server, one a line; with ``names``, only these."""
    server = app.servers.of(guild_id)
    wanted = [name for name in NAMED if names is None or name in names]
    known = {name: value_of(app, say, name, getattr(server, name)) for name in wanted}
    lines = [say(f"setting-is-{name.replace('_', '-')}", value=value) for name, value in known.items()]
    if names is not None:
        return lines
    days = [
        say(f"setting-kept-{name.replace('_', '-')}", days=count, most=app.servers.host_days[name])
        for name, count in server.kept_days.items()
    ]
    quiet = server.quiet_until
    silence = [say("setting-quiet", until=format_dt(quiet))] if quiet and server.is_quiet(app.now()) else []
    return [*silence, *lines, *days]


NAMED = (
    "language",
    "country",
    "area",
    "time_zone",
    "moderator_role_id",
    "keeper_role_id",
    "moderators_channel_id",
    "keepers_channel_id",
    "unasked_a_day",
)


def value_of(app: App, say: Say, name: str, value: Any) -> str:
    """Return what one setting is set to, in words."""
    if value is None:
        return str(budget.MOST_A_DAY) if name == "unasked_a_day" else say("setting-none")
    if name.endswith("_role_id"):
        return f"<@&{value}>"
    if name.endswith("channel_id"):
        return f"<#{value}>"
    countries = app.service(Countries)
    if name == "country" and value in countries:
        return countries.name(value)
    if name == "area":
        return escape(area_name(value))
    return language_name(value) if name == "language" else escape(str(value).replace("_", " "))


def language_name(tag: str) -> str:
    """Return what a language calls itself; the tag when that is not known."""
    try:
        return (Locale.parse(tag, sep="-").get_display_name() or tag).capitalize()
    except (UnknownLocaleError, ValueError):
        return tag
