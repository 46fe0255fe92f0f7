"""How a circle is spoken of."""

from __future__ import annotations

from collections.abc import Iterable

from bot.circles.store import Circle
from bot.core.markdown import escape, fitting
from bot.core.texts import Say


def several(say: Say, circles: Iterable[Circle], room: int) -> str:
    """Return circles line by line, as many as fit into ``room`` characters, and how many more there are."""
    lines = [line(say, circle) for circle in circles]
    shown = fitting(lines, room)
    left = len(lines) - len(shown)
    return "\n".join([*shown, *([say("circles-more", count=left)] if left else [])])


def line(say: Say, circle: Circle) -> str:
    """Return a circle with what it is for, in one line; Discord shows the name of its channel."""
    channel = f"<#{circle.channel_id}>"
    return say("circle-line", channel=channel, about=escape(circle.about)) if circle.about else channel
