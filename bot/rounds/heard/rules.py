"""Since when a check-in waits for an answer, and when to look again. Time comes in as an argument."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

WITHIN = timedelta(hours=12)
"""How long a check-in may wait, when its format does not say."""

BETWEEN_LINES = timedelta(days=1)
"""Keepers are told of one round no more often than this."""

WATCHED = timedelta(days=7)
"""For so long after a round has closed, answers that came while the bot was away are looked for."""

_FIRST_SECOND = datetime(2015, 1, 1, tzinfo=UTC)
_BITS_BELOW = 22


def posted_at(message_id: int) -> datetime:
    """Return when a message was posted: Discord counts its numbers up with the time."""
    return _FIRST_SECOND + timedelta(milliseconds=message_id >> _BITS_BELOW)


def within(format: Mapping[str, Any]) -> timedelta:
    """Return how long a check-in of this format may wait for an answer."""
    hours = format.get("answer_within_hours")
    return timedelta(hours=hours) if hours else WITHIN


def is_due(message_id: int, now: datetime, patience: timedelta) -> bool:
    """Say whether a check-in has waited for as long as its format lets it."""
    return posted_at(message_id) + patience <= now


def next_look(first: int | None, told_at: datetime | None, patience: timedelta) -> datetime | None:
    """Return when to look again; None when nobody waits of whom the keepers do not know.

    ``first`` is the message of whoever waits longest; ``told_at`` is when keepers last read of this round.
    """
    if first is None:
        return None
    due = posted_at(first) + patience
    return max(due, told_at + BETWEEN_LINES) if told_at else due
