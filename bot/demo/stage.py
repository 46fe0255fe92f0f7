"""Where the demo plays: the offline Discord, its clock, and the one place that is open in the browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from typing import Self

import discord
from simcord import Env, InteractionResult, Preview, ResponseMessage, SetupError

from bot.demo.community import Community, Person, Place
from bot.demo.trouble import Trouble

# Real seconds that the bot may be at work before the demo calls it stuck.
PRESS_PATIENCE, JUMP_PATIENCE = 15.0, 180.0
# Simulated time follows real time in steps of this many seconds.
TICK = 1.0
LONGEST_STEP = 5.0


class Stage:
    """Does one thing at a time: the offline Discord refuses a second one while the first goes on."""

    def __init__(self, env: Env, community: Community, trouble: Trouble) -> None:
        self.env = env
        self.community = community
        self.flowing = True
        self.open_as: tuple[Person, Place] | None = None
        self._preview: Preview | None = None
        self._faces = community.faces(env.backend.bot_user.id)
        self._trouble = trouble
        self._turn = asyncio.Lock()
        self._shown = AsyncExitStack()
        self._requests_shown = 0

    async def __aenter__(self) -> Self:
        self._flow = asyncio.create_task(self._let_time_pass())
        return self

    async def __aexit__(self, *error: object) -> None:
        self._flow.cancel()
        await asyncio.wait([self._flow])
        async with self.turn():
            await self._close()

    @asynccontextmanager
    async def turn(self) -> AsyncGenerator[None]:
        """Wait until nothing else is going on; afterwards gather what went wrong."""
        async with self._turn:
            try:
                yield
            finally:
                self._trouble.gather(self.env)

    def bot_was_busy(self) -> bool:
        """Tell whether the bot has asked anything of Discord since the page was last brought up to date."""
        before, self._requests_shown = self._requests_shown, len(self.env.http_requests)
        return self._requests_shown != before

    async def show(self, person: Person, place: Place, result: InteractionResult | None = None) -> str:
        """Open ``place`` as ``person`` and return its address there; what was open before is closed."""
        async with self.turn():
            await self._close()
            preview = self.env.preview(
                place.channel,
                viewers=self.community.viewers(person, place),
                layout="channel",
                locale="en-GB",
                assets=self._faces,
            )
            self._preview = await self._shown.enter_async_context(preview)
            self.open_as = person, place
            if result is not None:
                await preview.show(latest(result))
            self.bot_was_busy()
            return preview.url

    async def _close(self) -> None:
        self._preview = self.open_as = None
        await self._shown.aclose()

    def upstream(self) -> str | None:
        """Return the preview's own address; None when nothing is open, or its page has ended it."""
        try:
            return self._preview.url if self._preview else None
        except SetupError:
            self._preview = self.open_as = None
            return None

    async def menu(self, person: Person, place: Place, name: str, message_id: int) -> InteractionResult:
        """Choose ``name`` from a message's menu, as ``person``. Raises ``LookupError``, ``SetupError``."""
        for message in place.channel.history(viewer=person.member):
            if message.id == message_id:
                async with self.turn():
                    return await person.member.context_menu(place.channel, name, message)
        raise LookupError(message_id)

    async def advance(self, seconds: float) -> None:
        """Move the simulated clock on by ``seconds`` and show what has changed."""
        async with self.turn():
            self.env.settle_timeout = JUMP_PATIENCE
            try:
                await self.env.advance_time(seconds)
            except TimeoutError as error:
                self.flowing = False
                self._trouble.add(error)
            finally:
                self.env.settle_timeout = PRESS_PATIENCE
            await self._refresh(always=seconds > LONGEST_STEP)

    async def _refresh(self, *, always: bool) -> None:
        # Each refresh makes what a person is about to press look out of date, so only when there is news.
        if (self.bot_was_busy() or always) and self._preview is not None and self.upstream():
            await self._preview.refresh()

    async def jump(self, until: datetime) -> None:
        """Move the simulated clock to a second after ``until``, unless that has passed."""
        ahead = until - self.env.now() + timedelta(seconds=1)
        await self.advance(max(0.0, ahead.total_seconds()))

    async def _let_time_pass(self) -> None:
        loop = asyncio.get_running_loop()
        before = loop.time()
        while True:
            await asyncio.sleep(TICK)
            before, elapsed = loop.time(), loop.time() - before
            if self.flowing:
                with self._trouble.kept():
                    await self.advance(min(elapsed, LONGEST_STEP))


def latest(result: InteractionResult) -> InteractionResult | ResponseMessage:
    """Return what to look at: a form, else the last answer."""
    return result if result.modal or not result.followups else result.followups[-1]


def excerpt(message: discord.Message) -> str:
    """Return the first words of a message, for choosing it from a list."""
    words = message.system_content or " ".join(_texts(message.components))
    return " ".join(words.split())[:80] or "(no words)"


def _texts(parts: Iterable[discord.Component]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, discord.TextDisplay):
            yield part.content
        yield from _texts(getattr(part, "children", ()))
