"""For how long rounds can be open, and reading that as people type it."""

from __future__ import annotations

from bot.core.errors import Refusal

SHORTEST_HOURS, LONGEST_HOURS = 0.25, 168.0


def read(typed: str) -> float:
    """Return the hours that were meant. Raises Refusal when that is unclear, or too few or too many."""
    try:
        hours = float(typed.strip().replace(",", "."))
    except ValueError:
        raise Refusal("circle-hours-unclear") from None
    if not SHORTEST_HOURS <= hours <= LONGEST_HOURS:
        raise Refusal("circle-hours-unclear")
    return hours


def written(hours: float) -> str:
    """Return hours as people type them: "2", "1.5"."""
    return f"{hours:g}"
