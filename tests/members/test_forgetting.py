from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, func, select

from bot.circles import store as circles
from bot.circles.store import Circle
from bot.core.database import Database, Tx
from bot.core.schema import metadata
from bot.members import store as members
from bot.rounds import store as rounds
from bot.rounds.store import Round

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
HARBOUR, CIRCLE = 7_000_000, 8_000_000
ANNE, BEN = 111_222_333, 444_555_666


async def fill(tx: Tx) -> Round:
    """A round that Anne opened. She and Ben are here and checked in; she took Ben's check-in out."""
    for person in (ANNE, BEN):
        await members.know(tx, HARBOUR, person)
    await circles.save(tx, Circle(CIRCLE, HARBOUR, "evening", "", "weather", NOW))
    times = {"opened_at": NOW, "closes_at": NOW}
    round_ = await rounds.add(
        tx, guild_id=HARBOUR, channel_id=CIRCLE, title="", format={}, opened_by=ANNE, **times
    )
    assert round_ is not None
    for person in (ANNE, BEN):
        await rounds.be_here(tx, round_, person)
        check_in = await rounds.add_check_in(tx, round_, person, welcome="read", noted=False)
        assert check_in is not None
    await rounds.change_check_in(tx, check_in.id, taken_out=True, taken_out_by=ANNE)
    return round_


async def mentions(tx: Tx, person: int) -> list[str]:
    """Where a person's number stands, in any table, be it inside a text."""
    found: list[str] = []
    for table in metadata.sorted_tables:
        for row in (await tx.execute(select(table))).mappings():
            found += [f"{table.name}.{name}" for name, value in row.items() if str(person) in str(value)]
    return found


async def count(tx: Tx, name: str) -> int:
    return (await tx.execute(select(func.count()).select_from(metadata.tables[name]))).scalar_one()


async def erase(database: Database, person: int) -> None:
    async with database.write() as tx:
        await tx.execute(delete(members.people).where(members.people.c.user_id == person))


async def test_forgetting_a_person_forgets_all_of_it(database: Database) -> None:
    async with database.write() as tx:
        await fill(tx)
        assert set(await mentions(tx, ANNE)) == {
            "people.user_id",
            "members.user_id",
            "rounds.opened_by",
            "presences.user_id",
            "check_ins.user_id",
            "check_ins.taken_out_by",
        }
    await erase(database, ANNE)
    async with database.read() as tx:
        assert await mentions(tx, ANNE) == []


async def test_what_others_shared_outlives_who_is_forgotten(database: Database) -> None:
    async with database.write() as tx:
        before = await fill(tx)
    await erase(database, ANNE)
    async with database.read() as tx:
        after = await rounds.get(tx, before.id)
        assert after is not None
        assert after.opened_by is None
        _, bens = await rounds.stand(tx, before.id, BEN)
        assert bens is not None
        assert (bens.taken_out, bens.taken_out_by) == (True, None)
        assert await rounds.count_here(tx, before.id) == 1


async def test_a_circle_that_goes_takes_its_rounds_along_and_no_person(database: Database) -> None:
    async with database.write() as tx:
        await fill(tx)
        await tx.execute(delete(circles.circles))
        assert [await count(tx, name) for name in ("rounds", "presences", "check_ins")] == [0, 0, 0]
        assert [await count(tx, name) for name in ("people", "members")] == [2, 2]


async def test_people_who_are_known_already_may_come_again(database: Database) -> None:
    async with database.write() as tx:
        for guild_id in (HARBOUR, HARBOUR, HARBOUR + 1):
            await members.know(tx, guild_id, ANNE)
        known: list[Any] = [await count(tx, name) for name in ("people", "members")]
    assert known == [1, 2]


async def test_numbers_as_long_as_discord_gives_them_fit(database: Database) -> None:
    longest = 2**63 - 1
    async with database.write() as tx:
        await members.know(tx, longest, longest)
        assert sorted(set(await mentions(tx, longest))) == [
            "members.guild_id",
            "members.user_id",
            "people.user_id",
        ]
