"""What a host does to look after what is kept: backup, restore, new keys."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.core import reports, rotation
from bot.core.backup import opened
from bot.core.crypto import KEY_FILE, Vault, new_key, open_vault
from bot.core.database import Database
from bot.core.errors import Unavailable
from bot.members import erasures
from bot.members import store as members
from bot.members.ledger import Ledger
from bot.safekeeping import know_tables

NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
HARBOUR, ANA, BEN = 10, 30, 31
WORDS = "the sea was grey today"


@pytest.fixture(autouse=True)
def nothing_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith("ALONGSIDE_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def alongside(*words: str, **environment: str) -> Result:
    return CliRunner().invoke(app, words, env=environment)


def nobody_looks(_done: int, _of: int) -> None:
    pass


def tell(vault: Vault, count: int = 1, who: int = ANA) -> None:
    async def told() -> None:
        async with opened(Path("data/alongside.db"), vault) as database, database.write() as tx:
            await members.know(tx, HARBOUR, who)
            for number in range(count):
                await reports.file(tx, HARBOUR, who, "told", f"{WORDS} {number}", NOW)

    asyncio.run(told())


def read(file: str = "data/alongside.db", vault: Vault | None = None) -> list[str]:
    async def said() -> list[str]:
        async with opened(Path(file), vault or keys()) as database, database.read() as tx:
            return [one.words for one in await reports.open_in(tx, HARBOUR)]

    return asyncio.run(said())


def keys() -> Vault:
    Path("data").mkdir(exist_ok=True)
    return open_vault(Path("data"), None)


def raw(file: str = "data/alongside.db") -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [words for (words,) in connection.execute("SELECT words FROM reports ORDER BY id")]


def test_a_backup_holds_everything_but_the_keys() -> None:
    vault = keys()
    tell(vault, 3)
    saved = alongside("backup", "saved.db")
    assert saved.exit_code == 0
    assert "saved.db holds 1 members, 3 reports." in saved.output
    assert "the keys are not in it" in saved.output
    assert stat.S_IMODE(Path("saved.db").stat().st_mode) == 0o600
    assert read("saved.db", vault) == read()
    content = Path("saved.db").read_bytes()
    assert WORDS.encode() not in content
    assert all(key.encode() not in content for key in vault.keys)
    again = alongside("backup", "saved.db")
    assert again.exit_code == 2
    assert "never writes over another file" in again.stderr


def test_a_backup_comes_back_and_people_who_were_erased_since_do_not() -> None:
    vault = keys()
    tell(vault)
    tell(vault, who=BEN)
    assert alongside("backup", "saved.db").exit_code == 0
    asyncio.run(_erase(vault, BEN))
    tell(vault, 5)
    back = alongside("restore", "saved.db")
    assert back.exit_code == 0, back.output
    assert "erased since: 1." in back.output
    assert read() == [f"{WORDS} 0"]
    assert stat.S_IMODE(Path("data/alongside.db").stat().st_mode) == 0o600
    assert len(read("data/alongside.db.before-restore")) == 6


def test_the_list_beside_a_lost_database_tells_who_was_erased_since() -> None:
    vault = keys()
    tell(vault)
    tell(vault, who=BEN)
    assert alongside("backup", "saved.db").exit_code == 0
    later = erasures.Erasure(vault.mark("erasure", BEN), NOW + timedelta(days=1))
    Ledger(Path("data")).add(77, [replace(later, at=NOW - timedelta(days=9)), later])
    Path("data/alongside.db").unlink()
    back = alongside("restore", "saved.db")
    assert back.exit_code == 0, back.output
    assert "erased since: 1." in back.output
    assert len(read()) == 1


async def _erase(vault: Vault, user_id: int) -> None:
    async with opened(Path("data/alongside.db"), vault) as database, database.write() as tx:
        await erasures.note(tx, vault, user_id, NOW + timedelta(days=1))
        await tx.execute(members.people.delete().where(members.people.c.user_id == user_id))


@pytest.mark.parametrize("content", [None, b"", b"something else" * 100])
def test_what_is_no_backup_changes_nothing(content: bytes | None) -> None:
    tell(keys())
    if content is not None:
        Path("saved.db").write_bytes(content)
    refused = alongside("restore", "saved.db")
    assert refused.exit_code == 2
    assert "cannot be brought back" in refused.stderr
    assert len(read()) == 1


def test_a_backup_under_other_keys_changes_nothing() -> None:
    tell(keys())
    alongside("backup", "saved.db")
    refused = alongside("restore", "saved.db", ALONGSIDE_KEYS=new_key())
    assert refused.exit_code == 2
    assert "the keys here do not open it" in refused.stderr
    assert len(read()) == 1
    assert sorted(path.name for path in Path("data").iterdir() if "alongside.db." in path.name) == []


def test_postgresql_is_told_about_its_own_tools() -> None:
    url = "postgresql+asyncpg://nobody@localhost/nothing"
    refused = alongside("backup", "saved.db", "--database-url", url)
    assert refused.exit_code == 2
    told = " ".join(refused.stderr.split())
    assert "pg_dump" in told
    assert "pg_restore" in told
    assert "Its next start erases those again who were erased since" in told
    assert "## Backups" in (Path(__file__).parents[1] / "docs" / "settings.md").read_text("utf-8")


def test_a_new_key_seals_everything_and_a_running_bot_goes_on_reading() -> None:
    running = keys()
    tell(running, 450)
    before = raw()
    done = alongside("rotate-key")
    assert done.exit_code == 0, done.output
    assert "Sealed with the newest key: 450." in done.output
    now = keys()
    assert now.keys[1:] == running.keys
    assert stat.S_IMODE(Path("data", KEY_FILE).stat().st_mode) == 0o600
    assert all(words not in before for words in raw())
    newest = Vault(now.keys[:1])
    assert [newest.unseal(words) for words in raw()] == read()
    assert running.unseal(raw()[0]) == f"{WORDS} 0"
    assert now.mark("x") == Vault(now.keys[-1:]).mark("x")


def test_only_the_last_two_keys_and_the_one_that_makes_marks_are_kept() -> None:
    tell(keys(), 2)
    first = keys().keys[0]
    for _ in range(3):
        alongside("rotate-key")
    assert len(keys().keys) == 3
    assert keys().keys[-1] == first
    assert read() == [f"{WORDS} 0", f"{WORDS} 1"]


async def test_it_can_be_stopped_half_way_and_goes_on_with_the_same_key(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    vault = open_vault(home, None)
    url = f"sqlite+aiosqlite:///{home / 'alongside.db'}"
    async with opened(home / "alongside.db", vault) as database, database.write() as tx:
        await members.know(tx, HARBOUR, ANA)
        for number in range(450):
            await reports.file(tx, HARBOUR, ANA, "told", f"{WORDS} {number}", NOW)

    class Stopped(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done >= 200:
            raise Stopped

    with pytest.raises(Stopped):
        await rotation.rotate(url, rotation.keys_at(home, None), stop)
    half = open_vault(home, None)
    async with opened(home / "alongside.db", half) as database, database.read() as tx:
        assert len(await reports.open_in(tx, HARBOUR)) == 450
    left = await rotation.rotate(url, rotation.keys_at(home, None), nobody_looks)
    assert left == 250
    assert open_vault(home, None).keys == half.keys


def test_with_keys_from_the_environment_a_new_one_is_offered_and_then_used() -> None:
    old = new_key()
    Path("data").mkdir()
    tell(Vault([old]), 2)
    needed = alongside("rotate-key", ALONGSIDE_KEYS=old)
    assert needed.exit_code == 2
    new = needed.stderr.strip().rpartition(" ")[2]
    done = alongside("rotate-key", ALONGSIDE_KEYS=f"{new},{old}")
    assert "Sealed with the newest key: 2." in done.output
    assert not Path("data", KEY_FILE).exists()
    assert len(read(vault=Vault([new]))) == 2
    with pytest.raises(Unavailable):
        read(vault=Vault([old]))


async def test_both_databases_are_walked(database_url: str, tmp_path: Path) -> None:
    know_tables()
    keys_there = rotation.keys_at(tmp_path, None)
    vault = Vault(keys_there.keys)
    database = Database(database_url, vault=vault)
    async with database.write() as tx:
        await members.know(tx, HARBOUR, ANA)
        await reports.file(tx, HARBOUR, ANA, "message", WORDS, NOW, about="somewhere")
    await database.close()
    assert await rotation.rotate(database_url, keys_there, nobody_looks) == 2
