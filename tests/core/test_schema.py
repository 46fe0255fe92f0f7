from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    select,
)
from sqlalchemy.exc import StatementError
from sqlalchemy.types import TypeDecorator

import bot
from bot.core import jobs
from bot.core.database import Database
from bot.core.schema import UtcDateTime, metadata

PERSON = re.compile(r"(.*_)?(user|member|person|author)_id|.*_by")
"""The names of columns that point at a person."""

ROOTS = {"people.user_id", "members.user_id"}

ROUNDS_MAY_HOLD = {
    "rounds.title",  # a keeper's
    "rounds.format",  # from config/, as it was when the round opened
    "rounds.order",  # a key
    "courses.phase",  # a key
    "turns.state",  # a key
    "check_ins.welcome",  # a key
    "check_ins.answer_token",  # Discord's
    "schedules.days",  # numbers
    "schedules.format",  # a key
    "schedules.zone",  # a key
}


def stores(room: str = "bot.") -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if _has_tables(module.name) and module.name.startswith(room):
            yield importlib.import_module(module.name)


def _has_tables(module: str) -> bool:
    return module.endswith(".store") or bool(re.fullmatch(r"bot\.(core|members)\.\w+", module))


def tables_of(room: str) -> set[Table]:
    return {value for store in stores(room) for value in vars(store).values() if isinstance(value, Table)}


def all_tables() -> list[Table]:
    assert [*stores(), jobs]
    return list(metadata.tables.values())


def forgotten(tables: Iterable[Table]) -> Iterator[str]:
    """Columns that point at a person and would stay, or be in the way, when that person is erased."""
    for table in tables:
        for column in table.columns:
            if PERSON.fullmatch(column.name) and table.name != "people" and not goes(column):
                yield f"{table.name}.{column.name}"


def goes(column: Column[Any]) -> bool:
    ends = {
        key.constraint.ondelete
        for key in column.foreign_keys
        if key.constraint is not None and key.target_fullname in ROOTS
    }
    return "CASCADE" in ends or ("SET NULL" in ends and bool(column.nullable))


def wordy(tables: Iterable[Table]) -> set[str]:
    """Columns that can hold words."""
    return {
        f"{column.table.name}.{column.name}"
        for table in tables
        for column in table.columns
        if isinstance(bare(column), String | JSON | LargeBinary)
    }


def bare(column: Column[Any]) -> object:
    return column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type


def test_every_row_about_a_person_goes_when_they_do() -> None:
    assert list(forgotten(all_tables())) == []


def test_the_roots_are_looked_at_as_well() -> None:
    assert {"people", "members", "rounds", "check_ins", "presences", "jobs"} <= {t.name for t in all_tables()}


def test_a_column_about_a_person_that_was_forgotten_is_found() -> None:
    other = MetaData()
    number = BigInteger

    def person(name: str, ends: str | None, *, nullable: bool = True) -> Column[int]:
        return Column(name, number, ForeignKey("people.user_id", ondelete=ends), nullable=nullable)

    Table("people", other, Column("user_id", number, primary_key=True))
    Table("members", other, Column("guild_id", number), person("user_id", "CASCADE"))
    Table("rounds", other, Column("id", number, primary_key=True))
    Table(
        "letters",
        other,
        Column("user_id", number),
        person("asked_by", None),
        person("other_user_id", "RESTRICT"),
        person("told_by", "SET NULL", nullable=False),
        Column("author_id", number, ForeignKey("rounds.id", ondelete="CASCADE")),
        person("read_by", "SET NULL"),
        person("member_id", "CASCADE"),
        Column("guild_id", number),
        Column("keeper_user_id", number),
        ForeignKeyConstraint(
            ["guild_id", "keeper_user_id"], ["members.guild_id", "members.user_id"], ondelete="CASCADE"
        ),
    )
    assert list(forgotten(other.tables.values())) == [
        "letters.user_id",
        "letters.asked_by",
        "letters.other_user_id",
        "letters.told_by",
        "letters.author_id",
    ]


def test_the_tables_of_rounds_hold_no_words_that_a_member_wrote() -> None:
    rounds = tables_of("bot.rounds")
    assert {"rounds", "check_ins", "presences"} <= {table.name for table in rounds}
    assert wordy(rounds) <= ROUNDS_MAY_HOLD


def test_a_column_that_could_hold_words_is_found() -> None:
    class Kept(TypeDecorator[str]):
        impl = Text
        cache_ok = True

    kinds: list[Any] = [Text, String(9), String(), Kept(), JSON, LargeBinary]
    columns = [Column(f"words_{number}", kind) for number, kind in enumerate(kinds)]
    bad = Table("bad", MetaData(), Column("id", BigInteger), Column("at", UtcDateTime), *columns)
    assert wordy([bad]) == {f"bad.words_{number}" for number in range(len(kinds))}


@pytest.mark.parametrize(
    "written",
    ["2026-03-29T01:30:00+00:00", "2026-03-29T03:30:00.000001+02:00", "2026-10-25T02:30:00-11:00"],
)
async def test_a_moment_comes_back_in_utc_from_either_database(database: Database, written: str) -> None:
    moment = datetime.fromisoformat(written)
    async with database.write() as tx:
        await jobs.put(tx, "close", "1", moment)
    async with database.read() as tx:
        found = (await tx.execute(select(jobs.jobs.c.due_at))).scalar_one()
        matching = (await tx.execute(select(jobs.jobs.c.key).where(jobs.jobs.c.due_at == moment))).all()
    assert found == moment
    assert found.tzinfo is UTC
    assert len(matching) == 1


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    naive = datetime.fromisoformat("2026-03-29T01:30:00")

    async def put() -> None:
        async with database.write() as tx:
            await jobs.put(tx, "close", "1", naive)

    with pytest.raises(StatementError, match="time zone"):
        await put()
