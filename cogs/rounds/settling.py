"""Finding out what became of a check-in that was on its way when something broke."""

from __future__ import annotations

from dataclasses import replace

import discord

from bot.rounds import actions, store
from bot.rounds.store import CheckIn
from bot.ui.app import App
from bot.ui.posts import is_ours
from cogs.rounds import cards, service


async def settle(app: App, check_in: CheckIn) -> CheckIn | None:
    """Return a check-in as it stands in its thread, or None, then forgotten, when it never came there.

    One that is still on its way, or was remembered meanwhile, comes back as it is.
    """
    async with app.database.read() as tx:
        found = await store.get(tx, check_in.round_id)
    places = await _places(app, found.thread_id, check_in.id) if found and found.thread_id else []
    async with app.database.write() as tx:
        now = await store.check_in(tx, check_in.id)
        if now is None or now.posted or app.service(service.RoundService).poster.is_waiting(now.id):
            return now
        if not places:
            await store.drop_check_in(tx, now.id)
            return None
        first, second = places[0], places[1] if places[1:] else None
        await actions.note_shared(tx, [now.id], first, second)
        return replace(now, message_id=first, more_id=second)


async def _places(app: App, thread_id: int, check_in_id: int) -> list[int]:
    """Return the messages of ours that hold a check-in, oldest first."""
    thread = app.get_partial_messageable(thread_id)
    try:
        return [
            message.id
            async for message in thread.history(limit=None, oldest_first=True)
            if is_ours(app, message) and cards.find(message, check_in_id) is not None
        ]
    except discord.NotFound:
        return []
