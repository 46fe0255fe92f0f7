"""The Discord client: its intents, its features, and how it starts and stops."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.core.crypto import KEY_FILE, Vault, open_vault
from bot.core.database import Database
from bot.core.errors import Refusal, Unavailable
from bot.core.jobs import Shard
from bot.core.kept import Kept
from bot.core.lines import Lines
from bot.core.metrics import Metrics
from bot.core.metrics import chosen as chosen_metrics
from bot.core.persons import Persons
from bot.core.problems import Problem
from bot.core.scheduler import Scheduler
from bot.core.servers import Servers
from bot.core.settings import load_settings
from bot.core.texts import load_texts
from bot.core.undoing import Undoers
from bot.members import store as members
from bot.members.ledger import Ledger
from bot.ui import clashes, connection, forms, help, replies, transport
from bot.ui.app import App, Interaction
from bot.ui.clashes import Clashes
from bot.ui.setup import Setup

FEATURES = ("signposts", "members", "circles", "rounds", "agreements", "buddies", "moderation")
"""The cogs, in the order in which they are loaded: help comes first."""

INTENTS = discord.Intents(guilds=True, guild_messages=True)
"""No privileged intent: who wrote when, and what hangs on what; never what was written."""


SECONDS_TO_FIRST_CHECK = 5.0


class Tree(app_commands.CommandTree[App]):
    """Commands whose errors end in the one door even if they were not guarded."""

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] (our own client's type)
        async with replies.door(interaction):
            raise error


class Alongside(App):
    """The finished bot. It keeps no message and no member in memory."""

    def __init__(self, shard: Shard, metrics: Metrics) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=INTENTS,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            shard_id=shard.id,
            shard_count=shard.count,
        )
        self._services = {}
        self.at_work = set()
        self.presses = []
        self.forms = {}
        self.asides = []
        self.beginnings = []
        self._closing = False
        self._looking: asyncio.Task[None] | None = None
        self.metrics = metrics
        transport.teach_manners(self.http, metrics)

    async def setup_hook(self) -> None:
        """Open what the bot stands on, before Discord sends anything."""
        log = structlog.get_logger("client")
        try:
            self.metrics.serve()
        except OSError as error:
            log.error("no metrics: the port cannot be used", port=self.settings.metrics_port, exc_info=error)
        try:
            await self.database.start()
        except Unavailable as error:
            log.error("database away", key=error.key, exc_info=error)
        self.add_dynamic_items(help.GetHelp, *clashes.BUTTONS)
        self.tree.add_command(self.keep)
        self.tree.add_command(self.desk)
        for feature in FEATURES:
            await import_module(f"cogs.{feature}").setup(self)
        for begin in self.beginnings:
            await begin()
        # Only now are all known: features read files of their own.
        self._report(self.problems)
        self._looking = asyncio.create_task(self._look_over())
        self.scheduler.start()
        await connection.patiently(self.tree.sync, self.sleep)

    async def _look_over(self) -> None:
        """Find what is wrong with the files that are not read at once: that takes as long as a start."""
        await self.sleep(SECONDS_TO_FIRST_CHECK)
        for check in self.checks:
            found = await asyncio.to_thread(check)
            self.problems.extend(found)
            self._report(found)

    def _report(self, problems: list[Problem]) -> None:
        log = structlog.get_logger("client")
        for problem in problems:
            log.error("config", problem=str(problem))

    async def on_interaction(self, interaction: Interaction) -> None:
        """Bring forms to where they belong. discord.py itself finds commands, and buttons that exist."""
        if interaction.type is discord.InteractionType.modal_submit:
            await forms.receive(interaction, self.forms)
        elif interaction.type is discord.InteractionType.component:
            await self._miss(interaction)

    async def _miss(self, interaction: Interaction) -> None:
        custom_id = str((interaction.data or {}).get("custom_id"))
        if not self.knows_press(custom_id):
            async with replies.door(interaction):
                raise Refusal("error-gone")  # a button of an older version of the program

    async def on_message(self, message: discord.Message) -> None:
        """Look for no commands in messages: that would mean reading them."""

    async def on_resumed(self) -> None:
        """After a gap in the connection the clock may have jumped as well."""
        self.scheduler.wake()

    async def close(self) -> None:
        """Stop in order: no new jobs, then the features, then the connection, then the database."""
        if self._closing:
            return
        self._closing = True
        if self._looking is not None:
            self._looking.cancel()
        await self.scheduler.stop()
        await super().close()
        await self.database.close()
        self.metrics.stop()


def create_bot(
    config_dir: Path,
    data_dir: Path,
    database_url: str | None = None,
    sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep,
    keys: str | None = None,
) -> Alongside:
    """Return the finished bot, not connected. Everything it uses comes from the arguments.

    A mistake in ``config_dir`` leaves the broken part out and is listed in ``problems``.
    ``sleep`` is every wait the bot makes, in seconds. ``keys`` seal what members leave with the bot, newest
    first, commas between; without any, they are in a file of ``data_dir``.
    """
    settings, problems = load_settings(config_dir)
    texts = load_texts(config_dir / "texts")
    shard = Shard(settings.shard.id, settings.shard.count)
    bot = Alongside(shard, chosen_metrics(settings.metrics_port))
    bot.config_dir, bot.settings, bot.texts, bot.sleep = config_dir, settings, texts, sleep
    bot.say = texts.say(settings.language)
    # Others are looked through than those that speak: to look reads all, and most are seldom said.
    bot.problems, bot.checks = problems, [lambda: load_texts(config_dir / "texts").problems]
    data_dir.mkdir(parents=True, exist_ok=True)
    bot.vault = _vault(bot, data_dir, keys)
    bot.database = Database(
        database_url or f"sqlite+aiosqlite:///{data_dir / 'alongside.db'}", vault=bot.vault
    )
    bot.servers = Servers(
        settings.language, settings.country, settings.time_zone, settings.retention.model_dump()
    )
    bot.persons = Persons()
    bot.database.on_away(bot.metrics.without_database)
    bot.database.on_open(bot.servers.load)
    bot.database.on_open(partial(members.load, persons=bot.persons))
    bot.kept, bot.lines, bot.undoers = Kept(), Lines(), Undoers()
    bot.share(Setup())
    bot.share(Clashes())
    bot.share(Ledger(data_dir))
    bot.scheduler = Scheduler(
        bot.database, bot.now, sleep, shard, lambda id: bot.servers.of(id).quiet_until, bot.metrics
    )
    bot.keep = app_commands.Group(name="keep", description=bot.say("keep-command"), guild_only=True)
    bot.desk = app_commands.Group(name="desk", description=bot.say("desk-command"), guild_only=True)
    return bot


def _vault(bot: Alongside, data_dir: Path, keys: str | None) -> Vault | None:
    """Return what seals words; None, and a problem that names why, when there is no usable key."""
    try:
        return open_vault(data_dir, keys)
    except (ValueError, OSError) as error:
        bot.problems.append(Problem(data_dir / KEY_FILE, 1, 1, f"the keys cannot be used: {error}"))
        return None
