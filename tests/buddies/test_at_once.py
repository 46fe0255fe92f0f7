"""Presses at the same instant, delivered twice, made by hand, by others, from elsewhere: none does harm."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.buddies.quay import PROPOSAL, quay
from tests.loopback.components import text_of

YES, NO = "Yes, let's meet", "Not this time"
GONE = "This is no longer here. It may have been closed or removed."
OVER = "The time for this proposal is over."
ELSEWHERE = "This belongs to another place, so it does nothing here."
NOT_IN = "You are not in the buddy queue here."
TOO_BIG = 9_999_999_999_999_999_999
OWN = ("yes", "no", "end-here", "good", "other")
"""What is only for one person, whose place it names."""
PAIR = ("end", "not-again", "wrong", "tell")
"""What is for all in a pair."""


async def test_both_press_yes_at_the_same_instant_and_one_thread_opens(tmp_path: Path) -> None:
    async with quay(tmp_path) as (it, shore):
        people = (shore.ada, shore.ben)
        await it.pair(*people)
        pressed = [it.press(person, YES) for person in people * 5]
        told = await asyncio.gather(*(handle.finished() for handle in pressed))
        assert sum("Saved, and only you know." in handle.text for handle in told) >= 2
        thread = await it.met(*people)
        await asyncio.sleep(1)
        assert it.threads() == [thread]
        assert len(it.said(thread)) == 1
        assert not thread.invitable
        assert thread.private


async def test_the_same_yes_delivered_twice_is_one(tmp_path: Path) -> None:
    async with quay(tmp_path) as (it, shore):
        await it.pair(shore.ada, shore.ben)
        pressed = [await it.press(person, YES).finished() for person in (shore.ada, shore.ben)]
        for handle in pressed:
            shore.world.gateway.tell("INTERACTION_CREATE", handle.payload, guild=shore.guild)
        thread = await it.met(shore.ada, shore.ben)
        await asyncio.sleep(1)
        assert it.threads() == [thread]
        assert len(it.said(thread)) == 1


async def test_both_end_it_at_the_same_instant_and_it_is_said_once(tmp_path: Path) -> None:
    async with quay(tmp_path) as (it, shore):
        people = (shore.ada, shore.ben)
        await it.pair(*people)
        for person in people:
            await it.press(person, YES).finished()
        thread = await it.met(*people)
        [hello] = [one for one in shore.world.messages(thread) if one.components]
        ended = [shore.world.press(person, hello, label="End pairing") for person in people]
        for handle in ended:
            assert "The pairing has ended." in (await handle.finished()).text
        await shore.world.until(lambda: thread.locked, 10, what="a locked thread")
        assert [said.startswith("This pairing has ended.") for said in it.said(thread)] == [False, True]
        assert it.letters(shore.ada) == it.letters(shore.ben) == []


async def test_forms_sent_at_once_take_one_place(tmp_path: Path) -> None:
    async with quay(tmp_path) as (it, shore):
        forms = [
            await shore.world.press(shore.ada, (await it.panel(shore.ada)).message, label="Find a buddy")
            for _ in range(3)
        ]
        filled = {"Yes, I agree to this": True, "How old are you?": "18 or over"}
        sent = [shore.world.submit(form, filled) for form in forms]
        for handle in sent:
            assert "You are in the queue." in (await handle.finished()).text or "Saved." in handle.text
        shown = await shore.world.slash(shore.moderator, shore.circle, "desk buddies").finished()
        assert "One person waits" in shown.text


async def test_others_and_other_servers_do_nothing_to_a_proposal(tmp_path: Path) -> None:
    async with quay(tmp_path) as (it, shore):
        await it.pair(shore.ada, shore.ben)
        abroad = shore.world.add_channel(shore.server(shore.moderator, [shore.ada, shore.ben]), "abroad")
        here = shore.world.say(shore.ben, shore.circle, "here")
        there = shore.world.say(shore.ben, abroad, "there")
        before = it.rows()
        for name in OWN + PAIR:
            for number in (1, 2, 77, TOO_BIG):
                told = await shore.world.forge_press(
                    shore.keeper, here, f"buddies:{name}:{number}"
                ).finished()
                assert GONE in told.text, (name, number, told.text)
                told = await shore.world.forge_press(shore.ada, there, f"buddies:{name}:{number}").finished()
                assert GONE in told.text, (name, number, told.text)
            for written in (f"buddies:{name}", f"buddies:{name}:1:2"):
                assert GONE in (await shore.world.forge_press(shore.ada, here, written).finished()).text
        told = await shore.world.forge_press(shore.ada, here, "buddies:yes:2").finished()
        assert GONE in told.text  # it is Ben's
        for name in ("back", "stay"):
            custom_id = f"buddies:{name}:{shore.guild.id}"
            told = await shore.world.forge_press(shore.ada, there, custom_id).finished()
            assert ELSEWHERE in told.text
            told = await shore.world.forge_press(shore.keeper, here, custom_id).finished()
            assert NOT_IN in told.text
        assert it.rows() == before
        assert [PROPOSAL in text_of(it.letters(who)[-1]) for who in (shore.ada, shore.ben)] == [True, True]


async def test_members_use_no_button_of_the_desk(tmp_path: Path) -> None:
    async with quay(tmp_path) as (it, shore):
        await it.pair(shore.ada, shore.ben)
        here = shore.world.say(shore.ben, shore.circle, "here")
        before = it.rows()
        for name in ("desk-place", "desk-asked", "desk-match", "desk-end", "desk-in"):
            told = await shore.world.forge_press(shore.ada, here, f"buddies:{name}").finished()
            assert "This is for moderators" in told.text, name
        told = await shore.world.slash(shore.ada, shore.circle, "desk buddies").finished()
        assert "This is for moderators" in told.text
        assert it.rows() == before


async def test_an_answer_that_comes_too_late_is_answered_kindly(tmp_path: Path) -> None:
    async with quay(tmp_path) as (it, shore):
        people = (shore.ada, shore.ben)
        await it.pair(*people)
        for person in people:
            await it.press(person, YES).finished()
        await it.met(*people)
        here = shore.world.say(shore.ben, shore.circle, "here")
        told = await shore.world.forge_press(shore.ada, here, "buddies:no:1").finished()
        assert OVER in told.text
        assert len(it.threads()) == 1
