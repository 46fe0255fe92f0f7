"""Each kind of job says what becomes of it in a silence, and each keeps to that."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from bot.core.scheduler import InSilence
from tests import simulated
from tests.test_house import files, parsed

ROOT = Path(__file__).parents[2]

ASKED_IN = {
    "agreement-review-card": "cogs/agreements/drawing.py",
    "pair-rest": "cogs/rounds/pairs/cog.py",
    "pair-signal": "cogs/rounds/pairs/cog.py",
    "round-remind-one": "cogs/rounds/reminders/cog.py",
    "schedule": "cogs/rounds/schedules/cog.py",
}
"""Where each kind that asks for itself does so."""

OF_NO_SERVER = {"bot/members/actions.py", "cogs/members/erasing.py", "cogs/members/nightly.py"}
"""Where jobs are put that belong to no server: they say nothing by themselves in any."""


def serverless() -> Iterator[str]:
    """Where a job is put without the server whose silence it would keep."""
    for path in files("bot", "cogs"):
        for node in ast.walk(parsed(path)):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name("jobs"), attr="put" | "put_missing"), keywords=given
                ) if not any(one.arg == "guild_id" for one in given):
                    yield str(path.relative_to(ROOT))
                case _:
                    pass


async def test_each_kind_of_job_says_what_becomes_of_it_in_a_silence(tmp_path: Path) -> None:
    async with simulated.world(tmp_path) as world:
        said = world.app.scheduler.in_silence
        assert set(said.values()) == set(get_args(InSilence))
        assert {kind for kind, how in said.items() if how == "asks"} == ASKED_IN.keys()
    for path in ASKED_IN.values():
        assert ".is_quiet(" in (ROOT / path).read_text("utf-8"), path


def test_what_waits_for_the_end_of_a_silence_knows_whose() -> None:
    assert set(serverless()) <= OF_NO_SERVER
