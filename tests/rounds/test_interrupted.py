"""The bot stops and starts again in the middle: nothing is lost, nothing twice, nobody is forgotten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from simcord import MemberActor

from bot.core.actor import Actor
from bot.rounds import actions, store
from tests.rounds.evening import Evening, evening
from tests.rounds.test_bad_days import count
from tests.simulated import labels, last, words

LOST = "lost your words before they were shared. Please check in again."


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Evening]:
    async with evening(tmp_path) as it:
        yield it


async def take(it: Evening, token: str = "gone") -> None:
    """Take a member's check-in, as a process does that is killed before it posts."""
    by = Actor(it.world.guild.id, it.channel.id, it.world.member.id, moderator=False)
    async with it.world.app.database.write() as tx:
        await actions.send(tx, by, 1, welcome="read", noted=False, token=token)


async def forget_where(it: Evening) -> None:
    """Leave a check-in as a process does that is killed right after it posted."""
    async with it.world.app.database.write() as tx:
        await store.change_check_in(tx, 1, message_id=None, more_id=None, answer_token="gone")


def write_unseen(it: Evening, who: MemberActor, *, reply: bool = False) -> None:
    """Have somebody write in the thread while no bot is connected."""
    thread = it.thread
    to = {"channel_id": str(thread.id), "message_id": str(thread.history()[-1].id)} if reply else None
    it.world.env.backend.create_message(thread.id, who.id, "here", reference=to, broadcast=False)


async def test_a_form_that_was_open_and_the_old_buttons_still_work(it: Evening) -> None:
    form = await it.press(it.world.member, "Check in")
    panel = last(await it.press(it.world.keeper, "Keep"))
    await it.world.restart()
    assert "Shared." in words(await it.send(it.world.member, form, "hello"))
    await it.press(it.world.other, "Just listening")
    assert await it.shows("2 people are here")
    assert "for an hour more" in words(await it.world.keeper.click(panel, label="Extend"))
    change = await it.panel(it.world.member, "Change")
    assert "Changed." in words(await it.send(it.world.member, change, "hello again"))
    assert len(it.shared()) == 1


async def test_a_restart_posts_nothing_twice(it: Evening) -> None:
    await it.share(it.world.member, "hello")
    for _ in range(2):
        await it.world.restart()
        await it.world.advance(6)
    assert len(it.shared()) == len(it.messages(it.channel)) == 1
    assert "1 person is here" in words(it.card)


async def test_who_wrote_in_the_thread_while_the_bot_was_away_is_counted(it: Evening) -> None:
    await it.world.other.send(it.thread, "I am here")
    write_unseen(it, it.world.member)
    write_unseen(it, it.world.member)
    write_unseen(it, it.world.keeper, reply=True)
    assert await it.shows("1 person is here")
    await it.world.restart()
    assert await it.shows("2 people are here")


async def test_a_round_whose_time_passed_while_the_bot_was_away_closes_with_all_who_came(it: Evening) -> None:
    await it.world.app.scheduler.stop()
    write_unseen(it, it.world.member)
    await it.world.advance(30 * 3600)
    assert "Check in" in labels(it.card)
    await it.world.restart()
    await it.world.advance(6)
    assert "This round has closed." in words(it.card)
    assert "1 person is here" in words(it.card)


async def test_words_that_a_dead_process_never_posted_are_asked_for_again(it: Evening) -> None:
    await take(it)
    await it.world.restart()
    assert count(it, "check_ins") == 0
    assert "Shared." in words(await it.share(it.world.member, "hello"))
    assert await it.shows("1 person is here")


async def test_words_that_were_posted_and_not_remembered_are_found_again(it: Evening) -> None:
    await it.share(it.world.member, *["*" * 1000] * 3)
    await forget_where(it)
    await it.world.restart()
    assert len(it.shared()) == 2
    assert "Removed" in words(await it.panel(it.world.member, "Remove"))
    assert it.shared() == []


async def test_without_a_restart_a_press_finds_them_as_well(it: Evening) -> None:
    await it.share(it.world.member, "hello")
    await forget_where(it)
    again = await it.press(it.world.member, "Check in")
    assert labels(again)[:2] == ["Change", "Remove"]
    await it.world.member.click(last(again), label="Remove")
    assert it.shared() == []
    await take(it)
    lost = await it.press(it.world.member, "Check in")
    assert LOST in words(lost)
    anew = await it.world.member.click(last(lost), label="Check in")
    assert "Shared." in words(await it.send(it.world.member, anew, "hello again"))
    assert len(it.shared()) == 1


async def test_a_card_that_was_posted_and_not_remembered_is_not_posted_twice(it: Evening) -> None:
    async with it.world.app.database.write() as tx:
        await store.change(tx, 1, card_id=None, thread_id=None)
    await it.world.restart()
    assert len(it.messages(it.channel)) == 1
    assert len(it.channel.threads) == 1
    assert "Shared." in words(await it.share(it.world.member, "hello"))


async def test_a_thread_that_was_deleted_while_the_bot_was_away_ends_the_round(it: Evening) -> None:
    await it.share(it.world.member, "hello")
    it.world.env.backend.subscribers.clear()
    it.world.env.backend.delete_channel(it.thread.id)
    await it.world.restart()
    await it.world.advance(6)
    assert "This round has closed." in words(it.card)
    assert count(it, "check_ins") == 0


async def test_a_channel_that_was_deleted_while_the_bot_was_away_ends_its_round_alone(it: Evening) -> None:
    other = Evening(it.world, it.world.guild.create_text_channel("morning-circle"))
    await other.open()
    await it.share(it.world.member, "hello")
    it.world.env.backend.subscribers.clear()
    it.world.env.backend.delete_channel(it.channel.id)
    await it.world.restart()
    assert count(it, "check_ins") == 0
    assert "Shared." in words(await other.share(it.world.member, "morning"))


async def test_a_bot_that_started_without_its_database_catches_up_by_itself(it: Evening) -> None:
    await it.world.app.database.close()
    folder = it.world.data_dir
    away = [file.rename(file.with_name(f"{file.name}.away")) for file in folder.glob("alongside.db*")]
    (folder / "alongside.db").mkdir()
    await it.world.restart()
    write_unseen(it, it.world.member)
    (folder / "alongside.db").rmdir()
    for file in away:
        file.rename(file.with_name(file.name.removesuffix(".away")))
    await it.world.advance(60)
    assert "1 person is here" in words(it.card)
    await it.world.other.send(it.thread, "me too")
    assert await it.shows("2 people are here")
