"""Places that vanish, Discord or the database away: no words are lost, and nobody is left guessing."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from simcord import InteractionResult

from tests.rounds.evening import Evening, evening
from tests.rounds.harbour import READ, WELCOME, lagoon
from tests.simulated import labels, last, words

THREE = ["rent | **late**", "a walk @everyone", "`sleep` <@1>"]
SHOWN = [r"rent \| \*\*late\*\*", r"a walk \@everyone", r"\`sleep\` \<\@1>"]
BACK = "Here are your words, to keep. Only you can see them:"
FAMILY = "👩‍👩‍👧‍👦"
POSTS = "/channels/*/messages"


async def at_once(seconds: float) -> None:
    """Wait no time at all: a form that waits for others would stop an offline Discord's clock."""


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Evening]:
    async with evening(tmp_path) as it:
        yield it


def told(result: InteractionResult) -> list[str]:
    """All that somebody read after what they did, which nobody else sees."""
    shown = [message for message in (result.response, *result.followups) if message is not None]
    assert all(message.ephemeral for message in shown)
    return [words(message) for message in shown]


def assert_words_are_back(result: InteractionResult, sentence: str) -> None:
    """A sentence that says why, and every word."""
    text = "".join(told(result))
    assert sentence in text
    assert BACK in text
    assert all(said in text for said in SHOWN)


def count(it: Evening, table: str) -> int:
    """How many rows a table has, seen from outside the bot."""
    with closing(sqlite3.connect(it.world.data_dir / "alongside.db")) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


async def test_a_form_that_is_sent_after_the_round_closed_gives_the_words_back(it: Evening) -> None:
    form = await it.press(it.world.member, "Check in")
    await it.panel(it.world.keeper, "Close", "Keep")
    assert_words_are_back(
        await it.send(it.world.member, form, *THREE),
        "This round has closed. You can still write in its thread.",
    )
    assert it.shared() == []
    assert count(it, "check_ins") == count(it, "presences") == 0


async def test_a_thread_that_was_deleted_gives_the_words_back_and_ends_the_round(it: Evening) -> None:
    await it.share(it.world.other, "hello")
    form = await it.press(it.world.member, "Check in")
    it.world.env.backend.delete_channel(it.thread.id)
    await it.world.env.settle()
    assert_words_are_back(await it.send(it.world.member, form, *THREE), "This round has closed.")
    assert await it.shows("This round has closed.")
    assert count(it, "check_ins") == 0
    assert "This round has closed." in words(await it.press(it.world.other, "My check-in"))


async def test_a_thread_that_vanishes_unseen_gives_the_words_back(it: Evening) -> None:
    form = await it.press(it.world.member, "Check in")
    it.world.env.inject_error("POST", POSTS, status=404, code=10003, message="Unknown Channel")
    result = await it.send(it.world.member, form, *THREE)
    assert_words_are_back(result, "The thread of this round was deleted, so nothing could be shared.")
    assert await it.shows("This round has closed.")
    assert count(it, "check_ins") == 0


async def test_a_channel_that_was_deleted_takes_its_round_along_and_no_other(it: Evening) -> None:
    other = Evening(it.world, it.world.guild.create_text_channel("morning-circle"))
    await other.open()
    await it.share(it.world.member, "hello")
    await other.share(it.world.member, "morning")
    it.world.env.backend.delete_channel(it.channel.id)
    await it.world.advance(10)
    assert count(it, "check_ins") == 1
    assert await other.shows("1 person is here")
    await it.world.advance(25 * 3600)
    assert "This round has closed." in words(other.card)


async def test_a_card_that_was_deleted_leaves_the_round_to_those_who_type(it: Evening) -> None:
    it.world.env.backend.delete_message(it.channel.id, it.card.id)
    await it.world.env.settle()
    form = await it.world.member.slash(it.channel, "checkin")
    assert "Shared." in words(await it.send(it.world.member, form, "hello"))
    await it.world.advance(6)
    panel = await it.world.keeper.slash(it.channel, "keep round")
    assert "1 person is here" in words(panel)
    closed = await it.world.keeper.click(last(panel), label="Close")
    assert "The round has closed." in words(closed)
    await it.world.advance(6)
    assert "The round is open." in words(await it.world.keeper.slash(it.channel, "keep round"))


async def test_what_a_member_shared_stays_theirs_to_remove_by_a_keeper_after_they_left(it: Evening) -> None:
    await it.share(it.world.member, "hello")
    it.world.guild.remove_member(it.world.member)
    await it.world.env.settle()
    assert len(it.shared()) == 1
    message = it.messages(it.thread)[0]
    await it.world.keeper.context_menu(it.thread, "Remove this check-in", message)
    assert it.shared() == []


async def test_who_leaves_while_their_form_is_on_its_way_loses_no_words_and_can_have_them_taken_back(
    tmp_path: Path,
) -> None:
    async with lagoon(tmp_path) as it:
        card = await it.open_round()
        form = (await it.world.press(it.ada, card, label="Check in")).modal
        it.world.remove_member(it.guild, it.ada)
        sent = await it.world.submit(form, {form.labels[0]: "one word", WELCOME: READ}).finished()
        assert sent.text.startswith("Shared.")
        assert it.times("one word") == 1
        own = await it.world.slash(it.ada, it.world.dm(it.ada), "mine")
        asked = await it.world.press(it.ada, own.message, label="Erase everything")
        await it.world.press(it.ada, asked.message, label="Yes, erase everything")
        await it.world.until(lambda: it.posts() == [], 10)


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_when_discord_takes_no_post_the_words_come_back_and_nothing_is_remembered(
    it: Evening, status: int
) -> None:
    form = await it.press(it.world.member, "Check in")
    it.world.app.sleep = at_once
    it.world.env.inject_error("POST", POSTS, status=status, times=None)
    result = await it.send(it.world.member, form, *THREE)
    assert_words_are_back(result, "Discord is not answering right now. Please try again in a few minutes.")
    assert count(it, "check_ins") == 0
    it.world.env.backend.faults.clear()
    assert it.shared() == []
    assert "Shared." in words(await it.share(it.world.member, "again"))


async def test_when_discord_is_away_for_a_moment_it_is_tried_again(it: Evening) -> None:
    form = await it.press(it.world.member, "Check in")
    it.world.app.sleep = at_once
    it.world.env.inject_error("POST", POSTS, status=503, times=2)
    result = await it.send(it.world.member, form, *THREE)
    assert "Shared." in words(result)
    assert len(it.shared()) == 1


async def test_half_of_a_long_check_in_does_not_stay(it: Evening) -> None:
    form = await it.press(it.world.member, "Check in")
    it.world.env.inject_error("POST", POSTS, status=403, code=50013, message="Missing Permissions")
    result = await it.send(it.world.member, form, *["*" * 1000] * 3)
    assert "Discord did not allow that, so it did not happen." in words(last(result)) or result.followups
    assert it.shared() == []
    assert count(it, "check_ins") == 0


async def test_a_card_that_could_not_be_edited_shows_the_truth_later(it: Evening) -> None:
    it.world.env.inject_error("PATCH", f"{POSTS}/*", status=503, times=2)
    await it.press(it.world.member, "Just listening")
    assert not await it.shows("1 person is here")
    await it.world.advance(10)
    assert "1 person is here" in words(it.card)


async def test_a_change_that_discord_refuses_gives_the_new_words_back_and_keeps_the_old(it: Evening) -> None:
    await it.share(it.world.member, "as it was")
    form = await it.panel(it.world.member, "Change")
    it.world.env.inject_error("PATCH", f"{POSTS}/*", status=503, times=None)
    assert_words_are_back(await it.send(it.world.member, form, *THREE), "Discord is not answering right now.")
    it.world.env.backend.faults.clear()
    assert it.shared()[0].endswith("as it was")


async def test_a_longer_change_that_cannot_be_posted_leaves_what_was_there(it: Evening) -> None:
    await it.share(it.world.member, "as it was")
    form = await it.panel(it.world.member, "Change")
    it.world.app.sleep = at_once
    it.world.env.inject_error("POST", POSTS, status=503, times=None)
    result = await it.send(it.world.member, form, *["*" * 1000] * 3)
    assert BACK in told(result)[0]
    it.world.env.backend.faults.clear()
    assert it.shared()[0].endswith("as it was")
    assert labels(await it.press(it.world.member, "Check in"))[:2] == ["Change", "Remove"]


async def test_a_card_that_discord_did_not_take_is_put_up_by_the_next_try(tmp_path: Path) -> None:
    async with evening(tmp_path, opened=False) as it:
        it.world.env.inject_error("POST", POSTS, status=503)
        assert "Discord is not answering right now." in words(await it.open())
        assert it.messages(it.channel) == []
        again = await it.world.keeper.slash(it.channel, "keep round")
        assert labels(again)[:2] == ["Extend", "Close"]
        assert len(it.messages(it.channel)) == 1
        assert "Shared." in words(await it.share(it.world.member, "hello"))


async def test_without_a_database_the_words_come_back_and_with_it_all_works_again(it: Evening) -> None:
    world = it.world
    form = await it.press(world.member, "Check in")
    await world.app.database.close()
    world.app.database._closed = False  # it only lost its connections
    place = world.data_dir / "alongside.db"
    away = [file.rename(file.with_name(f"{file.name}.away")) for file in world.data_dir.glob("alongside.db*")]
    place.mkdir()
    assert_words_are_back(
        await it.send(world.member, form, *THREE), "The bot cannot reach its records right now"
    )
    assert "cannot reach its records" in words(await it.press(world.other, "Just listening"))
    await world.other.send(it.thread, "good evening")
    assert it.shared() == []
    place.rmdir()
    for file in away:
        file.rename(file.with_name(file.name.removesuffix(".away")))
    assert "Shared." in words(await it.share(world.member, "hello"))
    await world.advance(60)
    assert "2 people are here" in words(it.card)


async def test_words_of_any_length_come_back_whole(it: Evening) -> None:
    form = await it.press(it.world.member, "Check in")
    await it.panel(it.world.keeper, "Close", "Keep")
    said = ["🙂" * 1000, "*" * 1000, "e\u0301" * 500]
    result = await it.send(it.world.member, form, *said)
    pieces = told(result)
    text = "".join(pieces)
    assert [text.count(sign) for sign in ("🙂", r"\*", "e\u0301")] == [1000, 1000, 500]
    assert all(len(piece.encode("utf-16-le")) // 2 <= 4000 for piece in pieces)


async def test_four_thousand_characters_of_everything_are_shown_as_written_and_ping_nobody(
    it: Evening,
) -> None:
    world = it.world
    rough = (
        f"@everyone <@{world.other.id}> ```py\n# x``` \u202etxet\u202c {FAMILY} [a](https://a.example)||\n> "
    )
    said = [(rough * 20)[:1000].strip() for _ in range(3)]
    assert "Shared." in words(await it.share(world.member, *said, noted=True))
    for message in it.messages(it.thread):
        assert message.mentions == []
        assert not message.mention_everyone
    text = "\n".join(it.shared())
    assert "```" not in text
    assert "[a](" not in text
    assert text.count(FAMILY) == sum(part.count(FAMILY) for part in said)
    form = await it.panel(world.member, "Change")
    assert form.modal is not None
    values = [field["component"].get("value") for field in form.modal["components"][:3]]
    assert values == said
