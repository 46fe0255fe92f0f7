"""How help looks: the emergency number first, then where to find someone to talk to."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.texts import Say
from bot.signposts import rules
from bot.signposts.book import Answer
from bot.signposts.rules import Number
from bot.ui.components import Card, Press


def help_now(say: Say, answer: Answer, elsewhere: Press, *, direct: bool) -> Card:
    """Return what to show for one country, or for none. ``direct``: in a direct message."""
    return Card(_private(say, direct), _emergency(say, answer), *_always(say), rows=[[elsewhere]])


def unsure(say: Say, choices: Sequence[Press], elsewhere: Press, *, direct: bool) -> Card:
    """Return what to show when it is not sure which country was meant: up to five, or none."""
    question = say("help-country-unsure") if choices else say("help-country-unknown")
    rows = [list(choices), [elsewhere]] if choices else [[elsewhere]]
    return Card(_private(say, direct), question, say("help-call-local"), *_always(say), rows=rows)


def _private(say: Say, direct: bool) -> str:
    return say("help-private-direct" if direct else "help-private")


def _always(say: Say) -> tuple[str, str]:
    return f"{say('help-someone')}\n{say('help-directories')}", say("help-what-this-is")


def _emergency(say: Say, answer: Answer) -> str:
    if answer.country is None:
        lines = [say("help-emergency-anywhere"), say("help-call-local"), say("help-say-where")]
        return "\n".join(lines)
    lines = [say("help-emergency", country=answer.country), *(_line(say, it) for it in answer.numbers)]
    if not answer.numbers:
        lines.append(say("help-call-local"))
    elif rules.needs_asking_for(answer.numbers):
        lines.append(say("help-ask-for"))
    return "\n".join(lines)


def _line(say: Say, number: Number) -> str:
    if not number.use:
        return say("help-number", number=number.digits)
    uses = ", ".join(say(f"help-use-{use}") for use in number.use)
    return say("help-number-use", number=number.digits, use=uses)
