"""How a round looks: its card, its panels, and the check-ins in its thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord
from discord.ui import Container, LayoutView, Section, TextDisplay
from discord.utils import format_dt

from bot.circles import words as circle_words
from bot.circles.formats import Format
from bot.circles.store import Circle
from bot.core.markdown import escape, safe_name
from bot.core.servers import Server
from bot.core.texts import Say
from bot.rounds import words
from bot.rounds.rules import Parcel
from bot.rounds.store import Round
from bot.rounds.words import Answer, Look
from bot.ui.components import CARD_CHARACTERS, Card, Press
from bot.ui.help import GetHelp
from cogs.rounds.orders import Face

FIRST_ID = 1000
"""Component ids below are left to Discord, which numbers what has none from 1."""

ROW = 5
"""The buttons that Discord allows beside one another."""

PIECE = CARD_CHARACTERS - 500
CIRCLES_CHARACTERS = 2000
CHECK_INS_SHOWN = 11
"""Each takes three of the 40 components that Discord allows in a message, and the card takes four."""


@dataclass(frozen=True, slots=True)
class Item:
    """A check-in in a message: its number and its text there."""

    check_in_id: int
    text: str


def component_id(check_in_id: int) -> int:
    """Return the id that a check-in's box has in its message, by which it is found again."""
    return FIRST_ID + check_in_id


def of_round(say: Say, round_: Round, here: int, lines: Sequence[str], face: Face) -> Card:
    """Return the card of an open round. It shows one number, and never who; ``lines`` are other features'."""
    thread = f"<#{round_.thread_id}>" if round_.thread_id else ""
    return Card(
        _heading(say, round_),
        say("round-bot-was-away") if round_.bot_was_away else "",
        f"<@&{round_.role_id}>" if round_.role_id else "",
        *face.thoughts,
        say("round-words-welcome", thread=thread) if thread else "",
        say("round-here", count=here),
        _until(say, round_),
        *_quietly(lines),
        f"{words.LABEL}{say('help-line')}",
        rows=rows([*face.buttons, GetHelp.of(say)]),
    )


def of_closed(say: Say, round_: Round, here: int, lines: Sequence[str], button: Press) -> Card:
    """Return the card of a round that has closed, with the button to one's own words."""
    format = Format.model_validate(round_.format)
    return Card(
        _heading(say, round_),
        f"{say('round-closed-thought')}\n{format.closing or ''}",
        format.closing_question or "",
        say("round-here", count=here) if here else "",
        *_quietly(lines),
        f"{words.LABEL}{say('help-line')}",
        rows=[[button, GetHelp.of(say)]],
    )


def keeper_panel(say: Say, round_: Round, here: int, face: Face, said: str, waiting: str) -> Card:
    """Return what only the keeper sees."""
    return Card(
        say("round-keep-heading"),
        said,
        *face.thoughts,
        say("round-here", count=here),
        _until(say, round_),
        f"<#{round_.thread_id}>" if round_.thread_id else "",
        waiting,
        rows=rows([*face.buttons, GetHelp.of(say)]),
    )


def how_are_you(say: Say, server: Server) -> Card:
    """Return what the keeper reads alone after closing a round."""
    where = server.keepers_channel_id
    return Card(
        say("round-closed-by-you"),
        say("round-how-are-you"),
        say("round-keepers-talk", channel=f"<#{where}>") if where else say("round-keepers-talk-no-channel"),
        rows=[[GetHelp.of(say)]],
    )


def rows(buttons: Sequence[Press]) -> list[list[Press]]:
    """Return buttons as Discord takes them, five to a row."""
    return [list(buttons[start : start + ROW]) for start in range(0, len(buttons), ROW)]


def _quietly(lines: Sequence[str]) -> list[str]:
    return [f"{words.LABEL}{line}" for line in lines]


def _heading(say: Say, round_: Round) -> str:
    return say("round-heading", title=escape(round_.title or Format.model_validate(round_.format).name))


def _until(say: Say, round_: Round) -> str:
    until, soon = format_dt(round_.closes_at, "f"), format_dt(round_.closes_at, "R")
    return say("round-until", until=until, soon=soon)


def panel(say: Say, text: str, *buttons: Press) -> Card:
    """Return one sentence with buttons, for one person."""
    return Card(text, rows=[[*buttons, GetHelp.of(say)]])


def shared(say: Say, round_: Round) -> Card:
    """Return what somebody reads whose words are in the thread, with how to get at them again."""
    return panel(say, say("round-shared" if round_.order == "open" else "round-shared-in-turn"))


def parcel(say: Say, name: str, answers: Sequence[Answer], *, welcome: str, noted: bool) -> Parcel:
    """Return a check-in as it will stand in the thread."""
    said = {"name": safe_name(name), "welcome": say(f"welcome-{welcome}")}
    look = Look(
        head=say("check-in-head", **said),
        head_of_second=say("check-in-head-second", **said),
        note=f"{words.LABEL}{say('check-in-note')}" if noted else "",
    )
    return Parcel(words.compose(answers, look), quiet=welcome == "read")


def message(items: Sequence[Item]) -> LayoutView:
    """Return a message with one box for each check-in."""
    view = LayoutView(timeout=None)
    for item in items:
        view.add_item(Container[Any](TextDisplay[Any](item.text), id=component_id(item.check_in_id)))
    return view


def find(found: discord.Message, check_in_id: int) -> tuple[LayoutView, Container[Any]] | None:
    """Return one of our own messages, ready to change, and the box of a check-in in it."""
    view = LayoutView.from_message(found, timeout=None)
    box = view.find_item(component_id(check_in_id))
    return (view, box) if isinstance(box, Container) else None


def text_of(box: Container[Any]) -> TextDisplay[Any]:
    """Return the text in a check-in's box."""
    return next(child for child in box.children if isinstance(child, TextDisplay))


def words_back(say: Say, sentence: str, written: Sequence[str]) -> list[Card]:
    """Return a sentence and somebody's own words, for them alone to keep; in pieces when they are long."""
    pieces: list[str] = []
    left = escape("\n\n".join(written))
    while left:
        piece, left = words.cut(left, PIECE)
        pieces.append(piece)
    first = [sentence, say("round-words-back"), pieces[0]] if pieces else [sentence]
    return [Card(*first, rows=[[GetHelp.of(say)]]), *(Card(piece) for piece in pieces[1:])]


def no_round(say: Say, circles: Sequence[Circle], coming: Sequence[datetime]) -> Card:
    """Return what someone reads who checks in where no round is open: what comes, and where to look."""
    where = circle_words.several(say, circles, CIRCLES_CHARACTERS)
    next_ = [
        say("schedule-coming", when=format_dt(moment, "F"), soon=format_dt(moment, "R"))
        for moment in coming[:1]
    ]
    later = [say("schedule-coming-later", when=format_dt(moment, "F")) for moment in coming[1:]]
    return Card(
        "\n".join([say("round-none-open"), *next_, *later]),
        f"{say('round-circles')}\n{where}" if where else "",
        rows=[[GetHelp.of(say)]],
    )


def which(say: Say, check_ins: Sequence[tuple[str, Press]]) -> list[Card]:
    """Return a list to choose a check-in from, when several stand in one message; a long one in pieces."""
    pieces: list[Card] = []
    for start in range(0, len(check_ins), CHECK_INS_SHOWN):
        view = Card(say("round-which"), rows=[[GetHelp.of(say)]])
        for name, button in check_ins[start : start + CHECK_INS_SHOWN]:
            view.add_item(Section[Any](TextDisplay[Any](name), accessory=button))
        pieces.append(view)
    return pieces
