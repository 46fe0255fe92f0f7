"""One transaction for all who ask the same thing at the same moment.

A crowd that presses one button at once would else wait for as many transactions, one after another,
and Discord gives each of them three seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Generic, TypeVar

Place = TypeVar("Place", bound=Hashable)
Person = TypeVar("Person")
Waiting = list[tuple[Person, asyncio.Future[None]]]


class Together(Generic[Place, Person]):
    """Whoever asks while ``serve`` works is served with all the others who wait at the same place."""

    def __init__(self, serve: Callable[[Place, Sequence[Person]], Awaitable[None]]) -> None:
        self._serve = serve
        self._waiting: dict[Place, Waiting[Person]] = {}
        self._tasks: dict[Place, asyncio.Task[None]] = {}

    async def ask(self, place: Place, person: Person) -> None:
        """Return once ``serve`` has served this person, or raise what it raised."""
        served = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(place, []).append((person, served))
        if place not in self._tasks:
            self._tasks[place] = asyncio.create_task(self._work(place))
        await served

    async def _work(self, place: Place) -> None:
        try:
            while place in self._waiting:
                await self._serve_all(place, self._waiting.pop(place))
        finally:
            del self._tasks[place]

    async def _serve_all(self, place: Place, waiting: Waiting[Person]) -> None:
        try:
            await self._serve(place, [person for person, _ in waiting])
        except Exception as error:
            for _, served in waiting:
                if not served.done():
                    served.set_exception(error)
        else:
            for _, served in waiting:
                if not served.done():
                    served.set_result(None)
