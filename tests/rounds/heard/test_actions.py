"""Who waits for an answer, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import discord

from bot.core import jobs
from bot.core.database import Database
from bot.rounds import actions as rounds
from bot.rounds import store as round_store
from bot.rounds.heard import actions
from bot.rounds.store import Round
from tests.rounds.acting import close
from tests.rounds.people import KEEP, KEEPER, MEMBER, MORNING, NOW, OTHER, make_circle, open_round

EARLY, LATE = NOW + timedelta(hours=11), NOW + timedelta(hours=12)
FIRST, SECOND = (discord.utils.time_snowflake(NOW + timedelta(minutes=minutes)) for minutes in (0, 90))


async def share(database: Database, opened: Round, user_id: int, message_id: int, welcome: str) -> int:
    by = replace(MEMBER, user_id=user_id, guild_id=opened.guild_id, channel_id=opened.channel_id)
    async with database.write() as tx:
        await round_store.change(tx, opened.id, thread_id=499 + opened.id)
        _, mine = await rounds.send(tx, by, opened.id, welcome=welcome, noted=False, token="t")
        await rounds.note_shared(tx, [mine.id], message_id)
    return mine.id


async def due(database: Database, opened: Round, *, hours: float = 12) -> list[int]:
    async with database.read() as tx:
        look = await actions.look(tx, opened.id, NOW + timedelta(hours=hours))
    return [one.check_in_id for one in look.due] if look else []


async def answer(database: Database, message_id: int, author_id: int) -> bool:
    async with database.write() as tx:
        return await actions.note_answers(tx, [(message_id, author_id)] * 2)


async def test_only_what_welcomes_an_answer_and_has_none_waits(database: Database, opened: Round) -> None:
    waits = await share(database, opened, MEMBER.user_id, FIRST, "kind")
    await share(database, opened, OTHER.user_id, SECOND, "read")
    assert await due(database, opened, hours=11) == []
    assert await due(database, opened) == [waits]
    assert not await answer(database, FIRST, MEMBER.user_id)
    assert not await answer(database, SECOND, MEMBER.user_id)
    assert not await answer(database, 12345, OTHER.user_id)
    assert await due(database, opened) == [waits]
    assert await answer(database, FIRST, OTHER.user_id)
    assert not await answer(database, FIRST, OTHER.user_id)
    assert await due(database, opened) == []


async def test_an_answer_to_a_message_with_several_counts_for_all_but_ones_own(
    database: Database, opened: Round
) -> None:
    mine = await share(database, opened, MEMBER.user_id, FIRST, "kind")
    await share(database, opened, OTHER.user_id, FIRST, "ideas")
    assert await answer(database, FIRST, MEMBER.user_id)
    assert await due(database, opened) == [mine]


async def test_words_that_were_taken_out_wait_for_nobody(database: Database, opened: Round) -> None:
    taken = await share(database, opened, MEMBER.user_id, FIRST, "kind")
    async with database.write() as tx:
        await rounds.take_out(tx, KEEPER, taken)
    assert await due(database, opened) == []


async def test_keepers_are_told_once_of_each_and_at_most_daily(database: Database, opened: Round) -> None:
    assert await next_look(database, opened) is None
    await share(database, opened, MEMBER.user_id, FIRST, "kind")
    await share(database, opened, OTHER.user_id, SECOND, "questions")
    assert await next_look(database, opened) == NOW + timedelta(hours=12)
    async with database.write() as tx:
        look = await actions.look(tx, opened.id, LATE)
        assert look is not None
        assert [one.message_id for one in look.news] == [FIRST]
        await actions.note_told(tx, look.round, look.news, LATE)
    assert await next_look(database, opened) == LATE + timedelta(days=1)
    await close(database, opened)
    async with database.write() as tx:
        look = await actions.look(tx, opened.id, LATE + timedelta(days=1))
        assert look is not None
        assert [one.message_id for one in look.news] == [SECOND]
        assert [one.message_id for one in look.due] == [FIRST, SECOND]
        await jobs.drop(tx, actions.LOOK, str(opened.id))  # as the scheduler does once all is done
        await actions.note_told(tx, look.round, look.news, LATE + timedelta(days=1))
    assert await next_look(database, opened) is None


async def test_what_only_asks_to_be_read_plans_nothing(database: Database, opened: Round) -> None:
    await share(database, opened, MEMBER.user_id, FIRST, "read")
    assert await next_look(database, opened) is None


async def test_who_shares_later_leaves_a_look_where_it_was_put(database: Database, opened: Round) -> None:
    await share(database, opened, MEMBER.user_id, FIRST, "kind")
    async with database.write() as tx:
        await actions.look_again(tx, opened, LATE + timedelta(hours=3))
    await share(database, opened, OTHER.user_id, SECOND, "kind")
    assert await next_look(database, opened) == LATE + timedelta(hours=3)


async def test_where_nobody_waits_any_more_the_next_to_share_is_looked_for(
    database: Database, opened: Round
) -> None:
    await share(database, opened, MEMBER.user_id, FIRST, "kind")
    assert await answer(database, FIRST, OTHER.user_id)
    await share(database, opened, OTHER.user_id, SECOND, "kind")
    assert await next_look(database, opened) == NOW + timedelta(hours=12, minutes=90)


async def next_look(database: Database, opened: Round) -> object:
    async with database.read() as tx:
        planned = {(job.kind, job.key): job.due_at for job in await jobs.upcoming(tx)}
    return planned.get((actions.LOOK, str(opened.id)))


async def test_who_was_answered_while_nobody_looked_is_looked_for_for_a_week(
    database: Database, opened: Round
) -> None:
    await share(database, opened, MEMBER.user_id, FIRST, "kind")
    await close(database, opened)
    for days, expected in ((6, [(opened.id, FIRST)]), (8, [])):
        async with database.read() as tx:
            behind = await actions.to_catch_up(tx, NOW + timedelta(days=days))
        assert [(found.id, since) for found, since in behind] == expected


async def to_tell(
    database: Database, opened: Round, now: datetime, most: int = 30
) -> list[tuple[int, list[int]]]:
    """Of which messages a look at this round would tell, by round."""
    async with database.read() as tx:
        look = await actions.look(tx, opened.id, now)
        looks = await actions.to_tell(tx, look, now, most) if look else ()
    return [(one.round.id, [unheard.message_id for unheard in one.due]) for one in looks]


async def open_elsewhere(database: Database, guild_id: int, channel_id: int) -> Round:
    await make_circle(database, channel_id, guild_id)
    by = replace(KEEPER, guild_id=guild_id, channel_id=channel_id)
    return (await open_round(database, by))[0]


async def test_one_line_tells_of_all_rounds_of_a_server_and_of_none_twice_a_day(
    database: Database, opened: Round
) -> None:
    morning = await open_elsewhere(database, opened.guild_id, MORNING)
    abroad = await open_elsewhere(database, opened.guild_id + 1, MORNING + 1)
    for number, one in enumerate((opened, morning, abroad)):
        await share(database, one, MEMBER.user_id, FIRST + number, "kind")
        await share(database, one, OTHER.user_id, SECOND + number, "kind")
    first_two = [(opened.id, [FIRST]), (morning.id, [FIRST + 1])]
    assert await to_tell(database, opened, LATE) == first_two
    later, both = LATE + timedelta(hours=2), (opened.id, [FIRST, SECOND])
    assert await to_tell(database, opened, later) == [both, (morning.id, [FIRST + 1, SECOND + 1])]
    assert await to_tell(database, opened, later, most=3) == [both, (morning.id, [FIRST + 1])]
    async with database.write() as tx:
        look = await actions.look(tx, morning.id, LATE)
        assert look is not None
        await actions.note_told(tx, morning, look.news, LATE)
    assert await to_tell(database, opened, later) == [both]
    tomorrow = LATE + timedelta(days=1)
    assert await to_tell(database, opened, tomorrow) == [both, (morning.id, [SECOND + 1])]
    await close(database, morning)
    assert await to_tell(database, opened, tomorrow + timedelta(days=8)) == [both]


async def test_a_round_whose_thread_is_gone_waits_for_nothing(database: Database, opened: Round) -> None:
    await share(database, opened, MEMBER.user_id, FIRST, "kind")
    async with database.write() as tx:
        await rounds.lose_thread(tx, opened, now=EARLY, keep=KEEP)
    async with database.write() as tx:
        assert await actions.look(tx, opened.id, LATE) is None
        assert await actions.to_catch_up(tx, LATE) == []
