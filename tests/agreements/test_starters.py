"""The starters that ship, and what happens to a file that is broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.agreements.starters import load_starters
from bot.cli import app
from bot.core.paths import shipped_config
from tests import simulated
from tests.simulated import last, words


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_config(), tmp_path / "config"))


def test_five_starters_ship_and_are_whole() -> None:
    starters, problems = load_starters(shipped_config())
    assert problems == []
    assert list(starters.all) == ["creative-group", "in-confidence", "keepers", "pair", "strengths"]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("name: [\n", "2:1"),
        ("name: N\nabout: A.\npoints: []\n", "3:9"),
        ("name: N\nabout: A.\npoints:\n" + "".join(f"  - P{n}.\n" for n in range(8)), "4:3"),
        ("name: N\nabout: A.\npoints:\n  - Fine.\n  - ''\n", "5:5"),
        (f"name: N\nabout: A.\npoints:\n  - {'x' * 201}\n", "4:5"),
        ("name: N\nabout: A.\npoints:\n  - Same.\n  - same.\n", "4:3"),
        ("name: N\nabout: A.\npoints:\n  - Fine.\nrules: x\n", "5:1"),
    ],
)
def test_a_broken_starter_is_named_with_its_line_and_the_others_stay(
    config: Path, written: str, line: str
) -> None:
    (config / "agreements" / "pair.yaml").write_text(written)
    starters, problems = load_starters(config)
    assert "pair" not in starters.all
    assert len(starters.all) == 4
    assert [str(problem).split("pair.yaml:")[1].startswith(line) for problem in problems] == [True]


def test_check_names_it(config: Path, tmp_path: Path) -> None:
    (config / "agreements" / "pair.yaml").write_text("name: N\nabout: A.\npoints: []\n")
    result = CliRunner().invoke(app, ["check", "--config", str(config), "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert "pair.yaml:3:9" in result.stdout


async def test_the_bot_starts_without_it_and_offers_the_others(config: Path, tmp_path: Path) -> None:
    (config / "agreements" / "pair.yaml").write_text("name: N\nabout: A.\npoints: []\n")
    async with simulated.world(tmp_path, config_dir=config) as world:
        desk = await world.moderator.slash(world.channel, "desk agreement")
        form = await world.moderator.click(last(desk), label="From a starter")
        assert form.modal is not None
        options = form.modal["components"][0]["component"]["options"]
        assert [option["value"] for option in options] == [
            "creative-group",
            "in-confidence",
            "keepers",
            "strengths",
        ]
        gone = await world.moderator.submit_modal(form, {})
        assert "This starter is gone." in words(gone)
