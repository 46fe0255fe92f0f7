"""Presses at the same instant, twice, made by hand, from elsewhere: each is answered, none does harm."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.loopback.bits import Ask
from tests.loopback.errors import NotPossible
from tests.loopback.handles import Handle
from tests.loopback.model import Channel, Json
from tests.rounds.harbour import Shore, harbour, lagoon

pytestmark = pytest.mark.alone

FIRST_ANSWER = 3.0
MANY = 500
GONE = "This is no longer here. It may have been closed or removed."
ELSEWHERE = "This belongs to another place, so it does nothing here."
KEEPERS_ONLY = "This is for the person who keeps this round, and for moderators."
MODERATORS_ONLY = "This is for moderators: people who have the permission Manage Server."
TOO_BIG = 9_999_999_999_999_999_999


async def test_five_hundred_people_press_at_the_same_instant(tmp_path: Path) -> None:
    async with harbour(tmp_path) as it:
        people = it.world.add_users(MANY, it.guild)
        card = await it.open_round()
        for label in ("Check in", "Just listening"):
            handles = [it.world.press(person, card, label=label) for person in people]
            await asyncio.gather(*(handle.answered(FIRST_ANSWER) for handle in handles))
            if label == "Check in":
                assert {handle.modal.title for handle in handles} == {"Hard, good, next"}
            else:
                finished = [await handle.finished() for handle in handles]
                assert all(handle.text.startswith("You are here.") for handle in finished)
        await it.shows(f"{MANY} people are here")


async def test_two_forms_of_one_person_make_one_check_in_and_the_other_words_come_back(
    tmp_path: Path,
) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round()
        sent = await asyncio.gather(it.send(it.ada, "words one"), it.send(it.ada, "words two"))
        told = [(await handle.finished()).text for handle in sent]
        shared, back = sorted(told, key=lambda text: not text.startswith("Shared."))
        assert shared.startswith("Shared.")
        assert "You have shared in this round already." in back
        lost = "words two" if it.times("words one") else "words one"
        assert lost in back
        assert len(it.boxes()) == 1


async def test_a_check_in_on_its_way_is_not_sent_twice_by_pressing_again(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        card = await it.open_round()
        it.world.faults.add("POST", f"/channels/{it.thread.id}/messages", status=429, retry_after=1.0)
        sent = await it.send(it.ada, "once")
        await it.world.until(it.world.requests.refused)
        again = await it.world.press(it.ada, card, label="Check in")
        assert again.text == "Your check-in is on its way to the thread. One moment."
        await sent.finished()
        assert it.times("once") == 1
        assert (
            "You can change it or remove it." in (await it.world.press(it.ada, card, label="Check in")).text
        )


async def test_two_keepers_close_at_once_and_both_hear_so(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round()
        panels = [await it.world.press(person, it.card, label="Keep") for person in (it.keeper, it.moderator)]
        pressed = [it.world.press(panel.user, panel.message, label="Close") for panel in panels]
        told = {(await handle).text.splitlines()[0] for handle in pressed}
        assert told == {
            "The round has closed. Thank you for keeping it.",
            "This round has closed. You can still write in its thread.",
        }
        await it.shows("This round has closed.")


async def test_extending_twice_at_once_is_two_hours(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round(hours=2)
        panel = await it.world.press(it.keeper, it.card, label="Keep")
        before = closing_time(it)
        for handle in [it.world.press(it.keeper, panel.message, label="Extend") for _ in range(2)]:
            await handle
        assert closing_time(it) - before == 2 * 3600


def closing_time(it: Shore) -> float:
    """When the round closes, as its job says."""
    with closing(sqlite3.connect(it.database)) as database:
        query = "SELECT strftime('%s', due_at) FROM jobs WHERE kind = 'round-close'"
        return float(database.execute(query).fetchone()[0])


def remembered(it: Shore) -> list[tuple[object, ...]]:
    """What people did, as far as the database knows."""
    tables = ("circles", "people", "members", "presences", "check_ins", "jobs")
    queries = [f"SELECT * FROM {table}" for table in tables]
    queries.append("SELECT id, opened_by, closes_at, closed_at, thread_id FROM rounds")
    with closing(sqlite3.connect(it.database)) as database:
        return [row for query in queries for row in database.execute(query)]


NOTHING = "There is nothing of yours in this round's thread."
MADE_UP_PRESSES = (
    ("ada", "rounds:listen:77", GONE),
    ("ada", f"rounds:listen:{TOO_BIG}", GONE),
    ("ada", "rounds:listen", GONE),
    ("ada", "rounds:listen:1:2:3", GONE),
    ("ada", "rounds:check-in:77", GONE),
    ("ada", "rounds:of-an-older-version:1", GONE),
    ("ada", "no:such:thing", GONE),
    ("ada", "rounds:change:1", NOTHING),
    ("ada", "rounds:remove:1", NOTHING),
    ("ada", "rounds:keep:1", KEEPERS_ONLY),
    ("ada", "rounds:extend:1", KEEPERS_ONLY),
    ("ada", "rounds:close:1", KEEPERS_ONLY),
    ("ada", "rounds:take-out:1", KEEPERS_ONLY),
    ("keeper", "rounds:take-out:77", GONE),
    ("keeper", "circles:make:77", MODERATORS_ONLY),
    ("keeper", "circles:change:77", MODERATORS_ONLY),
    ("keeper", "circles:retire:77", MODERATORS_ONLY),
    ("moderator", "circles:retire:77", "There is no circle in this channel."),
)
MADE_UP_FORMS = (
    ("rounds:form:77", "q0", "my words", GONE),
    (f"rounds:form:{TOO_BIG}", "q0", "my words", GONE),
    ("rounds:form", "q0", "my words", GONE),
    ("rounds:form:1:1", "q0", "my words", GONE),
    ("rounds:change-form:1", "q0", "my words", NOTHING),
    ("circles:change:77:1", "name", "my words", MODERATORS_ONLY),
    ("no:such:form:1", "q0", "my words", GONE),
    ("rounds:form:1", "q0", "my words" + "." * 5000, "Each box takes at most 1,000 characters"),
)


async def test_presses_made_by_hand_get_a_kind_sentence_and_change_nothing(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round()
        await it.share(it.ben, "what Ben wrote")
        await it.shows("1 person is here")
        before = remembered(it)
        for who, custom_id, sentence in MADE_UP_PRESSES:
            told = await it.world.forge_press(getattr(it, who), it.card, custom_id)
            assert sentence in told.text, custom_id
        assert remembered(it) == before
        assert it.times("what Ben wrote") == len(it.boxes()) == 1


async def test_forms_made_by_hand_get_a_kind_sentence_and_change_nothing(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round()
        await it.share(it.ben, "what Ben wrote")
        await it.shows("1 person is here")
        before = remembered(it)
        for custom_id, field, words, sentence in MADE_UP_FORMS:
            told = await send_by_hand(it, it.circle, custom_id, field, words).finished()
            assert sentence in told.text, custom_id
            assert "my words" in told.text or not possible(custom_id), custom_id
        for nonsense in (
            [],
            [{"type": 18, "id": 1, "component": {"type": 4, "custom_id": "q0", "value": 7}}],
        ):
            data: Json = {"custom_id": "rounds:form:1", "components": nonsense}
            told = await it.world.raw_interaction(it.ben, it.circle, data, type=Ask.MODAL_SUBMIT).finished()
            assert told.text.startswith("You are here.")
        assert remembered(it) == before
        assert it.times("what Ben wrote") == len(it.boxes()) == 1


def possible(custom_id: str) -> bool:
    """Whether the bot could have given such an id to the form of a round."""
    return bool(re.fullmatch(r"rounds:[a-z-]+:\d{1,6}", custom_id))


def send_by_hand(it: Shore, place: Channel, custom_id: str, field: str, words: str) -> Handle:
    """Send a form that was never opened."""
    box = {"type": 4, "id": 2, "custom_id": field, "value": words}
    data: Json = {"custom_id": custom_id, "components": [{"type": 18, "id": 1, "component": box}]}
    return it.world.raw_interaction(it.ada, place, data, type=Ask.MODAL_SUBMIT)


async def test_what_belongs_to_another_place_does_nothing_there(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round()
        beside = it.world.add_channel(it.guild, "beside")
        abroad = it.world.add_channel(it.server(it.ada, [it.ben]), "abroad")
        before = remembered(it)
        for place, sentence in ((beside, ELSEWHERE), (abroad, GONE)):
            there = it.world.say(it.ben, place, "here")
            for name in ("check-in", "listen", "keep", "extend", "close", "mine", "change", "remove"):
                told = await it.world.forge_press(it.ada, there, f"rounds:{name}:1")
                assert sentence in told.text, name
            told = await send_by_hand(it, place, "rounds:form:1", "q0", "my words").finished()
            assert sentence in told.text
            assert "my words" in told.text
        told = await it.world.forge_press(
            it.ada, it.world.messages(abroad)[0], f"circles:retire:{it.circle.id}"
        )
        assert "There is no circle in this channel." in told.text
        assert remembered(it) == before
        assert it.boxes() == []


async def test_who_does_not_manage_the_server_makes_no_circles(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_circle()
        before = remembered(it)
        for options in ({}, {"channel": it.circle}):
            told = await it.world.slash(it.ada, it.circle, "desk circles", options)
            assert told.text == MODERATORS_ONLY
        told = await it.world.forge_press(
            it.ada, it.world.say(it.ben, it.circle, "here"), f"circles:retire:{it.circle.id}"
        )
        assert told.text == MODERATORS_ONLY
        assert remembered(it) == before


async def test_the_same_interaction_delivered_twice_is_done_once(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round()
        sent = await it.send(it.ada, "only once")
        deliver_again(it, sent)
        told = await sent.finished()
        deliver_again(it, sent)
        await it.shows("1 person is here")
        assert it.times("only once") == len(it.boxes()) == 1
        assert told.text.startswith("Shared.")
        closing = await it.world.press(
            it.keeper, (await it.world.press(it.keeper, it.card, label="Keep")).message, label="Close"
        )
        deliver_again(it, closing)
        await it.shows("This round has closed.")
        assert "Thank you for keeping it." in closing.text


def deliver_again(it: Shore, handle: Handle) -> None:
    """Send the bot what it got already, with the same id and token."""
    it.world.gateway.tell("INTERACTION_CREATE", handle.payload, guild=it.guild)


async def test_a_card_says_in_words_where_help_is_to_who_cannot_press(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        card = await it.open_round()
        it.world.time_out(it.guild, it.ada)
        with pytest.raises(NotPossible, match="time-out"):
            it.world.press(it.ada, card, label="Get help now")
        assert it.says("findahelpline.com")
