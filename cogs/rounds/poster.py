"""Brings check-ins to their threads, within Discord's limits.

Words wait here in memory and nowhere else. A check-in counts as shared once Discord has it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import discord
import structlog

from bot.core.errors import Refusal, Unavailable
from bot.rounds import actions, rules
from bot.rounds.rules import Pace, Parcel
from bot.ui.app import App
from bot.ui.posts import is_ours
from bot.ui.replies import AWAY, NOBODY, is_away
from cogs.rounds import cards
from cogs.rounds.cards import Item

TRIES = (0.0, 1.0, 2.0)
"""Seconds before each try. A nonce makes a second try safe: Discord then returns what it has."""

LOOKED_THROUGH = 50
LAST_LOOK_SECONDS = 1.0
TELLING_SECONDS = 2.0
"""How long the end of the program waits until everybody has heard what became of their words."""


@dataclass(slots=True)
class Waiting:
    """A check-in on its way, and where its sender waits to hear that it arrived.

    What stands in the thread up to ``after`` (a message id) is what it replaces.
    """

    check_in_id: int
    parcel: Parcel
    after: int
    arrived: asyncio.Future[int]


@dataclass(slots=True)
class Line:
    """Those who wait for one thread, oldest first."""

    waiting: list[Waiting] = field(default_factory=list[Waiting])
    pace: Pace = field(default_factory=Pace)
    task: asyncio.Task[None] | None = None


class Poster:
    """One line for each thread."""

    def __init__(self, app: App, on_gone: Callable[[int], Awaitable[None]]) -> None:
        self._app, self._on_gone = app, on_gone
        self._lines: dict[int, Line] = {}
        self._told: set[int] = set()
        self._log = structlog.get_logger("poster")

    def is_waiting(self, check_in_id: int) -> bool:
        """Say whether a check-in is still on its way here."""
        return any(
            waiting.check_in_id == check_in_id for line in self._lines.values() for waiting in line.waiting
        )

    def post(self, thread_id: int, check_in_id: int, parcel: Parcel, after: int = 0) -> asyncio.Future[int]:
        """Put a check-in in line; what is returned becomes its message, once Discord has it.

        It fails with a Refusal when Discord is away, or with what Discord said when it refused.
        """
        self._forget_idle()
        line = self._lines.setdefault(thread_id, Line())
        waiting = Waiting(check_in_id, parcel, after, asyncio.get_running_loop().create_future())
        line.waiting.append(waiting)
        if line.task is None:
            line.task = asyncio.create_task(self._work(thread_id, line))
        return waiting.arrived

    async def drain(self, seconds: float) -> None:
        """Give what waits a last chance to be posted before the program ends; people get the rest back."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._app.finish(seconds)
                await asyncio.gather(*(asyncio.shield(task) for task in self._working()))
        tasks = self._working()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for waiting in [waiting for line in self._lines.values() for waiting in line.waiting]:
            _tell(waiting, Refusal("error-discord-away"))
        await self._app.finish(TELLING_SECONDS)
        await self._remember([], 0, None)

    def has_told(self, check_in_id: int) -> bool:
        """Say whether the author of a check-in was told, and only the database does not know."""
        return check_in_id in self._told

    def note_told(self, check_in_id: int) -> None:
        """Remember, with the next check-in, that the author of this one was told that it is shared."""
        self._told.add(check_in_id)

    def _working(self) -> list[asyncio.Task[None]]:
        return [line.task for line in self._lines.values() if line.task is not None]

    async def _work(self, thread_id: int, line: Line) -> None:
        try:
            while line.waiting:
                seconds = line.pace.wait(self._app.now())
                if seconds > 0:
                    await self._app.sleep(seconds)
                chosen = rules.next_message([waiting.parcel for waiting in line.waiting])
                batch = [line.waiting[index] for index in chosen]
                await self._bring(thread_id, line, batch)
                line.waiting = [waiting for waiting in line.waiting if not waiting.arrived.done()]
        finally:
            line.task = None

    def _forget_idle(self) -> None:
        now = self._app.now()
        self._lines = {
            thread_id: line
            for thread_id, line in self._lines.items()
            if line.waiting or line.task or not line.pace.is_idle(now)
        }

    async def _bring(self, thread_id: int, line: Line, batch: list[Waiting]) -> None:
        try:
            news: int | Exception = await self._put(thread_id, line, batch)
        except asyncio.CancelledError:
            await self._look_once_more(thread_id, batch)
            raise
        except discord.NotFound as error:
            news = Refusal("round-thread-gone")
            news.__cause__ = error
        except Exception as error:
            news = error
        # A thread that is gone, or a minute without Discord, is news for all who wait.
        for waiting in line.waiting if isinstance(news, Refusal) else batch:
            _tell(waiting, news)
        if isinstance(news, Refusal) and news.key == "round-thread-gone":
            await self._lose(thread_id)

    async def _put(self, thread_id: int, line: Line, batch: list[Waiting]) -> int:
        numbers = [waiting.check_in_id for waiting in batch]
        # Words that were changed come again under the same number, and must not be taken for the old ones.
        nonce = f"c{numbers[0]}.{int(self._app.now().timestamp())}"
        first = [Item(waiting.check_in_id, waiting.parcel.parts[0]) for waiting in batch]
        message_id = await self._send(thread_id, line, first, nonce, after=batch[0].after)
        more_id = None
        if len(batch[0].parcel.parts) > 1:
            more_id = await self._send_second(thread_id, line, batch[0], message_id, nonce)
        await self._remember(numbers, message_id, more_id)
        return message_id

    async def _look_once_more(self, thread_id: int, batch: list[Waiting]) -> None:
        """See at the end of the program whether Discord has the words although it did not say so."""
        numbers = [waiting.check_in_id for waiting in batch]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_LOOK_SECONDS):
                found = await self.look_for(thread_id, numbers[0], batch[0].after or None)
                if found is not None:
                    await self._remember(numbers, found, None)
                    for waiting in batch:
                        _tell(waiting, found)

    async def _lose(self, thread_id: int) -> None:
        try:
            await self._on_gone(thread_id)
        except Unavailable:
            self._log.warning("thread gone, not remembered")

    async def _send_second(
        self, thread_id: int, line: Line, waiting: Waiting, first_id: int, nonce: str
    ) -> int:
        item = Item(waiting.check_in_id, waiting.parcel.parts[1])
        try:
            return await self._send(thread_id, line, [item], f"{nonce}b", after=first_id)
        except Exception:
            await self._take_back(thread_id, waiting.check_in_id, first_id)
            raise

    async def _take_back(self, thread_id: int, check_in_id: int, message_id: int) -> None:
        try:
            await self._app.get_partial_messageable(thread_id).get_partial_message(message_id).delete()
        except (discord.HTTPException, *AWAY):
            # Half of it stands there now. Whoever wrote it can still change or remove that.
            await self._remember([check_in_id], message_id, None)

    async def _send(self, thread_id: int, line: Line, items: list[Item], nonce: str, after: int = 0) -> int:
        thread = self._app.get_partial_messageable(thread_id)
        for seconds in TRIES:
            if seconds or line.pace.wait(self._app.now()):
                await self._app.sleep(max(seconds, line.pace.wait(self._app.now())))
            line.pace.note(self._app.now())
            try:
                sent = await thread.send(view=cards.message(items), nonce=nonce, allowed_mentions=NOBODY)
                return sent.id
            except Exception as error:
                if not is_away(error):
                    raise
                self._log.warning("Discord away", error=type(error).__name__)
        found = await self.look_for(thread_id, items[0].check_in_id, after or None)
        if found is None:
            raise Refusal("error-discord-away")
        return found

    async def look_for(self, thread_id: int, check_in_id: int, after: int | None = None) -> int | None:
        """Return the message of ours that holds a check-in, if Discord got it without our hearing of it."""
        thread = self._app.get_partial_messageable(thread_id)
        since = discord.Object(after) if after else None
        try:
            async for message in thread.history(limit=LOOKED_THROUGH, after=since, oldest_first=False):
                if is_ours(self._app, message) and cards.find(message, check_in_id) is not None:
                    return message.id
        except (discord.HTTPException, *AWAY):
            self._log.warning("Discord away, and nothing found")
        return None

    async def _remember(self, check_ins: list[int], message_id: int, more_id: int | None) -> None:
        told, self._told = self._told, set[int]()
        try:
            async with self._app.database.write() as tx:
                await actions.note_shared(tx, check_ins, message_id, more_id, told)
        except Unavailable:
            self._told |= told
            # The words are in the thread all the same. The next start finds them by their component id.
            self._log.warning("shared, not remembered", count=len(check_ins))


def _tell(waiting: Waiting, news: int | Exception) -> None:
    if waiting.arrived.done():
        return
    if isinstance(news, Exception):
        waiting.arrived.set_exception(news)
    else:
        waiting.arrived.set_result(news)
