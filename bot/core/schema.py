"""What every table shares: the metadata, and column types that mean the same on both databases.

To make a statement costs SQLAlchemy more than to run it. One that presses wait for is therefore made once, in
a function with ``functools.cache``, and is handed its values as parameters.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

RowId = BigInteger().with_variant(Integer, "sqlite")
"""A key the database counts up itself. SQLite only does that for INTEGER."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC. SQLite forgets the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive moment: nobody could say when it is."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back in UTC."""
        return value.replace(tzinfo=UTC) if value is not None else None


def insert(dialect: str, table: Table) -> Any:
    """Return an INSERT that knows ``on_conflict_do_…`` in the words of ``dialect``."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # slow to import, and most hosts have SQLite

        return postgresql.insert(table)
    return sqlite.insert(table)


@cache
def insert_missing(dialect: str, table: Table) -> Any:
    """Return an INSERT that leaves alone what is there already. Its row is given as parameters."""
    return insert(dialect, table).on_conflict_do_nothing()
