"""What moderators do with the queue, and what is kept for how long, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.buddies import desk, ending, joining, matching, rules
from bot.buddies.store import kept
from bot.buddies.store import queue as entries
from bot.buddies.store.tables import OVER, YES
from bot.core import changes
from bot.core.database import Database
from bot.members import avoids
from tests.buddies.acting import (
    ANNE,
    BEN,
    BUDDIES,
    CLEO,
    HARBOUR,
    MO,
    MODERATOR,
    NOW,
    VAULT,
    asked,
    due,
    entry,
    join,
    meet,
    now_stored,
    propose,
    refused,
    say,
)

DAY = timedelta(days=1)
MOMENT = timedelta(seconds=1)


async def test_an_avoid_outlives_a_place_and_can_be_undone(database: Database) -> None:
    pair = await asked(database, ANNE, BEN)
    for who in (ANNE, BEN):
        await say(database, pair, who, YES)
    pair = await meet(database, pair)
    async with database.write() as tx:
        await ending.not_again(tx, VAULT, HARBOUR, ANNE, pair.id, NOW)
        await ending.not_again(tx, VAULT, HARBOUR, ANNE, pair.id, NOW)
        for who in (ANNE, BEN):
            await joining.leave(tx, HARBOUR, who)
    later = NOW + 400 * DAY
    async with database.write() as tx:
        await kept.sweep(tx, later)
        assert await matching.never(tx, VAULT, HARBOUR, [ANNE, BEN], later) == {(ANNE, BEN)}
        assert await avoids.of(tx, HARBOUR, BEN) == []
        [one] = await avoids.of(tx, HARBOUR, ANNE)
        await avoids.undo(tx, HARBOUR, BEN, one.id)
        assert len(await avoids.of(tx, HARBOUR, ANNE)) == 1
        await avoids.undo(tx, HARBOUR, ANNE, one.id)
        assert await matching.never(tx, VAULT, HARBOUR, [ANNE, BEN], later) == frozenset()


async def test_the_same_two_are_kept_apart_for_ninety_days(database: Database) -> None:
    await asked(database, ANNE, BEN)
    for at, apart in ((NOW + 90 * DAY - MOMENT, [(ANNE, BEN)]), (NOW + 90 * DAY, [])):
        async with database.write() as tx:
            await kept.sweep(tx, at)
            assert [*await matching.never(tx, VAULT, HARBOUR, [ANNE, BEN, CLEO], at)] == apart


async def test_a_place_is_forgotten_after_sixty_days_unless_it_is_used(database: Database) -> None:
    await join(database, ANNE, BEN, CLEO)
    pair = await propose(database, BEN, CLEO)
    assert pair is not None
    async with database.write() as tx:
        await kept.sweep(tx, NOW + 60 * DAY)
    assert await entry(database, ANNE) is not None
    async with database.write() as tx:
        await kept.sweep(tx, NOW + 60 * DAY + MOMENT)
    assert await entry(database, ANNE) is None
    assert await entry(database, BEN) is not None  # something is under way for them


async def test_who_waits_is_asked_in_time_whether_they_stay(database: Database) -> None:
    await join(database, ANNE)
    first = NOW + rules.FADING_AFTER
    [(_, key, at)] = await due(database, joining.FADING)
    assert at == first
    async with database.write() as tx:
        assert await joining.fading(tx, int(key), first - DAY) is None
        assert await joining.fading(tx, int(key), first) is not None
        await joining.stay(tx, HARBOUR, ANNE, first)
        assert await joining.fading(tx, int(key), first) is None
    assert [at for _, _, at in await due(database, joining.FADING)] == [first + rules.FADING_AFTER]
    second = first + rules.FADING_AFTER
    async with database.write() as tx:
        await joining.rest(tx, HARBOUR, ANNE, first)
        assert await joining.fading(tx, int(key), second) is None


async def test_keeping_somebody_out_ends_their_pair_and_is_told_once(database: Database) -> None:
    pair = await asked(database, ANNE, BEN)
    for who in (ANNE, BEN):
        await say(database, pair, who, YES)
    pair = await meet(database, pair)

    async def keep_out() -> None:
        async with database.write() as tx:
            await desk.keep_out(tx, MODERATOR, BEN, NOW)

    await asyncio.gather(keep_out(), keep_out())
    assert (await now_stored(database, pair)).state == OVER
    assert await entry(database, BEN) is None
    assert len(await due(database, desk.TELL_OUT)) == 1
    await refused("buddy-kept-out", join(database, BEN))
    async with database.write() as tx:
        await desk.let_in(tx, MODERATOR, BEN, NOW)
    await join(database, BEN)


async def test_only_moderators_use_the_desk(database: Database) -> None:
    member = replace(MODERATOR, moderator=False)
    async with database.write() as tx:
        for doing in (
            desk.save(tx, member, {"open": False}, NOW),
            desk.match_now(tx, member, NOW),
            desk.part(tx, member, ANNE, NOW),
            desk.keep_out(tx, member, ANNE, NOW),
            desk.let_in(tx, member, ANNE, NOW),
        ):
            await refused("error-moderators-only", doing)
        await refused("buddy-needs-channel", desk.save(tx, MODERATOR, {"channel_id": None}, NOW))


async def test_a_change_of_the_queue_is_undone_unless_it_was_changed_since(database: Database) -> None:
    lists = {"wishes": ["Tea"], "offers": ["Tea"], "traits": {"Pets": ["Cats"]}}
    async with database.write() as tx:
        await desk.save(tx, MODERATOR, {"asked": lists}, NOW)
        [first] = await changes.latest(tx, HARBOUR, 1)
        await desk.save(tx, MODERATOR, {"asked": {**lists, "wishes": ["Coffee"]}}, NOW)
        [second] = await changes.latest(tx, HARBOUR, 1)
        await refused("change-since", desk.undo(tx, MODERATOR, first, NOW))
        await desk.undo(tx, MODERATOR, second, NOW)
        assert (await entries.chosen(tx, HARBOUR)).asked == lists
        await desk.undo(tx, MODERATOR, first, NOW)
        assert (await entries.chosen(tx, HARBOUR)).asked is None
        assert (await entries.chosen(tx, HARBOUR)).channel_id == BUDDIES
        assert second.by_user_id == MO


async def test_a_deleted_channel_closes_the_queue_and_ends_its_pairs(database: Database) -> None:
    pair = await asked(database, ANNE, BEN)
    for who in (ANNE, BEN):
        await say(database, pair, who, YES)
    pair = await meet(database, pair)
    async with database.write() as tx:
        assert await ending.lose_channel(tx, 999, NOW) is None
        assert await ending.lose_channel(tx, BUDDIES, NOW) == HARBOUR
        assert await matching.waiting(tx, HARBOUR) == []
    assert (await now_stored(database, pair)).state == OVER
    await refused("buddy-closed", join(database, CLEO))
