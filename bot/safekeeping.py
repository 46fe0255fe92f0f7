"""The host's commands that look after what is kept: a backup, bringing it back, and new keys."""

from __future__ import annotations

import asyncio
import importlib
import os
import pkgutil
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import bot
from bot import options
from bot.options import config_dir, fail

if TYPE_CHECKING:
    from bot.core.crypto import Vault
    from bot.core.settings import Settings

File = Annotated[Path, typer.Argument(help="The file of the backup.")]
PG_DUMP = (
    "This database is PostgreSQL, whose own tools save it and bring it back: pg_dump --format=custom, and "
    "pg_restore. Stop the bot for that. Its next start erases those again who were erased since: they are on "
    "the list in alongside.erasures, so leave that file where it is. See docs/settings.md, Backups."
)


def backup(file: Path, config: Path | None, data: Path | None, database_url: str | None) -> None:
    """Save the database to ``file``, and name what it holds."""
    from bot.core import backup as saving

    _, there = _place(config, data, database_url)
    if not there.exists():
        fail(f"There is no database at {there} yet.")
    if file.exists():
        fail(f"{file} is there already. A backup never writes over another file.")
    try:
        held = saving.save(there, file)
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}.")
    typer.echo(
        f"{file} holds {', '.join(f'{count} {name}' for name, count in held.items()) or 'nothing yet'}."
    )
    typer.echo(
        "What members left with the bot is sealed in it, and the keys are not in it: keep them elsewhere."
    )


def restore(file: Path, config: Path | None, data: Path | None, database_url: str | None) -> None:
    """Bring ``file`` back, and erase those again who were erased since."""
    from bot.core import backup as saving
    from bot.core.errors import Unavailable

    know_tables()
    vault, there = _place(config, data, database_url)
    if trouble := saving.trouble_with(file):
        fail(f"{file} cannot be brought back: {trouble}.")
    draft = saving.draft_of(file, there)
    try:
        again = asyncio.run(_forget_again(draft, there if there.exists() else None, vault))
    except Unavailable as error:
        saving.discard(draft)
        fail(f"{file} cannot be brought back: the keys here do not open it ({error.key}).")
    kept = saving.put_in_place(draft, there)
    typer.echo(f"{file} is back. Erased again, because they were erased since: {again}.")
    if kept is not None:
        typer.echo(f"What was there before is in {kept}. Delete it once you are sure.")


def rotate_key(config: Path | None, data: Path | None, database_url: str | None) -> None:
    """Seal everything with a new key; go on with a rotation that was stopped."""
    from rich.console import Console
    from rich.progress import Progress

    from bot.core import rotation
    from bot.core.errors import Unavailable
    from bot.core.settings import load_settings

    know_tables()
    folder = config_dir(config)
    settings, _ = load_settings(folder)
    home = data or settings.data_dir
    url = _url(database_url, settings, home)
    try:
        keys = rotation.keys_at(home, os.environ.get("ALONGSIDE_KEYS"))
    except (ValueError, OSError) as error:
        fail(f"The keys cannot be used: {error}.")
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("sealing", total=None)
        try:
            count = asyncio.run(
                rotation.rotate(url, keys, lambda done, of: bar.update(task, completed=done, total=of or 1))
            )
        except rotation.NeedsKey as needed:
            fail(f"ALONGSIDE_KEYS holds one key. Put this new one before it, and a comma between: {needed}")
        except Unavailable as error:
            fail(f"Not everything could be sealed ({error.key}). The old keys are all still there.")
    typer.echo(f"Sealed with the newest key: {count}. Older backups still need the older keys.")


def know_tables() -> None:
    """Import every store, so that no column is overlooked."""
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if TABLES.fullmatch(module.name):
            importlib.import_module(module.name)


TABLES = re.compile(r"bot\.((core|members)\.\w+|(\w+\.)+store(\.\w+)*)")
"""The modules that may hold tables."""


def _place(config: Path | None, data: Path | None, url: str | None) -> tuple[Vault, Path]:
    from bot.core.crypto import open_vault
    from bot.core.settings import load_settings

    settings, _ = load_settings(config_dir(config))
    home = data or settings.data_dir
    address = _url(url, settings, home)
    if not address.startswith("sqlite"):
        fail(PG_DUMP)
    home.mkdir(parents=True, exist_ok=True)
    try:
        vault = open_vault(home, os.environ.get("ALONGSIDE_KEYS"))
    except (ValueError, OSError) as error:
        fail(f"The keys cannot be used: {error}.")
    return vault, Path(address.partition(":///")[2])


def _url(chosen: str | None, settings: Settings, home: Path) -> str:
    return options.database_url(chosen, settings) or f"sqlite+aiosqlite:///{home / 'alongside.db'}"


async def _forget_again(draft: Path, there: Path | None, vault: Vault) -> int:
    """Bring the draft up to date, and erase those in it who were erased since."""
    from bot.core.backup import opened
    from bot.core.rotation import open_each
    from bot.members import erasures
    from bot.members.ledger import Ledger

    made = Ledger(draft.parent).of(None)
    if there is not None:
        async with opened(there, vault) as database, database.read() as tx:
            made += await erasures.every(tx)
    async with opened(draft, vault) as database, database.write() as tx:
        await open_each(tx)
        return await erasures.repeat(tx, vault, made)
