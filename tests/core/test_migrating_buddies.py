"""Pairs and who met whom are there after the database moved on, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from bot.buddies.store import pairing as pairs
from bot.core import migrations
from bot.core.database import Database

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
BEFORE = (
    "INSERT INTO people (user_id) VALUES (30), (31), (32)",
    "INSERT INTO members (guild_id, user_id) VALUES (10, 30), (10, 31), (10, 32)",
    "INSERT INTO buddy_pairs (id, guild_id, state, made_at, closes_at) VALUES (1, 10, 'asked', {at}, {at})",
    "INSERT INTO buddy_places (pair_id, guild_id, user_id) VALUES (1, 10, 30), (1, 10, 31), (1, 10, 32)",
    (
        "INSERT INTO buddy_meetings (guild_id, user_id, other_user_id, at)"
        " VALUES (10, 30, 31, {at}), (10, 31, 30, {at})"
    ),
)


async def test_pairs_are_counted_and_meetings_kept(database_url: str, tmp_path: Path) -> None:
    old = tmp_path / "versions"
    old.mkdir()
    for step in migrations.STEPS.glob("[0-9]*.py"):
        if step.stem < next(name for name in migrations.known() if name.endswith("_buddy_sizes")):
            (old / step.name).write_text(step.read_text("utf-8"), "utf-8")
    at = (
        "'2026-03-01 19:00:00+00'"
        if database_url.startswith("postgresql")
        else "'2026-03-01 19:00:00.000000'"
    )
    before = Database(database_url, old)
    async with before.write() as tx:
        for statement in BEFORE:
            await tx.execute(text(statement.format(at=at)))
    await before.close()
    after = Database(database_url)
    async with after.write() as tx:
        pair = await pairs.get(tx, 1)
        assert pair is not None
        assert (pair.size, pair.made_at) == (3, NOW)
        assert await pairs.met_since(tx, 10, NOW.replace(day=1, hour=18)) == [(30, 31)]
        assert await pairs.met_by(tx, 31) == [(10, NOW)]
        await pairs.note_met(tx, 10, (30, 31), NOW.replace(hour=20))
        assert await pairs.met_by(tx, 31) == [(10, NOW.replace(hour=20))]
        await tx.execute(text("DELETE FROM people WHERE user_id = 30"))
        assert await pairs.met_by(tx, 31) == [(10, NOW.replace(hour=20))]
        assert await pairs.met_since(tx, 10, NOW) == []
    await after.close()
