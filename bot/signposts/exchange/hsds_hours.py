"""Opening hours and HSDS's schedules: one row for each run of days with one stretch of time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.core import get_global

from bot.signposts.entry import Entry
from bot.signposts.exchange import hsds
from bot.signposts.exchange.hsds import uuid_of
from bot.signposts.exchange.plain import Plain

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAY = "|".join(_DAYS)
_RULE = re.compile(
    rf"(?:(?P<days>(?:{_DAY})(?:-(?:{_DAY}))?(?:,(?:{_DAY})(?:-(?:{_DAY}))?)*) )?"
    r"(?P<start>[0-9]{2}:[0-9]{2})-(?P<end>[0-9]{2}:[0-9]{2})"
)
_TIME = re.compile(r"((?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)(?::00)?")


def schedules(entry: Entry) -> list[Plain]:
    """The hours as HSDS can say them: rows, or their words alone; none when nothing is known."""
    hours = entry.hours
    if hours is None:
        return []
    words = hours.opening_hours or hours.description or ""
    rules = [_RULE.fullmatch(rule) for rule in words.split("; ")]
    days = [day for rule in rules if rule for day in _days_of(rule)]
    # A later rule would take the place of an earlier one for its days; rows only add.
    sayable = all(rules) and len(days) == len({*days})
    rows = [_row(rule) for rule in rules if rule] if sayable else [Plain()]
    for place, row in enumerate(rows):
        row |= {"id": uuid_of(entry.id, "schedule", str(place)), "description": words}
    return rows


def _row(rule: re.Match[str]) -> Plain:
    return {
        "freq": "WEEKLY",
        "byday": ",".join(day.upper() for day in _days_of(rule)),
        "opens_at": rule["start"],
        "closes_at": rule["end"],
    }


def _days_of(rule: re.Match[str]) -> Iterator[str]:
    if rule["days"] is None:
        yield from _DAYS
        return
    for part in rule["days"].split(","):
        first, _, last = part.partition("-")
        start, end = _DAYS.index(first), _DAYS.index(last or first)
        for step in range((end - start) % len(_DAYS) + 1):
            yield _DAYS[(start + step) % len(_DAYS)]


def zone_of(country: str) -> str | None:
    """The time zone of a country that has one alone."""
    zones = get_global("territory_zones").get(country, ())
    return zones[0] if len(zones) == 1 else None


def hours_of(rows: list[object], country: str | None) -> Plain | None:
    """Our hours for rows of another program; None where they say more than we can, or something else."""
    zone = zone_of(country) if country else None
    found: list[str] = []
    for row in rows:
        rule = _rule(hsds.mapping(row) or {})
        if rule is None or zone is None:
            return None
        found.append(rule)
    return {"opening_hours": ", ".join(found), "time_zone": zone} if found else None


_UNDERSTOOD = {
    "id",
    "service_id",
    "freq",
    "byday",
    "opens_at",
    "closes_at",
    "interval",
    "wkst",
    "description",
}


def _rule(row: Plain) -> str | None:
    said = {name for name, value in row.items() if value not in (None, "", [])}
    days = [day.strip().capitalize() for day in str(row.get("byday") or "").split(",")]
    times = [_TIME.fullmatch(str(row.get(name))) for name in ("opens_at", "closes_at")]
    weekly = row.get("freq") == "WEEKLY" and row.get("interval") in (None, 1)
    if not said <= _UNDERSTOOD or not weekly or not {*days} <= {*_DAYS} or not all(times):
        return None
    start, end = (time[1] for time in times if time)
    return None if start == end or start == "24:00" else f"{','.join(days)} {start}-{end}"
