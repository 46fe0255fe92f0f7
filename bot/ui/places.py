"""Where somebody, or a server, is: what people fill in there, and what they meant."""

from __future__ import annotations

from typing import Any

from discord.ui import Label

from bot.core.areas import area_name, find_area
from bot.core.countries import Countries
from bot.core.errors import Refusal
from bot.core.markdown import escape
from bot.core.texts import Say
from bot.core.zones import Zones
from bot.ui import fields
from bot.ui.app import App
from bot.ui.filled import Filled

TYPED = 60


def asked(
    app: App, say: Say, *, country: str | None, area: str | None, time_zone: str | None
) -> list[Label[Any]]:
    """Return the fields for country, area and time zone, filled with what is set."""
    countries = app.service(Countries)
    named = countries.name(country) if country and country in countries else ""
    below = say("settings-below-zone")
    return [
        fields.text("country", say("settings-field-country"), max_length=TYPED, filled=named),
        fields.text(
            "area", say("settings-field-area"), max_length=TYPED, filled=area_name(area) if area else ""
        ),
        fields.text(
            "time_zone", say("settings-field-time-zone"), below, max_length=TYPED, filled=time_zone or ""
        ),
    ]


def read(app: App, filled: Filled) -> dict[str, str | None]:
    """Return what was filled in there. Raises Refusal when it is not clear what was meant."""
    country = _country(app, filled.text("country").strip())
    return {
        "country": country,
        "area": _area(country, filled.text("area").strip()),
        "time_zone": _zone(app, filled.text("time_zone").strip()),
    }


def _country(app: App, typed: str) -> str | None:
    if not typed:
        return None
    found = app.service(Countries).meant(typed)
    if len(found) != 1:
        raise Refusal("settings-country-unclear", typed=escape(typed[:TYPED]))
    return found[0]


def _area(country: str | None, typed: str) -> str | None:
    if not typed:
        return None
    if country is None:
        raise Refusal("settings-area-needs-country")
    found = find_area(country, typed)
    if found is None:
        raise Refusal("settings-area-unclear", typed=escape(typed[:TYPED]))
    return found


def _zone(app: App, typed: str) -> str | None:
    if not typed:
        return None
    found = app.service(Zones).find(typed)
    if found is None:
        raise Refusal("settings-zone-unclear", typed=escape(typed[:TYPED]))
    return found
