"""Whoever was erased stays erased, whatever brings an older copy of the database back."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.core import backup
from bot.members import erasures, store
from bot.members.erasures import Erasure
from bot.members.ledger import FILE, Ledger
from tests import postgres
from tests.members.test_erasing import about, erase, mentions
from tests.rounds.evening import Evening, evening
from tests.simulated import writing

OURS, OTHERS = 77, 78
NOW = datetime(2026, 3, 1, 19, tzinfo=UTC)
ANNE, BEN = "a" * 64, "b" * 64

BringBack = Callable[[], None]


@pytest.fixture
def save(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Callable[[], BringBack]:
    """Saves the database with its own tools; what is returned brings the copy back."""
    if database_url.startswith("sqlite"):
        return lambda: _sqlite(Path(database_url.partition(":///")[2]), tmp_path / "saved.db")
    cluster: postgres.Cluster = request.getfixturevalue("postgres_cluster")
    return lambda: _postgres(cluster, postgres.name_of(database_url))


def _sqlite(database: Path, file: Path) -> BringBack:
    backup.save(database, file)

    def bring_back() -> None:
        for end in ("-wal", "-shm"):
            database.with_name(database.name + end).unlink(missing_ok=True)
        file.replace(database)

    return bring_back


def _postgres(cluster: postgres.Cluster, name: str) -> BringBack:
    where = ("--host", str(cluster.folder), "--username", "alongside")
    file = str(cluster.folder / f"{name}.dump")
    cluster.run("pg_dump", *where, "--format=custom", f"--file={file}", name)
    return lambda: cluster.run("pg_restore", *where, "--clean", "--if-exists", f"--dbname={name}", file)


async def bring_back(it: Evening, copy: BringBack) -> None:
    """Stop the bot, put the copy in place, and start it again."""
    world = it.world
    await world.app.close()
    copy()
    world.app = world.new_bot()
    await world.env.restart_bot(world.app)


async def test_who_was_erased_is_erased_again_at_the_start_on_an_older_copy(
    tmp_path: Path, database_url: str, save: Callable[[], BringBack]
) -> None:
    log = io.StringIO()
    async with evening(tmp_path, database_url=database_url, log=log) as it:
        world, member = it.world, it.world.member.id
        await it.press(world.member, "Just listening")
        await it.press(world.other, "Just listening")
        async with writing(world) as tx:
            await store.remember(tx, world.app.persons, member, country="PT")
        copy = save()
        await erase(it)
        await world.advance(60)
        await bring_back(it, copy)
        assert await mentions(world, member) == []
        assert world.app.persons.of(member).country is None
        assert "presences" in await about(world, world.other.id)
        assert await it.shows("1 person is here")
        told = [json.loads(line) for line in log.getvalue().splitlines()]
        assert [line["count"] for line in told if line["event"].startswith("erased again")] == [1]
        assert "ValueError" not in log.getvalue()
        assert str(member) not in (world.data_dir / FILE).read_text("ascii")


async def test_who_came_back_after_being_erased_stays(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world, member = it.world, it.world.member.id
        await it.press(world.member, "Just listening")
        await erase(it)
        await world.advance(60)
        await it.press(world.member, "Just listening")
        await world.restart()
        assert "presences" in await about(world, member)


async def test_what_a_killed_bot_did_not_write_down_is_written_at_the_next_start(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world = it.world
        await it.press(world.member, "Just listening")
        await erase(it)
        await world.advance(60)
        file = world.data_dir / FILE
        written = file.read_text("ascii")
        assert written.count("\n") == 1
        file.unlink()
        await world.restart()
        assert file.read_text("ascii") == written


async def test_one_that_is_too_old_to_be_known_erases_nobody_who_came_back(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world, member, vault = it.world, it.world.member.id, it.world.app.vault
        await it.press(world.member, "Just listening")
        assert vault is not None
        assert world.app.application_id is not None
        old = Erasure(vault.mark("erasure", member), world.now() - erasures.MARKS_KEPT - timedelta(hours=1))
        Ledger(world.data_dir).add(world.app.application_id, [old])
        await world.restart()
        assert "presences" in await about(world, member)
        assert Ledger(world.data_dir).of(None) == []


async def test_what_another_bot_in_the_same_folder_was_asked_for_is_its_own(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world, member, vault = it.world, it.world.member.id, it.world.app.vault
        await it.press(world.member, "Just listening")
        assert vault is not None
        Ledger(world.data_dir).add(OTHERS, [Erasure(vault.mark("erasure", member), world.now())])
        await world.restart()
        assert "presences" in await about(world, member)


@pytest.mark.parametrize("damage", [b"77 aaa", b"\xff\xfe\x00 noise", b"77 x y\n\n", b"77"])
def test_a_damaged_line_spoils_no_other(tmp_path: Path, damage: bytes) -> None:
    ledger = Ledger(tmp_path)
    ledger.add(OURS, [Erasure(ANNE, NOW)])
    with (tmp_path / FILE).open("ab") as stream:
        stream.write(damage)
    ledger.add(OURS, [Erasure(ANNE, NOW), Erasure(BEN, NOW)])
    assert ledger.of(OURS) == [Erasure(ANNE, NOW), Erasure(BEN, NOW)]
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    ledger.forget_before(NOW + timedelta(seconds=1))
    assert ledger.of(None) == []


def test_a_list_that_cannot_be_written_or_read_is_logged_and_costs_nothing_else(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FILE).mkdir()
    ledger = Ledger(tmp_path)
    ledger.add(OURS, [Erasure(ANNE, NOW)])
    assert ledger.of(OURS) == []
    said = capfd.readouterr().out
    assert "the list of erasures cannot be read" in said
    assert "the list of erasures cannot be written" in said
