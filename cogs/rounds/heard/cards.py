"""Links to check-ins that wait for an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.texts import Say
from bot.rounds.heard.actions import Look
from bot.ui.components import Card
from bot.ui.help import GetHelp

LINKS_SHOWN = 10
LINKS_IN_LINE = 30
"""A message has room for more, but nobody could look after them."""


def waiting(say: Say, look: Look | None) -> str:
    """Return what stands under Waiting on a keeper's panel; empty when nobody waits."""
    if look is None or not look.due:
        return ""
    shown = links(replace(look, due=look.due[:LINKS_SHOWN]))
    more = [say("heard-more")] if len(look.due) > LINKS_SHOWN else []
    return "\n".join([say("heard-waiting"), shown, *more])


def line(say: Say, looks: Sequence[Look]) -> Card:
    """Return the quiet line for the keepers' channel, with all that there is to tell of."""
    return Card("\n".join([say("heard-line"), *map(links, looks)]), rows=[[GetHelp.of(say)]])


def links(look: Look) -> str:
    """Return where check-ins stand. Never whose they are."""
    place = f"https://discord.com/channels/{look.round.guild_id}/{look.round.thread_id}"
    return "\n".join(f"- {place}/{one.message_id}" for one in look.due)
