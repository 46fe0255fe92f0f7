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
    async with engine.connect() as connection:
        if not await _is_behind(connection, steps):
            return
        async with _alone(connection):
            if await _is_behind(connection, steps):
                await connection.run_sync(_run, steps)
                await connection.commit()


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


async def _is_behind(connection: AsyncConnection, steps: Path) -> bool:
    before = await connection.run_sync(current)
    await connection.rollback()
    if before is not None and before not in known(steps):
        raise Unavailable("error-database-newer")
    return before != known(steps)[-1]


@asynccontextmanager
async def _alone(connection: AsyncConnection) -> AsyncGenerator[None]:
    if connection.dialect.name != "postgresql":
        yield  # each of SQLite's transactions has the whole file
        return
    await connection.execute(select(func.pg_advisory_lock(LOCK)))
    await connection.commit()
    try:
        yield
    finally:
        await connection.rollback()
        await connection.execute(select(func.pg_advisory_unlock(LOCK)))
        await connection.commit()


def _run(connection: Connection, steps: Path) -> None:
    from alembic import command

    command.upgrade(settings(connection, steps), "head")
