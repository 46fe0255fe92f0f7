"""Bringing the tables up to date at start, one transaction a step: a restored backup migrates itself."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.core.errors import Unavailable

if TYPE_CHECKING:
    from alembic.config import Config

STEPS = Path(__file__).parent / "versions"
LOCK = 7_238_115
"""PostgreSQL's advisory lock for this work, so that two processes that start together take turns."""


async def upgrade(engine: AsyncEngine, steps: Path = STEPS) -> None:
    """Run the steps that this database has not seen. Raises `Unavailable` for one from a newer program."""
    async with engine.connect() as connection, _alone(connection):
        while await connection.run_sync(_take_step, steps):
            await connection.commit()
        await connection.rollback()


def current(connection: Connection) -> str | None:
    """Return the step this database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def known(steps: Path = STEPS) -> list[str]:
    """Return the name of every step, oldest first. A step's file is named after it."""
    return sorted(path.stem for path in steps.glob("[0-9]*.py"))


def settings(connection: Connection, steps: Path = STEPS) -> Config:
    """Return Alembic's settings for work on ``connection``."""
    from alembic.config import Config  # slow to import, and most starts have nothing to migrate

    config = Config()
    config.set_main_option("script_location", str(STEPS.parent).replace("%", "%%"))
    config.set_main_option("version_locations", str(steps).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    return config


async def is_behind(engine: AsyncEngine, steps: Path = STEPS) -> bool:
    """Say whether there are steps to run. Raises `Unavailable` for a database of a newer program."""
    async with engine.connect() as connection:
        return await connection.run_sync(_next, steps) is not None


def _next(connection: Connection, steps: Path) -> str | None:
    """Return the step that this database needs next, None when it has them all. Raises `Unavailable`."""
    before, names = current(connection), known(steps)
    if before is not None and before not in names:
        raise Unavailable("error-database-newer")
    following = names[names.index(before) + 1 :] if before else names
    return following[0] if following else None


@asynccontextmanager
async def _alone(connection: AsyncConnection) -> AsyncGenerator[None]:
    if connection.dialect.name != "postgresql":
        yield  # each of SQLite's transactions has the whole file, from before it looks where it is
        return
    await connection.execute(select(func.pg_advisory_lock(LOCK)))
    await connection.commit()
    try:
        yield
    finally:
        await connection.rollback()
        await connection.execute(select(func.pg_advisory_unlock(LOCK)))
        await connection.commit()


def _take_step(connection: Connection, steps: Path) -> bool:
    """Take the next step in the transaction that looked which it is, and say whether there was one.

    So it does no harm when another process took some in between.
    """
    step = _next(connection, steps)
    if step is not None:
        from alembic import command

        command.upgrade(settings(connection, steps), step)
    return step is not None
