"""When a reminder goes out: half an hour before a round, by day, or not at all."""

from __future__ import annotations

from datetime import datetime, timedelta

BEFORE = timedelta(minutes=30)


def send_at(opens_at: datetime, now: datetime, free_at: datetime) -> datetime | None:
    """Return when to remind somebody of a round; None when it is too late, or night for them until then.

    ``free_at``: the first moment from ``now`` at which they may get a direct message.
    """
    moment = max(opens_at - BEFORE, free_at, now)
    return moment if moment < opens_at else None
