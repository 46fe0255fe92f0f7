"""Export, erase, export, of a person who used everything, with the real program killed in the middle.

The town of `tests.town` stands on the loopback Discord; the bot is a process of its own, which has the time
that it is there.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.core.backup import opened
from bot.core.crypto import open_vault
from tests.loopback.components import text_of
from tests.loopback.handles import Handle
from tests.loopback.in_process import check
from tests.loopback.model import Channel, Message, User
from tests.loopback.process import BotProcess, alongside
from tests.loopback.serve import serve
from tests.loopback.world import World
from tests.members.test_everything import (
    GREETING,
    TOLD_AS,
    Rows,
    about,
    compared,
    every_row,
    expected,
)
from tests.mirror import Mirror, mirror
from tests.town import town

RECEIPT = "Everything that the bot kept about you is erased."


@dataclass(slots=True)
class Pier:
    """The mirrored town, with the real program connected."""

    mirror: Mirror
    world: World
    database: Path
    process: BotProcess

    @property
    def grace(self) -> User:
        return self.world.users[self.mirror.grace_id]

    @property
    def letters(self) -> Channel:
        return self.world.dm(self.grace)

    async def mine(self, *labels: str) -> Handle:
        """Open `/mine` in a direct message, and press what follows; the last press is not waited for."""
        shown = self.world.slash(self.grace, self.letters, "mine")
        for label in labels:
            shown = self.world.press(self.grace, (await shown.finished(20)).message, label=label)
        return shown

    async def exported(self) -> Counter[str]:
        """How many things of each kind a download holds."""
        shown = (await (await self.mine("Download")).finished(20)).message
        assert shown is not None
        [content] = [one.data for one in shown.attachments if one.filename == "alongside.json"]
        kept = json.loads(content)["kept"].values()
        return Counter(one["what"] for found in kept for one in found)

    def said(self) -> dict[int, str]:
        """Everything that the bot has said, but to her alone."""
        places = [place for place in self.world.channels.values() if place is not self.letters]
        found = [one for place in places for one in self.world.messages(place)]
        return {one.id: text_of(one) for one in found if one.author is self.world.bot}

    async def everything(self) -> Rows:
        """Every row of every table."""
        async with opened(self.database, open_vault(self.database.parent, None)) as database:
            return await every_row(database)

    def rows_with_her(self) -> list[str]:
        """The table of each row that holds her number."""
        with closing(sqlite3.connect(self.database)) as database:
            named = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = [name for (name,) in named.fetchall()]
            return [
                name
                for name in tables
                for row in database.execute(f'SELECT * FROM "{name}"')
                if str(self.grace.id) in str(row)
            ]

    async def kill_and_start(self) -> None:
        """Kill the bot and start it again, when what it had begun may be taken up by another."""
        await self.process.kill()
        self.world.faults.clear()
        with closing(sqlite3.connect(self.database)) as database, database:
            database.execute("UPDATE jobs SET take_at = due_at")
        await self.process.start()


@asynccontextmanager
async def pier(folder: Path) -> AsyncGenerator[Pier]:
    async with town(folder / "town") as it:
        found = mirror(it)
    world, data = found.world(), found.data_in(folder)
    options = ("--data", str(data), "--config", str(found.config_dir))
    async with serve(world) as loopback:
        command = alongside(loopback, "run", *options)
        async with BotProcess(command, {"DISCORD_TOKEN": world.token}, world) as process:
            yield Pier(found, world, data / "alongside.db", process)
            assert '"event": "bug"' not in process.output
    check(world)


def hers(it: Pier) -> list[Message]:
    """What stands in Discord with her words or in her name."""
    called = f"<@{it.grace.id}>"
    said = [one for place in it.world.channels.values() for one in it.world.messages(place)]
    ours = [one for one in said if one.author is it.world.bot and one.channel is not it.letters]
    return [one for one in ours if "graceful" in text_of(one) or f"{called} offers" in text_of(one)]


@pytest.mark.parametrize("nth", [0, 1, 3], ids=["first", "second", "last"])
async def test_all_of_it_goes_although_the_program_is_killed_at_one_of_the_deletes(
    tmp_path: Path, nth: int
) -> None:
    async with pier(tmp_path) as it:
        told = await it.exported()
        assert {whats for whats in TOLD_AS.values() if not any(told[what] for what in whats)} == set()
        standing = hers(it)
        assert len(standing) == 4
        rows, at = await it.everything(), standing[nth]
        hung = it.world.faults.add("*", f"/channels/{at.channel.id}/messages/{at.id}", hang=60)
        asked = await it.mine("Erase everything", "Yes, erase everything")
        await it.world.until(lambda: hung.hits, 20, what="the delete that hangs")
        assert about(await it.everything(), it.grace.id) != {}
        await it.kill_and_start()
        await it.world.until(lambda: RECEIPT in asked.text and not it.rows_with_her(), 30, what="a receipt")
        assert hers(it) == []
        assert await it.exported() == Counter()
        now = it.said()
        named = [text for text in now.values() if f"<@{it.grace.id}>" in text]
        assert [text for text in named if not GREETING.search(text)] == []
        assert any("a loud day" in text for text in now.values())
        left = await it.everything()
        for one in [*left["rounds"], *rows["rounds"]]:
            del one["seen_id"]  # at its start the bot looks how far people have written
        assert compared(left) == compared(expected(rows, it.grace.id))
