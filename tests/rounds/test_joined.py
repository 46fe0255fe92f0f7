"""On a busy evening several people share a message, and each still looks after their own words alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from simcord import MemberActor

from bot.core.actor import Actor
from bot.rounds import actions
from bot.rounds.rules import MESSAGES, PATIENCE, WINDOW, Parcel
from bot.rounds.words import Answer
from cogs.rounds import cards
from tests.rounds.evening import Evening, evening, filled
from tests.simulated import labels, last, words

ASK = "Something that is hard right now"
PEOPLE = PATIENCE + 3
if TYPE_CHECKING:
    from cogs.rounds.service import RoundService

Busy = tuple[Evening, list[MemberActor]]


@pytest.fixture
async def busy(tmp_path: Path) -> AsyncIterator[Busy]:
    """These people all sent their forms at the same moment, which an offline Discord cannot."""
    async with evening(tmp_path) as it:
        people = [it.world.add_member(f"person{number:02}") for number in range(PEOPLE)]
        sent = [await send(it, who) for who in people]
        # discord.py loads this module anew with each bot.
        from cogs.rounds.service import RoundService

        poster = it.world.app.service(RoundService).poster
        await asyncio.gather(*(poster.post(it.thread.id, number, parcel) for number, parcel in sent))
        yield it, people


async def send(it: Evening, who: MemberActor) -> tuple[int, Parcel]:
    app = it.world.app
    by = Actor(it.world.guild.id, it.channel.id, who.id, moderator=False)
    async with app.database.write() as tx:
        _, check_in = await actions.send(tx, by, 1, welcome="read", noted=False, token="")
    said = [Answer(ASK, f"words of {who.name}")]
    return check_in.id, cards.parcel(app.say, who.name, said, welcome="read", noted=False)


async def test_all_who_wait_share_one_message(busy: Busy) -> None:
    it, people = busy
    (joined,) = it.shared()
    assert all(joined.count(f"words of {who.name}") == 1 for who in people)


async def test_a_seventh_person_in_five_seconds_is_told_when_their_words_stand(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        people = [it.world.add_member(f"person{number}") for number in range(MESSAGES + 2)]
        sent = [await it.send(who, await it.press(who, "Check in"), f"I am {who.name}") for who in people]
        assert not any("Shared" in words(answer) for answer in sent[MESSAGES:])
        await it.world.advance(WINDOW.total_seconds())
        assert all("Shared" in words(answer) for answer in sent)
        assert all(any(f"I am {who.name}" in text for text in it.shared()) for who in people)


async def test_those_who_come_one_by_one_do_not_outrun_discord_either(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        # discord.py loads this module anew with each bot.
        from cogs.rounds.service import RoundService

        slept: list[float] = []

        async def note(seconds: float) -> None:
            slept.append(seconds)

        it.world.app.sleep = note
        for number in range(MESSAGES):
            await arrive(it, it.world.add_member(f"person{number}"), it.world.app.service(RoundService))
        assert slept == []
        await arrive(it, it.world.member, it.world.app.service(RoundService))
        assert 3 < slept[0] <= WINDOW.total_seconds()


async def arrive(it: Evening, who: MemberActor, rounds: RoundService) -> None:
    number, parcel = await send(it, who)
    await rounds.poster.post(it.thread.id, number, parcel)


async def test_each_changes_and_removes_their_own_beside_the_others(busy: Busy) -> None:
    it, (one, two, three, *_) = busy
    form = await it.panel(one, "Change")
    assert filled(form)["q0"] == f"words of {one.name}"
    await it.send(one, form, "changed by one")
    await it.panel(two, "Remove")
    (joined,) = it.shared()
    assert joined.count(ASK) == PEOPLE - 1
    assert "changed by one" in joined
    assert f"words of {two.name}" not in joined
    assert f"words of {three.name}" in joined
    assert (await it.press(two, "Check in")).modal is not None


async def test_words_that_no_longer_fit_beside_the_others_move_to_a_message_of_their_own(busy: Busy) -> None:
    it, (one, two, *_) = busy
    form = await it.panel(one, "Change")
    await it.send(one, form, *["long " * 200] * 3)
    joined, own = it.shared()
    assert f"words of {one.name}" not in joined
    assert f"words of {two.name}" in joined
    assert own.startswith("**Person00**")
    await it.panel(one, "Remove")
    assert it.shared() == [joined]


async def test_the_keeper_chooses_which_of_many_to_remove(busy: Busy) -> None:
    it, people = busy
    keeper = it.world.keeper
    message = it.messages(it.thread)[0]
    asked = await keeper.context_menu(it.thread, "Remove this check-in", message)
    pieces = [asked.response, *asked.followups]
    offered = [words(piece) for piece in pieces if piece is not None]
    assert all("Which check-in do you want to remove?" in text for text in offered)
    assert [sum(f"<@{who.id}>" in text for text in offered) for who in people] == [1] * PEOPLE
    gone = people[-1]
    buttons = [part["accessory"] for part in last(asked).components if "accessory" in part]
    result = await keeper.click(last(asked), custom_id=buttons[-1]["custom_id"])
    assert "Removed. Whoever wrote it will read that they can talk to you." in words(result)
    assert f"words of {gone.name}" not in it.shared()[0]
    assert it.shared()[0].count(ASK) == PEOPLE - 1
    assert "A keeper removed your check-in." in words(await it.press(gone, "Check in"))
    assert labels(await it.press(people[0], "Check in"))[:2] == ["Change", "Remove"]


async def test_when_all_have_removed_theirs_the_message_is_gone(busy: Busy) -> None:
    it, people = busy
    for who in people:
        await it.panel(who, "Remove")
    assert it.shared() == []


async def test_a_message_of_many_that_a_moderator_deleted_is_forgotten_for_all(busy: Busy) -> None:
    it, people = busy
    it.world.env.backend.delete_message(it.thread.id, it.messages(it.thread)[0].id)
    await it.world.env.settle()
    for who in (people[0], people[-1]):
        assert (await it.press(who, "Check in")).modal is not None
