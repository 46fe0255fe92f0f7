"""Every sentence is said somewhere, and every sentence that is asked for is there, with its values."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.core.texts import Texts, load_texts
from tests import house

ROOT = Path(__file__).parents[2]
RULE = Path(__file__).parent / "changing_keys.yaml"


def changing() -> dict[str, list[str]]:
    """The keys that code puts together, and the whole keys that come of each."""
    listed: dict[str, list[str]] = yaml.safe_load(RULE.read_text("utf-8"))
    return {key: [key.replace(house.CHANGING, part) for part in parts] for key, parts in listed.items()}


def code() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")]):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"), path.name)


def spoken() -> list[tuple[str, house.Spoken]]:
    return [(f"{path}:{said.line}", said) for path, tree in code() for said in house.sentences(tree)]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return load_texts(ROOT / "config" / "texts")


def test_every_sentence_that_is_said_exists_and_gets_its_values(texts: Texts) -> None:
    rule, keys = changing(), texts.keys()
    wrong: list[str] = []
    for place, said in spoken():
        for key in rule.get(said.key, [said.key]):
            if key not in keys:
                hint = f"; please list it in {RULE.name}" if house.CHANGING in key else ""
                wrong.append(f"{place}: no sentence {key}{hint}")
            elif said.values is not None and texts.variables(key) != said.values:
                wrong.append(f"{place}: {key} takes {sorted(texts.variables(key))}")
    assert wrong == []


def test_every_sentence_there_is_is_said(texts: Texts) -> None:
    # A key may also be kept in a table, so any text in the code counts.
    said = {text for _, tree in code() for text in house.strings(tree)}
    said |= {key for keys in changing().values() for key in keys}
    assert sorted(texts.keys() - said) == [], "nobody says these"


def test_every_key_that_code_puts_together_is_one_that_it_still_does() -> None:
    put_together = {said.key for _, said in spoken() if house.CHANGING in said.key}
    assert sorted(changing().keys() - put_together) == [], f"take these out of {RULE.name}"
    assert all(key.count(house.CHANGING) == 1 for key in put_together)


def hosts_words(tree: ast.Module) -> Iterator[int]:
    """Where the language of the host is spoken, but for what describes commands: functions that add them."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and "add" not in function.name:
            for node in ast.walk(function):
                match node:
                    case ast.Attribute(
                        attr="say", value=ast.Name("app") | ast.Attribute(attr="client" | "_app")
                    ):
                        yield node.lineno
                    case _:
                        pass


def test_people_read_their_own_language_and_servers_theirs() -> None:
    assert [f"{path}:{line}" for path, tree in code() for line in hosts_words(tree)] == []


def test_words_in_the_language_of_the_host_are_found() -> None:
    assert [*hosts_words(ast.parse("def show(app):\n    app.say('x')"))] == [2]
    assert [
        *hosts_words(ast.parse("def show(it):\n    it.client.say('x')\n    it.client.say_to(it)('x')"))
    ] == [2]
    assert [*hosts_words(ast.parse("def add_to(app):\n    app.say('x')"))] == []


def test_the_sentences_that_code_asks_for_are_found() -> None:
    source = """
say("circle-none", name=1)
raise Refusal(f"round-{state}", **values)
class Make(Press, name="x", label="circle-make"): pass
say("one" if x else "two")
app.say_to(interaction)("three")
"""
    assert {(said.key, said.values) for said in house.sentences(ast.parse(source))} == {
        ("circle-none", frozenset({"name"})),
        ("round-…", None),
        ("circle-make", frozenset()),
        ("one", frozenset()),
        ("two", frozenset()),
        ("three", frozenset()),
    }
