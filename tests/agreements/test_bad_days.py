"""Cards and threads that somebody deletes, restarts, people who leave, and what moderators take out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.agreements.store import deciding
from tests.agreements.harbour import DAY, Harbour, answer, harbour
from tests.simulated import labels, last, words


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Harbour]:
    async with harbour(tmp_path) as it:
        await it.settle()
        await it.suggest(it.world.member, "Point 2", "We listen.")
        yield it


async def test_a_decision_goes_on_when_its_thread_is_deleted(it: Harbour) -> None:
    await it.say(it.world.member)
    it.world.env.backend.delete_channel(it.thread.id)
    await it.world.advance(6)
    assert "A concern counts without words." in words(it.decision)
    assert "write in" not in words(it.decision)
    await it.say(it.world.other)
    await it.world.advance(7 * DAY)
    assert "Agreed. This is version 2 now." in words(it.decision)


async def test_a_suggestion_whose_card_is_deleted_is_over_and_another_can_come(it: Harbour) -> None:
    await it.decision.delete()
    await it.world.advance(8 * DAY)
    assert "2. We listen first." in await it.read(it.world.member)
    assert "on its way" in words(await it.suggest(it.world.member, "Point 2", "We really listen."))


async def test_too_few_voices_leave_everything_as_it_is(it: Harbour) -> None:
    await it.say(it.world.member)
    await it.world.advance(7 * DAY)
    assert "There were too few voices to decide, so the text stays as it is." in words(it.decision)
    assert "Yes: 1 · I can live with it: 0 · I have a concern: 0" in words(it.decision)
    assert labels(it.decision) == ["Get help now"]
    assert len(it.cards("has changed")) == 0


async def test_a_restart_loses_no_voice_and_tells_nobody_who_said_what(it: Harbour) -> None:
    world = it.world
    await it.say(world.member)
    await world.restart()
    said = await it.say(world.other, "I can live with it")
    assert "You say: I can live with it." in answer(said)
    await world.restart()
    await world.advance(7 * DAY)
    assert "Yes: 1 · I can live with it: 1" in words(it.decision)
    for name in ("member", "other"):
        assert name not in words(it.decision).replace("A member", "").casefold()


async def test_a_voice_goes_with_whoever_leaves_the_server(it: Harbour) -> None:
    world = it.world
    for who in (world.member, world.other, world.keeper):
        await it.say(who, "I have a concern" if who is world.keeper else "Yes")
    world.env.backend.remove_member(world.guild.id, world.keeper.id)
    await world.advance(7 * DAY)
    assert "Yes: 2 · I can live with it: 0 · I have a concern: 0" in words(it.decision)
    assert "Agreed." in words(it.decision)


async def test_a_moderator_takes_a_suggestion_out_and_that_is_seen(it: Harbour) -> None:
    world = it.world
    assert "Only the person who suggested it, or a moderator" in answer(await it.say(world.other, "Withdraw"))
    taken = await it.say(world.moderator, "Withdraw")
    assert "The suggestion is withdrawn, and the card says so." in answer(taken)
    assert "A moderator withdrew this suggestion." in words(it.decision)
    assert "We listen." not in words(it.decision)
    assert labels(it.decision) == ["Get help now"]


async def test_whoever_suggested_it_takes_it_back(it: Harbour) -> None:
    await it.say(it.world.member, "Withdraw")
    assert "This suggestion was taken back." in words(it.decision)
    assert "on its way" in words(await it.suggest(it.world.member, "Point 2", "We really listen."))


async def test_concerns_that_nobody_answers_leave_it_as_it_was(it: Harbour) -> None:
    await it.say(it.world.other, "I have a concern")
    await it.world.advance(7 * DAY)
    pressed = it.decision
    assert "There are concerns." in words(pressed)
    await it.world.advance(14 * DAY)
    assert "This was left as it is." in words(it.decision)


async def test_a_retired_circle_decides_nothing_any_more(it: Harbour) -> None:
    world = it.world
    for who in (world.member, world.other):
        await it.say(who)
    desk = await world.moderator.slash(it.channel, "desk circles", channel=it.channel)
    await world.moderator.click(last(desk), label="Retire")
    await world.advance(7 * DAY)
    assert "This was left as it is." in words(it.decision)


async def test_a_channel_that_is_gone_takes_what_was_open_along(it: Harbour) -> None:
    world = it.world
    world.env.backend.delete_channel(it.channel.id)
    await world.advance(8 * DAY)
    async with world.app.database.read() as tx:
        assert await deciding.in_channel(tx, it.channel.id) == []


async def test_news_of_a_version_waits_while_the_channel_has_heard_enough(it: Harbour) -> None:
    world = it.world
    for who in (world.member, world.other):
        await it.say(who)
    await world.advance(6 * DAY + 3600)
    for _ in range(3):
        await world.keeper.slash(it.channel, "keep remind")
        await world.advance(6 * 3600)
    await world.advance(5 * 3600 + 60)
    assert "Agreed. This is version 2 now." in words(it.decision)
    assert it.cards("has changed") == []
    await world.advance(DAY)
    assert len(it.cards("has changed")) == 1


@pytest.mark.parametrize("status", [500, 503])
async def test_a_card_that_discord_did_not_take_comes_a_little_later(it: Harbour, status: int) -> None:
    world = it.world
    world.env.inject_error("POST", f"/channels/{it.channel.id}/messages", status=status, times=2)
    sent = await it.suggest(world.other, "Point 3", "Pass whenever you like.")
    assert "on its way" in answer(sent)
    await world.advance(60)
    assert len(it.cards("Pass whenever")) + len(it.cards("whenever you like.")) >= 1
    assert "write in" in words(it.decision)
