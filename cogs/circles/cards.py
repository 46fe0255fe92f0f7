"""How circles look."""

from __future__ import annotations

from collections.abc import Sequence

from bot.circles.formats import Formats
from bot.circles.store import Circle
from bot.core.markdown import escape
from bot.core.problems import Problem
from bot.core.texts import Say
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp

PROBLEMS_SHOWN = 5


def one(say: Say, circle: Circle, formats: Formats, buttons: Sequence[Press], said: str = "") -> Card:
    """Return the panel of one circle."""
    return Card(
        say("circle-heading", name=escape(circle.name)),
        said,
        say("circle-where", channel=f"<#{circle.channel_id}>"),
        say("circle-about", about=escape(circle.about)) if circle.about else "",
        say("circle-format", format=formats.find(circle.format).name),
        rows=[[*buttons, GetHelp.of(say)]],
    )


def every(say: Say, circles: Sequence[Circle], problems: Sequence[Problem], buttons: Sequence[Press]) -> Card:
    """Return the panel of a server's circles, and what its host should mend."""
    lines = [
        say("circle-line", channel=f"<#{circle.channel_id}>", about=escape(circle.about or circle.name))
        for circle in circles
    ]
    return Card(
        say("circles-heading"),
        _clipped(lines) or say("circles-none"),
        say("circles-how"),
        *([say("circles-problems")] if problems else []),
        *(f"- {escape(str(problem))[:300]}" for problem in problems[:PROBLEMS_SHOWN]),
        rows=[[*buttons, GetHelp.of(say)]],
    )


def _clipped(lines: Sequence[str], room: int = 1800) -> str:
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            return "\n".join([*kept, "…"])
        kept.append(line)
    return "\n".join(kept)
