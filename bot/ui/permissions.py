"""Who may do what, and what the bot itself needs."""

from __future__ import annotations

import discord

from bot.core.errors import Refusal
from bot.core.texts import Say
from bot.ui.app import Interaction

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    read_message_history=True,
)
"""Exactly what is used: to post cards, to open threads and post there, and to find its own posts again."""


def place(interaction: Interaction) -> tuple[int, int]:
    """Return the server and the channel of an interaction; for a thread, the channel it hangs on.

    Raises Refusal in a direct message.
    """
    if interaction.guild_id is None or interaction.channel_id is None:
        raise Refusal("error-server-only")
    channel = interaction.channel
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return interaction.guild_id, parent or interaction.channel_id


def is_moderator(interaction: Interaction) -> bool:
    """Say whether this person may manage the server. Discord sends the permissions with each press."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild


def require_moderator(interaction: Interaction) -> None:
    """Raise Refusal unless this person is a moderator."""
    if not is_moderator(interaction):
        raise Refusal("error-moderators-only")


def require_bot_may(channel: discord.abc.GuildChannel, say: Say) -> None:
    """Raise Refusal that names what the bot may not do in ``channel`` and has to."""
    has = channel.permissions_for(channel.guild.me)
    missing = [name for name, wanted in NEEDED if wanted and not getattr(has, name)]
    if missing:
        names = ", ".join(say(f"permission-{name.replace('_', '-')}") for name in missing)
        raise Refusal("error-missing-permissions", permissions=names, channel=channel.mention)
