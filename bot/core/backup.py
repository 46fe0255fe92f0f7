"""Saving a SQLite database while it is used, and bringing it back whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from bot.core import migrations
from bot.core.crypto import Vault
from bot.core.database import Database

NAMED = {
    "members": "members",
    "circles": "circles",
    "rounds": "rounds",
    "signposts": "services",
    "reports": "reports",
}
"""The tables that a backup is described by, and what their rows are to a host."""


def save(database: Path, file: Path) -> dict[str, int]:
    """Copy a database into a new file for its owner alone, whole or not at all; return what it holds."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
            held = _held(target)
        _sync(draft)
        os.link(draft, file)  # never over a file that came meanwhile
    finally:
        draft.unlink()
    return held


def trouble_with(file: Path) -> str | None:
    """Return why a file is no backup that this program can read; None when it is one."""
    if not file.is_file():
        return "there is no such file"
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
            if source.execute("PRAGMA quick_check").fetchone() != ("ok",):
                return "it is damaged"
            step = source.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        return "it is no backup of this bot"
    return None if step and step[0] in migrations.known() else "it comes from a newer version of Alongside"


def draft_of(file: Path, database: Path) -> Path:
    """Return a copy of a backup beside the database, to be looked after before it takes its place."""
    draft = database.with_name(f"{database.name}.{os.getpid()}")
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(draft)) as target:
        source.backup(target)
    return draft


def put_in_place(draft: Path, database: Path) -> Path | None:
    """Let a copy be the database; return where the one before is now, if there was one."""
    before = database.with_name(f"{database.name}.before-restore") if database.exists() else None
    for file in (draft, database) if before else (draft,):
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")
    if before is not None:
        database.replace(before)
    _sync(draft)
    draft.replace(database)
    return before


def discard(draft: Path) -> None:
    """Take away a copy that will not be used."""
    for end in ("", "-wal", "-shm"):
        draft.with_name(f"{draft.name}{end}").unlink(missing_ok=True)


@asynccontextmanager
async def opened(file: Path, vault: Vault) -> AsyncGenerator[Database]:
    """Open a database file, brought up to date."""
    database = Database(f"sqlite+aiosqlite:///{file}", vault=vault)
    try:
        await database.start()
        yield database
    finally:
        await database.close()


def _held(connection: sqlite3.Connection) -> dict[str, int]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = {name for (name,) in found}
    counts = {
        words: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for table, words in NAMED.items()
        if table in tables
    }
    return {words: count for words, count in counts.items() if count}


def _sync(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
