"""The real program is killed while it brings people together: nothing comes twice, nothing is lost."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.buddies.quay import PROPOSAL, Quay, pier
from tests.loopback.components import text_of
from tests.loopback.faults import Fault
from tests.rounds.harbour import Harbour

YES = "Yes, let's meet"
THREADS, INSIDE, MESSAGES = "/channels/*/threads", "/channels/*/thread-members/*", "/channels/*/messages"
BEFORE_OR_AFTER = pytest.mark.parametrize("after_effect", [False, True], ids=["before-it", "after-it"])


async def die(it: Quay, shore: Harbour, fault: Fault) -> None:
    """Let the program be killed while Discord holds back an answer, and start again."""
    await shore.world.until(lambda: fault.hits, 10, what="a request to hold back")
    await asyncio.sleep(0.3)
    await shore.process.kill()
    shore.world.faults.clear()
    it.let_go()
    await shore.process.start()


@pytest.mark.parametrize("path", [THREADS, INSIDE, MESSAGES], ids=["the-thread", "letting-in", "the-hello"])
@BEFORE_OR_AFTER
async def test_a_kill_between_the_yes_and_the_thread(
    tmp_path: Path, path: str, *, after_effect: bool
) -> None:
    async with pier(tmp_path) as (it, shore):
        people = (shore.ada, shore.ben)
        await it.pair(*people)
        await it.press(shore.ada, YES).finished()
        method = "PUT" if path == INSIDE else "POST"
        fault = shore.world.faults.add(method, path, hang=60, after_effect=after_effect)
        await it.press(shore.ben, YES)
        await die(it, shore, fault)
        thread = await it.met(*people)
        await asyncio.sleep(1)
        assert it.threads() == [thread]
        assert [said.startswith("Only you are in this thread.") for said in it.said(thread)] == [True]
        assert [it.letters(person) for person in people] == [[], []]


@BEFORE_OR_AFTER
async def test_a_kill_between_a_proposal_and_its_letters(tmp_path: Path, *, after_effect: bool) -> None:
    async with pier(tmp_path) as (it, shore):
        people = (shore.ada, shore.ben)
        await it.join(*people)
        fault = shore.world.faults.add("POST", MESSAGES, hang=60, after_effect=after_effect)
        await it.match()
        await die(it, shore, fault)
        for person in people:
            await shore.world.until(lambda person=person: it.letters(person), 10, what="a letter")
        await asyncio.sleep(1)
        for person in people:
            [letter] = it.letters(person)
            assert PROPOSAL in text_of(letter)
            await it.press(person, YES).finished()
        await it.met(*people)


@pytest.mark.parametrize("path", [THREADS, INSIDE, MESSAGES], ids=["the-thread", "letting-in", "the-letter"])
@BEFORE_OR_AFTER
async def test_a_kill_while_somebody_gets_a_thread_of_their_own(
    tmp_path: Path, path: str, *, after_effect: bool
) -> None:
    async with pier(tmp_path) as (it, shore):
        await it.join(shore.ada, where="In a private thread here")
        await it.join(shore.ben)
        method = "PUT" if path == INSIDE else "POST"
        fault = shore.world.faults.add(method, path, hang=60, after_effect=after_effect)
        await it.match()
        await die(it, shore, fault)

        def seen() -> list[str]:
            """What Ada reads in threads that she is in."""
            hers = [one for one in it.threads("A note") if shore.ada.id in one.thread_members]
            return [text for thread in hers for text in it.said(thread)]

        await shore.world.until(seen, 10, what="a proposal in a thread")
        await shore.world.until(lambda: it.letters(shore.ben), 10, what="a letter")
        await asyncio.sleep(1)
        assert [PROPOSAL in text for text in seen()] == [True]
        assert len(it.letters(shore.ben)) == 1
        assert it.letters(shore.ada) == []


@BEFORE_OR_AFTER
async def test_a_kill_while_the_end_is_said(tmp_path: Path, *, after_effect: bool) -> None:
    async with pier(tmp_path) as (it, shore):
        people = (shore.ada, shore.ben)
        await it.pair(*people)
        for person in people:
            await it.press(person, YES).finished()
        thread = await it.met(*people)
        [hello] = [one for one in shore.world.messages(thread) if one.components]
        fault = shore.world.faults.add("POST", MESSAGES, hang=60, after_effect=after_effect)
        await shore.world.press(shore.ada, hello, label="End pairing")
        await die(it, shore, fault)
        await shore.world.until(lambda: thread.locked, 10, what="a locked thread")
        assert [said.startswith("This pairing has ended.") for said in it.said(thread)] == [False, True]
