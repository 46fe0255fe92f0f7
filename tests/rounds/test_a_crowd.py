"""A thousand people in one round, in real time, on the real bot, under Discord's limits."""

from __future__ import annotations

import asyncio
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from tests.loopback.handles import Handle
from tests.loopback.model import User
from tests.loopback.records import Request
from tests.rounds.harbour import IDEAS, POSTS, READ, Harbour, harbour

pytestmark = pytest.mark.alone

CROWD, WELCOMING = 1000, 20
ONE_MINUTE, TWO_MINUTES = 55.0, 120.0
FIRST_ANSWER = 3.0


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One of the crowd: what they wrote, and what came of it."""

    person: User
    words: str
    pressed: Handle
    sent: Handle


def words_of(number: int, person: User) -> str:
    """200 characters together with the name, and unlike those of anybody else."""
    mark = f"mark{number:04d}"
    return (mark + "-and-a-day-like-any-other" * 9)[: 200 - len(person.name)]


def welcomes_ideas(number: int) -> bool:
    return number % (CROWD // WELCOMING) == 0


async def check_in(it: Harbour, number: int, person: User, at: float) -> CheckIn:
    """Press, read the form, write, send; then wait for what the bot says in the end."""
    await asyncio.sleep(at - time.monotonic())
    words = words_of(number, person)
    pressed = await it.world.press(person, it.card, label="Check in").answered(FIRST_ANSWER)
    answers = {pressed.modal.labels[0]: words, "How may people answer?": READ}
    if welcomes_ideas(number):
        answers["How may people answer?"] = IDEAS
    sent = await it.world.submit(pressed, answers).answered(FIRST_ANSWER)
    return CheckIn(person, words, pressed, await sent.finished(TWO_MINUTES))


async def tell(capsys: pytest.CaptureFixture[str], it: Harbour, done: asyncio.Future[list[CheckIn]]) -> None:
    """Say every ten seconds how far it is, since nothing else would for a while."""
    started = time.monotonic()
    while not done.done():
        await asyncio.wait((done,), timeout=10)
        line = (
            f"  {time.monotonic() - started:3.0f} s: {len(it.boxes())} of {CROWD} check-ins in the thread\n"
        )
        with capsys.disabled():
            sys.stdout.write(line)
            sys.stdout.flush()


def slowest(handles: Iterable[Handle]) -> float:
    return max(handle.first_answer.seconds for handle in handles if handle.first_answer)


def arrived_before_they_were_told(it: Harbour, check_ins: Sequence[CheckIn]) -> bool:
    """Whether Discord had answered the post with the words before it was asked to show "Shared"."""
    posted: dict[str, float] = {}
    for post in it.world.requests.to("POST", POSTS, status=200):
        for mark in _marks(post):
            assert mark not in posted, f"{mark} was posted twice"
            posted[mark] = post.at + post.seconds
    told = {
        request.path.split("/")[3]: request.at for request in it.world.requests if request.method == "PATCH"
    }
    return all(posted[one.words[:8]] <= told[one.sent.token] for one in check_ins)


def _marks(post: Request) -> set[str]:
    return set(re.findall(r"mark\d{4}", str(post.body)))


async def test_a_thousand_people_check_in_within_a_minute_and_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with harbour(tmp_path) as it:
        people = it.world.add_users(CROWD, it.guild)
        await it.open_round()
        started = time.monotonic()
        coming = asyncio.gather(
            *(
                check_in(it, number, person, started + number * ONE_MINUTE / CROWD)
                for number, person in enumerate(people)
            )
        )
        await tell(capsys, it, coming)
        check_ins = await coming
        seconds = time.monotonic() - started
        await it.shows(f"{CROWD:,} people are here")
        assert seconds < TWO_MINUTES
        assert all(one.sent.text.startswith("Shared.") for one in check_ins)
        boxes = it.boxes()
        assert len(boxes) == CROWD
        for one in check_ins:
            (box,) = (box for box in boxes if one.words[:8] in box)
            assert one.words in box
            assert one.person.name in box
        assert arrived_before_they_were_told(it, check_ins)
        messages = it.posts()
        assert len(messages) <= 120
        alone = sum(len(post.components) == 1 and IDEAS in str(post.components) for post in messages)
        assert alone == WELCOMING
        edits = it.world.requests.to("PATCH", f"/channels/{it.circle.id}/messages/{it.card.id}")
        assert min(later.at - earlier.at for earlier, later in pairwise(edits)) > 4.9
        refused = len(it.world.requests.refused())
        assert refused <= 3
        first = slowest(handle for one in check_ins for handle in (one.pressed, one.sent))
        assert first < FIRST_ANSWER
        with capsys.disabled():
            sys.stdout.write(
                f"  {CROWD} check-ins in {seconds:.0f} s, {len(messages)} messages, {alone} of {WELCOMING}"
                f" that welcome ideas stand alone, {len(edits)} card edits, {refused} times 429,"
                f" slowest first answer {first:.2f} s\n"
            )
