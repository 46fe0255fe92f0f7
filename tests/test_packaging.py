"""What a host installs: the wheel, the image, and the pins behind both."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def shipped(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def files_below(folder: str) -> list[Path]:
    below = (ROOT / folder).rglob("*")
    return [path.relative_to(ROOT) for path in below if path.is_file() and "__pycache__" not in path.parts]


def test_a_host_gets_the_whole_program_and_its_config(shipped: set[str]) -> None:
    code = {path.as_posix() for folder in ("bot", "cogs") for path in files_below(folder)}
    config = {f"bot/_{path.as_posix()}" for path in files_below("config")}
    assert code
    assert config
    assert code | config == {name for name in shipped if not name.startswith("alongside-")}


def test_the_installed_program_finds_the_config_inside_itself(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    ask = "from bot.core.paths import shipped_config; print(shipped_config())"
    # The folder a command is started in comes first on its path.
    said = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert Path(said.stdout.strip()) == tmp_path / "bot" / "_config"


def test_a_host_gets_the_command_and_the_licence(wheel: Path) -> None:
    parts = zipfile.ZipFile(wheel)
    about = {
        name.rpartition("/")[2]: parts.read(name).decode() for name in parts.namelist() if "info/" in name
    }
    assert "alongside = bot.cli:app" in about["entry_points.txt"]
    assert "License-Expression: MIT" in about["METADATA"]
    assert "Alongside contributors" in about["LICENSE"]


def test_the_image_is_built_in_two_stages_and_runs_without_root() -> None:
    stages = re.findall(r"^FROM \S+(?: AS (\w+))?$", DOCKERFILE, re.MULTILINE)
    user = re.findall(r"^USER (\S+)$", DOCKERFILE.split("FROM ")[-1], re.MULTILINE)
    assert stages == ["build", ""]
    assert user == ["alongside"]


def test_the_image_runs_what_make_run_runs() -> None:
    assert 'CMD ["alongside", "run"]' in DOCKERFILE
    assert "$(BIN)/alongside run" in (ROOT / "Makefile").read_text("utf-8")
    assert PROJECT["scripts"] == {"alongside": "bot.cli:app"}


def test_the_image_holds_no_demo_and_no_tests() -> None:
    extras = re.findall(r"\[([a-z,]+)\]\"", DOCKERFILE)
    copied = set(re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE))
    allowed = {
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").split() if line.startswith("!")
    }
    assert extras == ["postgres"]
    assert {name for names in copied for name in names.split()} == allowed
    assert "tests" not in allowed


def test_compose_keeps_the_data_and_takes_the_token_from_the_environment() -> None:
    services: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
    alongside = services["alongside"]
    assert "DISCORD_TOKEN" in alongside["environment"]
    assert "data:/data" in alongside["volumes"]
    assert "VOLUME /data" in DOCKERFILE
    assert alongside["restart"] == "unless-stopped"
    assert "command" not in alongside
    assert services["postgres"]["profiles"] == ["postgres"]


def test_every_dependency_is_pinned_and_no_pin_names_a_host() -> None:
    pins = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert pins == sorted(pins, key=lambda pin: pin.partition("==")[0].lower())
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []
    asked = [
        *PROJECT["dependencies"],
        *(name for extra in PROJECT["optional-dependencies"].values() for name in extra),
    ]
    pinned = {_plain(pin) for pin in pins} | {"alongside"}
    assert {_plain(name) for name in asked} - pinned == set()


def _plain(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[=<>]", requirement)[0]).lower()
