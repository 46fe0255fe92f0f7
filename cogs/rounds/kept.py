"""What rounds keep about people, for those who ask; and taking back what was posted for them."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import discord

from bot.core.database import Tx
from bot.core.errors import Unavailable
from bot.core.kept import Posted
from bot.rounds import store
from bot.rounds.store import kept
from bot.rounds.turns import actions as turns
from bot.ui.app import App
from cogs.rounds import changing, settling
from cogs.rounds.service import RoundService


def add_to(app: App) -> None:
    """Say what is kept."""

    def days(guild_id: int) -> int:
        return app.servers.days(guild_id, "who_was_here_days")

    async def sweep(tx: Tx, now: datetime) -> None:
        await kept.sweep(tx, now, days)

    async def stop(tx: Tx, user_id: int, guild_id: int | None, now: datetime) -> None:
        await turns.stop(tx, user_id, guild_id, now)
        for round_id in await kept.open_with(tx, user_id, guild_id):
            tx.after(partial(app.service(RoundService).cards.touch, round_id))  # the number is another

    app.kept.add(
        "rounds",
        tables=kept.TABLES,
        read=lambda tx, user_id: kept.read(tx, user_id, days),
        posted=kept.posted,
        take_back=lambda posted: take_back(app, posted),
        stop=stop,
        sweep=sweep,
    )


async def take_back(app: App, posted: Posted) -> None:
    """Take a check-in out of its thread, as its author would with Remove, and forget it."""
    async with app.database.read() as tx:
        check_in = await store.check_in(tx, posted["check_in_id"])
    if check_in is not None and not check_in.posted:
        check_in = await settling.settle(app, check_in)
        if check_in is not None and not check_in.posted:
            raise Unavailable("round-on-its-way")
    if check_in is None:
        return
    async with app.database.read() as tx:
        found = await store.get(tx, check_in.round_id)

    async def forget(tx: Tx) -> None:
        await store.drop_check_in(tx, posted["check_in_id"])

    if found is not None and found.thread_id is not None:
        try:
            await changing.remove(app, found, check_in, forget)
        except discord.NotFound:
            async with app.database.write() as tx:
                await forget(tx)
