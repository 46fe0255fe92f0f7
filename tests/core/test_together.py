"""A crowd that asks at the same moment is served in few turns, and everybody hears what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.core.errors import Refusal
from bot.core.together import Together


class Desk:
    """Serves one group after another, as slowly as a database."""

    def __init__(self) -> None:
        self.groups: list[tuple[str, list[int]]] = []
        self.together = Together(self.serve)

    async def serve(self, place: str, people: Sequence[int]) -> None:
        await asyncio.sleep(0.01)
        self.groups.append((place, list(people)))
        if place == "closed":
            raise Refusal("round-closed-already")


async def test_whoever_asks_at_the_same_moment_is_served_together() -> None:
    desk = Desk()
    await asyncio.gather(*(desk.together.ask("here", person) for person in range(500)))
    assert desk.groups == [("here", list(range(500)))]


async def test_whoever_comes_while_others_are_served_shares_the_next_turn() -> None:
    desk = Desk()
    first = asyncio.create_task(desk.together.ask("here", 1))
    await asyncio.sleep(0.001)
    await asyncio.gather(first, *(desk.together.ask("here", person) for person in (2, 3)))
    await desk.together.ask("here", 4)
    assert desk.groups == [("here", [1]), ("here", [2, 3]), ("here", [4])]


async def test_a_refusal_reaches_everybody_at_that_place_and_nobody_elsewhere() -> None:
    desk = Desk()
    asked = [desk.together.ask(place, 1) for place in ("closed", "here", "closed")]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(answer) for answer in answers] == [Refusal, type(None), Refusal]


async def test_nobody_waits_for_those_at_another_place() -> None:
    served: list[str] = []
    slow = asyncio.Event()

    async def serve(place: str, _people: Sequence[int]) -> None:
        if place == "slow":
            await slow.wait()
        served.append(place)

    together = Together(serve)
    first = asyncio.create_task(together.ask("slow", 1))
    await together.ask("quick", 2)
    slow.set()
    await first
    assert served == ["quick", "slow"]


async def test_who_does_not_wait_any_longer_leaves_the_others_served() -> None:
    desk = Desk()
    impatient = asyncio.create_task(desk.together.ask("here", 1))
    patient = asyncio.create_task(desk.together.ask("here", 2))
    await asyncio.sleep(0.001)
    impatient.cancel()
    await patient
    with pytest.raises(asyncio.CancelledError):
        await impatient
    assert desk.groups == [("here", [1, 2])]
