"""What moderators read in their channel about the list; what is named there can be hidden there and then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from discord.ui import ActionRow, Section, TextDisplay
from discord.utils import format_dt

from bot.core.markdown import escape
from bot.core.texts import Say
from bot.signposts.listed import Signpost
from bot.signposts.notices import Waiting, Wrong
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp
from cogs.signposts import entry_text
from cogs.signposts.confirm_views import Walk
from cogs.signposts.desk_links import Look
from cogs.signposts.desk_views import Hide
from cogs.signposts.entry_text import Voice

NAMED = 5


def month(voice: Voice, waiting: Waiting) -> Card:
    """Return what waits on the list, and what is due by name."""
    say = voice.say
    counts = {
        "due": len(waiting.due),
        "changed": waiting.changed,
        "unconfirmed": waiting.unconfirmed,
        "suggested": waiting.suggested,
    }
    lines = [say(f"signpost-waits-{what}", count=count) for what, count in counts.items() if count]
    lines += [say("signpost-desk-lapsed", lapsed=waiting.lapsed)] if waiting.lapsed else []
    named = ((one, _last_checked(voice, one)) for one in waiting.due)
    blocks = (say("signpost-month-heading"), "\n".join([*lines, say("signpost-month-no-hurry")]))
    return _notice(say, blocks, named, len(waiting.due), [Walk.of(say), Look.of(say)])


def wrong(voice: Voice, found: Wrong) -> Card:
    """Return what members say is wrong, and not who said so."""
    say = voice.say
    named = ((one, _reported(voice, one, found.reasons[one.id])) for one in found.signposts)
    blocks = (say("signpost-notice-wrong", count=len(found.signposts)), say("signpost-notice-look"))
    return _notice(say, blocks, named, len(found.signposts), [Look.of(say)])


def _notice(
    say: Say, blocks: Iterable[str], named: Iterable[tuple[Signpost, str]], count: int, row: Sequence[Press]
) -> Card:
    card = Card(*blocks)
    for (one, line), _ in zip(named, range(NAMED), strict=False):
        if one.hidden:
            card.add_item(TextDisplay[Any](line))
        else:
            card.add_item(Section[Any](TextDisplay[Any](line), accessory=Hide.of(say, one.id)))
    if count > NAMED:
        card.add_item(TextDisplay[Any](say("signpost-import-more", more=count - NAMED)))
    card.add_item(ActionRow[Any](*row, GetHelp.of(say)))
    return card


def _last_checked(voice: Voice, one: Signpost) -> str:
    day = format_dt(one.confirmed_at, "D") if one.confirmed_at else ""
    return f"{_named(voice, one)}\n{voice.say('signpost-checked', day=day)}"


def _reported(voice: Voice, one: Signpost, reasons: Sequence[str]) -> str:
    told = ", ".join(voice.say(f"signpost-wrong-{reason}") for reason in dict.fromkeys(reasons))
    return f"{_named(voice, one)}\n{voice.say('signpost-reported', reasons=told)}"


def _named(voice: Voice, one: Signpost) -> str:
    area = ", ".join(entry_text.places(voice, one.entry.area))
    return voice.say("signpost-name-area", name=escape(one.entry.name), area=escape(area))
