"""What is kept about people that belongs to no other feature."""

from __future__ import annotations

from datetime import datetime

from bot.core.database import Tx
from bot.members import avoids, kept
from bot.ui.app import App


def add_to(app: App) -> None:
    """Say what is kept."""

    async def sweep(tx: Tx, now: datetime) -> None:
        await kept.sweep(tx, now, app.servers)

    app.kept.add(
        "members",
        tables=kept.TABLES,
        read=lambda tx, user_id: kept.read(tx, user_id, app.servers),
        sweep=sweep,
    )

    async def forget_named(tx: Tx, user_id: int, guild_id: int | None, _now: datetime) -> None:
        await avoids.forget_named(tx, app.vault, user_id, guild_id)

    app.kept.add("avoids", tables={"avoids"}, read=avoids.read, stop=forget_named)
