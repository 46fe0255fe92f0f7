"""Who and where, for tests of what people do in rounds, without Discord."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.circles import actions as circles
from bot.circles.formats import load_formats
from bot.core.actor import Actor
from bot.core.database import Database
from bot.core.paths import shipped_config
from bot.rounds import actions
from bot.rounds.store import Round

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
KEEP = timedelta(days=30)
HARBOUR, ELSEWHERE = 10, 11
EVENING, MORNING = 20, 21

MEMBER = Actor(HARBOUR, EVENING, 30, moderator=False)
OTHER = Actor(HARBOUR, EVENING, 31, moderator=False)
KEEPER = Actor(HARBOUR, EVENING, 32, moderator=False)
MODERATOR = Actor(HARBOUR, EVENING, 33, moderator=True)


def weather() -> dict[str, Any]:
    return load_formats(shipped_config())[0]["weather"].model_dump(mode="json")


async def make_circle(database: Database, channel_id: int = EVENING, guild_id: int = HARBOUR) -> None:
    by = Actor(guild_id, channel_id, MODERATOR.user_id, moderator=True)
    async with database.write() as tx:
        await circles.make(tx, by, channel_id, name="evening-circle", format="weather", now=NOW)


async def open_round(
    database: Database, by: Actor = KEEPER, *, hours: float = 24.0, title: str = ""
) -> tuple[Round, bool]:
    async with database.write() as tx:
        circle = await circles.find(tx, by.guild_id, by.channel_id)
        return await actions.open_round(tx, by, circle, format=weather(), title=title, hours=hours, now=NOW)
