from __future__ import annotations

import asyncio

import pytest

from bot.core.errors import Refusal
from bot.core.same import Same


async def test_two_who_wish_the_same_at_once_have_it_done_once_and_are_both_told() -> None:
    same, done, told = Same[str, int](), list[str](), list[int]()

    async def work() -> int:
        done.append("it")
        await asyncio.sleep(0)
        return len(done)

    async def tell(result: int) -> None:
        await asyncio.sleep(0)
        told.append(result)

    await asyncio.gather(*(same.do("quiet", work, tell) for _ in range(3)), same.do("other", work, tell))
    assert (len(done), len(told)) == (2, 4)
    await same.do("quiet", work, tell)
    assert len(done) == 3


async def test_what_goes_wrong_is_told_to_each_and_the_next_wish_begins_anew() -> None:
    same, told = Same[str, int](), list[int]()

    async def refuse() -> int:
        await asyncio.sleep(0)
        raise Refusal("quiet-none")

    async def work() -> int:
        return 1

    async def tell(result: int) -> None:
        told.append(result)

    wishes = [same.do("quiet", refuse, tell) for _ in range(2)]
    said = await asyncio.gather(*wishes, return_exceptions=True)
    assert [type(one) for one in said] == [Refusal, Refusal]
    await same.do("quiet", work, tell)
    assert told == [1]


async def test_whoever_is_cut_off_leaves_the_other_an_answer() -> None:
    same = Same[str, int]()

    async def work() -> int:
        await asyncio.sleep(60)
        return 1

    async def tell(_result: int) -> None: ...

    first = asyncio.create_task(same.do("quiet", work, tell))
    await asyncio.sleep(0)
    second = asyncio.create_task(same.do("quiet", work, tell))
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(Refusal):
        await second
