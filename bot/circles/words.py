"""How a circle is spoken of."""

from __future__ import annotations

from bot.circles.store import Circle
from bot.core.markdown import escape
from bot.core.texts import Say


def line(say: Say, circle: Circle) -> str:
    """Return a circle with what it is for, in one line; Discord shows the name of its channel."""
    channel = f"<#{circle.channel_id}>"
    return say("circle-line", channel=channel, about=escape(circle.about)) if circle.about else channel
