"""How formats look: in a list, one by one before they are used, and with their mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from discord.ui import ActionRow, Button, Container, TextDisplay

from bot.circles.formats import Format, Formats
from bot.core.markdown import escape
from bot.core.problems import Problem
from bot.core.texts import Say
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp

MISTAKES_NAMED = 10
EXAMPLE = """name: Sunday evening
about: How the week was, and what we carry into the next.
questions:
  - ask: How was your week?
    hint: One moment is enough.
  - ask: What do you carry on?
closing: Thank you, and a kind week.
"""
_ORDER_LABELS = {"open": ("round-check-in", "round-listen", "round-keep")}
_OTHER_LABELS = ("turn-join", "round-listen", "turn-leave", "round-keep")


def every(say: Say, own: Sequence[Format], host: Formats, buttons: Sequence[Press], said: str = "") -> Card:
    """Return the formats that a server can use."""
    return Card(
        said,
        f"{say('formats-heading')}\n{say('formats-how')}",
        "\n".join([say("formats-own"), *_lines(say, own)]) if own else "",
        "\n".join([say("formats-shipped"), *_lines(say, host.all.values())]),
        f"{say('formats-write-one')}\n```yaml\n{EXAMPLE}```",
        rows=[[*buttons, GetHelp.of(say)]],
    )


def look(say: Say, one: Format, buttons: Sequence[Press], *said: str) -> Card:
    """Return how the card and the form of a round with this format will look."""
    view = Card(
        say("format-look-heading", name=escape(one.name)),
        *said,
        f"{escape(one.about)}\n{_how(say, one)}",
        rows=[[*buttons, GetHelp.of(say)]],
    )
    labels = _ORDER_LABELS.get(one.order, _OTHER_LABELS)
    mute = [
        Button[Any](label=say(label), custom_id=f"look:{label}", disabled=True)
        for label in (*labels, "help-button")
    ]
    heading = say("round-heading", title=escape(one.name))
    card = TextDisplay[Any](f"{say('format-look-card')}\n{heading}\n{_thought(say, one)}")
    view.add_item(Container[Any](card, ActionRow[Any](*mute)))
    view.add_item(Container[Any](TextDisplay[Any](_form(say, one))))
    if end := [*filter(None, (one.closing_question, one.closing))]:
        view.add_item(Container[Any](TextDisplay[Any]("\n".join([say("format-look-end"), *end]))))
    return view


def mistakes(say: Say, problems: Sequence[Problem], buttons: Sequence[Press]) -> Card:
    """Return what is wrong with a file; what there is no room for stands in a file of its own."""
    lines = [f"- {escape(str(problem))[:250]}" for problem in problems[:MISTAKES_NAMED]]
    return Card(
        f"{say('format-mistakes', count=len(problems))}\n{say('format-mistakes-how')}",
        "\n".join(lines),
        say("format-mistakes-all") if len(problems) > MISTAKES_NAMED else "",
        rows=[[*buttons, GetHelp.of(say)]],
    )


def rest(problems: Sequence[Problem]) -> dict[str, str]:
    """Return the file with all mistakes, when the card has no room for them."""
    if len(problems) <= MISTAKES_NAMED:
        return {}
    return {"mistakes.txt": "\n".join(map(str, problems)) + "\n"}


def _lines(say: Say, formats: Iterable[Format]) -> list[str]:
    return [say("format-line", name=escape(one.name), about=escape(one.about)) for one in formats]


def _thought(say: Say, one: Format) -> str:
    thought = say("round-thought" if one.order == "open" else "turn-card-gathering")
    return "\n".join([say("turn-listen-first"), thought]) if one.listen_first else thought


def _how(say: Say, one: Format) -> str:
    parts = [say(f"format-order-{one.order}")]
    if one.order == "go-round":
        parts.append(say(f"turn-card-order-{one.turns}"))
    if one.listen_first:
        parts.append(say("format-listen-first"))
    if one.minutes_a_turn is not None:
        parts.append(say("format-minutes", minutes=one.minutes_a_turn))
    if one.answer_within_hours is not None:
        parts.append(say("format-answer", hours=_number(one.answer_within_hours)))
    return "\n".join(parts)


def _form(say: Say, one: Format) -> str:
    boxes = [f"**{escape(asked.ask)}**\n-# {escape(asked.hint or '…')}" for asked in one.questions]
    welcome = " · ".join(say(f"welcome-{key}") for key in ("read", "kind", "questions", "ideas"))
    first, *others = boxes
    return "\n".join(
        [
            say("format-look-form"),
            f"{first}\n-# {say('round-form-who-reads')}",
            *others,
            f"**{say('round-form-welcome')}**\n-# {welcome}",
            f"**{say('round-form-note')}**",
        ]
    )


def _number(hours: float) -> int | str:
    return f"{hours:g}" if hours % 1 else int(hours)
