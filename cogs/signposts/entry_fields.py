"""The fields of the forms in which an entry is written, and what was written there."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from discord.ui import Label

from bot.core.countries import Countries
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.signposts import topics, written
from bot.signposts.entry import Entry
from bot.ui import fields, replies
from bot.ui.components import Card
from bot.ui.filled import Filled
from bot.ui.forms import Form
from bot.ui.help import GetHelp
from cogs.signposts.cards import clipped

Fields = list[Label[Any]]

AnyForm = TypeVar("AnyForm", bound=Form)

STATUSES = ("active", "temporarily closed", "inactive")
CONSENTS = ("not known", "yes", "no")
WAYS_LENGTH, BACK_CHARACTERS = 2000, 2500


def of_new(say: Say) -> Fields:
    """Return the fields for a service that nobody has entered yet."""
    return [*_name_and_words(say), _topics(say), _area(say), _ways(say)]


def of_basics(say: Say, entry: Entry) -> Fields:
    """Return the fields with what an entry is, and for whom."""
    names = ", ".join(topics.called(say, topic) for topic in entry.topics)
    who = entry.eligibility_description or ""
    return [
        *_name_and_words(say, entry.name, entry.description),
        _topics(say, names),
        _area(say, written.area_in_words(entry)),
        fields.text("who", say("signpost-form-who"), max_length=200, filled=who),
    ]


def of_ways(say: Say, entry: Entry) -> Fields:
    """Return the fields with the ways to reach a service."""
    url = fields.text(
        "url", say("signpost-form-url"), max_length=500, filled=entry.url or "", hint="https://"
    )
    return [_ways(say, written.ways_in_words(entry)), url]


def of_hours(say: Say, entry: Entry) -> Fields:
    """Return the fields with hours and languages."""
    hours = entry.hours
    below = say("signpost-form-opening-hours-below")
    opening = (hours and hours.opening_hours) or ""
    zone, said = (hours and hours.time_zone) or "", (hours and hours.description) or ""
    known, tags = (hours and hours.known_from) or "", ", ".join(entry.languages)
    zone_hint = say("signpost-form-time-zone-hint")
    tags_below = say("signpost-form-languages-below")
    return [
        fields.text("opening", say("signpost-form-opening-hours"), below, max_length=300, filled=opening),
        fields.text("zone", say("signpost-form-time-zone"), max_length=60, filled=zone, hint=zone_hint),
        fields.text("said", say("signpost-form-hours-words"), max_length=200, filled=said),
        fields.text("known", say("signpost-form-known-from"), max_length=200, filled=known),
        fields.text("tags", say("signpost-form-languages"), tags_below, max_length=500, filled=tags),
    ]


def of_more(say: Say, entry: Entry) -> Fields:
    """Return the fields with whether it is running, and what else people ask first."""
    statuses = {say(f"signpost-status-{_slug(status)}"): status for status in STATUSES}
    consents = {say(f"signpost-consent-choice-{_slug(consent)}"): consent for consent in CONSENTS}
    consent = entry.may_send_emergency_services_without_consent
    ages, hint = written.ages_in_words(entry), say("signpost-form-ages-hint")
    run_by = entry.organization or ""
    return [
        fields.radio("status", say("signpost-form-status"), statuses, chosen=entry.status),
        fields.text("alert", say("signpost-form-alert"), max_length=200, filled=entry.alert or ""),
        fields.text("ages", say("signpost-form-ages"), max_length=20, filled=ages, hint=hint),
        fields.radio("consent", say("signpost-form-consent"), consents, chosen=consent),
        fields.text("organization", say("signpost-form-organization"), max_length=100, filled=run_by),
    ]


def new(filled: Filled, say: Say, countries: Countries, source: dict[str, Any]) -> Entry:
    """Return the entry that was written into `of_new`. Raises Refusal with every mistake."""
    given = {
        "id": "new",
        "name": filled.text("name"),
        "description": filled.text("description"),
        "topics": written.topics(filled.text("topics"), say) or ["other"],
        "area": written.area(filled.text("area"), countries),
        "contacts": written.ways(filled.text("ways")),
        "source": source,
    }
    return written.entry(given)


def basics(filled: Filled, say: Say, countries: Countries, before: Entry) -> Entry:
    """Return an entry with what was written into `of_basics`. Raises Refusal."""
    area = filled.text("area")
    given: dict[str, Any] = {
        "name": filled.text("name"),
        "description": filled.text("description"),
        "topics": written.topics(filled.text("topics"), say) or ["other"],
        "eligibility_description": filled.text("who"),
    }
    if area.strip() != written.area_in_words(before):
        given["area"] = written.area(area, countries)
    return written.entry(given, before)


def ways(filled: Filled, before: Entry) -> Entry:
    """Return an entry with what was written into `of_ways`. Raises Refusal."""
    given = {"contacts": written.ways(filled.text("ways"), before), "url": filled.text("url")}
    return written.entry(given, before)


def hours(filled: Filled, before: Entry) -> Entry:
    """Return an entry with what was written into `of_hours`. Raises Refusal."""
    names = {"opening": "opening_hours", "zone": "time_zone", "said": "description", "known": "known_from"}
    given = {name: filled.text(field) for field, name in names.items()}
    tags = [tag for tag in re.split(r"[\s,;]+", filled.text("tags")) if tag]
    return written.entry({"hours": written.hours(given, before.area.model_dump()), "languages": tags}, before)


def more(filled: Filled, before: Entry) -> Entry:
    """Return an entry with what was written into `of_more`. Raises Refusal."""
    given = {
        "status": filled.chosen("status") or before.status,
        "alert": filled.text("alert"),
        "may_send_emergency_services_without_consent": filled.chosen("consent") or CONSENTS[0],
        "organization": filled.text("organization"),
        **written.ages(filled.text("ages")),
    }
    return written.entry(given, before)


def _name_and_words(say: Say, name: str = "", description: str = "") -> Fields:
    words = say("signpost-form-description")
    return [
        fields.text("name", say("signpost-form-name"), max_length=100, filled=name),
        fields.text("description", words, max_length=600, filled=description, long=True),
    ]


def _topics(say: Say, filled: str = "") -> Label[Any]:
    below, hint = say("signpost-form-topics-below"), say("signpost-form-topics-hint")
    return fields.text("topics", say("signpost-form-topics"), below, max_length=300, filled=filled, hint=hint)


def _area(say: Say, filled: str = "") -> Label[Any]:
    below, hint = say("signpost-form-area-below"), say("signpost-form-area-hint")
    return fields.text("area", say("signpost-form-area"), below, max_length=200, filled=filled, hint=hint)


def _ways(say: Say, filled: str = "") -> Label[Any]:
    label, below = say("signpost-form-ways"), say("signpost-form-ways-below")
    hint = say("signpost-form-ways-hint")
    return fields.text("ways", label, below, max_length=WAYS_LENGTH, filled=filled, hint=hint, long=True)


def _slug(word: str) -> str:
    return word.replace(" ", "-")


def filled_in(form: AnyForm, fields: Fields) -> AnyForm:
    """Return a form with its fields."""
    for field in fields:
        form.add_item(field)
    return form


def words_back(say: Say, filled: Filled) -> replies.Show:
    """Return what gives people their own words back, beside the sentence that says why."""
    wrote = [value for value in filled.values.values() if isinstance(value, str) and value.strip()]
    back = clipped(escape("\n".join(wrote)), BACK_CHARACTERS)

    def show(sentence: str) -> list[Card]:
        words = [say("signpost-your-words"), back] if back else []
        return [Card(sentence[:1200], *words, rows=[[GetHelp.of(say)]])]

    return show
