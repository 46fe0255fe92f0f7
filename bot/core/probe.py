"""Looks at a database without changing it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.core import migrations

SECONDS = 5.0


def look(url: str) -> str | None:
    """What is wrong with a database, in one sentence; None when it can be used or is not there yet."""
    try:
        address = make_url(url)
    except ArgumentError:
        return "the address of the database cannot be read"
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        return None
    return asyncio.run(_connect(url))


async def _connect(url: str) -> str | None:
    engine = None
    try:
        engine = create_async_engine(url, connect_args={"timeout": SECONDS})
        async with engine.connect() as connection:
            step = await connection.run_sync(migrations.current)
    except ModuleNotFoundError as error:
        return f'{error.name} is not installed: pip install "alongside[postgres]"'
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        return f"the database does not answer ({type(error).__name__})"
    finally:
        if engine is not None:
            await engine.dispose()
    newer = step is not None and step not in migrations.known()
    return "the database comes from a newer version of Alongside" if newer else None
