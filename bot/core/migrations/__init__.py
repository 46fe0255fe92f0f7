"""Bringing the tables up to date at start, one transaction a step: a restored backup migrates itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.core.errors import Unavailable

if TYPE_CHECKING:
    from alembic.config import Config

STEPS = Path(__file__).parent / "versions"
LOCK = 7_238_115
"""PostgreSQL's advisory lock for this work, so that two processes that start together take turns."""


async def upgrade(engine: AsyncEngine) -> None:
    """Run the steps that this database has not seen. Raises `Unavailable` for one from a newer program."""
    async with engine.connect() as connection:
        before = await connection.run_sync(current)
        await connection.rollback()
        if before == latest():
            return
        if before is not None and before not in known():
            raise Unavailable("error-database-newer")
        if connection.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": LOCK})
            await connection.commit()
        await connection.run_sync(_run)
        await connection.commit()


def current(connection: Connection) -> str | None:
    """Return the step this database is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def known() -> list[str]:
    """Return the name of every step, oldest first. A step's file is named after it."""
    return sorted(path.stem for path in STEPS.glob("[0-9]*.py"))


def latest() -> str:
    """Return the step that the program in hand expects."""
    return known()[-1]


def settings(connection: Connection) -> Config:
    """Return Alembic's settings for work on ``connection``."""
    from alembic.config import Config  # slow to import, and most starts have nothing to migrate

    config = Config()
    config.set_main_option("script_location", str(STEPS.parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _run(connection: Connection) -> None:
    from alembic import command

    command.upgrade(settings(connection), "head")
