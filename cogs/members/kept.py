"""What is kept about people that belongs to no other feature."""

from __future__ import annotations

from datetime import datetime

from bot.core.database import Tx
from bot.members import kept
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
