"""Saying something in the thread of a round, once, also when the bot was stopped while it did."""

from __future__ import annotations

from collections.abc import Iterable

import discord

from bot.ui.app import App
from bot.ui.components import Card
from bot.ui.posts import is_ours

FIRST_ID = 2_000_000_000
"""The boxes of what is said have ids from here, far above those of check-ins."""

LOOKED_THROUGH = 50


async def say_once(
    app: App,
    thread_id: int,
    card: Card,
    number: int,
    *,
    nonce: str,
    again: bool,
    mentions: discord.AllowedMentions,
) -> int:
    """Post ``card`` and return its message. ``number`` differs for all that is said in one thread.

    ``again``: it was tried before, so it may stand there already.
    """
    card.children[0].id = FIRST_ID + number
    there = await said_before(app, thread_id, [number]) if again else []
    if there:
        return there[0]
    thread = app.get_partial_messageable(thread_id)
    return (await thread.send(view=card, nonce=nonce, allowed_mentions=mentions)).id


async def said_before(app: App, thread_id: int, numbers: Iterable[int]) -> list[int]:
    """Return the messages that say one of ``numbers``, newest first."""
    ids = [FIRST_ID + number for number in numbers]
    thread = app.get_partial_messageable(thread_id)
    return [
        message.id
        async for message in thread.history(limit=LOOKED_THROUGH)
        if is_ours(app, message) and _holds(message, ids)
    ]


def _holds(message: discord.Message, ids: Iterable[int]) -> bool:
    view = discord.ui.LayoutView.from_message(message, timeout=None)
    return any(view.find_item(id) is not None for id in ids)
