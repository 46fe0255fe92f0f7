"""Whom a message pings (docs: Message, "Allowed Mentions Object")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.loopback.bits import MessageKind, Permission
from tests.loopback.components import text_of
from tests.loopback.model import Guild, Json, Message, User, listed

_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")
_EVERYONE = re.compile(r"@(everyone|here)\b")


def compute_mentions(message: Message, users: dict[int, User], permissions: int) -> None:
    """Fill in the pings: what the words name, the allowed mentions let through, and the author may."""
    words = text_of(message)
    allowed = message.allowed_mentions
    named = [users[id] for id in _ids(_USER, words) if id in users and _passes(allowed, "users", id)]
    replies = message.kind == MessageKind.REPLY and message.asked is None
    if replies and message.reference is not None and _pings_replied(allowed):
        named.append(message.reference.author)
    message.mentions = list(dict.fromkeys(named))
    may_ping_all = bool(permissions & Permission.MENTION_EVERYONE)
    wants_all = allowed is None or "everyone" in listed(allowed, "parse")
    message.mention_everyone = may_ping_all and wants_all and bool(_EVERYONE.search(words))
    guild = message.channel.guild
    message.mention_roles = [
        id
        for id in _ids(_ROLE, words)
        if guild is not None and _pingable(guild, id, may_ping_all) and _passes(allowed, "roles", id)
    ]


def _ids(pattern: re.Pattern[str], words: str) -> Iterable[int]:
    return dict.fromkeys(int(found) for found in pattern.findall(words))


def _passes(allowed: Json | None, kind: str, id: int) -> bool:
    if allowed is None or kind in listed(allowed, "parse"):
        return True
    return id in {int(entry) for entry in listed(allowed, kind)}


def _pings_replied(allowed: Json | None) -> bool:
    return True if allowed is None else bool(allowed.get("replied_user"))


def _pingable(guild: Guild, role_id: int, may_ping_all: bool) -> bool:
    role = guild.roles.get(role_id)
    return role is not None and (role.mentionable or may_ping_all)
