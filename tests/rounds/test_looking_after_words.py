"""Who wrote, whose words stand where, and what is forgotten, on both databases."""

from __future__ import annotations

from dataclasses import replace

from bot.core.database import Database
from bot.rounds import actions, store
from bot.rounds.store import Round
from tests.rounds.acting import close, listen, now_stored, refused, send, share, standing, write_in_thread
from tests.rounds.people import (
    ELSEWHERE,
    KEEP,
    KEEPER,
    LATER,
    MEMBER,
    MODERATOR,
    OTHER,
)


async def test_whoever_writes_in_the_thread_counts_once_and_only_while_it_is_open(
    database: Database, opened: Round
) -> None:
    async with database.write() as tx:
        await store.change(tx, opened.id, thread_id=500)
    await listen(database, OTHER, opened)
    assert (
        await write_in_thread(database, MEMBER.user_id, MEMBER.user_id, OTHER.user_id, seen=700) == opened.id
    )
    assert await write_in_thread(database, MEMBER.user_id, seen=650) is None
    found, here, _ = await now_stored(database, opened)
    assert (here, found.seen_id) == (2, 700)
    await close(database, opened)
    assert await write_in_thread(database, KEEPER.user_id, seen=800) is None
    assert (await now_stored(database, opened))[1] == 2


async def test_after_a_month_nobody_knows_who_was_here_and_words_can_still_be_taken_back(
    database: Database, opened: Round
) -> None:
    shared = await share(database, MEMBER, opened, 900)
    removed = await share(database, OTHER, opened, 901)
    await listen(database, MODERATOR, opened)
    async with database.write() as tx:
        await actions.take_out(tx, KEEPER, removed.id)
    await close(database, opened)
    async with database.write() as tx:
        await actions.forget(tx, opened.id)
    assert (await now_stored(database, opened))[1] == 0
    mine = await standing(database, MEMBER, opened)
    assert mine is not None
    assert mine.id == shared.id
    assert await standing(database, OTHER, opened) is None


async def test_after_a_keeper_took_a_check_in_out_its_author_may_send_another(
    database: Database, opened: Round
) -> None:
    first = await share(database, MEMBER, opened, 900, 901)
    async with database.write() as tx:
        assert (await actions.find_to_take_out(tx, KEEPER, first.id))[1].id == first.id
        await actions.take_out(tx, KEEPER, first.id)
    mine = await standing(database, MEMBER, opened)
    assert mine is not None
    assert (mine.posted, mine.taken_out, mine.taken_out_by) == (False, True, KEEPER.user_id)
    async with database.read() as tx:
        assert await store.waiting(tx) == []
        assert await refused(actions.find_own(tx, MEMBER, opened.id)) == "round-nothing-shared"
        assert await refused(actions.find_to_take_out(tx, KEEPER, first.id)) == "error-gone"
    again = await send(database, MEMBER, opened)
    assert again.id != first.id


async def test_a_check_in_is_found_by_either_of_its_messages_and_only_by_who_keeps_the_round(
    database: Database, opened: Round
) -> None:
    mine = await share(database, MEMBER, opened, 900, 901)
    async with database.read() as tx:
        for message_id in (900, 901):
            _, found = await actions.find_in_message(tx, KEEPER, message_id)
            assert [one.id for one in found] == [mine.id]
        assert await refused(actions.find_in_message(tx, OTHER, 900)) == "error-keepers-only"
        assert await refused(actions.find_in_message(tx, KEEPER, 902)) == "round-no-check-in-here"
        assert (
            await refused(actions.find_in_message(tx, replace(MODERATOR, guild_id=ELSEWHERE), 900))
            == "error-gone"
        )


async def test_what_was_never_posted_is_given_back_and_what_was_stays(
    database: Database, opened: Round
) -> None:
    posted, waiting = await share(database, MEMBER, opened, 900), await send(database, OTHER, opened)
    async with database.write() as tx:
        assert [one.id for one in await store.waiting(tx)] == [posted.id, waiting.id]
        await store.note_told(tx, [posted.id])
        assert [one.id for one in await store.waiting(tx)] == [waiting.id]
        await store.drop_unposted(tx, posted.id)
        await store.drop_unposted(tx, waiting.id)
    assert await standing(database, MEMBER, opened) is not None
    assert await standing(database, OTHER, opened) is None


async def test_a_lost_thread_closes_its_round_and_leaves_no_pointer_to_it(
    database: Database, opened: Round
) -> None:
    await share(database, MEMBER, opened, 900)
    async with database.write() as tx:
        await store.change(tx, opened.id, thread_id=500)
        await actions.lose_thread(tx, opened, now=LATER, keep=KEEP)
    found, here, _ = await now_stored(database, opened)
    assert (found.closed_at, found.thread_id, here) == (LATER, None, 1)
    assert await standing(database, MEMBER, opened) is None
