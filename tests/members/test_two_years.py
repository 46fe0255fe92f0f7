"""Two years by themselves, after everybody has used everything: what has an end date is gone by then."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from bot.core.kept import Item
from bot.members.store import people
from tests.simulated import World
from tests.town import DAY, town

TIMES, DAYS = 73, 10
A_NIGHT = timedelta(days=1)
ENDS = {
    "kept-here",
    "kept-pair",
    "kept-pairs-begun",
    "kept-change",
    "kept-buddy-entry",
    "kept-buddy-met",
    "kept-buddy-ended",
}
"""What everybody is shown with an end date at some time."""


async def everything(world: World) -> list[Item]:
    """What is kept about anybody, as they would be shown it now."""
    async with world.app.database.read() as tx:
        known = [*(await tx.execute(select(people.c.user_id))).scalars()]
        return [
            item for one in known for found in (await world.app.kept.of(tx, one)).values() for item in found
        ]


async def test_nothing_is_kept_for_longer_than_it_was_said(tmp_path: Path) -> None:
    async with town(tmp_path) as it:
        world, dated = it.world, set[str]()
        await it.story.join("dan")
        for _ in range(TIMES):
            await world.advance(DAYS * DAY)
            found = await everything(world)
            over = [one for one in found if one.until is not None and one.until < world.now() - A_NIGHT]
            assert [(one.what, one.until) for one in over] == []
            dated |= {one.what for one in found if one.until is not None}
        assert dated >= ENDS
        assert [one.what for one in await everything(world) if one.until is not None] == []
