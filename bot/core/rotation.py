"""New keys for what is sealed: a few rows at a time, so that it can be stopped and gone on with.

The newest key comes first. When it has sealed everything, the one before it stays until the next time, for a
bot that still runs with it; the last one stays for good, since it makes the marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table, Text, and_, func, literal, select, tuple_, type_coerce, update

from bot.core.crypto import KEY_FILE, Secret, Vault, new_key, open_vault, write_keys
from bot.core.database import Database, Tx
from bot.core.errors import Unavailable
from bot.core.schema import metadata

AT_ONCE = 200

Progress = Callable[[int, int], object]


class NeedsKey(Exception):
    """The keys come from the environment, and there is no new one. The message is one to use."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys in use, newest first, and the file that they are in; None: they come from the environment."""

    keys: tuple[str, ...]
    file: Path | None


def keys_at(data_dir: Path, from_environment: str | None) -> Keys:
    """Return the keys that a bot would use. Raises ValueError and OSError when they are none."""
    return Keys(
        open_vault(data_dir, from_environment).keys, None if from_environment else data_dir / KEY_FILE
    )


async def rotate(url: str, keys: Keys, progress: Progress) -> int:
    """Seal everything with the newest key, made now unless an earlier rotation stopped half-way.

    Return how many values were sealed. Raises `NeedsKey`, and `Unavailable` for what no key opens.
    """
    used, file = keys.keys, keys.file
    if file is None:
        if len(used) == 1:
            raise NeedsKey(new_key())
        return await _seal_all(url, Vault(used), progress)
    if not await _is_half_way(url, Vault(used)):
        used = (new_key(), *used)
        write_keys(file, used)  # before anything is sealed with it
    count = await _seal_all(url, Vault(used), progress)
    write_keys(file, tuple(dict.fromkeys((*used[:2], used[-1]))))
    return count


async def open_each(tx: Tx) -> None:
    """Make sure that one value of each kind can be opened. Raises `Unavailable` for a wrong key."""
    for table, column in _sealed():
        one = select(column).where(column.is_not(None)).select_from(table).limit(1)
        (await tx.execute(one)).first()  # read, so that it is opened


async def _is_half_way(url: str, vault: Vault) -> bool:
    newest = Vault(vault.keys[:1])
    database = Database(url, vault=vault)
    try:
        async with database.read() as tx:
            seen = [await _kinds(tx, newest, table, column) for table, column in _sealed()]
    finally:
        await database.close()
    return any(new for new, _ in seen) and any(old for _, old in seen)


async def _kinds(tx: Tx, newest: Vault, table: Table, column: Column[Any]) -> tuple[bool, bool]:
    """Say whether there are values that the newest key opens, and such that it does not."""
    raw = type_coerce(column, Text)
    found = (await tx.execute(select(raw).where(raw.is_not(None)).select_from(table))).scalars()
    opened = {_opens(newest, value) for value in found}
    return True in opened, False in opened


def _opens(vault: Vault, sealed: str) -> bool:
    try:
        vault.unseal(sealed)
    except Unavailable:
        return False
    return True


async def _seal_all(url: str, vault: Vault, progress: Progress) -> int:
    database, newest, done, sealed = Database(url, vault=vault), Vault(vault.keys[:1]), 0, 0
    try:
        async with database.read() as tx:
            total = sum([await _count(tx, table, column) for table, column in _sealed()])
        progress(0, total)
        for table, column in _sealed():
            last: tuple[Any, ...] | None = None
            while True:
                async with database.write() as tx:
                    rows = await _some(tx, table, column, last)
                    for *key, value in rows:
                        if not _opens(newest, value):
                            await _reseal(tx, vault, table, column, key, value)
                            sealed += 1
                if not rows:
                    break
                last = tuple(rows[-1][:-1])
                done += len(rows)
                progress(done, total)
    finally:
        await database.close()
    return sealed


async def _count(tx: Tx, table: Table, column: Column[Any]) -> int:
    return (await tx.execute(select(func.count(column)).select_from(table))).scalar_one()


async def _some(tx: Tx, table: Table, column: Column[Any], last: tuple[Any, ...] | None) -> list[Any]:
    key = [*table.primary_key.columns]
    raw = type_coerce(column, Text).label("sealed")
    query = select(*key, raw).where(column.is_not(None)).order_by(*key).limit(AT_ONCE)
    if last is not None:
        query = query.where(tuple_(*key) > tuple_(*last))
    return [*await tx.execute(query)]


async def _reseal(
    tx: Tx, vault: Vault, table: Table, column: Column[Any], key: list[Any], value: str
) -> None:
    mine = [one == part for one, part in zip(table.primary_key.columns, key, strict=True)]
    same = type_coerce(column, Text) == value  # not what somebody wrote meanwhile
    changed = {column: literal(vault.reseal(value), Text)}
    await tx.execute(update(table).where(and_(*mine, same)).values(changed))


def _sealed() -> Iterator[tuple[Table, Column[Any]]]:
    """Every column whose words are sealed. What no store was imported for has no rows to look at."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Secret):
                yield table, column
