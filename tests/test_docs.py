"""The documents name every command, option and setting that there is, and nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, cast

import yaml
from discord import AppCommandType, app_commands
from pydantic import BaseModel
from typer.main import get_command

from bot import cli
from bot.core.servers import Server
from bot.core.settings import Settings
from bot.core.texts import load_texts
from bot.moderation import settings
from bot.ui import server_page
from tests import simulated

ROOT = Path(__file__).parents[1]
CODE = re.compile(r"`([^`]+)`")
ENVIRONMENT = re.compile(r"(ALONGSIDE|DISCORD)_[A-Z_]+")


def rows(document: str, heading: str = "") -> list[list[str]]:
    """The cells of all tables in a document, or of those under one heading."""
    text = (ROOT / "docs" / document).read_text("utf-8")
    if heading:
        text = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    assert text, f"{document} has no {heading}"
    tables = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in cells] for cells in tables if not set(cells[0]) <= set("-: ")]


def named(cells: list[list[str]]) -> dict[str, list[str]]:
    """The first cell of each row that is a name in code, with the names in its second."""
    return {found[1]: CODE.findall(row[1]) for row in cells if (found := CODE.fullmatch(row[0]))}


async def test_every_command_and_option_is_in_the_document(tmp_path: Path) -> None:
    async with simulated.world(tmp_path) as world:
        tree = world.app.tree
        there = {
            f"/{command.qualified_name}": [option.display_name for option in command.parameters]
            for command in tree.walk_commands()
            if isinstance(command, app_commands.Command)
        }
        menus = {menu.name for menu in tree.get_commands(type=AppCommandType.message)}
    assert named(rows("commands.md")) == there
    under = (ROOT / "docs" / "commands.md").read_text("utf-8").partition("## Message menus")[2]
    assert set(CODE.findall(under)) == menus


def test_every_setting_of_the_host_is_in_the_document_and_in_the_file() -> None:
    there = dict(_settings(Settings()))
    listed = named(rows("settings.md", "What the host sets"))
    assert listed.keys() == there.keys()
    assert {name: [] if value is None else [str(value)] for name, value in there.items()} == listed
    written = yaml.safe_load((ROOT / "config" / "alongside.yaml").read_text("utf-8"))
    assert dict(_flat(written)).keys() == there.keys()


def _settings(section: BaseModel) -> Iterator[tuple[str, Any]]:
    yield from _flat(section.model_dump())


def _flat(values: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _flat(cast("dict[str, Any]", value), f"{before}{name}.")
        else:
            yield before + name, value


def test_every_setting_of_a_server_is_in_the_document() -> None:
    say = load_texts(ROOT / "config" / "texts").say("en")
    set_ = [*settings.PLACE, *settings.PEOPLE, *Settings().retention.model_dump()]
    labels = [f"**{say('settings-field-' + name.replace('_', '-'))}**" for name in set_]
    assert [row[0] for row in rows("settings.md", "What a server sets")[1:]] == labels


def test_what_moderators_set_is_what_members_read() -> None:
    assert (*settings.PLACE, *settings.PEOPLE) == server_page.NAMED
    all_of_it = {field.name for field in fields(Server)}
    # Which server it is, how far its set-up is, and what stands on the page in lines of its own.
    assert all_of_it - set(server_page.NAMED) == {"guild_id", "setup_step", "quiet_until", "kept_days"}


def test_every_setting_changes_something() -> None:
    used: set[str] = set()
    for path in [*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")]:
        if path.relative_to(ROOT).as_posix() not in ("bot/core/settings.py", "bot/core/servers.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                used |= {node.attr} if isinstance(node, ast.Attribute) else set()
                used |= (
                    {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()
                )
    hosts = {name.rpartition(".")[2] for name, _ in _settings(Settings())}
    servers = {field.name for field in fields(Server)}
    assert (hosts | servers) - used == set()


def test_every_name_in_the_environment_is_in_the_document() -> None:
    there = {
        node.value
        for path in (ROOT / "bot").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and ENVIRONMENT.fullmatch(node.value)
    }
    assert named(rows("settings.md", "The environment")).keys() == there


def test_every_command_of_the_host_is_in_the_document() -> None:
    group = get_command(cli.app)
    commands: dict[str, Any] = getattr(group, "commands", {})
    under = (ROOT / "docs" / "settings.md").read_text("utf-8").partition("## The command line")[2]
    listed = named(rows("settings.md", "The command line"))
    assert listed.keys() == {f"alongside {name}" for name in commands}
    options = {option for command in commands.values() for each in command.params for option in each.opts}
    assert {option for option in options if option.startswith("--")} == {
        code for code in CODE.findall(under) if code.startswith("--")
    }
