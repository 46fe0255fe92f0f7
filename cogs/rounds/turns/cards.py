"""How turns look in the thread of a round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from discord.ui import Section, TextDisplay

from bot.circles.formats import Format
from bot.core.texts import Say
from bot.rounds.store import Round
from bot.rounds.turns import rules
from bot.rounds.turns.rules import Course, Turn
from bot.rounds.words import LABEL
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp

CHOICES_SHOWN = 9
"""Each takes three of the 40 components that Discord allows in a message."""


def call(say: Say, found: Round, course: Course, buttons: Sequence[Press]) -> Card | None:
    """Return what is to be said in the thread now; None when there is nothing to say."""
    now = course.now
    if course.phase == rules.TALKING:
        return Card(say("turn-talking"), rows=[[GetHelp.of(say)]])
    if course.phase == rules.TURNS and course.paused:
        return Card(say("turn-paused"), rows=[[GetHelp.of(say)]])
    if course.phase != rules.TURNS or now is None:
        return None
    format = Format.model_validate(found.format)
    minutes = format.minutes_a_turn
    return Card(
        say("turn-call", who=f"<@{now.user_id}>"),
        say("turn-call-how"),
        say("turn-call-listen") if format.listen_first else "",
        f"{LABEL}{say('turn-hint', minutes=minutes) if minutes else say('turn-no-hurry')}",
        rows=[[*buttons, GetHelp.of(say)]],
    )


def whom(say: Say, coming: Sequence[Turn], choices: Sequence[Press], anyone: Press) -> Card:
    """Return, for the one whose turn ends, whom they can pass on to."""
    view = Card(say("turn-pass-on-whom"), rows=[[anyone, GetHelp.of(say)]])
    for turn, button in zip(coming[:CHOICES_SHOWN], choices, strict=False):
        view.add_item(Section[Any](TextDisplay[Any](f"<@{turn.user_id}>"), accessory=button))
    return view
