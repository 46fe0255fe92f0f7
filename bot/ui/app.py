"""What every command and component can reach through ``interaction.client``."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui import DynamicItem, Item

from bot.core.crypto import Vault
from bot.core.database import Database
from bot.core.kept import Kept
from bot.core.lines import Lines
from bot.core.metrics import Metrics
from bot.core.persons import Persons
from bot.core.problems import Problem
from bot.core.scheduler import Scheduler
from bot.core.servers import Servers
from bot.core.settings import Settings
from bot.core.texts import Say, Texts
from bot.core.undoing import Undoers
from bot.ui.filled import Receiver

Service = TypeVar("Service")


class App(commands.Bot):
    """The Discord client as features know it: what they are handed, and how they share it.

    ``keep`` and ``desk`` are the command groups that several features add to. ``answer_help`` is
    set by the feature that knows where help is, so that a card of any other can offer it, and
    ``tell_moderators`` by the one that brings words to the moderators of a server. ``asides``
    are asked after each press and form, once it is answered (`bot.ui.asides`). ``beginnings`` are done at the
    start, once every feature is there and before anything that is due. ``checks`` find what is wrong
    with files that are read when they are needed; they run when the first presses have been answered.
    """

    config_dir: Path
    settings: Settings
    texts: Texts
    say: Say
    database: Database
    vault: Vault | None
    servers: Servers
    persons: Persons
    kept: Kept
    lines: Lines
    metrics: Metrics
    undoers: Undoers
    scheduler: Scheduler
    problems: list[Problem]
    checks: list[Callable[[], list[Problem]]]
    sleep: Callable[[float], Awaitable[object]]
    at_work: set[asyncio.Task[Any]]
    presses: list[type[DynamicItem[Item[Any]]]]
    forms: dict[str, Receiver]
    keep: app_commands.Group
    desk: app_commands.Group
    asides: list[Callable[[Interaction], Awaitable[None]]]
    beginnings: list[Callable[[], Awaitable[None]]]
    answer_help: Callable[[Interaction], Awaitable[None]]
    tell_moderators: Callable[[Interaction, int], Awaitable[None]]

    def now(self) -> datetime:
        """Return this moment: the one place that asks for it."""
        return discord.utils.utcnow()

    def language_in(self, guild_id: int | None) -> str:
        """Return the language for what all members of a server read: the names of days, and of countries."""
        return self.texts.spoken(self.servers.of(guild_id).language or self.settings.language)

    def language_for(self, user_id: int, guild_id: int | None = None) -> str:
        """Return the language for what one person reads alone."""
        chosen = self.persons.of(user_id).language
        return self.texts.spoken(chosen) if chosen else self.language_in(guild_id)

    def language_to(self, interaction: Interaction) -> str:
        """Return the language for the answer to a press."""
        return self.language_for(interaction.user.id, interaction.guild_id)

    def say_in(self, guild_id: int | None) -> Say:
        """Return the voice for what all members of a server read."""
        return self.texts.say(self.language_in(guild_id))

    def say_for(self, user_id: int, guild_id: int | None = None) -> Say:
        """Return the voice for what one person reads alone."""
        return self.texts.say(self.language_for(user_id, guild_id))

    def say_to(self, interaction: Interaction) -> Say:
        """Return the voice for the answer to a press, which one person reads alone."""
        return self.say_for(interaction.user.id, interaction.guild_id)

    def begin_work(self) -> None:
        """Have the end of the program wait a while for the task that asks: somebody waits for its answer."""
        task = asyncio.current_task()
        assert task is not None
        self.at_work.add(task)
        task.add_done_callback(self.at_work.discard)

    def go_on(self, work: Coroutine[Any, Any, None]) -> None:
        """Do the rest of an answer when what it waited for has come."""
        task = asyncio.create_task(work)
        self.at_work.add(task)
        task.add_done_callback(self.at_work.discard)

    async def finish(self, seconds: float) -> None:
        """Wait until everybody who pressed or sent something has their answer, but not for longer."""
        loop = asyncio.get_running_loop()
        turn = loop.create_future()
        loop.call_soon(turn.set_result, None)  # what has just come is about to be told
        await turn
        if self.at_work:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await asyncio.wait(self.at_work)

    def add_dynamic_items(self, *items: type[DynamicItem[Item[Any]]]) -> None:
        """Have presses of these kinds answered, also on what was posted before a restart."""
        super().add_dynamic_items(*items)
        self.presses.extend(items)

    def knows_press(self, custom_id: str) -> bool:
        """Say whether there is still something to be done when this is pressed."""
        return any(kind.__discord_ui_compiled_template__.fullmatch(custom_id) for kind in self.presses)

    def add_forms(self, *kinds: Receiver) -> None:
        """Have forms of these kinds answered, also when they were opened before a restart."""
        self.forms.update({kind.name: kind for kind in kinds})

    def share(self, service: object) -> None:
        """Let the components of a feature find ``service`` again by its type."""
        self._services[type(service)] = service

    def service(self, kind: type[Service]) -> Service:
        """Return what the feature shared under ``kind``. Raises KeyError before it did."""
        found = self._services[kind]
        assert isinstance(found, kind)
        return found

    _services: dict[type, object]


Interaction: TypeAlias = discord.Interaction[App]
