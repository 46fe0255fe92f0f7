"""Reads `config/` as people do: sentence by sentence, in every way that a choice such as a plural can go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import yaml
from fluent.syntax import ast

from bot.core.sentences import Sentence

MOST_WORDS = 20
_LINK = re.compile(r"\]\(https?://[^)]*\)")
_END = re.compile(r"(?<=[.!?])[\"”)*]*\s+|\n+| · ")


def sentences(text: str) -> Iterator[str]:
    """A text sentence by sentence; a new line ends one too."""
    return (part.strip() for part in _END.split(_LINK.sub("]", text)) if words(part))


def words(sentence: str) -> list[str]:
    """What a person counts as words: signs and dashes that stand alone are none."""
    return [word for word in sentence.split() if any(letter.isalnum() for letter in word)]


def ways(sentence: Sentence) -> list[str]:
    """A sentence in each of its choices; a value stands there as one word, its name."""
    return _pattern(sentence.entry.value)


def strings(file: Path) -> Iterator[str]:
    """Every text in a YAML file, the keys too."""
    nodes = [yaml.compose(file.read_text("utf-8"))]
    while nodes:
        match nodes.pop():
            case yaml.ScalarNode(value=str(text)):
                yield text
            case yaml.SequenceNode(value=parts):
                nodes += parts
            case yaml.MappingNode(value=pairs):
                nodes += [node for pair in pairs for node in pair]
            case _:
                pass


def hard_words(list_of_them: Path, text: str) -> list[str]:
    """The words of a list that stand in a text. A `*` in the list stands for any letters."""
    lines = list_of_them.read_text("utf-8").splitlines()
    listed = [line.partition(":")[0].strip() for line in lines if line and not line.startswith("#")]
    forms = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in listed)
    return re.findall(rf"(?<![\w-])(?:{forms})(?![\w-])", text, re.IGNORECASE)


def _pattern(pattern: ast.Pattern | None) -> list[str]:
    parts = [_element(element) for element in pattern.elements] if pattern else []
    return ["".join(chosen) for chosen in product(*parts)]


def _element(element: ast.TextElement | ast.Placeable) -> list[str]:
    if isinstance(element, ast.TextElement):
        return [element.value]
    match element.expression:
        case ast.SelectExpression(variants=variants):
            return [way for variant in variants for way in _pattern(variant.value)]
        case ast.VariableReference(id=id):
            return [id.name]
        case ast.StringLiteral(value=value):
            return [value]
        case other:
            raise AssertionError(f"how does one read {type(other).__name__}?")
