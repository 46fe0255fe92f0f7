"""What circles keep about people, for those who ask."""

from __future__ import annotations

from collections.abc import Sequence

from bot.circles.own import store
from bot.core.database import Tx
from bot.core.kept import Item
from bot.core.markdown import escape
from bot.ui.app import App


def add_to(app: App) -> None:
    """Say what is kept."""
    app.kept.add("circles", tables={"server_formats"}, read=_read)


async def _read(tx: Tx, user_id: int) -> Sequence[Item]:
    brought = await store.made_by(tx, user_id)
    return [
        Item("kept-format", one.guild_id, one.made_at, details={"format": escape(one.name)})
        for one in brought
    ]
