from __future__ import annotations

import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from bot.core import reports
from bot.core.crypto import KEY_FILE, Vault, new_key, open_vault, write_keys
from bot.core.database import Database
from bot.core.errors import Unavailable
from bot.members import store as members
from tests.core.test_jobs import NOW

OLD, NEW = new_key(), new_key()


@given(st.text())
def test_what_is_sealed_comes_back_to_the_letter_and_is_nowhere_in_the_seal(words: str) -> None:
    sealed = Vault([OLD]).seal(words)
    assert Vault([OLD]).unseal(sealed) == words
    assert len(words) < 5 or words not in sealed


def test_a_newer_key_seals_and_the_older_ones_still_open() -> None:
    before, after = Vault([OLD]), Vault([NEW, OLD])
    sealed = before.seal("quiet words")
    assert after.unseal(sealed) == "quiet words"
    assert Vault([NEW]).unseal(after.reseal(sealed)) == "quiet words"


def test_without_the_right_key_nothing_opens_and_a_sentence_says_so() -> None:
    with pytest.raises(Unavailable) as caught:
        Vault([NEW]).unseal(Vault([OLD]).seal("quiet words"))
    assert caught.value.key == "error-key-missing"


def test_a_mark_stays_the_same_under_a_new_key_and_says_nothing() -> None:
    before, after = Vault([OLD]), Vault([NEW, OLD])
    assert before.mark(7, 123456789) == after.mark(7, 123456789)
    assert before.mark(7, 123456789) != before.mark(71, 23456789)
    assert "123456789" not in before.mark(7, 123456789)
    assert Vault([NEW]).mark(7, 123456789) != before.mark(7, 123456789)


def test_the_keys_are_made_once_for_their_owner_alone(tmp_path: Path) -> None:
    first, again = open_vault(tmp_path, None), open_vault(tmp_path, None)
    assert first.keys == again.keys
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [KEY_FILE]


def test_programs_that_start_at_the_same_moment_share_the_key_that_one_of_them_makes(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from bot.core.crypto import open_vault\n"
        "while time.time() < float(sys.argv[1]): pass\n"
        "for folder in sorted(Path(sys.argv[2]).iterdir()): print(open_vault(folder, None).keys[0])"
    )
    for number in range(60):
        (tmp_path / f"{number:02}").mkdir()
    command = [sys.executable, "-c", script, str(time.time() + 2), str(tmp_path)]
    programs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    told = [program.communicate(timeout=30)[0].split() for program in programs]
    assert [len(keys) for keys in told] == [60] * 4
    assert all(keys == told[0] for keys in told)
    assert told[0] == [open_vault(folder, None).keys[0] for folder in sorted(tmp_path.iterdir())]
    assert {len(list(folder.iterdir())) for folder in tmp_path.iterdir()} == {1}


def test_keys_from_the_environment_make_no_file(tmp_path: Path) -> None:
    assert open_vault(tmp_path, f"{NEW}, {OLD}").keys == (NEW, OLD)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("written", ["", "short", "é" * 44, "A" * 44 + "\nnonsense"])
def test_what_is_no_key_is_refused(tmp_path: Path, written: str) -> None:
    (tmp_path / KEY_FILE).write_text(written, "utf-8")
    with pytest.raises(ValueError, match=r"key|ascii"):
        open_vault(tmp_path, None)


def test_several_keys_in_a_file_are_read_newest_first(tmp_path: Path) -> None:
    write_keys(tmp_path / KEY_FILE, [NEW, OLD])
    assert open_vault(tmp_path, None).keys == (NEW, OLD)


async def test_words_are_sealed_in_the_file_and_open_for_us(database_url: str) -> None:
    database = Database(database_url, vault=Vault([OLD]))
    async with database.write() as tx:
        await members.know(tx, 1, 2)
        id = await reports.file(tx, 1, 2, "message", "planted words", NOW)
    async with database.read() as tx:
        found = await reports.get(tx, 1, id)
        raw = (await tx.execute(text("SELECT words FROM reports"))).scalar_one()
    assert found is not None
    assert found.words == "planted words"
    assert "planted" not in raw
    await database.close()


async def test_without_a_key_words_are_refused_and_all_else_goes_on(database: Database) -> None:
    with pytest.raises(Unavailable, match="key"):
        await _report(database)
    async with database.write() as tx:
        await members.know(tx, 1, 2)


async def _report(database: Database) -> None:
    async with database.write() as tx:
        await members.know(tx, 1, 2)
        await reports.file(tx, 1, 2, "message", "planted words", NOW)
