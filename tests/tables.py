"""Databases that have their tables already: to make those anew takes longer than most tests do."""

from __future__ import annotations

import asyncio
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from bot.core.database import Database


def make(url: str) -> None:
    """Make the tables as a start does, also where a loop is running already."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, _make(url)).result()


def put_into(folder: Path) -> Path:
    """Put an SQLite file with its tables there, unless it has one; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "alongside.db"
    if not file.exists():
        file.write_bytes(_file())
    return file


@cache
def _file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "alongside.db"
        make(f"sqlite+aiosqlite:///{file}")
        return file.read_bytes()


async def _make(url: str) -> None:
    database = Database(url)
    await database.start()
    await database.close()
