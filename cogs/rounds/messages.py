"""What a message in a round's thread means."""

from __future__ import annotations

import discord


def counts(message: discord.Message) -> bool:
    """Say whether a message means being here: written by a person, and not an answer to somebody."""
    written = message.type is discord.MessageType.default and message.reference is None
    return written and not message.author.bot and message.webhook_id is None
