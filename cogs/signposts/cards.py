"""How help looks: the emergency number first, then services, then where to find someone to talk to."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.markdown import fitting, length
from bot.core.texts import Say
from bot.signposts import rules
from bot.signposts.book import Answer
from bot.signposts.memory import Seen
from bot.signposts.rules import Number
from bot.ui.components import CARD_CHARACTERS, Card, Press
from cogs.signposts import entry_text
from cogs.signposts.entry_text import Voice

Rows = list[list[Press]]

SERVICES_CHARACTERS, SERVICE_CHARACTERS = 2400, 1500
MOST_SERVICES = 6
# With one service alone, all its ways are shown: whoever cannot get through needs another.
ALL_WAYS = 6


def help_now(
    say: Say, answer: Answer, services: Sequence[str], rows: Rows, *, direct: bool, said: str = ""
) -> Card:
    """Return what to show for one country, or for none. ``direct``: in a direct message."""
    before = [_private(say, direct), said, _emergency(say, answer)]
    return Card(*_around(services, before, _always(say)), rows=rows)


def worried(say: Say, answer: Answer, services: Sequence[str], rows: Rows, *, direct: bool) -> Card:
    """Return what to show to somebody who thinks of someone else."""
    words = "\n".join(say(f"help-worried-{line}") for line in ("danger", "ask", "plainly", "stay", "you"))
    before = [_private(say, direct), f"{say('help-worried-heading')}\n{words}", _emergency(say, answer)]
    return Card(*_around(services, before, _always(say)), rows=rows)


def unsure(say: Say, choices: Sequence[Press], elsewhere: Press, *, direct: bool) -> Card:
    """Return what to show when it is not sure which country was meant: up to five, or none."""
    question = say("help-country-unsure") if choices else say("help-country-unknown")
    rows = [list(choices), [elsewhere]] if choices else [[elsewhere]]
    return Card(_private(say, direct), question, say("help-call-local"), *_always(say), rows=rows)


def how(say: Say, run_by: str | None, back: Press) -> Card:
    """Return how the bot works: what it sees, what it keeps, who runs it."""
    who = say("help-run-by", who=run_by) if run_by else say("help-run-by-unknown")
    parts = [f"{say(f'help-how-{part}-heading')}\n{say(f'help-how-{part}')}" for part in ("sees", "keeps")]
    return Card(say("help-how-heading"), *parts, f"{say('help-run-by-heading')}\n{who}", rows=[[back]])


def services(voice: Voice, found: Sequence[Seen], heading: str) -> list[str]:
    """Return services one by one, ``heading`` above. The first stands alone, then what to try next."""
    ways = entry_text.FEW_WAYS if len(found) > 1 else ALL_WAYS
    above, parts, room = [heading, voice.say("help-try-next")], list[str](), SERVICES_CHARACTERS
    for number, seen in enumerate(found[:MOST_SERVICES]):
        told = _brief(voice, seen, ways)
        room -= length(told)
        if room < 0:
            break
        parts.append("\n".join([*above[number : number + 1], told]))
    return parts


def _around(services: Sequence[str], before: Sequence[str], after: Sequence[str]) -> list[str]:
    """Return all blocks, with as many services as fit: in two languages, the rest takes more room."""
    room = CARD_CHARACTERS - sum(map(length, (*before, *after)))
    return [*before, "\n".join(fitting(services, room)), *after]


def _brief(voice: Voice, seen: Seen, ways: int) -> str:
    """A service in a few lines. Where long words would take a way from anybody, the ways stand alone."""
    told = entry_text.brief(voice, seen, ways)
    if length(told) > SERVICE_CHARACTERS:
        told = entry_text.ways_alone(voice, seen)
    return clipped(told, SERVICE_CHARACTERS)


def clipped(text: str, room: int) -> str:
    """Return the first lines of ``text`` that fit; a line is never cut, since it may hold a number."""
    return "\n".join(fitting(text.split("\n"), room))


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
