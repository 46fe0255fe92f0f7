"""What a round allows, and which check-ins share a message. Time comes in as an argument."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.actor import Actor
from bot.core.errors import Refusal
from bot.core.markdown import length
from bot.rounds.words import PART_CHARACTERS

WELCOMES = ("read", "kind", "questions", "ideas")
"""How people may answer, in the order of the form; the first is taken when nothing is chosen."""

MOST_QUESTIONS = 3
"""A form holds five fields (Discord's limit): the questions, how people may answer, and the tick."""

AWAY_MINUTES = 10
AWAY = timedelta(minutes=AWAY_MINUTES)
"""A keeper who did nothing in a round for this long is away, and somebody else may take over."""

EXTENSION = timedelta(hours=1)
LONGEST = timedelta(days=7)

ANSWERS_A_MESSAGE = 20
"""A check-in takes two components, and a message holds 40 (Discord's limit)."""

MESSAGES, WINDOW = 5, timedelta(seconds=5)
"""A bot may send 5 messages in 5 s to a channel (Discord's limit)."""

PATIENCE = 10
"""Check-ins share messages once more are waiting than this many messages can bring, some 10 s of them."""

LONG_PATIENCE = 90
"""Those that welcome an answer share messages only when all would take longer than this many otherwise."""


def may_keep(opened_by: int | None, by: Actor) -> bool:
    """Say whether someone may keep a round: whoever opened it, keepers by role, and moderators."""
    return by.moderator or by.keeper or by.user_id == opened_by


def extended(opened_at: datetime, closes_at: datetime) -> datetime:
    """Return the new end of a round. Raises Refusal when it would be open for more than a week."""
    later = closes_at + EXTENSION
    if later > opened_at + LONGEST:
        raise Refusal("round-long-enough")
    return later


def welcome(chosen: str | None) -> str:
    """Return a known way of answering; anything else means "please only read"."""
    return chosen if chosen in WELCOMES else WELCOMES[0]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A check-in on its way: its text in one part or two, and whether it asks for no answers."""

    parts: tuple[str, ...]
    quiet: bool

    @property
    def size(self) -> int:
        """The length of the first part in UTF-16 units."""
        return length(self.parts[0])


def next_message(waiting: Sequence[Parcel]) -> list[int]:
    """Return which of ``waiting`` (oldest first, never empty) go into the next message, by index.

    Each has a message of its own while few wait. When many do, those that ask for no answers are
    joined first; the others, who may be answered one by one, only when that is not nearly enough.
    """
    single = [index for index, parcel in enumerate(waiting) if len(parcel.parts) == 1]
    quiet = [index for index in single if waiting[index].quiet]
    others = [index for index in single if not waiting[index].quiet]
    if len(waiting) <= PATIENCE:
        return [0]
    if 0 in quiet[:1]:
        return _fill(waiting, quiet)
    alone = len(waiting) - len(quiet) + _messages(waiting, quiet) <= LONG_PATIENCE
    return [0] if alone or 0 not in others[:1] else _fill(waiting, others)


def _fill(waiting: Sequence[Parcel], group: Sequence[int]) -> list[int]:
    """Return as many of ``group`` as fit in one message, oldest first."""
    taken: list[int] = []
    room = PART_CHARACTERS
    for index in group[:ANSWERS_A_MESSAGE]:
        room -= waiting[index].size
        if room < 0:
            break
        taken.append(index)
    return taken


def _messages(waiting: Sequence[Parcel], group: Sequence[int]) -> int:
    """Return how many messages ``group`` needs when joined."""
    count = 0
    while group:
        group = group[len(_fill(waiting, group)) :]
        count += 1
    return count


@dataclass(slots=True)
class Pace:
    """Keeps the messages to one channel within Discord's limit."""

    sent: deque[datetime] = field(default_factory=lambda: deque[datetime](maxlen=MESSAGES))

    def wait(self, now: datetime) -> float:
        """Return the seconds until the next message may go."""
        if len(self.sent) < MESSAGES:
            return 0.0
        return max(0.0, (self.sent[0] + WINDOW - now).total_seconds())

    def is_idle(self, now: datetime) -> bool:
        """Say whether the last message went so long ago that it no longer counts."""
        return not self.sent or self.sent[-1] + WINDOW <= now

    def note(self, now: datetime) -> None:
        """Remember that a message goes now."""
        self.sent.append(now)
