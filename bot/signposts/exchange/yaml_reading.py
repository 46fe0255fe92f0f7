"""A list in our own format: YAML, with every entry below `signposts`."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from bot.core import plainwords, yamltree
from bot.core.problems import Problem
from bot.core.yamltree import Tree
from bot.signposts.exchange import listing
from bot.signposts.exchange.listing import Progress, Reading
from bot.signposts.exchange.plain import Plain
from bot.signposts.exchange.yaml_writing import KEY

_EXPECTED = f'expected "{KEY}:" and below it a list of entries'


def read(file: Path, text: str, progress: Progress | None = None) -> Reading:
    """The entries in a text, or all that is wrong with it; never raises. ``file`` names it in problems."""
    tree, problems = yamltree.parse(file, text)
    if tree is None:
        return Reading((), tuple(problems))
    top = tree.data
    if not isinstance(top, dict) or KEY not in top:
        message = "the file is empty; " + _EXPECTED if tree.empty else _EXPECTED
        return Reading((), (*problems, Problem(file, *tree.mark(()), message)))
    problems += _unknown(file, tree, cast("Plain", top))
    items, wrong = listing.items_of(file, cast("Plain", top)[KEY], (KEY,), lambda: tree)
    found = listing.read_items(file, items, progress)
    told = {(problem.line, problem.column) for problem in problems}
    others = [problem for problem in found.problems if (problem.line, problem.column) not in told]
    return Reading(found.entries, tuple(sorted([*problems, *wrong, *others])))


def _unknown(file: Path, tree: Tree, top: Plain) -> list[Problem]:
    return [
        Problem(file, *tree.mark((key,), key=True), plainwords.unknown(key, [KEY]))
        for key in top
        if key != KEY
    ]
