"""Discord slow, silent, refusing, or gone in the middle: one message, one answer, nothing lost."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.ui import posts, replies, transport
from tests.loopback.components import text_of
from tests.rounds.harbour import EDITS, FIRST_ANSWERS, LATER_ANSWERS, Lagoon, lagoon

AWAY = "Discord is not answering right now. Please try again in a few minutes."
SILENT = 30.0
"""Longer than any test waits, as if for ever."""


@pytest.fixture(autouse=True)
def _less_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """In earnest a silent Discord is given up after 30 s."""
    monkeypatch.setattr(transport, "REST_SECONDS", 1.5)
    monkeypatch.setattr(replies, "LATER_SECONDS", 1.5)
    monkeypatch.setattr(replies, "LATER_WAITS", (0.5, 0.5, 0.5, 0.5))
    monkeypatch.setattr(replies, "FIRST_SECONDS", 1.0)
    monkeypatch.setattr(posts, "EDIT_GAP", timedelta(seconds=1))


def thread_posts(it: Lagoon) -> str:
    return f"/channels/{it.thread.id}/messages"


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param({"status": 429, "retry_after": 1.0}, id="429"),
        pytest.param({"status": 500}, id="500"),
        pytest.param({"status": 500, "after_effect": True}, id="500-after-the-effect"),
        pytest.param({"status": 502}, id="502"),
        pytest.param({"status": 503}, id="503"),
        pytest.param({"status": 503, "after_effect": True}, id="503-after-the-effect"),
        pytest.param({"hang": SILENT}, id="silence"),
        pytest.param({"hang": SILENT, "after_effect": True}, id="silence-after-the-effect"),
        pytest.param({"cut": True}, id="cut"),
        pytest.param({"cut": True, "after_effect": True}, id="cut-after-the-effect"),
    ],
)
async def test_a_check_in_arrives_once_through_trouble(tmp_path: Path, trouble: dict[str, Any]) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round()
        fault = it.world.faults.add("POST", thread_posts(it), **trouble)
        await it.share(it.ada, "through it all")
        assert fault.hits == 1
        assert it.times("through it all") == len(it.posts()) == 1


@pytest.mark.parametrize(
    "trouble", [{"status": 503}, {"cut": True}, {"hang": SILENT}], ids=["503", "cut", "silence"]
)
async def test_people_get_their_words_back_when_discord_stays_away(
    tmp_path: Path, trouble: dict[str, Any]
) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round()
        it.world.faults.add("POST", thread_posts(it), times=None, **trouble)
        sent = await asyncio.gather(it.send(it.ada, "mine"), it.send(it.ben, "and mine"))
        for handle, words in zip(sent, ("mine", "and mine"), strict=True):
            told = await handle.finished(20)
            assert AWAY in told.text
            assert words in told.text
        it.world.faults.clear()
        await it.share(it.ada, "mine again")
        assert it.boxes() == [next(box for box in it.boxes() if "mine again" in box)]


async def test_a_message_that_discord_kept_to_itself_is_found_again(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round()
        it.world.faults.add("POST", thread_posts(it), cut=True, after_effect=True, times=3)
        await it.share(it.ada, "found again")
        assert it.times("found again") == len(it.posts()) == 1


@pytest.mark.parametrize("trouble", [{"status": 503}, {"cut": True}], ids=["503", "cut"])
async def test_a_card_shows_the_last_state_after_an_edit_failed(
    tmp_path: Path, trouble: dict[str, Any]
) -> None:
    async with lagoon(tmp_path) as it:
        card = await it.open_round()
        await it.world.until(lambda: it.world.requests.to("PATCH", EDITS))
        fault = it.world.faults.add(
            "PATCH", f"/channels/{it.circle.id}/messages/{card.id}", times=2, **trouble
        )
        await it.world.press(it.ada, card, label="Just listening")
        await it.shows("1 person is here", 20)
        assert fault.hits == 2


@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("trouble", [{"cut": True}, {"hang": SILENT}], ids=["cut", "silence"])
async def test_a_form_whose_first_answer_was_lost_is_shared_all_the_same(
    tmp_path: Path, trouble: dict[str, Any], after_effect: bool
) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round()
        form = await it.world.press(it.ada, it.card, label="Check in")
        it.world.faults.add("POST", FIRST_ANSWERS, after_effect=after_effect, **trouble)
        sent = it.world.submit(form, {form.modal.labels[0]: "not lost"})
        assert (await sent.finished()).text.startswith("Shared.")
        assert it.times("not lost") == 1


@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
async def test_just_listening_is_answered_although_the_line_was_cut(
    tmp_path: Path, after_effect: bool
) -> None:
    async with lagoon(tmp_path) as it:
        card = await it.open_round()
        it.world.faults.add("POST", FIRST_ANSWERS, cut=True, after_effect=after_effect)
        told = await it.world.press(it.ada, card, label="Just listening")
        assert told.text.startswith("You are here.")
        assert told.followups == []
        await it.shows("1 person is here")


@pytest.mark.parametrize(
    "trouble",
    [{"status": 503}, {"cut": True}, {"cut": True, "after_effect": True}, {"hang": SILENT}],
    ids=["503", "cut", "cut-after-the-effect", "silence"],
)
async def test_shared_is_said_once_discord_takes_it(tmp_path: Path, trouble: dict[str, Any]) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round()
        sent = await it.send(it.ada, "said later")
        it.world.faults.add("PATCH", LATER_ANSWERS, times=1, **trouble)
        await it.world.until(lambda: sent.text.startswith("Shared."), 15)
        assert it.times("said later") == 1


async def test_words_in_the_thread_are_never_given_back_as_if_they_were_not_there(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        card = await it.open_round()
        it.world.faults.add("PATCH", LATER_ANSWERS, cut=True, times=5)
        told = await (await it.send(it.ada, "in the thread")).finished(20)
        assert "in the thread" not in told.text
        again = await it.world.press(it.ada, card, label="Check in")
        assert "You can change it or remove it." in again.text
        assert it.times("in the thread") == 1


async def test_what_was_written_while_the_line_was_down_counts(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_round()
        await asyncio.sleep(2.2)  # discord.py calls itself ready after two seconds
        gateway = it.world.gateway
        await gateway.drop(cut=True)
        it.world.say(it.ada, it.thread, "while it was cut")
        await it.world.until(lambda: gateway.resumes == 1 and gateway.connected, 15)
        await it.shows("1 person is here")
        gateway.forget_sessions()
        await gateway.drop()
        it.world.say(it.ben, it.thread, "while nobody knew the bot")
        await it.world.until(lambda: gateway.readies == 2 and gateway.connected, 20)
        await it.shows("2 people are here")
        await gateway.ask_to_reconnect()
        await it.world.until(lambda: gateway.resumes == 2 and gateway.connected, 15)
        it.world.say(it.keeper, it.thread, "and after")
        await it.shows("3 people are here")
        assert "3 people" in text_of(it.card)
