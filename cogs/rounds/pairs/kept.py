"""What rounds of pairs keep about people, for those who ask."""

from __future__ import annotations

from datetime import datetime

from bot.core.database import Tx
from bot.rounds.pairs import actions
from bot.rounds.pairs.store import kept
from bot.ui.app import App


def add_to(app: App) -> None:
    """Say what is kept."""

    def days(guild_id: int) -> int:
        return app.servers.days(guild_id, "who_was_here_days")

    async def sweep(tx: Tx, now: datetime) -> None:
        await kept.sweep(tx, now, days)

    app.kept.add(
        "pairs",
        tables=kept.TABLES,
        read=lambda tx, user_id: kept.read(tx, user_id, days),
        stop=actions.stop,
        sweep=sweep,
    )
