"""Quiet lines on the card of a round, from features that rounds know nothing of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.core.database import Tx
from bot.core.texts import Say

When = Literal["opening", "closing"]


@dataclass(frozen=True, slots=True)
class Place:
    """The round that a line would stand on, and in whose words; ``now`` is when it is drawn."""

    guild_id: int
    channel_id: int
    round_id: int
    now: datetime
    say: Say


Line = Callable[[Tx, Place], Awaitable[str | None]]
Opened = Callable[[Tx, Place], Awaitable[None]]


class Lines:
    """Who has something to say on a card while a round is open (``opening``), or once it closed."""

    def __init__(self) -> None:
        self._lines: dict[When, list[Line]] = {"opening": [], "closing": []}
        self._opened: list[Opened] = []

    def add(self, when: When, line: Line) -> None:
        """Have ``line`` asked each time a card is drawn. It only reads, and says the same each time."""
        self._lines[when].append(line)

    def on_opened(self, opened: Opened) -> None:
        """Have ``opened`` told, before a card is first drawn, that a round opens; perhaps more than once."""
        self._opened.append(opened)

    async def opened(self, tx: Tx, place: Place) -> None:
        """Tell everybody who asked that a round opens."""
        for tell in self._opened:
            await tell(tx, place)

    async def of(self, tx: Tx, when: When, place: Place) -> list[str]:
        """Return what stands on the card of a round."""
        said = [await line(tx, place) for line in self._lines[when]]
        return [line for line in said if line]
