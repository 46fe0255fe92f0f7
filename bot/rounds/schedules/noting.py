"""A schedule as it is remembered beside who changed it."""

from __future__ import annotations

from typing import Any

from bot.rounds.schedules.store import Schedule

KIND = "schedule"
"""The kind of these changes; the key of each is the number of the schedule."""


def written(found: Schedule) -> dict[str, Any]:
    """Return what moderators chose, as JSON takes it."""
    return {
        "channel_id": found.channel_id,
        "days": list(found.days),
        "at": found.at.isoformat("minutes"),
        "every": found.every,
        "zone": found.zone,
        "first_week": found.first_week.isoformat(),
        "hours": found.hours,
        "format": found.format,
        "role_id": found.role_id,
        "done_until": found.done_until.isoformat(),
    }
