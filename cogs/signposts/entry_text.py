"""How one service reads: what it is, how to reach it, and whether it is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import cast

import babel
from discord.utils import format_dt

from bot.core.markdown import escape
from bot.core.texts import Say
from bot.signposts import hours_words, opening
from bot.signposts.areas import Area
from bot.signposts.contacts import Contact
from bot.signposts.entry import Entry
from bot.signposts.hours import Hours
from bot.signposts.hours_words import Clock
from bot.signposts.memory import Seen

FEW_WAYS = 3
MANY_WAYS = 12


@dataclass(frozen=True, slots=True)
class Voice:
    """In which words and which language an entry is told, when, and by whose clock: without one, its own."""

    say: Say
    language: str
    now: datetime
    clock: Clock | None = None


def brief(voice: Voice, seen: Seen, ways: int = FEW_WAYS) -> str:
    """Return an entry in a few lines, for somebody who needs it now."""
    entry = seen.entry
    lines = [_name(voice, entry), *_alerts(voice.say, entry)]
    lines += [f"- {way(voice, entry, contact)}" for contact in entry.contacts[:ways]]
    lines += [open_now(voice, entry.hours)] if entry.hours else []
    lines += [checked(voice.say, seen)] if seen.standing != "fresh" else []
    return "\n".join(lines)


def ways_alone(voice: Voice, seen: Seen) -> str:
    """Return two ways to reach an entry and hardly anything else, when there is no room for more."""
    entry = seen.entry
    ways = [f"- {_dialled(voice.say, contact)}" for contact in entry.contacts[:2]]
    return "\n".join([_name(voice, entry), *ways, *_alerts(voice.say, entry)])


def whole(voice: Voice, seen: Seen) -> str:
    """Return everything about an entry that members are told."""
    return "\n".join([*body(voice, seen.entry), checked(voice.say, seen)])


def body(voice: Voice, entry: Entry) -> list[str]:
    """Return an entry line by line, without when it was checked."""
    say = voice.say
    lines = [_name(voice, entry), escape(entry.description), *_alerts(say, entry)]
    if entry.organization:
        lines.append(say("signpost-run-by", organization=escape(entry.organization)))
    lines += [f"- {way(voice, entry, contact, notes=True)}" for contact in entry.contacts[:MANY_WAYS]]
    if entry.hours:
        lines += [open_now(voice, entry.hours), *_week(voice, entry.hours)]
    lines += [*_people(say, entry), *_languages(voice, entry)]
    if entry.may_send_emergency_services_without_consent != "not known":
        lines.append(say(f"signpost-consent-{entry.may_send_emergency_services_without_consent}"))
    lines += [say("signpost-page", url=entry.url)] if entry.url else []
    return lines


def way(voice: Voice, entry: Entry, contact: Contact, *, notes: bool = False) -> str:
    """Return one way to reach a service, with what must be known to use it."""
    say = voice.say
    said = [_dialled(say, contact)]
    said += [escape(contact.cost)] if contact.cost else []
    if contact.dialable_from:
        said.append(say("signpost-dialable-from", place=escape(contact.dialable_from)))
    if contact.languages and contact.languages != entry.languages:
        said.append(say("signpost-in-languages", languages=named(voice.language, contact.languages)))
    said += [escape(contact.note)] if contact.note and notes else []
    line = ", ".join(said)
    return f"{line}. {open_now(voice, contact.hours)}" if contact.hours else line


def open_now(voice: Voice, hours: Hours | None) -> str:
    """Return whether it is open: by the clock on its wall in words, and by the clock of whoever reads."""
    found = opening.at(hours, voice.now)
    told = hours_words.of_opening(
        voice.say, hours, found, voice.now, clock=voice.clock, language=voice.language
    )
    line, change = f"{escape(told).rstrip('.')}.", found.changes_at
    if change is None:
        return line
    near = change - voice.now < timedelta(hours=20)
    return f"{line} {voice.say('signpost-your-clock', time=format_dt(change, 't' if near else 'f'))}"


def checked(say: Say, seen: Seen) -> str:
    """Return when a moderator last compared an entry with the service's own page."""
    day = format_dt(seen.confirmed_at, "D")
    if seen.standing == "fresh":
        return say("signpost-checked", day=day)
    return say("signpost-checked-long-ago", day=day)


def named(language: str, tags: Iterable[str]) -> str:
    """Return what languages are called, with commas; a tag that has no name stands as it is."""
    names: Sequence[str] = [_language(_locale(language), tag) for tag in tags]
    return ", ".join(names)


@cache
def _locale(language: str) -> babel.Locale:
    try:
        return babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return babel.Locale("en")


def _language(locale: babel.Locale, tag: str) -> str:
    try:
        return babel.Locale.parse(tag, sep="-").get_display_name(locale) or tag
    except (ValueError, babel.UnknownLocaleError):
        return cast("dict[str, str]", locale.languages).get(tag, tag)


def places(voice: Voice, area: Area) -> list[str]:
    """Return what an area is called, the narrowest first; only its country has a name in each language."""
    territories = cast("dict[str, str]", _locale(voice.language).territories)
    return [*area.names[:-1], territories.get(area.country, area.names[-1])]


def _name(voice: Voice, entry: Entry) -> str:
    say, area = voice.say, entry.area
    if area.subdivision is None and area.town is None:
        return say("signpost-name", name=escape(entry.name))
    place = ", ".join(area.names[:-1])
    return say("signpost-name-area", name=escape(entry.name), area=escape(place))


def _alerts(say: Say, entry: Entry) -> list[str]:
    lines = [say("signpost-temporarily-closed")] if entry.status == "temporarily closed" else []
    return [*lines, *([say("signpost-alert", alert=escape(entry.alert))] if entry.alert else [])]


def _dialled(say: Say, contact: Contact) -> str:
    menu = [say("signpost-menu", menu=contact.menu)] if contact.menu else []
    return ", ".join([_reach(say, contact), *menu])


def _reach(say: Say, contact: Contact) -> str:
    number = escape(contact.number or "")
    match contact.type:
        case "text" if contact.keyword:
            return say("signpost-send-keyword", keyword=escape(contact.keyword), number=number)
        case "phone" | "text" | "whatsapp":
            return say(f"signpost-dial-{contact.type}", number=number)
        case "chat" | "web":
            return say(f"signpost-link-{contact.type}", url=contact.url or "")
        case "email":
            return say("signpost-email", email=escape(contact.email or ""))
        case "visit":
            return say("signpost-visit", address=escape(contact.address or ""))


def _week(voice: Voice, hours: Hours) -> list[str]:
    lines = hours_words.of_the_week(voice.say, hours, voice.now, clock=voice.clock, language=voice.language)
    return [f"-# {escape(line)}" for line in lines]


def _people(say: Say, entry: Entry) -> list[str]:
    who = entry.eligibility_description
    lines = [say("signpost-for", who=escape(who))] if who else []
    match entry.minimum_age, entry.maximum_age:
        case int(low), int(high):
            return [*lines, say("signpost-ages", low=low, high=high)]
        case int(low), None:
            return [*lines, say("signpost-ages-from", low=low)]
        case None, int(high):
            return [*lines, say("signpost-ages-to", high=high)]
        case _:
            return lines


def _languages(voice: Voice, entry: Entry) -> list[str]:
    told = [named(voice.language, entry.languages)] if entry.languages else []
    told += [escape(entry.interpretation_services)] if entry.interpretation_services else []
    return [voice.say("signpost-languages", languages=", ".join(told))] if told else []
