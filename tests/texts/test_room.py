"""What stands in a form is not cut off in any language: a label has 45 characters, what is below it 100."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.texts import Texts, load_texts
from bot.ui import fields
from bot.ui.fields import HINT_LENGTH, LABEL_LENGTH

ROOT = Path(__file__).parents[2]
FIELDS = {"text", "choice", "radio", "tick", "several", "person", "file", "role", "text_channel"}


@pytest.fixture(scope="module")
def texts() -> Texts:
    return load_texts(ROOT / "config" / "texts")


def boxes(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The sentences in the titles and fields of forms, with the room that each has."""
    named = {
        target.id: key
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target, value in _assigned(node)
        if (key := _said(value, {}))
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="titled"), args=[title, *_]):
                yield from _room(title, named, LABEL_LENGTH)
            case ast.Call(func=ast.Name(name) | ast.Attribute(attr=name), args=[_, label, *more]) if (
                name in FIELDS
            ):
                yield from _room(label, named, LABEL_LENGTH)
                given = {keyword.arg: keyword.value for keyword in node.keywords}
                below = [
                    *more[: name != "choice"],
                    *(given[part] for part in ("below", "hint") if part in given),
                ]
                for part in below:
                    yield from _room(part, named, HINT_LENGTH)
            case _:
                pass


def _assigned(node: ast.Assign) -> Iterator[tuple[ast.Name, ast.expr]]:
    """Each name with its value; `a, b = x, y` and `a, b = say.apart(...)` too."""
    (target,) = node.targets[:1]
    names = target.elts if isinstance(target, ast.Tuple) else [target]
    values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value] * len(names)
    for name, value in zip(names, values, strict=False):
        if isinstance(name, ast.Name):
            yield name, value


def _said(value: ast.expr, named: dict[str, str]) -> str:
    match value:
        case ast.Name(name):
            return named.get(name, "")
        case ast.Call(func=ast.Name("say") | ast.Attribute(attr="apart"), args=[ast.Constant(str(key))]):
            return key
        case _:
            return ""


def _room(value: ast.expr, named: dict[str, str], most: int) -> Iterator[tuple[str, int]]:
    if key := _said(value, named):
        yield key, most


def test_no_sentence_in_a_form_is_cut_off(texts: Texts) -> None:
    found = {
        box for path in (ROOT / "cogs").rglob("*.py") for box in boxes(ast.parse(path.read_text("utf-8")))
    }
    assert len(found) > 100
    assert {("report-form", LABEL_LENGTH), ("round-form-who-reads", HINT_LENGTH)} <= found
    cut = [
        f"{locale}: {key} has room for {most}: {said}"
        for locale in sorted(texts.locales())
        for key, most in sorted(found)
        for said in _ways(texts, locale, key)
        if len(said) > most
    ]
    assert cut == []


def _ways(texts: Texts, locale: str, key: str) -> tuple[str, str]:
    """What stands there, and what does when a safety sentence and its English stand in two boxes."""
    say, values = texts.say(locale), dict.fromkeys(texts.variables(key), "xx")
    return say(key, **values), say.apart(key, **values)[0]


def test_the_fields_that_are_looked_for_are_those_that_there_are() -> None:
    made = [name for name, one in vars(fields).items() if getattr(one, "__module__", "") == "bot.ui.fields"]
    assert {name for name in made if not name.startswith("_")} == FIELDS


def test_what_is_too_long_is_found() -> None:
    source = """
below = say("below")
one, two = say.apart("three"), 4
form.titled(say("title"))
fields.text("x", say("label"), below, hint=say("hint"))
radio("y", say("other"), options, below=one)
"""
    assert set(boxes(ast.parse(source))) == {
        ("title", 45),
        ("label", 45),
        ("below", 100),
        ("hint", 100),
        ("other", 45),
        ("three", 100),
    }
