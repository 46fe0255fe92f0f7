"""The real program is killed while it calls somebody, and started again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.loopback.components import text_of
from tests.loopback.model import User
from tests.rounds.harbour import Harbour, harbour
from tests.rounds.test_kills import let_time_pass


def called(it: Harbour) -> list[str]:
    """What the thread says about whose turn it is."""
    return [text_of(message) for message in it.posts() if "It is your turn" in text_of(message)]


def is_turn_of(it: Harbour, person: User) -> bool:
    return [f"<@{person.id}>" in text for text in called(it)] == [True]


@pytest.mark.parametrize("after_effect", [False, True], ids=["before-the-call", "after-the-call"])
async def test_a_kill_while_somebody_is_called_leaves_one_call(tmp_path: Path, after_effect: bool) -> None:
    async with harbour(tmp_path) as it:
        card = await it.open_round(order="go-round")
        for person in (it.ada, it.ben):
            await it.world.press(person, card, label="Join")
        panel = await it.world.press(it.keeper, card, label="Keep")
        hung = it.world.faults.add(
            "POST", f"/channels/{it.thread.id}/messages", hang=60, after_effect=after_effect
        )
        await it.world.press(it.keeper, panel.message, label="Begin")
        await it.world.until(lambda: hung.hits)
        await it.process.kill()
        it.world.faults.clear()
        let_time_pass(it, timedelta(minutes=2))
        await it.process.start()
        await it.world.until(lambda: is_turn_of(it, it.ada), 15, what="the call of Ada")
        (call,) = (message for message in it.posts() if "It is your turn" in text_of(message))
        assert "Thank you." in (await it.world.press(it.ada, call, label="Done")).text
        await it.world.until(lambda: is_turn_of(it, it.ben), 15, what="the call of Ben, and of nobody else")
