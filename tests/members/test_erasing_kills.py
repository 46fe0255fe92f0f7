"""The real program is killed in the middle of erasing somebody, and the next one finishes it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.loopback.components import text_of
from tests.loopback.handles import Handle
from tests.loopback.model import Channel, Message, User
from tests.rounds.harbour import LATER_ANSWERS, READ, WELCOME, Harbour, harbour

ROUNDS = 4
RECEIPT = "Everything that the bot kept about you is erased."
TAKEN_BACK = "4 things that it posted for you were taken back."


async def share_in_rounds(it: Harbour) -> tuple[list[Message], list[Message]]:
    """Ada and Ben check in to a round in each of several circles; her messages and his, oldest first."""
    hers: list[Message] = []
    his: list[Message] = []
    for number in range(ROUNDS):
        circle = it.world.add_channel(it.guild, f"circle-{number}")
        await it.open_circle(circle)
        await it.world.slash(it.keeper, circle, "keep round").finished()
        for person, found in ((it.ada, hers), (it.ben, his)):
            said = f"words of {person.name}, {number}."
            await share(it, circle, person, said)
            (message,) = (one for one in posted(it, circle) if said in text_of(one))
            found.append(message)
    return hers, his


async def share(it: Harbour, circle: Channel, person: User, said: str) -> None:
    (card,) = (one for one in it.world.messages(circle) if one.thread is not None)
    form = (await it.world.press(person, card, label="Check in")).modal
    sent = await it.world.submit(form, {form.labels[0]: said, WELCOME: READ}).finished(20)
    assert sent.text.startswith("Shared."), sent.text


def posted(it: Harbour, circle: Channel) -> list[Message]:
    (card,) = (one for one in it.world.messages(circle) if one.thread is not None)
    assert card.thread is not None
    return it.world.messages(card.thread)


async def erase(it: Harbour) -> Handle:
    """Ada asks for it; the answer to that is where she reads how far it is."""
    shown = await it.world.slash(it.ada, it.circle, "mine").finished()
    sure = await it.world.press(it.ada, shown.message, label="Erase everything").finished()
    return it.world.press(it.ada, sure.message, label="Yes, erase everything")


async def kill_and_start(it: Harbour) -> None:
    """Kill the bot and start it again, when what it had begun may be taken up by another."""
    await it.process.kill()
    it.world.faults.clear()
    with closing(sqlite3.connect(it.database)) as database, database:
        database.execute("UPDATE jobs SET take_at = due_at")
    await it.process.start()


def rows_with(it: Harbour, person: User) -> list[str]:
    """The tables that hold a person's number."""
    with closing(sqlite3.connect(it.database)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [
            name
            for name in names
            if any(str(person.id) in str(row) for row in database.execute(f'SELECT * FROM "{name}"'))
        ]


def jobs_left(it: Harbour) -> bool:
    return "jobs" in rows_with(it, it.ada)


async def assert_done_once(it: Harbour, asked: Handle, hers: list[Message], his: list[Message]) -> None:
    """Ada reads once that it is done; nothing is left of her, and all of Ben."""
    await it.world.until(lambda: RECEIPT in asked.text and not jobs_left(it), 20, what="a receipt")
    assert TAKEN_BACK in asked.text
    assert it.world.messages(it.world.dm(it.ada)) == []
    assert all(message.deleted for message in hers)
    assert [text_of(message) for message in his] == [text_of(one) for one in his if not one.deleted]
    assert rows_with(it, it.ada) == []
    assert {"people", "members", "presences", "check_ins"} <= set(rows_with(it, it.ben))
    again = await it.world.slash(it.ada, it.circle, "mine").finished()
    assert "The bot keeps nothing about you." in again.text


async def test_a_kill_while_messages_are_taken_back_loses_sight_of_none(tmp_path: Path) -> None:
    async with harbour(tmp_path) as it:
        hers, his = await share_in_rounds(it)
        third = hers[2]
        path = f"/channels/{third.channel.id}/messages/{third.id}"
        hung = it.world.faults.add("DELETE", path, hang=60)
        asked = await erase(it)
        await it.world.until(lambda: hung.hits, 10)
        assert [message.deleted for message in hers] == [True, True, False, False]
        assert "check_ins" in rows_with(it, it.ada)
        await kill_and_start(it)
        await assert_done_once(it, asked, hers, his)


async def test_a_kill_before_the_receipt_still_brings_it_once(tmp_path: Path) -> None:
    async with harbour(tmp_path) as it:
        hers, his = await share_in_rounds(it)
        silent = it.world.faults.add("PATCH", LATER_ANSWERS, hang=60)
        asked = await erase(it)
        await it.world.until(lambda: silent.hits, 10)
        assert all(message.deleted for message in hers)
        await kill_and_start(it)
        await assert_done_once(it, asked, hers, his)
