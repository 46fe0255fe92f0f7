"""A server with one circle on the loopback Discord, and the real bot in it: in a process of its own, or not.

The server allows everyone what a member needs, and the bot exactly `NEEDED`: one request beyond that is
refused, and seen in the test.
"""

from __future__ import annotations

import io
import sqlite3
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog

from bot.client import Alongside, create_bot
from bot.core import logs
from bot.core.paths import shipped_config
from bot.ui.permissions import NEEDED
from cogs.rounds.recovery import Recovery
from tests import tables
from tests.loopback.bits import Part, Permission
from tests.loopback.components import text_of, walk
from tests.loopback.handles import Handle
from tests.loopback.in_process import check, connected
from tests.loopback.model import Channel, Guild, Message, Thread, User
from tests.loopback.process import BotProcess, alongside
from tests.loopback.serve import Loopback, serve
from tests.loopback.world import World

EVERYONE = NEEDED.value | Permission.USE_APPLICATION_COMMANDS
POSTS = "/channels/*/messages"
EDITS = "/channels/*/messages/*"
FIRST_ANSWERS = "/interactions/*/*/callback"
LATER_ANSWERS = "/webhooks/*/*/messages/@original"
READ, IDEAS = "Please only read", "Ideas are welcome"
WELCOME = "How may people answer?"


@dataclass(slots=True)
class Shore:
    """The people and places, and what can be seen there."""

    folder: Path
    world: World = field(default_factory=World)
    guild: Guild = field(init=False)
    circle: Channel = field(init=False)
    moderator: User = field(init=False)
    keeper: User = field(init=False)
    ada: User = field(init=False)
    ben: User = field(init=False)
    log: io.StringIO = field(default_factory=io.StringIO)

    def __post_init__(self) -> None:
        world = self.world
        self.moderator, self.keeper, self.ada, self.ben = map(world.add_user, ("Mo", "Kim", "Ada", "Ben"))
        people = (self.keeper, self.ada, self.ben)
        self.guild = self.server(self.moderator, people)
        self.circle = world.add_channel(self.guild, "evening-circle")

    def server(self, owner: User, members: Iterable[User]) -> Guild:
        """Add a server, where the bot may do what it needs and nothing else."""
        return self.world.add_guild(
            owner=owner, members=members, everyone=EVERYONE, bot_permissions=NEEDED.value
        )

    @property
    def database(self) -> Path:
        """The file with all that the bot remembers."""
        return self.folder / "data" / "alongside.db"

    @property
    def thread(self) -> Thread:
        """The thread of the one round that there is."""
        (thread,) = self.guild.threads()
        return thread

    @property
    def card(self) -> Message:
        """The card of the one round that there is."""
        (card,) = (message for message in self.world.messages(self.circle) if message.components)
        return card

    async def open_circle(self, circle: Channel | None = None) -> None:
        """Make the channel a circle, as the moderator does."""
        place = circle or self.circle
        made = await self.world.slash(self.moderator, place, "desk circles", {"channel": place}).finished()
        assert "a circle" in made.text, made.text

    async def open_round(self, **options: Any) -> Message:
        """Make the channel a circle and open a round in it; its card."""
        await self.open_circle()
        opened = await self.world.slash(self.keeper, self.circle, "keep round", options).finished()
        assert "The round is open." in opened.text, opened.text
        return self.card

    async def send(self, person: User, words: str, *, welcome: str = READ, **ticks: bool) -> Handle:
        """Press Check in, write into the first box, and send the form; do not wait for what comes of it."""
        form = (await self.world.press(person, self.card, label="Check in")).modal
        return self.world.submit(form, {form.labels[0]: words, WELCOME: welcome, **ticks})

    async def share(self, person: User, words: str, *, welcome: str = READ) -> Handle:
        """Check in, and wait for what the bot says in the end."""
        sent = await (await self.send(person, words, welcome=welcome)).finished(20)
        assert sent.text.startswith("Shared."), sent.text
        return sent

    def posts(self) -> list[Message]:
        """The messages with check-ins in the thread, oldest first."""
        bot = self.world.bot
        return [it for it in self.world.messages(self.thread) if it.author is bot and it.components]

    def boxes(self) -> list[str]:
        """The check-ins in the thread, each as it reads there."""
        return [
            "\n".join(part["content"] for part in walk([box]) if part["type"] == Part.TEXT_DISPLAY)
            for message in self.posts()
            for box in message.components
        ]

    def times(self, words: str) -> int:
        """How many check-ins in the thread hold these words."""
        return sum(words in box for box in self.boxes())

    def says(self, words: str) -> bool:
        """Whether the card says this."""
        return words in text_of(self.card)

    async def shows(self, words: str, timeout: float = 12.0) -> None:
        """Wait until the card says this."""
        await self.world.until(lambda: self.says(words), timeout, what=f"{words!r} on the card")

    def bugs(self) -> list[str]:
        """What the log holds of faults in the program."""
        return [line for line in self.log.getvalue().splitlines() if '"event": "bug"' in line]


@dataclass(slots=True)
class Harbour(Shore):
    """With the real program, `alongside run`, in a process of its own."""

    process: BotProcess = field(init=False)

    def moor(self, loopback: Loopback, *options: str, env: dict[str, str] | None = None) -> BotProcess:
        """Prepare the process; start it with `await process.start()`."""
        data = ("--data", str(self.folder / "data"))
        given = {"DISCORD_TOKEN": self.world.token} | (env or {})
        self.process = BotProcess(alongside(loopback, "run", *data, *options), given, self.world)
        return self.process


@dataclass(slots=True)
class Lagoon(Shore):
    """With the bot in this event loop, where a test can shorten how long it waits."""

    app: Alongside = field(init=False)

    async def settled(self) -> None:
        """Wait until the bot has done what it does by itself at a start: that changes rows, too."""
        await self.app.wait_until_ready()
        await self.app.service(Recovery).run()  # waits for the one that the start began

    def remembered(self) -> list[str]:
        """Everything in the database, but for the night that each start plans."""
        with closing(sqlite3.connect(self.database)) as database:
            return [line for line in database.iterdump() if "'members:sweep'" not in line]


@asynccontextmanager
async def harbour(folder: Path, *options: str) -> AsyncGenerator[Harbour]:
    """The real program in its own process, connected. At the end nothing may be left to be ashamed of."""
    it = Harbour(folder)
    tables.put_into(folder / "data")
    async with serve(it.world) as loopback, it.moor(loopback, *options) as process:
        try:
            yield it
        finally:
            it.log.write(process.output)
    check(it.world)
    assert it.bugs() == []
    assert refused(it.world) == []


@asynccontextmanager
async def lagoon(
    folder: Path, it: Lagoon | None = None, database_url: str | None = None
) -> AsyncGenerator[Lagoon]:
    """The bot in this event loop, connected. At the end nothing may be left to be ashamed of."""
    it = it or Lagoon(folder)
    tables.put_into(folder / "data")
    it.app = create_bot(shipped_config(), folder / "data", database_url)
    structlog.configure(
        processors=[logs.tell_failure, logs.keep_private, structlog.processors.JSONRenderer()],
        logger_factory=structlog.PrintLoggerFactory(it.log),
    )
    try:
        async with connected(it.world, it.app):
            yield it
    finally:
        structlog.reset_defaults()
    assert it.bugs() == []
    assert refused(it.world) == []


def refused(world: World) -> list[str]:
    """What the bot asked for and was not allowed to do."""
    return [f"{ask.method} {ask.path}" for ask in world.requests if ask.status == 403]
