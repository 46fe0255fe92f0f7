"""What people wrote stands in the thread alone: not in the database, the log, or another message."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core import logs
from tests.rounds.evening import Evening, evening
from tests.rounds.test_bad_days import POSTS, at_once, count
from tests.simulated import last, words

SECRETS = ("quokka", "marzipan", "zeppelin", "tamarind", "obsidian", "periwinkle", "sarsaparilla")
NAMES = ("Hyacinthe", "Bartholomew")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What `logs.set_up` may write to; afterwards the logging of tests is as it was."""
    root, discord = logging.getLogger(), logging.getLogger("discord")
    handlers, levels = root.handlers[:], (root.level, discord.level)
    yield io.StringIO()
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    discord.setLevel(levels[1])


async def live(it: Evening) -> None:
    """Share, change, remove, be refused, with Discord and the round in every mood."""
    world = it.world
    one, two = (world.add_member(name.casefold()) for name in NAMES)
    await it.share(one, "quokka", "marzipan", noted=True)
    await it.share(two, "zeppelin " * 100, "*" * 1000, "*" * 1000)
    change = await it.panel(one, "Change")
    await it.send(one, change, "tamarind")
    await it.panel(two, "Remove")
    late = await it.press(two, "Check in")
    world.app.sleep = at_once
    world.env.inject_error("POST", POSTS, status=503, times=3)
    await it.share(two, "obsidian")
    world.env.inject_error("POST", POSTS, status=400, code=50035, message='Invalid Form Body "sarsaparilla"')
    await it.share(two, "sarsaparilla")
    await world.member.send(it.thread, "periwinkle")
    await world.keeper.context_menu(it.thread, "Remove this check-in", it.messages(it.thread)[0])
    anew = await one.click(last(await it.press(one, "Check in")), label="Check in")
    await it.send(one, anew, "quokka again")
    await it.panel(world.keeper, "Close", "Keep")
    await it.send(two, late, "obsidian")
    await world.advance(6)


async def test_words_and_names_are_kept_nowhere_but_in_the_thread(tmp_path: Path, log: io.StringIO) -> None:
    async with evening(tmp_path) as it:
        logs.set_up("debug", log)
        await live(it)
        kept = b"".join(file.read_bytes() for file in it.world.data_dir.iterdir() if file.is_file())
        assert kept
        assert len(it.shared()) == 1
        elsewhere = "\n".join(words(message) for message in it.messages(it.channel))
        in_thread = "\n".join(it.shared())
    kept += b"".join(file.read_bytes() for file in it.world.data_dir.iterdir() if file.is_file())
    said = log.getvalue()
    assert "Discord away" in said
    assert "bug" in said
    for word in (*SECRETS, *NAMES):
        for form in (word, word.casefold()):
            assert form.encode() not in kept
            assert form not in said
            assert form not in elsewhere
    assert "quokka again" in in_thread


async def test_a_month_later_the_database_knows_nobody_who_was_here(tmp_path: Path) -> None:
    async with evening(tmp_path, opened=False) as it:
        await it.open(hours=1)
        await it.press(it.world.member, "Just listening")
        await it.share(it.world.other, "hello")
        await it.world.advance(3600 + 6)
        assert "2 people are here" in words(it.card)
        await it.world.advance(30 * 24 * 3600)
        assert count(it, "presences") == 0
        assert "2 people are here" in words(it.card)
        assert "Removed" in words(await it.panel(it.world.other, "Remove", "My check-in"))
