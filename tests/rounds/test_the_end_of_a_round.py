"""When a round has closed, one quiet line says that the buddy queue is open, if it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.buddies.store import queue
from bot.buddies.store.tables import Settings
from tests.rounds.evening import evening
from tests.simulated import words

LINE = "-# The buddy queue is open: /buddy"


@pytest.mark.parametrize("is_open", [True, False])
async def test_the_buddy_queue_is_named_on_the_closed_card_alone(tmp_path: Path, *, is_open: bool) -> None:
    async with evening(tmp_path) as it:
        async with it.world.app.database.write() as tx:
            await queue.choose(tx, Settings(it.world.guild.id, open=is_open, channel_id=it.channel.id))
        await it.press(it.world.member, "Just listening")
        await it.world.advance(6)
        assert LINE not in words(it.card).splitlines()
        await it.panel(it.world.keeper, "Close", "Keep")
        await it.world.advance(6)
        assert words(it.card).splitlines().count(LINE) == is_open
        assert len(it.messages(it.channel)) == 1
