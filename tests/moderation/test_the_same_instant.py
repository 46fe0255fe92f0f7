"""Every button that outlives restarts, pressed twice at the same instant: that counts as one press.

The buttons come from the bot itself, so that a new one is pressed here as well. A town in which there is
something of everything stands on the loopback Discord twice; in one of them each button is pressed once.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections import Counter
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import discord
import structlog
from discord import app_commands
from sqlalchemy import select

import bot
import cogs
from bot.client import Alongside, create_bot
from bot.core import logs
from bot.core.schema import metadata
from bot.ui.components import Press
from tests.loopback import messages
from tests.loopback.bits import Answer, MessageFlag, Part
from tests.loopback.drafts import Draft
from tests.loopback.handles import Handle
from tests.loopback.in_process import connected
from tests.loopback.model import Json, Message
from tests.loopback.world import World
from tests.mirror import Mirror, Shown, mirror
from tests.moderation.test_who_may import BUG
from tests.moderation.test_who_may_touch_what import MEANT_TWICE, NO_HARM
from tests.town import town

MOST_ALIKE = 3
"""So many places of one button are tried."""

SETTLE_SECONDS = 15.0
CALM = 3
"""So often in a row nothing may be going on: a job that was taken is not begun yet."""
OURS = tuple(f"{Path(str(module.__file__)).parent}/" for module in (bot, cogs, discord))
AT_REST = {"start", "_run", "_look_over", "__timeout_task_impl"}
"""What a bot that has nothing to do runs all the same."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+]+")

ENDS = ("remove", "take-back", "leave", "stop", "end", "hide", "close", "retire", "erase-now")
"""Buttons after which there is less to press. They come last, in this order."""

Rows = Counter[tuple[str, str]]
Step = tuple[Rows, Rows]
"""The rows that one press, or two at once, wrote and took away."""


@dataclass(slots=True)
class Shore:
    """A mirrored town with the bot in it."""

    mirror: Mirror
    world: World
    app: Alongside

    def presses(self) -> list[Shown]:
        """Return every button: where it stands, or else about the first row that there is."""
        shown: dict[str, dict[str, Shown]] = {}
        for one in self.mirror.shown():
            shown.setdefault(one.name, {}).setdefault(one.custom_id, one)
        kinds = [kind for kind in self.app.presses if issubclass(kind, Press)]
        found = [one for kind in kinds for one in self._of(kind, list(shown.get(kind.name, {}).values()))]
        return sorted(found, key=_ends)

    def _of(self, kind: type[Press], shown: Sequence[Shown]) -> Sequence[Shown]:
        if shown:
            return shown[:MOST_ALIKE]
        places = {"circles": self.mirror.circle_id, "tell": self.mirror.guild_id}
        first = places.get(kind.name.partition(":")[0], 1)
        count = 1 if kind.rows is None else kind.rows
        numbers = (first, *(1,) * (count - 1)) if count else ()
        custom_id = ":".join([kind.name, *map(str, numbers)])
        return [Shown(custom_id, self.mirror.circle_id, self.mirror.grace_id)]

    async def ask(self, name: str, times: int) -> list[Handle]:
        """Use a command, or a menu on a check-in, so often at once; wait until everything is answered."""
        grace, circle = self.world.users[self.mirror.grace_id], self.world.channels[self.mirror.circle_id]
        if name in self.menus():
            thread = next(one.thread for one in self.world.messages(circle) if one.thread is not None)
            shared = next(one for one in self.world.messages(thread) if one.components)
            asked = [self.world.menu(grace, name, shared) for _ in range(times)]
        else:
            asked = [self.world.slash(grace, circle, name) for _ in range(times)]
        return [await handle.finished(20) for handle in asked]

    def menus(self) -> list[str]:
        return [menu.name for menu in self.app.tree.get_commands(type=discord.AppCommandType.message)]

    def commands(self) -> list[str]:
        """Return every command that needs no option, and every menu."""
        every = [one for one in self.app.tree.walk_commands() if isinstance(one, app_commands.Command)]
        free = [one for one in every if not any(option.required for option in one.parameters)]
        return [*(one.qualified_name for one in free), *self.menus()]

    async def press(self, one: Shown, times: int, *, at_once: bool) -> list[Handle]:
        """Press a button so often; wait until everything is answered."""
        user, place = self.world.users[one.user_id], self._message(one)
        handles: list[Handle] = []
        for _ in range(times):
            handles.append(self.world.forge_press(user, place, one.custom_id))
            if not at_once:
                await handles[-1].finished(20)
        return [await handle.finished(20) for handle in handles]

    def _message(self, one: Shown) -> Message:
        """Return a message of the bot that holds nothing else; it was there before."""
        channel = self.world.channels[one.channel_id]
        words: Json = {"type": int(Part.TEXT_DISPLAY), "content": "x", "id": 1}
        draft = Draft(components=[words], flags=MessageFlag.IS_COMPONENTS_V2)
        return messages.post(self.world, channel, self.world.bot, draft)

    async def settle(self) -> None:
        """Wait until the bot has done what comes of a press: jobs that are due, and cards."""
        async with asyncio.timeout(SETTLE_SECONDS):
            calm = 0
            while calm < CALM:
                calm = 0 if _at_work() or await self._due() else calm + 1
                await asyncio.sleep(0.01)

    async def _due(self) -> bool:
        now = self.app.now()
        return any(job.take_at <= now for job in await self.app.scheduler.upcoming())

    async def rows(self) -> Rows:
        """Return all rows, without times and without what the loopback numbered since."""
        found: Rows = Counter()
        async with self.app.database.read() as tx:
            for table in metadata.sorted_tables:
                if table.name not in NO_HARM:
                    rows = (await tx.execute(select(table))).mappings()
                    found.update((table.name, str(self._plain(dict(row)))) for row in rows)
        return found

    def _plain(self, value: Any) -> Any:
        match value:
            case dict():
                return {name: self._plain(one) for name, one in sorted(value.items())}  # pyright: ignore[reportUnknownVariableType,reportUnknownArgumentType]
            case list() | tuple():
                return [self._plain(one) for one in value]  # pyright: ignore[reportUnknownVariableType]
            case datetime():
                return "a moment"
            case str() if MOMENT.fullmatch(value):
                return "a moment"
            case int() if value > 10**12 and value not in self._known:
                return "new"
            case _:
                return value

    @property
    def _known(self) -> set[int]:
        backend = self.mirror.backend
        return {*backend.users, *backend.guilds, *backend.channels}

    def said(self) -> dict[int, int]:
        """Return how many messages of the bot stand in each place that was there before."""
        return {
            id: sum(message.author is self.world.bot for message in self.world.channels[id].messages.values())
            for id in self.mirror.backend.channels
            if id in self.world.channels
        }


def _ends(one: Shown) -> int:
    last = one.name.rpartition(":")[2]
    return ENDS.index(last) + 1 if last in ENDS else 0


def _at_work() -> bool:
    """Say whether the bot does something but wait for what comes next."""
    codes = [getattr(task.get_coro(), "cr_code", None) for task in asyncio.all_tasks()]
    return any(
        code is not None and code.co_filename.startswith(OURS) and code.co_name not in AT_REST
        for code in codes
    )


async def nap(seconds: float) -> None:
    """Wait for less than the bot asks for: it looks again by itself whether it is time."""
    await asyncio.sleep(min(seconds, 0.05))


@asynccontextmanager
async def shore(found: Mirror, folder: Path) -> AsyncGenerator[Shore]:
    world = found.world()
    app = create_bot(found.config_dir, found.data_in(folder), sleep=nap)
    structlog.configure(
        processors=[logs.tell_failure, logs.keep_private, structlog.processors.JSONRenderer()],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    async with connected(world, app):
        it = Shore(found, world, app)
        await it.settle()
        yield it


@dataclass(slots=True)
class Told:
    """What came of all presses."""

    steps: Mapping[Shown, Step]
    wrong: list[str]
    said: Mapping[int, int]


async def press_all(it: Shore, *, at_once: bool) -> Told:
    steps: dict[Shown, Step] = {}
    wrong: list[str] = []
    for one in it.presses():
        before = await it.rows()
        times = 2 if at_once or one.name in MEANT_TWICE else 1
        for handle in await it.press(one, times, at_once=at_once):
            wrong += [] if _kind(handle) else [f"{one.custom_id}: {handle.text}"]
        await it.settle()
        after = await it.rows()
        steps[one] = (after - before, before - after)
    return Told(steps, wrong, it.said())


def _kind(handle: Handle) -> bool:
    answer = handle.first_answer
    opened = answer is not None and answer.type == Answer.MODAL
    return opened or (bool(handle.text) and BUG not in handle.text)


async def test_two_presses_of_any_button_at_the_same_instant_count_as_one(tmp_path: Path) -> None:
    async with town(tmp_path / "town") as there:
        found = mirror(there)
    async with shore(found, tmp_path / "once") as it:
        kinds = {kind.name for kind in it.app.presses if issubclass(kind, Press)}
        once = await press_all(it, at_once=False)
    async with shore(found, tmp_path / "twice") as it:
        twice = await press_all(it, at_once=True)
    assert {one.name for one in once.steps} == kinds
    assert once.wrong + twice.wrong == []
    assert {
        one.custom_id: (step, twice.steps[one])
        for one, step in once.steps.items()
        if step != twice.steps[one]
    } == {}
    assert once.said == twice.said


async def ask_all(it: Shore, times: int) -> dict[str, Step]:
    """What each command wrote and took away, used so often at once."""
    steps: dict[str, Step] = {}
    for name in it.commands():
        before = await it.rows()
        assert all(map(_kind, await it.ask(name, times))), name
        await it.settle()
        after = await it.rows()
        steps[name] = (after - before, before - after)
    return steps


async def test_any_command_or_menu_twice_at_the_same_instant_counts_as_one(tmp_path: Path) -> None:
    async with town(tmp_path / "town") as there:
        found = mirror(there)
    async with shore(found, tmp_path / "once") as it:
        once = await ask_all(it, 1)
    async with shore(found, tmp_path / "twice") as it:
        twice = await ask_all(it, 2)
    assert len(once) > 20
    assert {name: (step, twice[name]) for name, step in once.items() if step != twice[name]} == {}
