"""Files of formats that are damaged in any way are explained, or can be used: never anything else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.circles.formats import Format, read_file
from bot.core.paths import shipped_config

FILES = sorted((shipped_config() / "formats").glob("*.yaml"))
SIGNS = (*b"\x00\xff\t\r[{?-:|>\"'#", *b"&*!")
DAMAGE = (
    *(bytes([sign]) for sign in SIGNS),
    *(b"\xef\xbb\xbf", b"\xed\xa0\x80", "\u202e".encode(), b"&a ", b"*a", b"<<: ", b"!!python/object:os"),
    *(b"---\n", b"...\n", b"%YAML 9.9\n", b"1e400", b".nan", b"0o777", b"2026-01-01", b"null", b"true"),
    *(b"9" * 400, b"x" * 120, b"@everyone"),
)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Take some pieces out, put others in, and let one repeat."""
    left = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        at, other = chance.randrange(len(left) + 1), chance.randrange(len(left) + 1)
        piece = chance.choice((b"", chance.choice(DAMAGE), bytes(left[other : other + 30])))
        left[at : at + chance.randint(0, 20) * (not piece)] = piece
    return bytes(left)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_damaged_file_is_explained_or_can_be_used(file: Path) -> None:
    chance = random.Random(file.name)
    content, used = file.read_bytes(), 0
    for _ in range(60):
        found, problems = read_file(file.name, damaged(content, chance))
        assert (found is None) == bool(problems)
        assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in problems)
        if found is not None:
            used += 1
            assert Format(key="own:1", **found.model_dump(mode="json")).questions == found.questions
    assert used < 60
