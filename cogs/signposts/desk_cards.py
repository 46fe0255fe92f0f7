"""What moderators see of their list: all of it, one entry, and one entry after another to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from discord.ui import Section, TextDisplay
from discord.utils import format_dt

from bot.core.markdown import escape
from bot.core.texts import Say
from bot.signposts import listed
from bot.signposts.actions import Listing
from bot.signposts.entry import Source
from bot.signposts.listed import FROM_MEMBER, FROM_MODERATOR, STATES, Signpost
from bot.ui.components import Card, Press
from bot.ui.help import GetHelp
from cogs.signposts import entry_text
from cogs.signposts.cards import clipped
from cogs.signposts.entry_text import Voice

ON_A_PAGE = 7
"""Each entry takes three of the 40 components that Discord allows in a message."""

ENTRY_CHARACTERS = 2000
FACTS_CHARACTERS = 1200

Filter = str | None


def chosen(listing: Listing, state: Filter, voice: Voice) -> list[Signpost]:
    """Return the entries in a state, or all: what members say is wrong, then what waits, then by name."""
    waiting = [one.id for one in listed.to_confirm(listing.signposts, voice.now, listing.months)]
    order = {id: place for place, id in enumerate(waiting)}
    found = [one for one in listing.signposts if state is None or one.state == state]
    last = len(order)
    return sorted(
        found,
        key=lambda one: (one.id not in listing.wrong, order.get(one.id, last), one.entry.name.casefold()),
    )


def overview(
    voice: Voice,
    listing: Listing,
    shown: Sequence[tuple[Signpost, Press]],
    page: str,
    rows: list[list[Press]],
) -> Card:
    """Return one page of the list, each entry with its button."""
    say = voice.say
    card = panel(say, say("signpost-desk-heading"), *_counts(voice, listing), rows=rows)
    for one, button in shown:
        line = say(
            "signpost-desk-line",
            name=escape(one.entry.name),
            area=escape(", ".join(entry_text.places(voice, one.entry.area))),
            state=state(voice, listing, one),
        )
        card.add_item(Section[Any](TextDisplay[Any](line), accessory=button))
    if page:
        card.add_item(TextDisplay[Any](page))
    return card


def one(voice: Voice, listing: Listing, signpost: Signpost, rows: list[list[Press]], said: str = "") -> Card:
    """Return one entry with all that a moderator is to know about it."""
    status = voice.say("signpost-is", state=state(voice, listing, signpost))
    facts = clipped("\n".join(_facts(voice, listing, signpost)), FACTS_CHARACTERS)
    return panel(voice.say, said, status, _told(voice, signpost), facts, rows=rows)


def to_compare(
    voice: Voice, listing: Listing, signpost: Signpost, left: int, rows: list[list[Press]], said: str = ""
) -> Card:
    """Return one entry to compare with its own page."""
    say, entry = voice.say, signpost.entry
    page = next((way.url for way in entry.contacts if way.url), None)
    other = say("signpost-confirm-page", url=page) if page else say("signpost-confirm-no-page")
    how = [
        *([] if entry.url else [other]),  # what members see names its own page
        say("signpost-confirm-how"),
        say("signpost-confirm-never-ring"),
    ]
    facts = clipped("\n".join(_facts(voice, listing, signpost)), FACTS_CHARACTERS - 300)
    heading = say("signpost-confirm-heading", count=left)
    return panel(say, said, heading, _told(voice, signpost), facts, "\n".join(how), rows=rows)


def panel(say: Say, *blocks: str, rows: Sequence[Sequence[Press]] = ()) -> Card:
    """Return words with buttons; the last of them is the same everywhere."""
    *first, last = [[*row] for row in rows] or [[]]
    return Card(*blocks, rows=[*first, [*last, GetHelp.of(say)]])


def state(voice: Voice, listing: Listing, signpost: Signpost) -> str:
    """Return how an entry stands, in words."""
    say, standing = voice.say, signpost.standing(voice.now, listing.months)
    if signpost.id in listing.wrong:
        return say("signpost-state-wrong")
    if signpost.suggested:
        return say("signpost-state-suggested")
    if signpost.state == "confirmed" and standing != "fresh":
        return say(f"signpost-state-{standing}")
    return say(f"signpost-state-{signpost.state}")


def _counts(voice: Voice, listing: Listing) -> list[str]:
    say, everything = voice.say, listing.signposts
    if not everything:
        return [say("signpost-desk-why"), say("signpost-desk-empty")]
    seen = sum(one.seen(voice.now, listing.months) is not None for one in everything)
    waiting = len(listed.to_confirm(everything, voice.now, listing.months))
    hidden = sum(one.hidden for one in everything)
    lapsed = sum(one.standing(voice.now, listing.months) == "lapsed" for one in everything)
    lines = [
        say("signpost-desk-counts", shown=seen, confirm=waiting, hidden=hidden),
        say("signpost-desk-why"),
    ]
    lines += [say("signpost-desk-wrong", wrong=len(listing.wrong))] if listing.wrong else []
    lines += [say("signpost-desk-lapsed", lapsed=lapsed)] if lapsed else []
    return ["\n".join(lines)]


def _told(voice: Voice, signpost: Signpost) -> str:
    return clipped("\n".join(entry_text.body(voice, signpost.entry)), ENTRY_CHARACTERS)


def _facts(voice: Voice, listing: Listing, signpost: Signpost) -> list[str]:
    say, entry = voice.say, signpost.entry
    lines = [*_wrong(say, listing, signpost), *_hidden_ways(voice, signpost)]
    lines.append(_source(say, entry.source))
    if entry.source.confidence:
        lines.append(say(f"signpost-confidence-{entry.source.confidence}"))
    lines += [say("signpost-doubt", doubt=escape(doubt)) for doubt in entry.doubts]
    if signpost.confirmed_at is not None:
        day = format_dt(signpost.confirmed_at, "D")
        who = f"<@{signpost.confirmed_by}>"
        known = signpost.confirmed_by is not None
        lines.append(
            say("signpost-confirmed-by", day=day, who=who) if known else say("signpost-confirmed-at", day=day)
        )
        lines.append(say("signpost-due-at", day=format_dt(signpost.due_at(listing.months), "D")))
    return lines


def _source(say: Say, source: Source) -> str:
    if {"kind": source.kind, "ref": source.ref} in (FROM_MODERATOR, FROM_MEMBER):
        return say(f"signpost-source-here-{source.kind}")
    kind = say(f"signpost-source-{source.kind}")
    return say("signpost-source", kind=kind, ref=escape(source.ref))


def _wrong(say: Say, listing: Listing, signpost: Signpost) -> list[str]:
    reasons = dict.fromkeys(listing.wrong.get(signpost.id, ()))
    told = ", ".join(say(f"signpost-wrong-{reason}") for reason in reasons)
    return [say("signpost-reported", reasons=told)] if told else []


def _hidden_ways(voice: Voice, signpost: Signpost) -> list[str]:
    if signpost.shown is None:
        return []
    hidden = [way for way in signpost.entry.contacts if way not in signpost.shown.contacts]
    lines = (entry_text.way(voice, signpost.entry, way) for way in hidden)
    return [voice.say("signpost-hidden-way", line=line) for line in lines]


def states_by_number() -> list[Filter]:
    """Return every state to show the list by, as custom ids count them: 0 is all."""
    return [None, *STATES]
