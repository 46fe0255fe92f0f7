"""The fields of the forms with settings, and what people fill in there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.ui import Label

from bot.core import budget
from bot.core.errors import Refusal
from bot.core.markdown import escape
from bot.core.servers import Server
from bot.core.texts import Say
from bot.ui import fields, permissions, places
from bot.ui.app import App
from bot.ui.filled import Filled
from bot.ui.server_page import language_name

OFFICES = ("moderators_channel_id", "keepers_channel_id")
SPOKEN = discord.Permissions(view_channel=True, send_messages=True)
"""What the bot needs in a channel where it only tells something."""


def place(app: App, say: Say, chosen: Server) -> list[Label[Any]]:
    """Return the fields for language and place."""
    languages = {language_name(tag): tag for tag in sorted(app.texts.locales())}
    language = chosen.language or app.settings.language
    return [
        fields.choice("language", say("settings-field-language"), languages, chosen=language),
        *places.asked(app, say, country=chosen.country, area=chosen.area, time_zone=chosen.time_zone),
    ]


def read_place(app: App, filled: Filled) -> dict[str, Any]:
    """Return what was filled in there. Raises Refusal when it is not clear what was meant."""
    return {"language": filled.chosen("language"), **places.read(app, filled)}


def people(say: Say, chosen: Server) -> list[Label[Any]]:
    """Return the fields for roles, channels and the number of messages."""

    def named(name: str) -> str:
        return say(f"settings-field-{name.replace('_', '-')}")

    numbers = {str(number): str(number) for number in range(1, budget.LARGEST + 1)}
    most = str(chosen.unasked_a_day or budget.MOST_A_DAY)
    closed, role, keeper = (
        say("settings-below-channel"),
        say("settings-below-role"),
        say("settings-below-keeper"),
    )
    return [
        fields.role("moderator_role_id", named("moderator_role_id"), role, chosen=chosen.moderator_role_id),
        fields.role("keeper_role_id", named("keeper_role_id"), keeper, chosen=chosen.keeper_role_id),
        *(fields.text_channel(name, named(name), closed, chosen=getattr(chosen, name)) for name in OFFICES),
        fields.choice("unasked_a_day", named("unasked_a_day"), numbers, chosen=most),
    ]


def read_people(guild_id: int, filled: Filled) -> dict[str, Any]:
    """Return what was chosen there. Raises Refusal for @everyone."""
    wanted: dict[str, Any] = {}
    for name in ("moderator_role_id", "keeper_role_id"):
        wanted[name] = _number(filled.chosen(name))
        if wanted[name] == guild_id:
            raise Refusal("settings-role-everyone")
    wanted |= {name: _number(filled.chosen(name)) for name in OFFICES}
    number = _number(filled.chosen("unasked_a_day")) or budget.MOST_A_DAY
    return {**wanted, "unasked_a_day": min(max(number, 1), budget.LARGEST)}


def check(app: App, say: Say, guild_id: int, wanted: Mapping[str, Any]) -> None:
    """Raise Refusal for a channel that everyone can see, or where the bot may not tell anything."""
    for name in OFFICES:
        if wanted.get(name) is not None:
            _check_channel(app, say, guild_id, wanted[name])


def _check_channel(app: App, say: Say, guild_id: int, channel_id: int) -> None:
    channel = app.get_channel(channel_id)
    if not isinstance(channel, discord.TextChannel) or channel.guild.id != guild_id:
        raise Refusal("settings-channel-gone")
    if permissions.everyone_sees(channel):
        raise Refusal("settings-channel-open", channel=channel.mention)
    permissions.require_bot_may(channel, say, SPOKEN)


def kept(say: Say, chosen: Server, host_days: dict[str, int]) -> list[Label[Any]]:
    """Return a field for each thing that is kept for a number of days."""
    return [
        fields.text(
            name,
            say(f"settings-field-{name.replace('_', '-')}"),
            say("settings-below-days", most=most),
            max_length=4,
            filled=str(chosen.kept_days.get(name, "")),
        )
        for name, most in host_days.items()
    ]


def read_kept(filled: Filled, host_days: dict[str, int]) -> dict[str, Any]:
    """Return for how many days which things are kept. Raises Refusal for what is no number, or too long."""
    days: dict[str, int] = {}
    for name, most in host_days.items():
        typed = filled.text(name).strip()
        if typed:
            if not (typed.isascii() and typed.isdigit() and 1 <= int(typed) <= most):
                raise Refusal("settings-days-unclear", typed=escape(typed[: places.TYPED]), most=most)
            days[name] = int(typed)
    return {"kept_days": days}


def _number(chosen: str | None) -> int | None:
    return int(chosen) if chosen and chosen.isascii() and chosen.isdigit() and len(chosen) < 20 else None
