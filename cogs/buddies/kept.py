"""What the buddy queue keeps about people, for those who ask."""

from __future__ import annotations

from datetime import datetime

from bot.buddies import ending, joining
from bot.buddies.store import kept
from bot.core.database import Tx
from bot.members.consents import Ends
from bot.ui.app import App


def add_to(app: App) -> None:
    """Say what is kept, and what ends when somebody takes their yes back."""

    async def take_back(tx: Tx, guild_id: int, user_id: int, _now: datetime) -> None:
        await joining.leave(tx, guild_id, user_id)

    app.service(Ends).add("buddies", take_back)
    app.service(Ends).add("sensitive", take_back)
    app.kept.add("buddies", tables=kept.TABLES, read=kept.read, stop=ending.stop, sweep=kept.sweep)
