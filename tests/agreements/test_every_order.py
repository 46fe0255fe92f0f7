"""Whatever the order in which people press: one voice each, one line of versions, and nobody to be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from bot.agreements.actions import concluding, deciding
from bot.agreements.rules import CHOICES, Choice
from bot.agreements.store import agreements, versions, voices
from bot.agreements.store import deciding as suggestions
from bot.agreements.store.tables import Agreement
from bot.core.crypto import Vault
from bot.core.database import Database
from bot.core.errors import Refusal
from tests.agreements.acting import POINTS, TURNOUT, again, agreed, close, points, read, say, suggest
from tests.rounds.people import MEMBER, MODERATOR, NOW, make_circle

PRESSES = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(CHOICES)), min_size=1, max_size=20)
PEOPLE = [replace(MEMBER, user_id=60 + number) for number in range(6)]
KINDLY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
KEY = "A" * 43 + "="


@asynccontextmanager
async def fresh(url: str) -> AsyncGenerator[tuple[Database, Agreement]]:
    """Open a database in which one circle agreed to one text, and nothing else ever happened."""
    database = Database(url, vault=Vault([KEY]))
    await database.start()
    await make_circle(database)
    async with database.write() as tx:
        await tx.execute(delete(agreements))
    yield database, await agreed(database)
    await database.close()


@KINDLY
@given(presses=PRESSES, gone=st.sets(st.integers(0, 5)))
async def test_everybody_has_one_voice_and_only_numbers_stay(
    sqlite_url: str, presses: list[tuple[int, Choice]], gone: set[int]
) -> None:
    async with fresh(sqlite_url) as (database, found):
        one = await suggest(database, found, None, "Something new.")
        for person, choice in presses:
            await say(database, one, PEOPLE[person], choice)
        await close(database, one, left=[PEOPLE[number].user_id for number in gone])
        last = {person: choice for person, choice in presses if person not in gone}
        done = await again(database, one)
        assert done.tally is not None
        assert +Counter(done.tally) == Counter(last.values())
        async with database.read() as tx:
            assert (await tx.execute(select(voices))).all() == []


@KINDLY
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["suggest", "yes", "concern", "close", "undo", "withdraw"]), st.integers(0, 5)
        ),
        max_size=25,
    )
)
async def test_versions_are_one_line_whatever_happens(sqlite_url: str, steps: list[tuple[str, int]]) -> None:
    async with fresh(sqlite_url) as (database, found):
        for number, (what, person) in enumerate(steps):
            before, now = await points(database, found), NOW + number * timedelta(days=20)
            with suppress(Refusal):
                await step(database, found, what, person, now)
            if what != "close":
                assert await points(database, found) == before
        there = await read(database, found)
        async with database.read() as tx:
            numbers = (await tx.execute(select(versions.c.number).order_by(versions.c.number))).scalars()
            assert list(numbers) == list(range(1, there.version + 1))


async def step(database: Database, found: Agreement, what: str, person: int, now: datetime) -> None:
    by = PEOPLE[person]
    async with database.write() as tx:
        if what == "suggest":
            await deciding.suggest(tx, by, found.id, None, f"Something of {now}.", TURNOUT, now)
            return
        if what == "undo":
            undone = await deciding.undo(tx, MODERATOR, found.id, {"points": POINTS}, TURNOUT, now)
            assert undone.words == POINTS
            return
        for one in await suggestions.undecided(tx, found.id):
            if what == "withdraw" and person == one.id % 6:
                await deciding.withdraw(tx, MODERATOR, one.id, now)
            elif what == "close":
                await concluding.close(tx, one.id, (), now)
            elif what == "yes" or person == one.id % 6:
                await deciding.say(tx, by, one.id, "yes" if what == "yes" else "concern", one.opened_at)
