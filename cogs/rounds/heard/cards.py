"""Links to check-ins that wait for an answer."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.texts import Say
from bot.rounds.heard.actions import Look
from bot.rounds.heard.store import Unheard
from bot.ui.components import Card
from bot.ui.help import GetHelp

LINKS_SHOWN = 10


def waiting(say: Say, look: Look | None) -> str:
    """Return what stands under Waiting on a keeper's panel; empty when nobody waits."""
    return f"{say('heard-waiting')}\n{links(say, look, look.due)}" if look and look.due else ""


def line(say: Say, look: Look) -> Card:
    """Return the quiet line for the keepers' channel."""
    return Card(f"{say('heard-line')}\n{links(say, look, look.news)}", rows=[[GetHelp.of(say)]])


def links(say: Say, look: Look, some: Sequence[Unheard]) -> str:
    """Return where these check-ins stand, the first of them at least. Never whose they are."""
    place = f"https://discord.com/channels/{look.round.guild_id}/{look.round.thread_id}"
    shown = [f"- {place}/{one.message_id}" for one in some[:LINKS_SHOWN]]
    return "\n".join([*shown, *([say("heard-more")] if len(some) > LINKS_SHOWN else [])])
