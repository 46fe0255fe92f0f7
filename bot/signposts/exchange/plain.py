"""An entry as plain data, and back: the same words that stand in a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from bot.core.countries import country_names
from bot.signposts.entry import Entry

Plain = dict[str, object]


def of(entry: Entry) -> Plain:
    """What is written down of an entry: everything but what goes without saying."""
    data: Plain = entry.model_dump(mode="json", exclude_defaults=True)
    for contact in cast("list[Plain]", data["contacts"]):
        if contact.get("country") == entry.area.country:
            del contact["country"]
    return data


def with_countries(data: Mapping[str, object]) -> None:
    """Give each contact without a country that of the area, so that a number is checked where it stands."""
    area, contacts = data.get("area"), data.get("contacts")
    country = cast("Plain", area).get("country") if isinstance(area, dict) else None
    # A country that is none is told once, where it stands.
    if country not in country_names() or not isinstance(contacts, list):
        return
    for contact in cast("list[object]", contacts):
        if isinstance(contact, dict):
            cast("Plain", contact).setdefault("country", country)
