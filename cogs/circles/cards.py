"""How circles look."""

from __future__ import annotations

from collections.abc import Sequence

from bot.circles import presets, words
from bot.circles.formats import Formats
from bot.circles.presets import Preset
from bot.circles.store import Circle
from bot.core.markdown import escape
from bot.core.problems import Problem
from bot.core.texts import Say
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp

PROBLEMS_SHOWN, CIRCLES_CHARACTERS = 5, 1800


def one(say: Say, circle: Circle, formats: Formats, buttons: Sequence[Press], said: str = "") -> Card:
    """Return the panel of one circle."""
    return Card(
        say("circle-heading", name=escape(circle.name)),
        said,
        say("circle-where", channel=f"<#{circle.channel_id}>"),
        say("circle-about", about=escape(circle.about)) if circle.about else "",
        say("circle-format", format=escape(formats.find(circle.format).name)),
        "\n".join([*_set(say, circle, formats), say("circle-agreement")]),
        rows=[[*buttons, GetHelp.of(say)]],
    )


def offered(say: Say, circle: Circle, formats: Formats, buttons: Sequence[Press]) -> Card:
    """Return two ways to hold rounds in a circle: what each would set, before anything is saved."""
    return Card(
        say("circle-presets-heading", name=escape(circle.name)),
        _preset(say, presets.light(formats)),
        _preset(say, presets.held(formats)),
        say("circle-presets-stay"),
        rows=[[*buttons, GetHelp.of(say)]],
    )


def every(say: Say, circles: Sequence[Circle], problems: Sequence[Problem], buttons: Sequence[Press]) -> Card:
    """Return the panel of a server's circles, and what its host should mend."""
    return Card(
        say("circles-heading"),
        words.several(say, circles, CIRCLES_CHARACTERS) or say("circles-none"),
        say("circles-how"),
        *([say("circles-problems")] if problems else []),
        *(f"- {escape(str(problem))[:300]}" for problem in problems[:PROBLEMS_SHOWN]),
        rows=[[*buttons, GetHelp.of(say)]],
    )


def _preset(say: Say, preset: Preset) -> str:
    asks = say("circle-asks-how-many", format=escape(preset.format.name), count=len(preset.format.questions))
    lines = [
        f"- {line}"
        for line in (
            asks,
            say(f"format-order-{preset.format.order}"),
            say("circle-open-hours", hours=int(preset.hours)),
            say("circle-point-shown" if preset.shows_point else "circle-point-not-shown"),
            say("circle-reminders" if preset.offers_reminders else "circle-no-reminders"),
        )
    ]
    return "\n".join([say(f"circle-preset-{preset.name}"), *lines])


def _set(say: Say, circle: Circle, formats: Formats) -> list[str]:
    name = presets.of(circle, formats)
    hours = circle.hours
    said = [
        say(f"circle-is-{name}") if name else "",
        say("circle-open-hours", hours=f"{hours:g}" if hours % 1 else int(hours)) if hours else "",
        "" if circle.shows_point else say("circle-point-not-shown"),
        "" if circle.offers_reminders else say("circle-no-reminders"),
    ]
    return [line for line in said if line]
