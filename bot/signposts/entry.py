"""One service that people can turn to, as it stands in a list."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from bot.signposts.areas import Area
from bot.signposts.contacts import Contact, check_number
from bot.signposts.fields import Https, Language, Line, Name, Part, Slug, Text
from bot.signposts.hours import Hours
from bot.signposts.topics import CRISIS, Topic

Status = Literal["active", "temporarily closed", "inactive"]
Consent = Literal["yes", "no", "not known"]
Confidence = Literal["high", "medium", "low"]
SourceKind = Literal[
    "official-page-seen",
    "curated-list-seen",
    "press-seen",
    "uncurated-list-seen",
    "general-knowledge",
    "moderator",
    "suggestion",
    "import",
]


def _json_object(text: str) -> str:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ValueError("expected JSON that begins with { and ends with }")
    return text


class Source(Part):
    """Where an entry is from, for the moderator who confirms it."""

    kind: SourceKind
    ref: Line
    confidence: Confidence | None = None


class Entry(Part):
    """A service. Words are those of Open Referral's HSDS where it has one.

    Whether a community shows an entry is not said here: only its own moderators can confirm one.
    """

    id: Slug
    name: Name
    organization: Name | None = None
    """Who runs it, where that is not the name."""
    description: Text
    topics: Annotated[tuple[Topic, ...], Field(min_length=1, max_length=10)]
    status: Status = "active"
    alert: Line | None = None
    """What people must know today, such as why it is closed."""
    area: Area
    eligibility_description: Line | None = None
    """Who it is for, in words."""
    minimum_age: Annotated[int, Field(ge=0, le=120)] | None = None
    maximum_age: Annotated[int, Field(ge=0, le=120)] | None = None
    languages: Annotated[tuple[Language, ...], Field(max_length=60)] = ()
    interpretation_services: Line | None = None
    """Other languages, in words."""
    contacts: Annotated[tuple[Contact, ...], Field(min_length=1, max_length=12)]
    """The best way first."""
    hours: Hours | None = None
    may_send_emergency_services_without_consent: Consent = "not known"
    url: Https | None = None
    """Their own page: where a moderator compares the entry with what they say themselves."""
    source: Source
    doubts: Annotated[tuple[Line, ...], Field(max_length=12)] = ()
    """What the moderator who confirms the entry must be told."""
    assured_date: date | None = None
    """The day on which somebody compared it with their own page."""
    assurer: Name | None = None
    extra: Annotated[str, Field(max_length=60_000), AfterValidator(_json_object)] | None = None
    """What another program's file held and this one has no word for, as JSON; given back on export."""

    @property
    def is_crisis(self) -> bool:
        """Whether it is what somebody looks for who presses Get help now."""
        return not CRISIS.isdisjoint(self.topics)

    def hours_of(self, contact: Contact) -> Hours | None:
        """When a contact can be reached."""
        return contact.hours or self.hours

    def languages_of(self, contact: Contact) -> tuple[str, ...]:
        """In which languages a contact answers."""
        return contact.languages or self.languages

    @field_validator("maximum_age")
    @classmethod
    def _not_below_the_minimum(cls, age: int | None, info: ValidationInfo) -> int | None:
        minimum = info.data.get("minimum_age")
        if age is not None and minimum is not None and age < minimum:
            raise ValueError(f"at least the minimum_age, which is {minimum}; found {age}")
        return age

    @field_validator("topics", "languages")
    @classmethod
    def _each_once(cls, values: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        twice = next((value for value in values if values.count(value) > 1), None)
        if twice is not None:
            raise ValueError(f'"{twice}" stands here more than once')
        return values

    @field_validator("contacts")
    @classmethod
    def _dialled_somewhere(cls, contacts: tuple[Contact, ...], info: ValidationInfo) -> tuple[Contact, ...]:
        """Every contact with a country; a reader of files has filled it in before, to name the place."""
        area = info.data.get("area")
        if area is None:
            return contacts
        return tuple(_in_country(contact, area.country, place) for place, contact in enumerate(contacts, 1))

    @model_validator(mode="after")
    def _no_two_alike(self) -> Entry:
        reached = [(contact.type, contact.value, contact.menu, contact.keyword) for contact in self.contacts]
        if len({*reached}) < len(reached):
            raise ValueError("two contacts are the same")
        return self


def _in_country(contact: Contact, country: str, place: int) -> Contact:
    if contact.country is not None:
        return contact
    if contact.number is not None:
        try:
            check_number(contact.number, country, short_code=contact.short_code)
        except ValueError as error:
            raise ValueError(f"item {place}: {error}") from None
    return contact.model_copy(update={"country": country})
