"""An interaction as the one who asked sees it: what came back, and when."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Generator
from dataclasses import dataclass, field

from tests.loopback.bits import Answer, MessageFlag
from tests.loopback.components import text_of
from tests.loopback.errors import NotPossible
from tests.loopback.model import Channel, Json, Message, User

ANSWER_WITHIN = 3.0
"""Seconds for the first answer (docs: Interactions, "Responding to an Interaction")."""
TOKEN_LIFE = 15 * 60.0
"""Seconds for which the token can be used after that."""


class NotAnswered(Exception):
    """The person sees "The application did not respond"."""


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """The callback: its type, its data, and the seconds it took."""

    type: int
    data: Json
    seconds: float


@dataclass(frozen=True, slots=True)
class Modal:
    """A form that is open in front of a person."""

    handle: Handle
    data: Json

    @property
    def title(self) -> str:
        return str(self.data["title"])

    @property
    def components(self) -> list[Json]:
        return self.data["components"]

    @property
    def labels(self) -> list[str]:
        """The names of its fields, in order."""
        return [part["label"] for part in self.components if "label" in part]


@dataclass(slots=True, eq=False, repr=False)
class Handle:
    """One interaction. Awaiting it waits for its first answer and gives itself back."""

    id: int
    token: str
    type: int
    user: User
    channel: Channel
    payload: Json
    created_at: float
    source: Message | None = None
    metadata: Json = field(default_factory=dict[str, object])
    first_answer: FirstAnswer | None = None
    original: Message | None = None
    """The message that answers: the new one, or the one whose button was pressed."""
    followups: list[Message] = field(default_factory=list[Message])
    waiting: bool = False
    """Deferred: the person sees "thinking" (or nothing yet)."""
    _started: float = field(default_factory=time.perf_counter)
    _answered: asyncio.Event = field(default_factory=asyncio.Event)
    _finished: asyncio.Event = field(default_factory=asyncio.Event)

    def __repr__(self) -> str:
        return f"<Handle {self._asked!r} of {self.user.name}: {self.first_answer}>"

    @property
    def _asked(self) -> str:
        data = self.payload.get("data", {})
        return str(data.get("name") or data.get("custom_id"))

    def __await__(self) -> Generator[object, None, Handle]:
        return self.answered().__await__()

    async def answered(self, timeout: float = ANSWER_WITHIN) -> Handle:
        """Wait for the first answer; NotAnswered after so many seconds."""
        return await self._wait(self._answered, timeout, "no first answer")

    async def finished(self, timeout: float = 10.0) -> Handle:
        """Wait until nothing is "thinking" any more."""
        return await self._wait(
            self._finished, timeout, "still thinking" if self.first_answer else "no answer"
        )

    async def _wait(self, event: asyncio.Event, timeout: float, what: str) -> Handle:
        try:
            await asyncio.wait_for(event.wait(), timeout)
        except TimeoutError:
            raise NotAnswered(f"{what} to {self._asked!r} of {self.user.name} in {timeout} s") from None
        return self

    @property
    def message(self) -> Message | None:
        """The answer as the person sees it now; None while thinking, and when it was deleted."""
        seen = self.original
        if seen is None or seen.deleted or seen.flags & MessageFlag.LOADING:
            return None
        return seen

    @property
    def text(self) -> str:
        """All words that the person sees in answer, follow-ups included."""
        shown = [self.message, *(message for message in self.followups if not message.deleted)]
        return "\n".join(text_of(message) for message in shown if message is not None)

    @property
    def modal(self) -> Modal:
        """The form that came in answer."""
        if self.first_answer is None or self.first_answer.type != Answer.MODAL:
            raise NotPossible(f"no form was opened: {self.first_answer}")
        return Modal(self, self.first_answer.data)

    @property
    def choices(self) -> list[Json]:
        """What autocomplete offers."""
        return [] if self.first_answer is None else self.first_answer.data.get("choices", [])

    @property
    def is_done(self) -> bool:
        """Whether `finished()` would return at once."""
        return self._finished.is_set()

    def note_answer(self, type: int, data: Json) -> None:
        """The first answer is here."""
        self.first_answer = FirstAnswer(type, data, time.perf_counter() - self._started)
        self.waiting = type in (Answer.DEFERRED_MESSAGE, Answer.DEFERRED_UPDATE)
        self._answered.set()
        if not self.waiting:
            self._finished.set()

    def note_finished(self) -> None:
        """What was deferred has come."""
        self.waiting = False
        self._finished.set()
