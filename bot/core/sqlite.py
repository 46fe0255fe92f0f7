"""SQLite with one trip to its thread for each statement.

aiosqlite makes four trips (a cursor, the statement, its rows, the cursor's end), and each costs more than
what SQLite does. SQLAlchemy takes these connections by its `async_creator`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any

import aiosqlite
import sqlalchemy


class Connection(aiosqlite.Connection):
    """An aiosqlite connection for SQLAlchemy, which begins transactions only when told to."""

    def __init__(self, file: str, busy_seconds: float) -> None:
        def connect() -> sqlite3.Connection:
            return sqlite3.connect(file, timeout=busy_seconds, isolation_level=None)

        super().__init__(connect, iter_chunk_size=1)
        self._thread.daemon = True  # a program that fails before it closes its database still ends
        self._looks_next = False

    def wait_until_ended(self, seconds: float) -> None:
        """Wait for its thread, which ends what it is at before it notices that the connection was closed."""
        if self._thread.is_alive():
            self._thread.join(seconds)

    def cursor(self) -> Cursor:  # pyright: ignore[reportIncompatibleMethodOverride] (SQLAlchemy enters it at once)
        """Return a cursor, which so far is a place for results."""
        return Cursor(self)

    def look(self) -> None:
        """Have the next statement begin a transaction: before one reads, SQLite does nothing about it."""
        self._looks_next = True

    async def commit(self) -> None:
        """End what was begun."""
        if self.in_transaction:
            await super().commit()

    async def rollback(self) -> None:
        """Undo what was begun. SQLAlchemy asks for it after each commit as well."""
        if self.in_transaction:
            await super().rollback()

    async def travel(self, work: Callable[[sqlite3.Cursor], object], cursor: Cursor) -> None:
        """Do ``work`` in the connection's thread, and bring all that came of it back to ``cursor``."""

        def there() -> None:
            with closing(self._conn.cursor()) as inner:
                if self._looks_next:
                    self._looks_next = False
                    inner.execute("BEGIN")
                work(inner)
                cursor.rows = inner.fetchall()
                cursor.description, cursor.rowcount = inner.description, inner.rowcount
                cursor.lastrowid = inner.lastrowid

        await self._execute(there)  # pyright: ignore[reportUnknownMemberType] (aiosqlite does not say)


class Cursor:
    """What SQLAlchemy asks of a cursor."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Cursor:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement once."""
        await self._connection.travel(lambda inner: inner.execute(statement, parameters), self)

    async def executemany(self, statement: str, parameters: Sequence[Sequence[Any]]) -> None:
        """Run a statement for each set of parameters."""
        await self._connection.travel(lambda inner: inner.executemany(statement, parameters), self)

    async def fetchall(self) -> list[Any]:
        """Return the rows, once."""
        rows, self.rows = self.rows, []
        return rows

    async def close(self) -> None:
        """The one in the thread was closed at once."""


def prepare(connection: Any, _record: object) -> None:
    """Make a new connection as safe as the program takes it to be."""
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def begin_writing(connection: sqlalchemy.Connection) -> None:
    """Begin a transaction that may change things, or wait until no other does."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def begin_looking(connection: sqlalchemy.Connection) -> None:
    """Begin a transaction that only looks."""
    looking = connection.connection.driver_connection
    assert isinstance(looking, Connection)
    looking.look()
