"""How a search looks, and an entry that a member shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from discord.ui import ActionRow, TextDisplay

from bot.core.texts import Say
from bot.signposts.finding import Reason
from bot.signposts.memory import Seen
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp
from cogs.signposts import entry_text
from cogs.signposts.cards import clipped
from cogs.signposts.entry_text import Voice

ON_A_PAGE = 3
ENTRY_CHARACTERS = 1000
SHARED_CHARACTERS = 3000


@dataclass(frozen=True, slots=True)
class Line:
    """One service that was found, why, and what can be pressed beside it."""

    seen: Seen
    reasons: Sequence[Reason]
    buttons: Sequence[Press]


def results(voice: Voice, count: int, page: int, lines: Sequence[Line], row: Sequence[Press]) -> Card:
    """Return one page of what was found."""
    say = voice.say
    card = Card(f"{say('signpost-found', count=count)}\n{say('signpost-found-where')}")
    for line in lines:
        card.add_item(TextDisplay[Any](_told(voice, line)))
        card.add_item(ActionRow[Any](*line.buttons))
    if count > ON_A_PAGE:
        first = page * ON_A_PAGE + 1
        last = min(first + ON_A_PAGE - 1, count)
        card.add_item(TextDisplay[Any](say("signpost-found-page", first=first, last=last, all=count)))
    card.add_item(ActionRow[Any](*row, GetHelp.of(say)))
    return card


def nothing(say: Say, sentences: Sequence[str], row: Sequence[Press]) -> Card:
    """Return why nothing was found."""
    return Card("\n".join(sentences), rows=[[*row, GetHelp.of(say)]])


def shared(voice: Voice, seen: Seen | None, user_id: int, row: Sequence[Press]) -> Card:
    """Return an entry as a member's offer to everybody; without one, that it was taken away."""
    say = voice.say
    if seen is None:
        return Card(say("signpost-shared-gone"), rows=[[*row, GetHelp.of(say)]])
    told = clipped(entry_text.whole(voice, seen), SHARED_CHARACTERS)
    return Card(say("signpost-offered", who=f"<@{user_id}>"), told, rows=[[*row, GetHelp.of(say)]])


def offer(say: Say, services: str, row: Sequence[Press]) -> Card:
    """Return a few gentle words to send, and services to name."""
    words = "\n".join(say(f"signpost-offer-{line}") for line in ("words", "one", "two", "three"))
    heading = f"{say('signpost-offer-heading')}\n{say('signpost-offer-private')}"
    return Card(heading, words, say("signpost-offer-danger"), services, rows=[[*row, GetHelp.of(say)]])


def _told(voice: Voice, line: Line) -> str:
    """An entry with why it was found; when it is long, its last lines give way."""
    why = ", ".join(voice.say(reason.key, **reason.values) for reason in line.reasons)
    reasons = [voice.say("signpost-why", why=why)] if why else []
    ends = [*reasons, entry_text.checked(voice.say, line.seen)]
    body = clipped("\n".join(entry_text.body(voice, line.seen.entry)), ENTRY_CHARACTERS)
    return "\n".join([body, *ends])
