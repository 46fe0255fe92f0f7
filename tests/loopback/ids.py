"""Time and snowflakes: ids that grow with time, as Discord's do."""

from __future__ import annotations

import time
from datetime import UTC, datetime

DISCORD_EPOCH_MS = 1_420_070_400_000


def iso(seconds: float) -> str:
    """ISO 8601 in UTC, for a Unix time in seconds."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


class Clock:
    """The world's time: the real one, which a test can move. The bot's is by ``ahead`` seconds ahead."""

    def __init__(self) -> None:
        self.ahead = 0.0
        self._skipped = 0.0

    def now(self) -> float:
        """Unix time in seconds."""
        return time.time() + self.ahead + self._skipped

    def start_at(self, seconds: float) -> None:
        """Let it be another moment, also for a bot that is started from now on."""
        self.ahead = seconds - time.time()

    def skip(self, seconds: float) -> None:
        """Let so many seconds pass for Discord (not for the bot)."""
        self._skipped += seconds


class Snowflakes:
    """Gives ids: milliseconds since 2015 shifted by 22 bits, strictly growing."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def new(self) -> int:
        """The next id."""
        return self.block(1).start

    def block(self, count: int) -> range:
        """So many ids in a row."""
        milliseconds = int(self._clock.now() * 1000) - DISCORD_EPOCH_MS
        first = max(self._last + 1, milliseconds << 22)
        self._last = first + count - 1
        return range(first, first + count)


def time_of(snowflake: int) -> float:
    """The Unix time in seconds at which an id was given."""
    return ((snowflake >> 22) + DISCORD_EPOCH_MS) / 1000
