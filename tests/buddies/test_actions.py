"""What people do in the queue, on both databases: at once, twice, too late, from elsewhere."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.buddies import answering, ending, joining, matching, rules
from bot.buddies.answers import Answers
from bot.buddies.store import pairing as pairs
from bot.buddies.store import queue as entries
from bot.buddies.store.tables import ASKED, NO, OPEN, OVER, REST, UNTOLD, YES
from bot.core.database import Database
from bot.members import avoids
from tests.buddies.acting import (
    ANNE,
    BEN,
    CLEO,
    CLOSES,
    ELSEWHERE,
    HARBOUR,
    NOW,
    VAULT,
    asked,
    due,
    entry,
    join,
    meet,
    now_stored,
    open_queue,
    propose,
    refused,
    say,
)

DAY = timedelta(days=1)
MOMENT = timedelta(seconds=1)


async def test_joining_many_times_at_once_takes_one_place(database: Database) -> None:
    await asyncio.gather(*(join(database, ANNE) for _ in range(4)))
    async with database.read() as tx:
        assert [one.user_id for one in await entries.in_queue(tx, HARBOUR)] == [ANNE]
    assert len(await due(database, joining.FADING, joining.SOON)) == 2


async def test_a_closed_queue_and_one_for_adults_let_nobody_in(database: Database) -> None:
    await open_queue(database, adults_only=True)
    await refused("buddy-adults-only", join(database, ANNE, adult=False))
    await open_queue(database, open=False)
    await refused("buddy-closed", join(database, ANNE))
    assert await entry(database, ANNE) is None


async def test_changes_of_one_person_at_once_all_count(database: Database) -> None:
    await join(database, ANNE)

    async def change(**what: Any) -> None:
        async with database.write() as tx:
            await joining.change(tx, HARBOUR, ANNE, lambda before: replace(before, **what), NOW + DAY)

    await asyncio.gather(change(words="hello"), change(way="text"), change(three=True))
    found = await entry(database, ANNE)
    assert found is not None
    answers = Answers.opened(found.answers)
    assert (answers.words, answers.way, answers.three) == ("hello", "text", True)
    assert found.fresh_at == NOW + DAY
    assert found.joined_at == NOW


async def test_who_is_not_in_the_queue_changes_nothing(database: Database) -> None:
    async with database.write() as tx:
        await refused("buddy-not-in-queue", joining.rest(tx, HARBOUR, ANNE, NOW))
        await refused("buddy-not-in-queue", joining.come_back(tx, HARBOUR, ANNE, NOW))
        await refused("buddy-not-in-queue", joining.stay(tx, HARBOUR, ANNE, NOW))
        await joining.leave(tx, HARBOUR, ANNE)
    assert await entry(database, ANNE) is None


async def test_two_runs_at_once_propose_each_person_once(database: Database) -> None:
    await join(database, ANNE, BEN, CLEO)
    made = await asyncio.gather(propose(database, ANNE, BEN), propose(database, BEN, CLEO))
    assert len([pair for pair in made if pair]) == 1
    async with database.read() as tx:
        [pair] = await pairs.living_in(tx, HARBOUR)
    assert {key for _, key, _ in await due(database, matching.TELL)} == {str(one.id) for one in pair.places}


async def test_nobody_is_proposed_who_rests_left_or_is_avoided(database: Database) -> None:
    await join(database, ANNE, BEN, CLEO)
    async with database.write() as tx:
        await joining.rest(tx, HARBOUR, CLEO, NOW)
        await avoids.add(tx, VAULT, HARBOUR, BEN, ANNE, NOW)
    assert await propose(database, ANNE, CLEO) is None
    assert await propose(database, ANNE, BEN) is None
    async with database.write() as tx:
        await joining.leave(tx, HARBOUR, BEN)
    assert await propose(database, ANNE, BEN) is None


async def test_both_say_yes_at_once_and_one_thread_is_asked_for(database: Database) -> None:
    pair = await asked(database, ANNE, BEN)
    await asyncio.gather(*(say(database, pair, who, YES) for who in (ANNE, BEN, ANNE, BEN)))
    assert [key for _, key, _ in await due(database, answering.MEET)] == [str(pair.id)]
    met = await meet(database, pair)
    assert (met.state, met.thread_id) == (OPEN, 500)
    assert [place.answer for place in met.places] == [None, None]
    assert await due(database, matching.CLOSE, matching.TELL) == []


async def test_an_answer_can_change_until_the_time_is_over(database: Database) -> None:
    pair = await asked(database, ANNE, BEN)
    for answer in (YES, NO, YES):
        await say(database, pair, ANNE, answer)
    assert [place.answer for place in (await now_stored(database, pair)).places] == [YES, None]
    await say(database, pair, BEN, NO, CLOSES - MOMENT)
    await refused("buddy-proposal-over", say(database, pair, BEN, YES, CLOSES))


async def test_nobody_answers_for_another_or_from_another_server(database: Database) -> None:
    pair = await asked(database, ANNE, BEN)
    place = pair.places[0].id
    async with database.write() as tx:
        for guild_id, who, id in (
            (HARBOUR, BEN, place),
            (HARBOUR, CLEO, place),
            (ELSEWHERE, ANNE, place),
            (None, BEN, place),
            (HARBOUR, ANNE, 999),
        ):
            await refused("error-gone", answering.answer(tx, guild_id, who, id, YES, NOW))
            await refused("error-gone", ending.end_by_place(tx, guild_id, who, id, NOW))
        for guild_id, who in ((HARBOUR, CLEO), (ELSEWHERE, ANNE), (None, CLEO)):
            await refused("error-gone", ending.end_own(tx, guild_id, who, pair.id, NOW))
            await refused("error-gone", ending.not_again(tx, VAULT, guild_id, who, pair.id, NOW))
        await refused("error-gone", ending.end_own(tx, HARBOUR, ANNE, pair.id, NOW))
    assert await now_stored(database, pair) == pair


async def test_what_each_did_decides_what_becomes_of_them(database: Database) -> None:
    pair = await asked(database, ANNE, BEN)
    await say(database, pair, ANNE, YES)
    async with database.write() as tx:
        await answering.settle(tx, pair.id, CLOSES)
        await answering.settle(tx, pair.id, CLOSES + DAY)
    anne, ben = await entry(database, ANNE), await entry(database, BEN)
    assert anne is not None
    assert ben is not None
    assert (anne.resting, anne.left_out, ben.resting, ben.left_out) == (False, 1, True, 0)
    over = await now_stored(database, pair)
    assert (over.state, [place.answer for place in over.places]) == (OVER, [YES, REST])
    told = await due(database, answering.OUTCOME)
    assert [at for _, _, at in told] == [CLOSES, CLOSES]


@pytest.mark.parametrize(("answer", "end"), [(YES, YES), (NO, UNTOLD), (None, UNTOLD)])
async def test_who_never_got_the_letter_hears_of_the_end_only_after_a_yes(
    database: Database, answer: str | None, end: str
) -> None:
    await join(database, ANNE, BEN)
    pair = await propose(database, ANNE, BEN)
    assert pair is not None
    if answer is not None:
        await say(database, pair, ANNE, answer)
    async with database.write() as tx:
        await answering.settle(tx, pair.id, CLOSES)
    [place, _] = (await now_stored(database, pair)).places
    assert place.answer == end
    found = await entry(database, ANNE)
    assert found is not None
    assert not found.resting


async def test_a_yes_from_all_counts_only_while_nothing_came_between(database: Database) -> None:
    for come_between in ("avoid", "leave", "minor"):
        pair = await asked(database, ANNE, BEN)
        for who in (ANNE, BEN):
            await say(database, pair, who, YES)
        async with database.write() as tx:
            if come_between == "avoid":
                await avoids.add(tx, VAULT, HARBOUR, ANNE, BEN, NOW)
            elif come_between == "leave":
                await entries.drop_entry(tx, HARBOUR, ANNE)
            else:
                young = Answers(adult=False).sealed()
                await entries.change_entry(tx, HARBOUR, ANNE, answers=young)
            assert await answering.meet(tx, VAULT, pair.id) is None
            await answering.settle(tx, pair.id, CLOSES)
            for one in await avoids.of(tx, HARBOUR, ANNE):
                await avoids.undo(tx, HARBOUR, ANNE, one.id)
            for who in (ANNE, BEN):
                await joining.leave(tx, HARBOUR, who)


async def test_both_end_at_once_and_it_ends_once(database: Database) -> None:
    pair = await asked(database, ANNE, BEN)
    for who in (ANNE, BEN):
        await say(database, pair, who, YES)
    pair = await meet(database, pair)

    async def end(who: int) -> None:
        async with database.write() as tx:
            await ending.end_own(tx, HARBOUR, who, pair.id, NOW + DAY)

    await asyncio.gather(end(ANNE), end(BEN))
    over = await now_stored(database, pair)
    assert (over.state, over.ended_at) == (OVER, NOW + DAY)
    assert [(kind, at) for kind, _, at in await due(database, ending.SHUT, answering.FORGET)] == [
        (answering.FORGET, NOW + DAY + rules.THREAD_KEPT),
        (ending.SHUT, NOW + DAY),
    ]
    for who in (ANNE, BEN):
        found = await entry(database, who)
        assert found is not None
        assert found.resting


async def test_three_meet_only_as_three(database: Database) -> None:
    pair = await asked(database, ANNE, BEN, CLEO)
    for who in (ANNE, BEN):
        await say(database, pair, who, YES)
    assert await due(database, answering.MEET) == []
    async with database.write() as tx:
        await ending.stop(tx, CLEO, None, NOW)
        await entries.drop_entry(tx, HARBOUR, CLEO)
        assert await answering.meet(tx, VAULT, pair.id) is None
    assert (await now_stored(database, pair)).state == ASKED
