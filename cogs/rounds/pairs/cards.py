"""How the thread of a pair looks."""

from __future__ import annotations

from discord.utils import format_dt

from bot.circles.formats import Format
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.rounds.pairs import rules
from bot.rounds.pairs.store import Pair
from bot.rounds.store import Round
from bot.rounds.words import LABEL
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp


def minutes(found: Round) -> int:
    """Return how many minutes each person has."""
    return round(rules.turn(found.format).total_seconds() / 60)


def thread_name(say: Say, found: Round, number: int) -> str:
    """Return what the thread of a pair is called."""
    title = found.title or Format.model_validate(found.format).name
    return say("pairs-thread", title=title[:80], number=number)[:100]


def hello(say: Say, found: Round, pair: Pair, leave: Press) -> Card:
    """Return the first message in the thread of a pair. Who may read it comes first."""
    asked = "\n".join(f"- {escape(one.ask)}" for one in Format.model_validate(found.format).questions)
    who = ", ".join(f"<@{one}>" for one in pair.people)
    return Card(
        say("pairs-who-reads"),
        say("pairs-hello", who=who),
        say("pairs-each", minutes=minutes(found)),
        f"{say('pairs-questions')}\n{asked}",
        say("pairs-ends", until=format_dt(found.closes_at, "t")),
        f"{LABEL}{say('help-line')}",
        rows=[[leave, GetHelp.of(say)]],
    )


def signal(say: Say, pair: Pair, number: int) -> Card:
    """Return what is said when somebody's time has gone by: to swap, or that all had theirs."""
    last = number >= len(pair.people)
    return line(say, say("pairs-all-had-time" if last else "pairs-swap"))


def line(say: Say, text: str) -> Card:
    """Return one sentence for the thread of a pair."""
    return Card(text, rows=[[GetHelp.of(say)]])
