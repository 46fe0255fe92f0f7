"""The real bot on an offline Discord: one server, a member, a keeper and a moderator.

    async with simulated.world(tmp_path) as world:
        result = await world.member.slash(world.channel, "help")
        assert "findahelpline.com" in words(result)

Time stands still until ``world.advance(seconds)``. What an offline Discord cannot show (presses at once,
rate limits, hanging) is tested in `tests/loopback/`.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO, cast

import discord
import simcord
import structlog
from simcord import InteractionResult, MemberActor, ResponseMessage

from bot.client import create_bot
from bot.core import logs
from bot.core.database import Database, Tx
from bot.core.paths import shipped_config
from bot.ui.app import App
from tests import tables

Shown = InteractionResult | ResponseMessage | discord.Message
Part = dict[str, Any]

PATIENCE = 120.0
"""Real seconds for one step: a year of simulated nights on a machine that is busy with something else."""


@dataclass(kw_only=True)
class World:
    """Everything a test can look at or act with."""

    config_dir: Path
    data_dir: Path
    database_url: str | None = None
    app: App = field(init=False)
    env: simcord.Env = field(init=False)
    guild: simcord.GuildHandle = field(init=False)
    channel: simcord.ChannelHandle = field(init=False)
    member: MemberActor = field(init=False)
    other: MemberActor = field(init=False)
    keeper: MemberActor = field(init=False)
    moderator: MemberActor = field(init=False)
    _errors_seen: int = 0

    def new_bot(self) -> App:
        """Return another bot on the same settings and database, as after a restart."""
        return create_bot(self.config_dir, self.data_dir, self.database_url, self.sleep)

    async def sleep(self, seconds: float) -> None:
        await self.env.external_wait(asyncio.sleep(seconds), reason="the bot waits")

    def now(self) -> datetime:
        """Return the moment that it is for the bot; `discord.utils.utcnow` in a test is the real one."""
        return self.env.now()

    async def advance(self, seconds: float) -> None:
        await self.env.advance_time(seconds)

    async def restart(self) -> None:
        """Stop the bot and start a new one; what Discord holds stays."""
        await self.app.close()
        self.app = self.new_bot()
        await self.env.restart_bot(self.app)

    def add_member(self, name: str, permissions: discord.Permissions | None = None) -> MemberActor:
        """Let somebody join, with a role of their own if they have ``permissions``."""
        roles = [self.guild.create_role(f"{name}s", permissions=permissions)] if permissions else []
        user = self.env.create_user(name, global_name=name.title())
        return self.guild.add_member(user, roles=roles)

    def errors(self) -> tuple[BaseException, ...]:
        """Return what the bot let through since the last call; what nobody asked for fails the test."""
        before, self._errors_seen = self._errors_seen, self.env.error_cursor
        return self.env.errors_since(before)

    def fill(self) -> None:
        self.guild = self.env.create_guild("Harbour")
        self.channel = self.guild.create_text_channel("evening-circle")
        self.member, self.other = self.add_member("member"), self.add_member("other")
        self.keeper = self.add_member("keeper")
        self.moderator = self.add_member("moderator", discord.Permissions(manage_guild=True))


@asynccontextmanager
async def world(
    folder: Path,
    *,
    config_dir: Path | None = None,
    data_dir: Path | None = None,
    database_url: str | None = None,
    settings: str | None = None,
    log: TextIO | None = None,
) -> AsyncGenerator[World]:
    """Start the bot in ``folder``, on a copy of the shipped ``config/`` unless another is given.

    ``settings`` is the text of ``alongside.yaml``. ``log`` takes all that a host could read, down to DEBUG.
    An error that the bot did not turn into an answer fails the test at the end, unless the test asked for
    ``world.errors()``.
    """
    if config_dir is None:
        config_dir = folder / "config"
        shutil.copytree(shipped_config(), config_dir)
    if settings is not None:
        (config_dir / "alongside.yaml").write_text(settings, "utf-8")
    if data_dir is None and database_url is None:
        tables.put_into(folder / "data")
    it = World(config_dir=config_dir, data_dir=data_dir or folder / "data", database_url=database_url)
    it.app = it.new_bot()
    it.env = simcord.Env(it.app, settle_timeout=PATIENCE)
    _log_as_in_earnest() if log is None else logs.set_up("debug", log)
    await it.env.start()
    try:
        it.fill()
        await it.env.settle()
        yield it
    finally:
        await it.env.shutdown()
        await it.app.close()
        structlog.reset_defaults()
    if errors := it.errors():
        raise BaseExceptionGroup("the bot let errors through", errors)


def _log_as_in_earnest() -> None:
    # Of itself, structlog draws every failure with all values in it, which takes seconds.
    structlog.configure(
        processors=[logs.tell_failure, logs.keep_private, structlog.processors.JSONRenderer()],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


@asynccontextmanager
async def writing(world: World) -> AsyncGenerator[Tx]:
    """Write as another process would: what the bot does of it, it does by itself."""
    database = Database(str(world.app.database.url), vault=world.app.vault)
    async with database.write() as tx:
        yield tx
    await database.close()


def words(shown: Shown) -> str:
    """Return all text that a person reads there: of an answer, its last message; else of the message."""
    return "\n".join(part["content"] for part in _parts(shown) if isinstance(part.get("content"), str))


def labels(shown: Shown) -> list[str]:
    """Return what the buttons say, in their order."""
    return [part["label"] for part in _parts(shown) if part.get("type") == discord.ComponentType.button.value]


def last(result: InteractionResult) -> ResponseMessage:
    """Return the last message that answers ``result``."""
    message = result.followups[-1] if result.followups else result.response
    assert message is not None, f"not answered with a message: {result!r}"
    return message


def _parts(shown: Shown) -> Iterator[Part]:
    match shown:
        case InteractionResult():
            yield from _parts(last(shown))
        case ResponseMessage():
            yield {"content": shown.content}
            yield from _walk(shown.components)
        case discord.Message():
            yield {"content": shown.content}
            yield from _walk([cast("Part", part.to_dict()) for part in shown.components])


def _walk(parts: list[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _walk(part.get("components") or [])
        if accessory := part.get("accessory"):
            yield accessory
