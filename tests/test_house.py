"""The rules of the house that no other tool checks. Each rule is first shown to catch what it forbids."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import house, simulated
from tests.core.test_schema import PERSON, all_tables

ROOT = Path(__file__).parents[1]
LONGEST = 300


def files(*places: str) -> Iterator[Path]:
    for place in places:
        path = ROOT / place
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), path.name)


def broken(finder: house.Finder, *places: str, but: str = "nothing") -> list[str]:
    """Where a rule is broken, as `path:line`; paths that match `but` are free to."""
    found: list[str] = []
    for path in files(*places):
        name = path.relative_to(ROOT).as_posix()
        if not re.fullmatch(but, name):
            found += [f"{name}:{getattr(node, 'lineno', 0)}" for node in finder(parsed(path))]
    return found


@pytest.mark.parametrize(
    ("finder", "code"),
    [
        (house.words_read, "print(message.content)"),
        (house.words_read, "x = getattr(message, 'clean_content')"),
        (house.words_read, "match message:\n    case Message(content=words): print(words)"),
        (house.sql_written, "tx.execute('SELECT id FROM rounds')"),
        (house.sql_written, "def f():\n    return f'DELETE FROM rounds WHERE id = {x}'"),
        (house.clocks_and_dice, "import asyncio\nasync def f():\n    await asyncio.sleep(1)"),
        (house.clocks_and_dice, "from datetime import datetime\nnow = datetime.now()"),
        (house.clocks_and_dice, "from datetime import datetime, UTC\nnow = datetime.now(UTC)"),
        (house.clocks_and_dice, "from random import choice as pick\npick(x)"),
        (house.work_at_import, "settings = load_settings(path)"),
        (house.work_at_import, "for x in y:\n    print(x)"),
        (house.work_at_import, "register(Round)"),
        (house.work_at_import, "WORDS = Path('words').read_text()"),
        (house.work_at_import, "TABLE = {name: find(name) for name in NAMES}"),
        (house.work_at_import, "token = environ.get('X')"),
        (house.globals_changed, "cache = {}"),
        (house.globals_changed, "seen: set[int] = set()"),
        (house.globals_changed, "SEEN = set()\ndef f():\n    SEEN.add(1)"),
        (house.globals_changed, "BY_ID = {}\ndef f():\n    BY_ID[1] = 2"),
        (house.globals_changed, "count = 0\ndef f():\n    global count\n    count += 1"),
        (house.unsafe_components, "import discord\nclass A(discord.ui.View): pass"),
        (house.unsafe_components, "from discord.ui import Modal\nclass A(Modal): pass"),
        (house.unsafe_components, "from discord import ui\nclass A(ui.DynamicItem[ui.Button]): pass"),
        (
            house.unsafe_components,
            "from discord import ui\nclass A(Card):\n    @ui.button()\n    async def b(self): pass",
        ),
        (house.unguarded_commands, "@app_commands.command()\nasync def help(interaction): pass"),
        (house.unguarded_commands, "tree.command(name='help')(describe(show))"),
        (house.unguarded_commands, "safe = guild_only(show)\ntree.command(name='help')(safe)"),
        (house.unguarded_commands, "app_commands.ContextMenu(name='x', callback=show)"),
    ],
)
def test_each_rule_catches_what_it_forbids(finder: house.Finder, code: str) -> None:
    assert list(finder(ast.parse(code)))


@pytest.mark.parametrize(
    ("finder", "code"),
    [
        (house.words_read, "TextDisplay(content='Hello')"),
        (house.words_read, "cards.text_of(box).content"),
        (house.sql_written, "'Select a circle'"),
        (house.clocks_and_dice, "async def f(sleep=asyncio.sleep):\n    await sleep(1)"),
        (house.clocks_and_dice, "import random\nchance = random.Random(7)"),
        (house.work_at_import, "import re\n'Doc.'\nIDS = re.compile('x')\nHERE = Path(__file__).parent"),
        (house.work_at_import, "def f():\n    run()"),
        (house.work_at_import, "Line = Annotated[str, at_most(45)]"),
        (house.globals_changed, "NAMES = ['a']\ndef f(names):\n    names.append(NAMES[0])"),
        (house.unsafe_components, "from bot.ui.components import Press\nclass A(Press, name='x'): pass"),
        (house.unguarded_commands, "tree.command(name='help')(describe(replies.guarded(show)))"),
        (house.unguarded_commands, "safe = guild_only(guarded(show))\ntree.command(name='help')(safe)"),
        (house.unguarded_commands, "@tree.command()\n@guarded\nasync def help(interaction): pass"),
    ],
)
def test_each_rule_lets_good_code_be(finder: house.Finder, code: str) -> None:
    assert list(finder(ast.parse(code))) == []


def test_nobodys_messages_are_read() -> None:
    assert broken(house.words_read, "cogs", "bot/ui", "bot/client.py") == []


def test_sql_is_written_in_stores_alone() -> None:
    assert broken(house.sql_written, "cogs", "bot", but=r"bot/core/.*|bot/\w+/store(/\w+)?\.py") == []


def test_time_and_chance_are_handed_in() -> None:
    # The demo is the one that hands in the time.
    assert broken(house.clocks_and_dice, "cogs", "bot", but="bot/demo/.*") == []


def test_importing_does_nothing() -> None:
    # Alembic calls env.py as a script.
    assert broken(house.work_at_import, "cogs", "bot", but="bot/core/migrations/env.py") == []


def test_nothing_is_kept_in_globals() -> None:
    assert broken(house.globals_changed, "cogs", "bot") == []


def test_every_button_and_form_answers_through_the_one_door() -> None:
    assert broken(house.unsafe_components, "cogs", "bot", but="bot/ui/(components|forms).py") == []


def test_every_command_answers_through_the_one_door() -> None:
    assert broken(house.unguarded_commands, "cogs", "bot", but="bot/cli.py") == []


def test_every_file_is_short_and_none_is_empty() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in files("bench", "bot", "cogs", "tests")
    }
    assert {name: lines for name, lines in lengths.items() if not 0 < lines <= LONGEST} == {}


async def test_every_table_about_people_is_named_by_the_feature_that_keeps_it(tmp_path: Path) -> None:
    about_people = {table.name for table in all_tables() if any(map(PERSON.fullmatch, table.columns.keys()))}
    async with simulated.world(tmp_path) as world:
        named = {table for room in world.app.kept.rooms.values() for table in room.tables}
        said = {room: set(room.tables) - about_people for room in world.app.kept.rooms.values()}
    assert about_people - named == set(), "say in app.kept.add(...) what is kept there"
    assert all(unknown == set() for unknown in said.values())


def test_every_room_of_the_house_is_tested() -> None:
    # A room that only keeps tables is proved by the features that use them; a room in a room, with that one.
    tables_only = {"__init__.py", "store.py"}
    paths = [path.relative_to(ROOT).parts for path in files("bot", "cogs") if path.name not in tables_only]
    rooms = {parts[1] for parts in paths if len(parts) > 2}
    assert "core" in rooms
    assert {room for room in rooms if not list((ROOT / "tests" / room).glob("test_*.py"))} == set()
