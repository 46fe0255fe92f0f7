"""How reminders look: the panel under `/mine`, and the letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from discord.ui import Section, TextDisplay
from discord.utils import format_dt

from bot.core.texts import Say
from bot.rounds.reminders.store import Reminder
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp

SHOWN = 10
"""Each takes three of the 40 components that Discord allows in a message, and what stands above, nine."""


def panel(say: Say, chosen: Sequence[tuple[Reminder, Press]], choose: Press | None, said: str = "") -> Card:
    """Return what somebody chose, each with its button; without ``choose`` they are not in a server."""
    more = len(chosen) - SHOWN
    view = Card(
        f"{say('reminders-heading')}\n{say('reminders-how')}",
        said,
        "" if chosen else say("reminders-none"),
        say("consent-reminders") if choose else say("reminders-in-server"),
        say("reminders-more", shown=SHOWN, more=more) if more > 0 else "",
        rows=[[*([choose] if choose else []), GetHelp.of(say)]],
    )
    for one, button in chosen[:SHOWN]:
        text = TextDisplay[Any](say("reminder-line", channel=f"<#{one.channel_id}>"))
        view.add_item(Section[Any](text, accessory=button))
    return view


def letter(say: Say, channel_id: int, opens_at: datetime, button: Press) -> Card:
    """Return the direct message before a round."""
    when, soon = format_dt(opens_at, "t"), format_dt(opens_at, "R")
    return Card(
        say("reminder-letter", channel=f"<#{channel_id}>", when=when, soon=soon),
        say("reminder-letter-free"),
        f"-# {say('reminder-letter-stop')}",
        f"-# {say('help-line')}",
        rows=[[button, GetHelp.of(say)]],
    )
