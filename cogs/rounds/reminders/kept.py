"""What reminders keep about people, for those who ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.database import Tx
from bot.core.kept import Item
from bot.rounds.reminders import store
from bot.ui.app import App


def add_to(app: App) -> None:
    """Say what is kept."""
    app.kept.add("reminders", tables=store.TABLES, read=_read, stop=_stop)


async def _read(tx: Tx, user_id: int) -> Sequence[Item]:
    return [
        Item("kept-reminder", one.guild_id, one.made_at, details={"channel": f"<#{one.channel_id}>"})
        for one in await store.of_person(tx, user_id)
    ]


async def _stop(tx: Tx, user_id: int, guild_id: int | None, _now: datetime) -> None:
    await store.drop_of_person(tx, user_id, guild_id)
