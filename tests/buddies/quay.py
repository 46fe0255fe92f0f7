"""An open buddy queue on the loopback Discord, where it is day whenever a test runs."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.loopback.components import text_of
from tests.loopback.handles import Handle
from tests.loopback.model import Channel, Message, Thread, User
from tests.rounds.harbour import Harbour, Lagoon, Shore, harbour, lagoon

CITIES = {"Los Angeles": "America/Los_Angeles", "London": "Europe/London", "Tokyo": "Asia/Tokyo"}
PROPOSAL = "Somebody who could fit"
TABLES = ("buddy_entries", "buddy_pairs", "buddy_places", "buddy_meetings", "avoids", "consents", "reports")


@dataclass(slots=True)
class Quay:
    """What a test does and reads."""

    shore: Shore
    channel: Channel

    async def open(self) -> None:
        """Turn the queue on, in a server whose people are awake."""
        world, moderator = self.shore.world, self.shore.moderator
        shown = await world.slash(moderator, self.shore.circle, "desk settings").finished()
        form = await world.press(moderator, shown.message, label="Language and place")
        await world.submit(form, {"Time zone, by city": city_by_day()}).finished()
        shown = await world.slash(moderator, self.shore.circle, "desk buddies").finished()
        form = await world.press(moderator, shown.message, label="On or off, channel")
        filled = {"The queue is on": True, "Channel for the threads of pairs": self.channel}
        saved = await world.submit(form, filled).finished()
        assert "The queue is **on**." in saved.text, saved.text

    async def join(self, *people: User, where: str = "As a direct message") -> None:
        for person in people:
            panel = await self.panel(person)
            form = await self.shore.world.press(person, panel.message, label="Find a buddy")
            filled = {
                "Yes, I agree to this": True,
                "How old are you?": "18 or over",
                "Where do you want proposals?": where,
            }
            joined = await self.shore.world.submit(form, filled).finished()
            assert "You are in the queue." in joined.text, joined.text

    async def match(self) -> None:
        world, moderator = self.shore.world, self.shore.moderator
        shown = await world.slash(moderator, self.shore.circle, "desk buddies").finished()
        await world.press(moderator, shown.message, label="Match now").finished()

    async def pair(self, *people: User) -> None:
        """Let these people join, and wait until each has a letter, and the bot knows so."""
        await self.join(*people)
        await self.match()
        for person in people:
            await self.shore.world.until(lambda person=person: self.letters(person), 10, what="a letter")
        await self.shore.world.until(lambda: self._noted() == len(people), 10, what="noted letters")

    def _noted(self) -> int:
        query = "SELECT count(*) FROM buddy_places WHERE message_id IS NOT NULL"
        with closing(sqlite3.connect(self.shore.database)) as database:
            return int(database.execute(query).fetchone()[0])

    async def panel(self, person: User) -> Handle:
        return await self.shore.world.slash(person, self.shore.circle, "buddy").finished()

    def letters(self, person: User) -> list[Message]:
        """What the bot wrote to somebody alone, as a direct message."""
        return self.shore.world.messages(self.shore.world.dm(person))

    def press(self, person: User, label: str) -> Handle:
        """Press a button on the last letter."""
        return self.shore.world.press(person, self.letters(person)[-1], label=label)

    def threads(self, name: str = "Buddies ") -> list[Thread]:
        return [thread for thread in self.shore.guild.threads() if thread.name.startswith(name)]

    def said(self, thread: Thread) -> list[str]:
        bot = self.shore.world.bot
        return [
            text_of(one) for one in self.shore.world.messages(thread) if one.author is bot and one.components
        ]

    async def met(self, *people: User) -> Thread:
        """Wait until the one thread of these people is there, and they are in it and were greeted."""
        await self.shore.world.until(self.threads, 15, what="a thread")
        [thread] = self.threads()
        await self.shore.world.until(lambda: self.said(thread), 15, what="a hello")
        await self.shore.world.until(lambda: not any(map(self.letters, people)), 15, what="no letters")
        assert thread.thread_members.keys() >= {person.id for person in people}
        return thread

    def rows(self) -> list[tuple[object, ...]]:
        """Everything that the queue keeps."""
        with closing(sqlite3.connect(self.shore.database)) as database:
            return [row for table in TABLES for row in database.execute(f"SELECT * FROM {table}")]

    def let_go(self) -> None:
        """While the bot is down: let it take up at once what it had in its hands when it was killed."""
        with closing(sqlite3.connect(self.shore.database)) as database, database:
            database.execute("UPDATE jobs SET take_at = due_at")


def city_by_day() -> str:
    """Return a city where it is day now, and will be for a while."""
    now = datetime.now(UTC)
    return next(city for city, zone in CITIES.items() if 9 <= now.astimezone(ZoneInfo(zone)).hour < 20)


@asynccontextmanager
async def quay(folder: Path) -> AsyncGenerator[tuple[Quay, Lagoon]]:
    """With the bot in this event loop."""
    async with lagoon(folder) as it:
        found = Quay(it, it.world.add_channel(it.guild, "buddies"))
        await found.open()
        yield found, it


@asynccontextmanager
async def pier(folder: Path) -> AsyncGenerator[tuple[Quay, Harbour]]:
    """With the real program in a process of its own."""
    async with harbour(folder) as it:
        found = Quay(it, it.world.add_channel(it.guild, "buddies"))
        await found.open()
        yield found, it
