"""How many voices a decision needs, from how many people usually come."""

from __future__ import annotations

from dataclasses import replace

from bot.agreements.actions import deciding
from bot.core.database import Database
from bot.core.turnout import Turnout
from bot.rounds import actions as rounds
from bot.rounds import store as round_store
from tests.agreements.acting import WEEK, agreed
from tests.rounds.people import MEMBER, NOW, open_round


async def test_how_many_voices_it_needs_follows_the_last_four_rounds(database: Database) -> None:
    found = await agreed(database)
    for came in (9, 0, 6, 8, 10):
        opened, _ = await open_round(database)
        async with database.write() as tx:
            for number in range(came):
                await rounds.listen(tx, replace(MEMBER, user_id=70 + number), opened.id)
            await rounds.close(tx, opened.id, now=NOW, keep=WEEK)
    await open_round(database)
    async with database.write() as tx:
        turnout = Turnout(round_store.turnout)
        assert await turnout.of(tx, MEMBER.channel_id) == [10, 8, 6, 0]
        one = await deciding.suggest(tx, MEMBER, found.id, 2, "We listen.", turnout, NOW)
    assert one.least == 3
