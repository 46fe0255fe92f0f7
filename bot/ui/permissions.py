"""Who may do what, and what the bot itself needs."""

from __future__ import annotations

import discord

from bot.core.actor import Actor
from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.ui.app import Interaction

EVERYWHERE = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    read_message_history=True,
)
"""What is used in each circle: to post cards, open threads, post there, and find its own posts again."""

PAIRS = EVERYWHERE | discord.Permissions(create_private_threads=True, manage_threads=True)
"""What the buddy queue uses in its channel: a thread is locked when a pair has ended, and deleted later."""

NEEDED = EVERYWHERE | PAIRS | discord.Permissions(pin_messages=True)
"""Exactly what is used; threads for two or three people, and pins, only where there are any."""


_NAMES = {"read_messages": "view_channel"}
"""Where discord.py keeps the name that Discord had before."""


def actor(interaction: Interaction) -> Actor:
    """Return who pressed, and where. Raises Refusal in a direct message."""
    if interaction.guild_id is None or interaction.channel_id is None:
        raise Refusal("error-server-only")
    channel = interaction.channel
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    server = interaction.client.servers.of(interaction.guild_id)
    # Discord sends the person's roles, and their permissions in this channel, with each press.
    moderator = interaction.permissions.manage_guild or _has(interaction, server.moderator_role_id)
    keeper = _has(interaction, server.keeper_role_id)
    return Actor(
        interaction.guild_id, parent or interaction.channel_id, interaction.user.id, moderator, keeper
    )


def _has(interaction: Interaction, role_id: int | None) -> bool:
    user = interaction.user
    return role_id is not None and isinstance(user, discord.Member) and user.get_role(role_id) is not None


def moderator(interaction: Interaction) -> Actor:
    """Return the moderator who pressed. Raises Refusal for anybody else."""
    by = actor(interaction)
    if not by.moderator:
        raise Refusal("error-moderators-only")
    return by


def missing_in(
    channel: discord.abc.GuildChannel, say: Say, needed: discord.Permissions = EVERYWHERE
) -> list[str]:
    """Return what the bot may not do in ``channel`` and has to, as Discord names it."""
    has = channel.permissions_for(channel.guild.me)
    missing = [name for name, wanted in needed if wanted and not getattr(has, name)]
    return [say(f"permission-{_NAMES.get(name, name).replace('_', '-')}") for name in missing]


def everyone_sees(channel: discord.abc.GuildChannel) -> bool:
    """Say whether a channel is one that every member can see."""
    return channel.permissions_for(channel.guild.default_role).view_channel


def require_bot_may(
    channel: discord.abc.GuildChannel, say: Say, needed: discord.Permissions = EVERYWHERE
) -> None:
    """Raise Refusal that names what the bot may not do in ``channel`` and has to."""
    if missing := missing_in(channel, say, needed):
        raise Refusal("error-missing-permissions", permissions=", ".join(missing), channel=channel.mention)
