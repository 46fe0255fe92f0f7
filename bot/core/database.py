"""One way to read and write, on SQLite and on PostgreSQL.

SQLite gets one connection for writes, whose transactions start with ``BEGIN IMMEDIATE``, and
separate connections for reads: writers then queue here, in order, and never find the file locked
by one another. A database that is away is tried again by whoever needs it next.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any
from weakref import WeakSet

from sqlalchemy import CursorResult, Executable, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.core import crypto, sqlite
from bot.core.crypto import Vault
from bot.core.errors import DATABASE_AWAY, Unavailable

BUSY_SECONDS = 2.0
"""How long SQLite waits for another program's lock: Discord wants a first answer within 3 s."""

MIGRATING_SECONDS = 30.0
"""How long SQLite waits at the start of the program for another process that brings the tables up to date."""

BEGIN_SECONDS = 2.5
"""How long the start of a transaction may take in all: a free connection, or a new one, that answers."""

SQLITE_READERS = 4
POSTGRES_CONNECTIONS = 15
STATEMENT_SECONDS = 30.0
CLOSE_SECONDS = 5.0
"""How long `Database.close` waits for transactions under way."""


class Tx:
    """One open transaction, handed to actions and stores."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.topics: set[str] = set()
        self.afterwards: list[Callable[[], None]] = []
        self.dialect = connection.dialect.name

    async def execute(
        self,
        statement: Executable,
        parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None,
    ) -> CursorResult[Any]:
        """Run one statement."""
        return await self._connection.execute(statement, parameters)

    def after(self, act: Callable[[], None]) -> None:
        """Have ``act`` done once this transaction is committed, in the order of commits."""
        self.afterwards.append(act)

    def tell(self, topic: str) -> None:
        """Have the listeners of ``topic`` called once this transaction is committed."""
        self.topics.add(topic)


class Database:
    """The engines, and the door to them. Every failure of the database itself is `Unavailable`.

    ``steps`` is the folder of migration steps, when they are not the program's own. Without ``vault``,
    what members left with the bot can be neither read nor written.
    """

    def __init__(self, url: str, steps: Path | None = None, vault: Vault | None = None) -> None:
        self.url = make_url(url)
        self._vault = vault
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._steps = steps
        self._opening, self._writing = _Queue(), _Queue()
        # The pool forgets who waits for a connection behind somebody who gave up: nobody waits there.
        self._places = asyncio.Semaphore(SQLITE_READERS if self.is_sqlite else POSTGRES_CONNECTIONS)
        self._listeners: dict[str, list[Callable[[], None]]] = {}
        self._loaders: list[Callable[[Tx], Awaitable[None]]] = []
        self._writer: AsyncEngine | None = None
        self._reader: AsyncEngine | None = None
        self._connections = WeakSet[sqlite.Connection]()
        self._users = 0
        self._unused = asyncio.Event()
        self._closed = False
        self._when_away: Callable[[], None] = lambda: None

    @property
    def is_open(self) -> bool:
        """Whether the last attempt to open it went well."""
        return self._writer is not None

    def listen(self, topic: str, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each commit that told ``topic``."""
        self._listeners.setdefault(topic, []).append(listener)

    def on_open(self, load: Callable[[Tx], Awaitable[None]]) -> None:
        """Have ``load`` read what it holds in memory, once the database is open and before anybody else."""
        self._loaders.append(load)

    def on_away(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` each time that somebody needs the database and does not get it."""
        self._when_away = tell

    async def start(self) -> None:
        """Open the engines and bring the tables up to date. Raises `Unavailable`, whatever is wrong.

        Nobody has pressed anything yet, so another process may take a while to bring them up to date.
        """
        await self._start(MIGRATING_SECONDS)

    async def _start(self, busy_seconds: float = BUSY_SECONDS) -> None:
        async with self._opening.turn():
            if self._closed:
                raise Unavailable
            if self._writer is None:
                with self._opening.failing_together():
                    await self._open(busy_seconds)

    async def close(self) -> None:
        """Let transactions under way end, then let go of every connection, for good."""
        self._closed = True
        async with self._opening.lock:
            engines = {engine for engine in (self._writer, self._reader) if engine is not None}
            self._writer = self._reader = None
        if self._users:
            with suppress(TimeoutError):
                async with asyncio.timeout(CLOSE_SECONDS):
                    await self._unused.wait()
        for engine in engines:
            await engine.dispose()
        # A thread brings a last word, for which this loop must still be there.
        ending = [one.wait_until_ended for one in self._connections]
        await asyncio.gather(*(asyncio.to_thread(wait, CLOSE_SECONDS) for wait in ending))

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[Tx]:
        """Open a transaction that may change things; committed when the block ends well."""
        topics, afterwards = set[str](), list[Callable[[], None]]()
        try:
            async with AsyncExitStack() as stack:
                stack.enter_context(self._in_use())
                if not self.is_open:
                    await self._start()
                assert self._writer is not None
                if self.is_sqlite:
                    await stack.enter_async_context(self._writing.turn())
                stack.enter_context(_as_unavailable())
                with self._writing.failing_together(), _as_unavailable():
                    tx = await self._begin(stack, self._writer)
                yield tx
                topics, afterwards = tx.topics, tx.afterwards
        except asyncio.CancelledError:
            self._tell(topics, ())  # stopped in the commit, which may have happened all the same
            raise
        self._tell(topics, afterwards)

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[Tx]:
        """Open a transaction that only looks; it never waits for a writer on SQLite."""
        async with AsyncExitStack() as stack:
            stack.enter_context(self._in_use())
            if not self.is_open:
                await self._start()
            assert self._reader is not None
            stack.enter_context(_as_unavailable())
            yield await self._begin(stack, self._reader)

    async def _open(self, busy_seconds: float) -> None:
        reader = self._engine(one_connection=False)
        writer = self._engine(one_connection=True) if self.is_sqlite else reader
        try:
            await self._migrate(reader, busy_seconds)
            async with writer.connect() as connection:
                for load in self._loaders:
                    await load(Tx(connection))
        except BaseException as error:
            for engine in {reader, writer}:
                await engine.dispose()
            if isinstance(error, Exception) and not isinstance(error, Unavailable):
                raise Unavailable from error
            raise
        self._reader, self._writer = reader, writer

    async def _migrate(self, reader: AsyncEngine, busy_seconds: float) -> None:
        """Bring the tables up to date. To look whether that is needed waits for no other process."""
        from bot.core import migrations

        steps = self._steps or migrations.STEPS
        if await migrations.is_behind(reader, steps):
            engine = self._engine(one_connection=True, busy_seconds=busy_seconds)
            try:
                await migrations.upgrade(engine, steps)
            finally:
                await engine.dispose()

    async def _begin(self, stack: AsyncExitStack, engine: AsyncEngine) -> Tx:
        async with asyncio.timeout(BEGIN_SECONDS):
            if not self.is_sqlite or engine is self._reader:
                await stack.enter_async_context(self._places)
            return Tx(await stack.enter_async_context(engine.begin()))

    def _tell(self, topics: set[str], afterwards: Iterable[Callable[[], None]]) -> None:
        for act in afterwards:
            act()
        for topic in topics:
            for listener in self._listeners.get(topic, []):
                listener()

    @contextmanager
    def _in_use(self) -> Generator[None]:
        self._users += 1
        try:
            yield
        except Unavailable as error:
            if error.key == DATABASE_AWAY:
                self._when_away()
            raise
        finally:
            self._users -= 1
            if not self._users:
                self._unused.set()

    def _engine(self, *, one_connection: bool, busy_seconds: float = BUSY_SECONDS) -> AsyncEngine:
        engine = self._sqlite(one_connection, busy_seconds) if self.is_sqlite else self._postgres()
        if self._vault is not None:
            crypto.lend(engine.dialect, self._vault)
        return engine

    def _postgres(self) -> AsyncEngine:
        return create_async_engine(
            self.url,
            pool_size=5,
            max_overflow=POSTGRES_CONNECTIONS - 5,
            pool_pre_ping=True,
            connect_args={"timeout": BEGIN_SECONDS, "command_timeout": STATEMENT_SECONDS},
        )

    def _connect(self, busy_seconds: float) -> sqlite.Connection:
        connection = sqlite.Connection(str(self.url.database), busy_seconds)
        self._connections.add(connection)
        return connection

    def _sqlite(self, one_connection: bool, busy_seconds: float) -> AsyncEngine:
        engine = create_async_engine(
            self.url,
            pool_size=1 if one_connection else SQLITE_READERS,
            max_overflow=0,
            async_creator=lambda: self._connect(busy_seconds),
        )
        begin = sqlite.begin_writing if one_connection else sqlite.begin_looking
        event.listen(engine.sync_engine, "connect", sqlite.prepare)
        event.listen(engine.sync_engine, "begin", begin)
        return engine


class _Queue:
    """Lets one in at a time, in order. Who waited behind a failure shares it: to wait again is too long."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self._failure: Unavailable | None = None

    @asynccontextmanager
    async def turn(self) -> AsyncGenerator[None]:
        before = self._failure
        async with self.lock:
            if self._failure is not None and self._failure is not before:
                raise Unavailable(self._failure.key) from self._failure
            yield

    @contextmanager
    def failing_together(self) -> Generator[None]:
        try:
            yield
        except Unavailable as failure:
            self._failure = failure
            raise


class _as_unavailable:
    """Turn a failing database into `Unavailable`; a mistake in our own SQL stays what it is."""

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, StatementError) and isinstance(error.orig, Unavailable):
            raise error.orig from error  # a value that cannot be sealed
        ours = isinstance(error, IntegrityError | ProgrammingError | DataError)
        if isinstance(error, DBAPIError | PoolTimeout | OSError | TimeoutError) and not ours:
            raise Unavailable from error
