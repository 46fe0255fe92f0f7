"""An evening: a round opens, people check in or just listen, and it closes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.rounds.evening import Evening, evening, fields, filled
from tests.simulated import labels, last, words

WHO_READS = "Everyone in this channel can read this, even people you blocked. You can remove it later."
ASKS = ["Something that is hard right now", "Something good, however small", "Something that comes next"]
HELP = "Get help now"


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Evening]:
    async with evening(tmp_path) as it:
        yield it


async def test_a_keeper_opens_a_round_and_gets_its_panel(tmp_path: Path) -> None:
    async with evening(tmp_path, opened=False) as it:
        panel = await it.open()
        assert last(panel).ephemeral
        assert labels(panel) == ["Extend", "Close", HELP]
        assert "The round is open." in words(panel)
        assert f"<#{it.thread.id}>" in words(panel)
        assert labels(it.card) == ["Check in", "Just listening", "Keep", HELP]
        assert "Hard, good, next" in words(it.card)
        assert "Nobody has to be first." in words(it.card)
        assert "findahelpline.com" in words(it.card)
        assert f"You can also write in <#{it.thread.id}>." in words(it.card)
        assert it.thread.name == "Hard, good, next"
        assert len(it.messages(it.channel)) == 1


async def test_the_form_says_who_reads_it_before_anything_is_sent(it: Evening) -> None:
    form = await it.press(it.world.member, "Check in")
    assert form.modal is not None
    assert fields(form) == [
        (ASKS[0], WHO_READS),
        (ASKS[1], None),
        (ASKS[2], None),
        ("How may people answer?", None),
        ("Hide it behind a content note", None),
    ]
    ways = form.modal["components"][3]["component"]["options"]
    assert [way["label"] for way in ways] == [
        "Please only read", "Kind words", "Questions are welcome", "Ideas are welcome",
    ]  # fmt: skip
    assert filled(form) == {"q0": None, "q1": None, "q2": None, "welcome": ["read"], "noted": False}


async def test_a_check_in_stands_in_the_thread_under_its_authors_name(it: Evening) -> None:
    result = await it.share(it.world.member, "rent", "a walk", "sleep", welcome="kind")
    assert last(result).ephemeral
    assert words(result).strip() == "Shared. To change or remove it, press Check in again."
    assert it.shared() == [
        f"**Member** · Kind words\n-# {ASKS[0]}\nrent\n-# {ASKS[1]}\na walk\n-# {ASKS[2]}\nsleep"
    ]
    assert it.messages(it.thread)[0].mentions == []


async def test_only_what_was_filled_in_is_shown(it: Evening) -> None:
    await it.share(it.world.member, "", "  tea ")
    assert it.shared() == [f"**Member** · Please only read\n-# {ASKS[1]}\ntea"]


async def test_a_content_note_hides_the_words_and_says_so(it: Evening) -> None:
    await it.share(it.world.member, "|| not ||", noted=True)
    _, note, _, hidden = it.shared()[0].split("\n")
    assert note == "-# Content note: press the dark box to read."
    assert hidden == r"||\|\| not \|\|||"


async def test_the_card_shows_one_number_and_never_a_name(it: Evening) -> None:
    await it.press(it.world.member, "Just listening")
    assert await it.shows("1 person is here")
    await it.share(it.world.other, "hello")
    assert await it.shows("2 people are here")
    for name in ("member", "other", "keeper"):
        assert name not in words(it.card).casefold()
    assert str(it.world.member.id) not in words(it.card)


async def test_just_listening_twice_is_once_and_asks_nothing(it: Evening) -> None:
    first = await it.press(it.world.member, "Just listening")
    again = await it.press(it.world.member, "Just listening")
    for result in (first, again):
        assert last(result).ephemeral
        assert words(result).strip() == "You are here. There is nothing you have to do."
    assert await it.shows("1 person is here")
    assert it.shared() == []


async def test_an_empty_form_is_being_here(it: Evening) -> None:
    result = await it.share(it.world.member, "", "   ")
    assert words(result).strip() == "You are here. You left every box empty, and that is fine."
    assert await it.shows("1 person is here")
    assert it.shared() == []
    assert (await it.press(it.world.member, "Check in")).modal is not None


async def test_listening_first_and_sharing_later_is_one_person(it: Evening) -> None:
    await it.press(it.world.member, "Just listening")
    await it.share(it.world.member, "after all")
    await it.press(it.world.member, "Just listening")
    assert await it.shows("1 person is here")


async def test_who_writes_in_the_thread_is_here_and_who_only_replies_is_not_counted(it: Evening) -> None:
    await it.share(it.world.member, "hello")
    await it.world.other.send(it.thread, "I read you", reply_to=it.messages(it.thread)[0])
    assert await it.shows("1 person is here")
    await it.world.other.send(it.thread, "good evening")
    await it.world.other.send(it.thread, "and more")
    assert await it.shows("2 people are here")


async def test_bots_webhooks_and_other_places_are_not_counted(it: Evening) -> None:
    hook = it.world.guild.create_webhook(it.thread, "News")
    await hook.send("news")
    robot = it.world.guild.add_member(it.world.env.create_user("robot", bot=True))
    await robot.send(it.thread, "beep")
    await it.world.other.send(it.channel, "beside the round")
    assert await it.shows("Nobody has to be first.")


async def test_a_keeper_extends_the_round_by_an_hour(it: Evening) -> None:
    before = words(it.card)
    panel = await it.panel(it.world.keeper, "Extend", "Keep")
    assert "The round stays open for an hour more." in words(panel)
    assert labels(panel) == ["Extend", "Close", HELP]
    await it.world.advance(6)
    until = [line for line in words(it.card).split("\n") if line.startswith("Open until")]
    assert until
    assert until[0] not in before
    await it.world.advance(24 * 3600)
    assert "Open until" in words(it.card)
    await it.world.advance(3600)
    assert "This round has closed." in words(it.card)


async def test_a_keeper_closes_the_round_and_its_thread_stays_open(it: Evening) -> None:
    await it.share(it.world.member, "hello")
    result = await it.panel(it.world.keeper, "Close", "Keep")
    assert "Thank you for keeping it." in words(result)
    assert await it.shows("This round has closed. The thread stays open.")
    assert "1 person is here" in words(it.card)
    assert "Thank you for sharing, and thank you for listening." in words(it.card)
    assert labels(it.card) == ["My check-in", HELP]
    assert "Open until" not in words(it.card)
    await it.world.other.send(it.thread, "still here")
    assert await it.shows("1 person is here")


async def test_a_round_closes_by_itself_and_nobody_is_named(it: Evening) -> None:
    await it.world.advance(24 * 3600 - 60)
    assert "Check in" in labels(it.card)
    await it.world.advance(66)
    assert labels(it.card) == ["My check-in", HELP]
    assert "here" not in words(it.card)
    assert len(it.messages(it.channel)) == 1


async def test_after_closing_ones_own_words_can_be_changed_and_removed(it: Evening) -> None:
    await it.share(it.world.member, "hello")
    await it.panel(it.world.keeper, "Close", "Keep")
    await it.world.advance(6)
    form = await it.panel(it.world.member, "Change", "My check-in")
    assert words(await it.send(it.world.member, form, "good night")).strip() == "Changed."
    assert it.shared()[0].endswith("good night")
    gone = await it.panel(it.world.member, "Remove", "My check-in")
    assert words(gone).strip() == "Removed from the thread."
    assert labels(gone) == [HELP]
    assert it.shared() == []
    refused = await it.press(it.world.other, "My check-in")
    assert "This round has closed." in words(refused)


async def test_a_circle_holds_one_round_after_another(it: Evening) -> None:
    first = it.thread
    await it.share(it.world.member, "first")
    await it.panel(it.world.keeper, "Close", "Keep")
    await it.world.advance(6)
    await it.world.other.slash(it.channel, "keep round", title="The second")
    await it.share(it.world.member, "second")
    assert it.thread.id != first.id
    assert [words(message).strip()[-6:] for message in it.messages(it.thread)] == ["second"]
    assert [words(message).strip()[-5:] for message in it.messages(first)] == ["first"]
