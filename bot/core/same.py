"""A wish that is sent twice at the same moment is done once: what ends when asked again would undo itself."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from bot.core.errors import Unavailable

Wish = TypeVar("Wish", bound=Hashable)
Result = TypeVar("Result")


class Same(Generic[Wish, Result]):
    """Whoever wishes the same before the first one has been told is told the same, and it is done once."""

    def __init__(self) -> None:
        self._under_way: dict[Wish, asyncio.Future[Result]] = {}

    async def do(
        self, wish: Wish, work: Callable[[], Awaitable[Result]], tell: Callable[[Result], Awaitable[None]]
    ) -> None:
        """Do it and tell, or tell what came of it. Raises what ``work`` raises, to each."""
        first = self._under_way.get(wish)
        if first is not None:
            await tell(await asyncio.shield(first))
            return
        done = self._under_way[wish] = asyncio.get_running_loop().create_future()
        try:
            done.set_result(await work())
            await tell(done.result())
        except BaseException as error:
            if not done.done():
                done.set_exception(error if isinstance(error, Exception) else Unavailable())
                done.exception()  # it is raised here as well
            raise
        finally:
            del self._under_way[wish]
