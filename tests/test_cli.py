"""The host's command line, as a host types it."""

from __future__ import annotations

import base64
import contextlib
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.core.paths import shipped_config
from bot.ui.permissions import NEEDED

APPLICATION = "123456789012345678"
TOKEN = base64.urlsafe_b64encode(APPLICATION.encode()).decode().rstrip("=") + ".Gabcde." + "x" * 38


@pytest.fixture(autouse=True)
def nothing_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Commands start in an empty folder, with nothing set in the environment."""
    for name in list(os.environ):
        if name.startswith(("DISCORD_", "ALONGSIDE_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A host's own copy of the shipped config."""
    return Path(shutil.copytree(shipped_config(), tmp_path / "config"))


def alongside(*words: str, **environment: str) -> Result:
    return CliRunner().invoke(app, words, env=environment)


def sentence(result: Result) -> str:
    """The one line that a host is told."""
    assert "Traceback" not in result.output
    assert result.stderr.count("\n") == 1
    return result.stderr.strip()


def test_a_host_without_a_token_is_told_where_it_is() -> None:
    result = alongside("run")
    assert result.exit_code == 2
    assert sentence(result).startswith("DISCORD_TOKEN is not set. It is on the bot's page")


@pytest.mark.parametrize(
    "token", ["abc", "a.b.c", f"{TOKEN}.more", TOKEN.partition(".")[0], "ä" * 60, "MTIz.abcde.fghij"]
)
def test_what_is_no_token_is_noticed_before_anything_starts(token: str) -> None:
    result = alongside("run", DISCORD_TOKEN=token)
    assert result.exit_code == 2
    assert sentence(result).startswith("DISCORD_TOKEN is not a bot's token")
    assert token not in result.output


def test_a_folder_that_is_not_there_is_named() -> None:
    for command in ("run", "check"):
        result = alongside(command, "--config", "nowhere", DISCORD_TOKEN=TOKEN)
        assert result.exit_code == 2
        assert sentence(result).startswith("There is no folder nowhere.")


def test_a_database_of_another_kind_is_refused_without_repeating_its_password() -> None:
    for command in ("run", "check"):
        result = alongside(command, "--database-url", "mysql://me:hunter2@host/x", DISCORD_TOKEN=TOKEN)
        assert result.exit_code == 2
        assert "sqlite+aiosqlite://" in sentence(result)
        assert "hunter2" not in result.output


def test_a_config_in_order_is_called_so(config: Path) -> None:
    result = alongside("check")
    assert (result.exit_code, result.output) == (0, "Everything in config/ is in order.\n")
    assert alongside("check", "--config", str(config)).exit_code == 0


def test_every_mistake_in_config_has_its_file_line_and_column(config: Path) -> None:
    (config / "alongside.yaml").write_text("contry: GB\nrounds: {hours_open: 500}\n")
    (config / "formats" / "weather.yaml").write_text("name: Weather\n")
    (config / "texts" / "en" / "core.ftl").write_text("help-button = { $who }\n")
    result = alongside("check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        'config/alongside.yaml:1:1: unknown key "contry"; did you mean "country"?',
        "config/alongside.yaml:2:22: rounds, hours_open: at most 168, found 500",
        "config/texts/en/core.ftl:1:17: help-button: $who is not known here",
        "config/formats/weather.yaml:1:1: about: is missing",
        "config/formats/weather.yaml:1:1: questions: is missing",
    ]
    assert result.stderr == "5 to put right.\n"


def test_a_database_that_is_no_database_is_found_by_check(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "alongside.db").write_text("these are not the bytes of a database" * 40)
    result = alongside("check")
    assert result.exit_code == 1
    assert result.stdout.startswith("database: the database does not answer")


def test_a_database_that_is_away_is_found_by_check() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"postgresql+asyncpg://nobody:hunter2@127.0.0.1:{taken.getsockname()[1]}/none"
        result = alongside("check", ALONGSIDE_DATABASE_URL=url)
    assert result.exit_code == 1
    assert result.stdout.startswith("database: the database does not answer")
    assert "hunter2" not in result.output


def test_a_database_of_a_newer_program_is_found_by_check(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "alongside.db") as database:
        database.execute("CREATE TABLE alembic_version (version_num TEXT)")
        database.execute("INSERT INTO alembic_version VALUES ('9999_later')")
    database.close()
    result = alongside("check", "--data", str(tmp_path))
    assert result.stdout == "database: the database comes from a newer version of Alongside\n"


def test_check_makes_no_database(tmp_path: Path) -> None:
    assert alongside("check").exit_code == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (("--application-id", APPLICATION), {}),
        ((), {"DISCORD_APPLICATION_ID": APPLICATION}),
        ((), {"DISCORD_TOKEN": TOKEN}),
        ((), {"DISCORD_TOKEN": f'"Bot {TOKEN}"\n'}),
        (("--application-id", APPLICATION), {"DISCORD_TOKEN": "nonsense"}),
    ],
)
def test_the_link_invites_with_exactly_what_the_bot_uses(
    words: tuple[str, ...], environment: dict[str, str]
) -> None:
    result = alongside("invite", *words, **environment)
    assert result.exit_code == 0
    link = urlsplit(result.stdout.strip())
    assert (link.scheme, link.netloc, link.path) == ("https", "discord.com", "/oauth2/authorize")
    assert parse_qs(link.query) == {
        "client_id": [APPLICATION],
        "permissions": [str(NEEDED.value)],
        "scope": ["bot applications.commands"],
    }


def test_without_an_application_there_is_no_link() -> None:
    assert "--application-id" in sentence(alongside("invite"))
    result = alongside("invite", "--application-id", "Alongside")
    assert result.exit_code == 2
    assert "number" in sentence(result)


def test_a_port_that_is_taken_is_said_plainly() -> None:
    with socket.socket() as taken:
        # The last port: after it there is no free one to move on to. Whoever has it, it is taken.
        with contextlib.suppress(OSError):
            taken.bind(("127.0.0.1", 65535))
            taken.listen()
        process = started("demo", "--no-browser", "--port", "65535")
        _, told = process.communicate(timeout=60)
    assert process.returncode == 2
    last = "Port 65535 cannot be used here. Choose another one with --port, or leave it out."
    assert told.splitlines()[-1] == last
    assert "Traceback" not in told


def started(*words: str, **environment: str) -> subprocess.Popen[str]:
    """The command as a process of its own, with Discord out of reach behind a proxy that is not there."""
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *words],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(shipped_config().parent), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_demo_extra_is_named_when_it_is_missing(tmp_path: Path) -> None:
    (tmp_path / "simcord.py").write_text("raise ModuleNotFoundError('none', name='simcord')\n")
    process = started("demo", PYTHONPATH=f"{tmp_path}{os.pathsep}{shipped_config().parent}")
    said, told = process.communicate(timeout=60)
    assert (process.returncode, said) == (2, "")
    assert told == 'The demo needs simcord: pip install "alongside[demo]"\n'


@pytest.fixture
def silent_discord(tmp_path: Path) -> Iterator[tuple[socket.socket, dict[str, str]]]:
    """A Discord that takes calls and never answers, and what makes the bot call it."""
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        ear.listen()
        line = f"import discord.http\ndiscord.http.Route.BASE = 'http://127.0.0.1:{ear.getsockname()[1]}'\n"
        (tmp_path / "sitecustomize.py").write_text(line)
        yield ear, {"DISCORD_TOKEN": TOKEN, "PYTHONPATH": f"{tmp_path}{os.pathsep}{shipped_config().parent}"}


def test_without_a_network_a_host_is_told_so_and_the_bot_keeps_trying(
    silent_discord: tuple[socket.socket, dict[str, str]],
) -> None:
    ear, environment = silent_discord
    ear.close()
    process = started("run", **environment)
    assert process.stderr is not None
    told = next(line for line in process.stderr if "trying again" in line)
    assert "Discord cannot be reached." in told
    process.send_signal(signal.SIGTERM)
    _, later = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in told + later


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_host_can_stop_the_bot_while_it_is_still_calling(
    silent_discord: tuple[socket.socket, dict[str, str]], sign: signal.Signals
) -> None:
    ear, environment = silent_discord
    process = started("run", **environment)
    ear.settimeout(60)
    call, _ = ear.accept()
    with call:
        process.send_signal(sign)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in told
    assert TOKEN not in told


def test_a_data_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    process = started("run", "--data", str(tmp_path / "file" / "data"), DISCORD_TOKEN=TOKEN)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 2
    assert told.splitlines()[-1].endswith("cannot be used: Not a directory. Choose another one with --data.")
    assert "Traceback" not in told


def test_the_help_names_every_command() -> None:
    result = alongside("--help")
    assert result.exit_code == 0
    for command in ("run", "check", "invite", "demo"):
        assert command in result.output


def test_asking_for_help_is_quick_because_nothing_heavy_is_loaded() -> None:
    heavy = {"discord", "sqlalchemy", "alembic", "babel", "pydantic"}
    ask = f"import sys, bot.cli; print(sorted({heavy} & sys.modules.keys()))"
    said = subprocess.run(
        [sys.executable, "-c", ask], cwd=shipped_config().parent, capture_output=True, text=True, check=True
    )
    assert said.stdout == "[]\n"
