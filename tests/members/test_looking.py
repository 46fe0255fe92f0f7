"""Who is still there is asked of Discord for one member at a time, a few a while, and seldom again."""

from __future__ import annotations

import re
from pathlib import Path

from bot.members import store
from cogs.members.nightly import AT_ONCE, BETWEEN, PAUSE
from tests import simulated
from tests.simulated import World, writing

ONE_MEMBER = re.compile(r".*/guilds/\d+/members/(\d+)$")
MANY = 2 * AT_ONCE + 5
DAY = 24 * 3600
NIGHT = 3 * 3600


def asked(world: World) -> list[int]:
    """Whom the bot asked for, in order; nothing but single members is ever asked for."""
    paths = [str(one.path) for one in world.env.backend.http_requests if "/members" in str(one.path)]
    found = [ONE_MEMBER.fullmatch(path) for path in paths]
    assert all(found), paths
    return [int(one[1]) for one in found if one]


async def test_members_are_asked_for_a_few_at_a_time_and_not_again_for_a_week(tmp_path: Path) -> None:
    async with simulated.world(tmp_path) as world:
        people = [world.add_member(f"person-{number}").id for number in range(MANY)]
        async with writing(world) as tx:
            await store.know(tx, world.guild.id, *people)
        await world.advance(NIGHT - 1)
        assert asked(world) == []
        await world.advance(1 + AT_ONCE * BETWEEN)
        assert len(asked(world)) == AT_ONCE
        await world.advance(PAUSE.total_seconds() + AT_ONCE * BETWEEN)
        assert len(asked(world)) == 2 * AT_ONCE
        await world.advance(DAY / 2)
        assert sorted(asked(world)) == sorted(people)
        await world.advance(5 * DAY)
        assert len(asked(world)) == MANY
        await world.advance(3 * DAY)
        assert sorted(asked(world)) == sorted([*people, *people])
