"""How the difference that a file makes looks, and the mistakes in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.markdown import escape
from bot.core.problems import Problem
from bot.core.texts import Say
from bot.signposts.exchange.differences import Difference
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp
from cogs.signposts.cards import clipped

NAMED, MISTAKES_NAMED = 20, 10
LIST_CHARACTERS = 2800


def differs(say: Say, found: Difference, row: Sequence[Press], said: str = "") -> Card:
    """Return what a file would change, entry by entry as far as there is room."""
    counts = say(
        "signpost-import-counts",
        added=len(found.added),
        changed=len(found.changed),
        removed=len(found.removed),
    )
    lines = [*_lines(say, found)]
    named = lines[:NAMED]
    named += [say("signpost-import-more", more=len(lines) - NAMED)] if len(lines) > NAMED else []
    heading = f"{say('signpost-import-heading')}\n{counts}"
    told = clipped("\n".join(named), LIST_CHARACTERS)
    return Card(said, heading, told, say("signpost-import-confirm"), rows=[[*row, GetHelp.of(say)]])


def mistakes(say: Say, problems: Sequence[Problem], row: Sequence[Press]) -> Card:
    """Return what is wrong with a file; what there is no room for stands in a file of its own."""
    lines = [f"- {escape(str(problem))[:300]}" for problem in problems[:MISTAKES_NAMED]]
    told = clipped("\n".join(lines), LIST_CHARACTERS)
    more = say("signpost-import-all-mistakes") if len(problems) > MISTAKES_NAMED else ""
    heading = say("signpost-import-mistakes", count=len(problems))
    return Card(heading, told, more, rows=[[*row, GetHelp.of(say)]])


def _lines(say: Say, found: Difference) -> Iterator[str]:
    for entry in found.removed:
        yield f"- {say('signpost-import-removed', name=escape(entry.name))}"
    for one in found.changed:
        fields = escape(", ".join(field.name.replace("_", " ") for field in one.fields))
        yield f"- {say('signpost-import-changed', name=escape(one.after.name), fields=fields)}"
    for entry in found.added:
        yield f"- {say('signpost-import-added', name=escape(entry.name))}"
