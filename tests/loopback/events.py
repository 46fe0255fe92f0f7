"""Which events a bot gets, and which words in them (docs: Gateway, "Gateway Intents")."""

from __future__ import annotations

from tests.loopback.bits import Intent
from tests.loopback.model import Channel, Json, Message, User

_WORDS: Json = {"content": "", "embeds": [], "attachments": [], "components": []}


def message_intent(channel: Channel) -> Intent:
    """Messages in servers and in DMs are asked for separately."""
    return Intent.DIRECT_MESSAGES if channel.guild is None else Intent.GUILD_MESSAGES


def typing_intent(channel: Channel) -> Intent:
    """The same for typing."""
    return Intent.DIRECT_MESSAGE_TYPING if channel.guild is None else Intent.GUILD_MESSAGE_TYPING


def may_read(message: Message, bot: User) -> bool:
    """Without the message content intent a bot reads its own messages, DMs, and those that mention it."""
    return message.author is bot or message.channel.guild is None or bot in message.mentions


def without_words(payload: Json, message: Message, bot: User) -> Json:
    """The payload as a bot without the message content intent gets it: also inside a quoted message."""
    shown = payload if may_read(message, bot) else payload | _WORDS
    quoted = payload.get("referenced_message")
    if quoted and message.reference is not None and not may_read(message.reference, bot):
        return shown | {"referenced_message": quoted | _WORDS}
    return shown
