"""One way to read and write, on SQLite and on PostgreSQL.

SQLite gets one connection for writes, whose transactions start with ``BEGIN IMMEDIATE``, and
separate connections for reads: writers then queue here, in order, and never find the file locked
by one another.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.core import sqlite
from bot.core.errors import Unavailable

BUSY_SECONDS = 2.0
"""How long SQLite waits for another program's lock: Discord wants a first answer within 3 s."""

POOL_SECONDS = 2.5


class Tx:
    """One open transaction, handed to actions and stores."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.topics: set[str] = set()
        self.dialect = connection.dialect.name

    async def execute(
        self,
        statement: Executable,
        parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None,
    ) -> CursorResult[Any]:
        """Run one statement."""
        return await self._connection.execute(statement, parameters)

    def tell(self, topic: str) -> None:
        """Have the listeners of ``topic`` called once this transaction is committed."""
        self.topics.add(topic)


class Database:
    """The engines, and the door to them. Every failure of the database itself is `Unavailable`."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._writing = asyncio.Lock()
        self._opening = asyncio.Lock()
        self._listeners: dict[str, list[Callable[[], None]]] = {}
        self._writer: AsyncEngine | None = None
        self._reader: AsyncEngine | None = None

    @property
    def is_open(self) -> bool:
        """Whether the last attempt to open it went well."""
        return self._writer is not None

    def listen(self, topic: str, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each commit that told ``topic``."""
        self._listeners.setdefault(topic, []).append(listener)

    async def start(self) -> None:
        """Open the engines and bring the tables up to date. Raises `Unavailable`."""
        async with self._opening:
            if self._writer is not None:
                return
            writer = self._engine(one_connection=True)
            try:
                with _as_unavailable():
                    await _migrate(writer)
            except BaseException:
                await writer.dispose()
                raise
            self._reader = self._engine(one_connection=False) if self.is_sqlite else writer
            self._writer = writer

    async def close(self) -> None:
        """Let go of every connection."""
        engines = {engine for engine in (self._writer, self._reader) if engine is not None}
        self._writer = self._reader = None
        for engine in engines:
            await engine.dispose()

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[Tx]:
        """Open a transaction that may change things; committed when the block ends well."""
        await self.start()
        assert self._writer is not None
        async with AsyncExitStack() as stack:
            if self.is_sqlite:
                await stack.enter_async_context(self._writing)
            stack.enter_context(_as_unavailable())
            tx = Tx(await stack.enter_async_context(self._writer.begin()))
            yield tx
        for topic in tx.topics:
            for listener in self._listeners.get(topic, []):
                listener()

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[Tx]:
        """Open a transaction that only looks; it never waits for a writer on SQLite."""
        await self.start()
        assert self._reader is not None
        with _as_unavailable():
            async with self._reader.begin() as connection:
                yield Tx(connection)

    def _engine(self, *, one_connection: bool) -> AsyncEngine:
        if not self.is_sqlite:
            return create_async_engine(
                self.url,
                pool_pre_ping=True,
                pool_timeout=POOL_SECONDS,
                connect_args={"timeout": POOL_SECONDS, "command_timeout": 30},
            )
        engine = create_async_engine(
            self.url,
            pool_size=1 if one_connection else 4,
            max_overflow=0,
            pool_timeout=POOL_SECONDS,
            async_creator=lambda: sqlite.Connection(str(self.url.database), BUSY_SECONDS),
        )
        begin = "BEGIN IMMEDIATE" if one_connection else "BEGIN"
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _beginning(begin))
        return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _beginning(statement: str) -> Callable[[Connection], None]:
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    return begin


class _as_unavailable:
    """Turn a failing database into `Unavailable`; a mistake in our own SQL stays what it is."""

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        ours = isinstance(error, IntegrityError | ProgrammingError | DataError)
        if isinstance(error, DBAPIError | OSError | TimeoutError) and not ours:
            raise Unavailable("error-database-away") from error


async def _migrate(engine: AsyncEngine) -> None:
    from bot.core import migrations

    await migrations.upgrade(engine)
