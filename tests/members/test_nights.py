"""What is forgotten by itself: after its time, and after somebody left. Two years pass here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot.core import changes, reports
from bot.core.schema import metadata
from bot.members import store
from cogs.members.nightly import next_night
from tests.members.test_erasing import about
from tests.rounds.evening import Evening, evening
from tests.simulated import World, words, writing

DAY = 24 * 3600
START = datetime(2026, 1, 1, tzinfo=UTC)


async def count(world: World, table: str) -> int:
    async with world.app.database.read() as tx:
        return (await tx.execute(select(func.count()).select_from(metadata.tables[table]))).scalar_one()


async def pass_days(world: World, days: int) -> None:
    """Let days pass, some at a time: each night the bot wakes."""
    for start in range(0, days, 10):
        await world.advance(min(10, days - start) * DAY)


async def leave_traces(it: Evening) -> None:
    """A check-in, a change, and a report that was closed."""
    world, now = it.world, it.world.now()
    guild_id, member = world.guild.id, world.member.id
    await it.share(world.member, "a quiet day")
    async with writing(world) as tx:
        await store.know(tx, guild_id, member)
        await changes.note(tx, guild_id, member, "server", guild_id, {"area": None}, {"area": "PT-11"}, now)
        closed = await reports.file(tx, guild_id, member, "member", "something I saw", now)
        await reports.change(tx, closed, closed_at=now)


def test_the_night_comes_once_a_day() -> None:
    now = datetime(2026, 5, 1, 2, 59, tzinfo=UTC)
    assert next_night(now) == datetime(2026, 5, 1, 3, tzinfo=UTC)
    assert next_night(next_night(now)) == datetime(2026, 5, 2, 3, tzinfo=UTC)


async def test_each_thing_is_kept_for_its_time_over_two_years(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world = it.world
        await leave_traces(it)
        await pass_days(world, 2)
        kept: dict[int, list[int]] = {}
        for day in range(2, 731):
            async with writing(world) as tx:
                await world.app.kept.sweep(tx, START + timedelta(days=day))
            kept[day] = [await count(world, table) for table in ("presences", "reports", "changes")]
        # Who was here: 30 days after the round closed, a day after it opened. Reports: 90. Changes: a year.
        assert kept[29] == [1, 1, 2]
        assert kept[33] == [0, 1, 2]
        assert kept[89] == [0, 1, 2]
        assert kept[92] == [0, 0, 2]
        assert kept[364] == [0, 0, 2]
        assert kept[367] == kept[730] == [0, 0, 0]
        assert "quiet day" in "".join(it.shared())  # it stands in Discord, and can still be taken back
        assert await count(world, "check_ins") == 1


async def test_a_server_keeps_things_for_less_long_and_never_for_longer(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world = it.world
        async with writing(world) as tx:
            days = {"changes_days": 10, "closed_reports_days": 5000}
            await world.app.servers.change(tx, world.guild.id, kept_days=days)
        await leave_traces(it)
        await world.restart()
        await pass_days(world, 12)
        assert [await count(world, table) for table in ("reports", "changes")] == [1, 0]
        await pass_days(world, 80)
        assert await count(world, "reports") == 0


async def test_who_left_is_forgotten_after_thirty_days_and_others_are_not(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world, member = it.world, it.world.member
        await it.share(member, "a quiet day")
        await it.share(world.other, "a loud day")
        world.guild.remove_member(member)
        await pass_days(world, 9)
        shown = words(await member.user.slash("mine"))
        assert "That you left this server" in shown
        await pass_days(world, 40)
        assert await about(world, member.id) == {}
        left = "".join(it.shared())
        assert "quiet day" not in left
        assert "loud day" in left
        assert await about(world, world.other.id) != {}


async def test_when_the_bot_was_removed_from_a_server_its_people_are_forgotten_as_well(
    tmp_path: Path,
) -> None:
    async with evening(tmp_path) as it:
        world, member = it.world, it.world.member
        await it.share(member, "a quiet day")
        world.env.backend.remove_guild(world.guild.id)
        await pass_days(world, 9)
        assert "That you left this server" in words(await member.user.slash("mine"))
        await pass_days(world, 40)
        assert await about(world, member.id) == {}
        assert await count(world, "people") == 0


async def test_who_left_a_server_that_another_process_serves_is_forgotten_too(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world, member = it.world, it.world.member
        await it.share(member, "a quiet day")
        await it.share(world.other, "a loud day")
        world.guild.remove_member(member)
        connection = world.app._connection  # pyright: ignore[reportPrivateUsage] (a process of another shard)
        connection._guilds.pop(world.guild.id)  # pyright: ignore[reportPrivateUsage]
        await pass_days(world, 49)
        assert await about(world, member.id) == {}
        assert await about(world, world.other.id) != {}
