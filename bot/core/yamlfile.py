"""Reads one YAML file into a pydantic model and tells every mistake in it at once, with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.core import plainwords, textfile, yamltree
from bot.core.problems import Problem
from bot.core.textfile import MOST_BYTES
from bot.core.yamltree import Tree, Where

M = TypeVar("M", bound=BaseModel)


def read(path: Path, model: type[M], *, most_bytes: int = MOST_BYTES) -> tuple[M | None, list[Problem]]:
    """The model that a file holds, or None and everything that is wrong with it; never raises.

    Values are taken as they are written: `"24"` is text, not a number, and unknown keys are mistakes.
    """
    text, problems = textfile.read(path, most_bytes=most_bytes)
    return read_text(path, text, model) if text is not None else (None, problems)


def read_text(path: Path, text: str, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The same for a text that did not come from a file here; ``path`` names it in problems."""
    tree, problems = _tree_of(path, text)
    if tree is None:
        return None, problems
    result, wrong = _validate(path, tree, model)
    return (None if problems else result), _joined(problems, [problem for _, problem in wrong])


def read_leniently(path: Path, model: type[M], *, most_bytes: int = MOST_BYTES) -> tuple[M, list[Problem]]:
    """Like `read`, for a model whose every key has a default: what is wrong is left out, the rest counts."""
    tree, problems = _tree(path, most_bytes)
    if tree is None:
        return model(), problems
    result, wrong = _validate(path, tree, model)
    problems = _joined(problems, [problem for _, problem in wrong])
    while result is None and _drop(tree.data, [where for where, _ in wrong]):
        result, wrong = _validate(path, tree, model)
    return result or model(), problems


def _tree(path: Path, most_bytes: int) -> tuple[Tree | None, list[Problem]]:
    """The tree in a file whose top is a mapping; an empty file is an empty mapping."""
    text, problems = textfile.read(path, most_bytes=most_bytes)
    return _tree_of(path, text) if text is not None else (None, problems)


def _tree_of(path: Path, text: str) -> tuple[Tree | None, list[Problem]]:
    tree, problems = yamltree.parse(path, text)
    if tree is None:
        return None, problems
    if tree.empty or tree.data is None:
        tree.data = {}
    if isinstance(tree.data, dict):
        return tree, problems
    message = 'the file must consist of lines of the form "key: value"'
    return None, [*problems, Problem(path, *tree.mark(()), message)]


def _validate(path: Path, tree: Tree, model: type[M]) -> tuple[M | None, list[tuple[Where, Problem]]]:
    try:
        # As JSON, dates and paths may be written as text although everything else is taken strictly.
        return model.model_validate_json(json.dumps(tree.data), strict=True, extra="forbid"), []
    except ValidationError as error:
        if tree.empty:
            needed = ", ".join(name for name, field in model.model_fields.items() if field.is_required())
            return None, [((), Problem(path, 1, 1, f"the file is empty; needed here: {needed}"))]
        return None, explained(path, tree, model, error)


def explained(
    path: Path, tree: Tree, model: type[BaseModel], error: ValidationError, at: Where = ()
) -> list[tuple[Where, Problem]]:
    """What a model found wrong with the part of a tree that stands at ``at``, and where in the tree."""
    found = error.errors(include_url=False)
    return [_problem(path, tree, model, detail, at) for detail in found if not _miscounted(detail)]


def _miscounted(error: ErrorDetails) -> bool:
    """Pydantic counts a list without the items that are wrong, and then calls it too short."""
    context = error.get("ctx", {})
    return error["type"] == "too_short" and len(error["input"]) >= context["min_length"]


def _problem(
    path: Path, tree: Tree, model: type[BaseModel], error: ErrorDetails, at: Where
) -> tuple[Where, Problem]:
    where = _known(tree, at, error["loc"])
    inside = where[len(at) :]
    if error["type"] == "extra_forbidden":
        words = plainwords.unknown(str(where[-1]), _keys_at(model, inside[:-1]))
        return where, Problem(path, *tree.mark(where, key=True), _prefixed(inside[:-1], words))
    if error["type"] == "missing":
        told: Where = (*inside, error["loc"][-1])
        return where, Problem(path, *tree.mark(where, key=True), _prefixed(told, "is missing"))
    return where, Problem(path, *tree.mark(where), _prefixed(inside, plainwords.explain(error)))


def _known(tree: Tree, where: Where, location: Where) -> Where:
    """The deepest place in the file that an error speaks of; pydantic also names union members on the way."""
    for part in location:
        if tree.holds((*where, part)):
            where = (*where, part)
    return where


def _prefixed(where: Where, words: str) -> str:
    """`questions, item 2, ask: at most ...`; items are counted from 1, as people do."""
    names = [f"item {part + 1}" if isinstance(part, int) else part for part in where]
    return f"{', '.join(names)}: {words}" if names else words


def _keys_at(model: type[BaseModel], where: Where) -> set[str]:
    kinds: list[Any] = [model]
    for part in where:
        inside = [kind.model_fields[part].annotation for kind in _models(kinds) if part in kind.model_fields]
        # A list index or the key of a free mapping stays within the same annotation.
        kinds = inside or [argument for kind in kinds for argument in get_args(kind)]
    return {name for kind in _models(kinds) for name in kind.model_fields}


def _models(annotations: list[Any]) -> Iterator[type[BaseModel]]:
    for annotation in annotations:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield annotation
        else:
            yield from _models(list(get_args(annotation)))


def _drop(data: object, places: list[Where]) -> bool:
    """Take the values at these places out of the data; False when one cannot be, or nothing is there."""
    before = json.dumps(data)
    for where in places:
        holder = data
        for part in where[:-1]:
            holder = cast("dict[Any, object]", holder).get(part) if isinstance(holder, dict) else None
        if not where or not isinstance(holder, dict):
            return False
        cast("dict[Any, object]", holder).pop(where[-1], None)
    return json.dumps(data) != before


def _joined(first: list[Problem], then: list[Problem]) -> list[Problem]:
    """All problems in the order of the file; one place needs one explanation."""
    told = {(problem.line, problem.column) for problem in first}
    return sorted({*first, *(problem for problem in then if (problem.line, problem.column) not in told)})
