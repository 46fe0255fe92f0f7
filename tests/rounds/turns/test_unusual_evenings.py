"""Go-rounds that do not go as planned: people leave, pass, only listen, or the bot is started anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.rounds.turns import store
from tests.rounds.turns.talking import LISTEN, TALKING, fire
from tests.simulated import labels, last, words

HOUR = 3600.0
AWAY_LINE = "If the keeper does nothing here for 10 minutes, anyone who is here can press Keep."


async def test_everyone_passes_and_that_is_fine(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        await it.keep("Begin")
        assert "That is fine." in words(await it.do(it.world.member, "Pass"))
        assert "That is fine." in words(await it.do(it.world.other, "Pass"))
        assert it.said == [TALKING]
        everything = "\n".join([words(it.card), *it.said])
        for who in (it.world.member, it.world.other):
            assert who.name.title() not in everything
            assert str(who.id) not in everything


async def test_only_one_person_joins_and_the_others_listen(tmp_path: Path) -> None:
    async with fire(tmp_path, "listen_first: true") as it:
        assert LISTEN in words(it.card)
        await it.join(it.world.member)
        for who in (it.world.other, it.world.keeper, it.world.moderator):
            await it.press(who, "Just listening")
        await it.keep("Begin")
        assert it.turn == it.world.member.id
        assert "The rest of us listen for now." in words(it.call)
        assert "your turn stays with you" in words(await it.do(it.world.member, "Come back to me"))
        assert it.turn == it.world.member.id
        await it.world.other.send(it.thread, "a word from a listener")
        assert await it.shows("4 people are here")
        assert LISTEN in words(it.card)
        await it.do(it.world.member, "Done")
        assert it.said == [TALKING]
        assert await it.shows(TALKING)
        assert LISTEN not in words(it.card)


async def test_with_nobody_to_speak_the_keeper_can_wait_or_open_the_talking(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.press(it.world.member, "Just listening")
        assert "There is no turn to begin with yet." in words(await it.keep("Begin"))
        assert it.said == []
        opened = await it.keep("Open the talking")
        assert labels(opened) == ["Extend", "Close", "Get help now"]
        assert it.said == [TALKING]


async def test_opening_the_talking_early_names_nobody_still_to_come(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        await it.keep("Begin")
        shown = await it.keep("Open the talking")
        assert it.said == [TALKING]
        assert it.turn is None
        assert await it.shows(TALKING)
        for text in (words(it.card), words(shown), *it.said):
            assert str(it.world.member.id) not in text
            assert str(it.world.other.id) not in text


async def test_come_back_to_me_comes_after_the_others(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        await it.keep("Begin")
        assert "again after the others" in words(await it.do(it.world.member, "Come back to me"))
        assert it.turn == it.world.other.id
        await it.do(it.world.other, "Done")
        assert it.turn == it.world.member.id
        await it.do(it.world.member, "Done")
        assert it.said == [TALKING]


async def test_who_leaves_the_round_in_their_turn_is_stepped_over_unannounced(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        await it.keep("Begin")
        assert "You have left. Nobody is told" in words(await it.press(it.world.member, "Leave"))
        assert it.turn == it.world.other.id
        assert len(it.said) == 1
        assert await it.shows("1 person is here")
        await it.join(it.world.member)
        await it.do(it.world.other, "Done")
        assert it.turn == it.world.member.id


async def test_who_only_listens_after_all_has_no_turn(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        await it.press(it.world.member, "Just listening")
        await it.keep("Begin")
        assert it.turn == it.world.other.id
        await it.do(it.world.other, "Done")
        assert it.said == [TALKING]
        assert await it.shows("2 people are here")


async def test_who_leaves_the_server_before_or_in_their_turn_is_stepped_over(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        third = it.world.add_member("third")
        await it.join(it.world.member, it.world.other, third)
        it.world.guild.remove_member(it.world.other)
        await it.keep("Begin")
        assert it.turn == it.world.member.id
        await it.do(it.world.member, "Done")
        assert it.turn == third.id
        it.world.guild.remove_member(third)
        await it.world.advance(4 * 60)
        assert it.said == [TALKING]


async def test_a_turn_takes_as_long_as_it_takes(tmp_path: Path) -> None:
    async with fire(tmp_path, "minutes_a_turn: 1") as it:
        await it.join(it.world.member, it.world.other)
        await it.keep("Begin")
        call = it.call.id
        await it.world.advance(2.5 * HOUR)
        assert it.call.id == call
        assert it.turn == it.world.member.id
        assert len(it.said) == 1


async def test_a_pause_holds_the_turn_and_calls_it_again(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        await it.keep("Begin")
        old = it.call
        paused = await it.keep("Pause")
        assert labels(paused) == ["Resume", "Open the talking", "Extend", "Close", "Get help now"]
        assert it.said == ["A short break. The keeper says when we go on."]
        assert await it.shows("We are taking a short break.")
        resumed = await it.keep("Resume")
        assert "Next" in labels(resumed)
        assert it.turn == it.world.member.id
        assert it.call.id != old.id
        await it.do(it.world.member, "Done")
        assert it.turn == it.world.other.id


async def test_a_restart_in_the_middle_of_a_turn_changes_nothing(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        await it.keep("Begin")
        form = await it.do(it.world.member, "Share")
        await it.world.restart()
        assert it.turn == it.world.member.id
        assert "Shared." in words(await it.send(it.world.member, form, "still here"))
        await it.do(it.world.member, "Done")
        assert it.turn == it.world.other.id
        await it.world.restart()
        await it.keep("Next")
        assert it.said[1:] == [TALKING]
        await it.keep("Close")
        assert await it.shows("This round has closed.")


async def test_a_round_that_ends_in_the_middle_of_a_turn_takes_the_call_away(tmp_path: Path) -> None:
    async with fire(tmp_path, "closing_question: What stays?") as it:
        await it.join(it.world.member, it.world.other)
        await it.keep("Begin")
        await it.world.advance(3 * HOUR + 6)
        assert it.said == []
        assert "This round has closed." in words(it.card)
        assert "What stays?" in words(it.card)


async def test_who_passes_on_chooses_the_next(tmp_path: Path) -> None:
    async with fire(tmp_path, "turns: passed-on") as it:
        third = it.world.add_member("third")
        assert "Each person passes on to the next." in words(it.card)
        await it.join(it.world.member, it.world.other, third)
        await it.keep("Begin")
        asked = await it.do(it.world.member, "Done")
        assert last(asked).ephemeral
        assert "Who comes next?" in words(asked)
        assert labels(asked) == ["Whoever is next", "Get help now", "Pass on", "Pass on"]
        assert it.turn == it.world.member.id
        await it.world.member.click(last(asked), custom_id="rounds:turn-pass-on:3:1")
        assert it.turn == third.id
        await it.do(third, "Done")
        assert it.turn == it.world.other.id


async def test_the_order_can_be_drawn_by_chance(tmp_path: Path) -> None:
    async with fire(tmp_path, "turns: shuffled") as it:
        assert "The order is drawn by chance." in words(it.card)
        people = {who.id: who for who in (it.world.member, it.world.other)}
        await it.join(*people.values())
        await it.keep("Begin")
        called = [it.turn]
        await it.do(people[it.turn or 0], "Done")
        called.append(it.turn)
        assert set(called) == set(people)


async def test_only_the_one_whose_turn_it_is_can_end_it(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        await it.keep("Begin")
        for who in (it.world.other, it.world.keeper, it.world.moderator):
            for label in ("Share", "Done", "Pass", "Come back to me"):
                refused = await it.do(who, label)
                assert "This is for the person whose turn it is." in words(refused), label
        assert it.turn == it.world.member.id


async def test_a_card_says_when_the_keeper_counts_as_away(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        assert AWAY_LINE in words(it.card)


async def test_a_card_that_was_deleted_comes_back_when_the_keeper_asks_for_the_round(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        world, thread = it.world, it.thread
        await it.join(world.member)
        world.env.backend.delete_message(it.channel.id, it.card.id)
        await world.env.settle()
        assert "Somebody keeps this round." in words(await world.member.slash(it.channel, "keep round"))
        assert it.messages(it.channel) == []
        assert "Begin" in labels(await world.keeper.slash(it.channel, "keep round"))
        assert len(it.messages(it.channel)) == 1
        assert f"<#{thread.id}>" in words(it.card)
        assert [one.id for one in it.channel.threads] == [thread.id]
        await it.join(world.other)
        await world.keeper.slash(it.channel, "keep round")
        assert len(it.messages(it.channel)) == 1
        assert await it.shows("2 people are here")
        await it.keep("Begin")
        assert it.turn == world.member.id


async def test_nothing_more_is_said_when_the_thread_is_deleted_in_the_middle_of_a_turn(
    tmp_path: Path,
) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        await it.keep("Begin")
        it.world.env.backend.delete_channel(it.thread.id)
        await it.world.env.settle()
        assert await it.shows("This round has closed.")
        await it.world.advance(HOUR)
        assert len(it.messages(it.channel)) == 1


async def test_a_schedule_opens_a_go_round_which_somebody_who_is_here_keeps(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.keep("Close")
        plan = {"format": "fire", "days": "every day", "time": "19:00", "time_zone": "UTC", "hours": 2}
        shown = await it.world.moderator.slash(it.channel, "keep schedule", **plan)
        await it.world.moderator.click(last(shown), label="Save")
        await it.world.advance(19 * HOUR + 30)
        assert labels(it.card) == ["Join", "Just listening", "Leave", "Keep", "Get help now"]
        await it.join(it.world.member, it.world.other)
        await it.world.advance(HOUR / 6)
        await it.panel(it.world.member, "Take over", "Keep")
        await it.keep("Begin", it.world.member)
        assert it.turn == it.world.member.id


async def test_what_is_remembered_of_turns_goes_when_the_round_closes(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        await it.keep("Begin")
        await it.do(it.world.member, "Pass")
        await it.keep("Close")
        async with it.world.app.database.read() as tx:
            there = await store.get(tx, 1)
        assert there is not None
        assert there[0].turns == ()
        assert it.said == []


@pytest.mark.parametrize("remembered", [0, 1])
async def test_a_call_that_was_made_and_not_remembered_is_taken_away_all_the_same(
    tmp_path: Path, remembered: int
) -> None:
    async with fire(tmp_path) as it:
        third = it.world.add_member("third")
        await it.join(it.world.member, it.world.other, third)
        await it.keep("Begin")
        await it.do(it.world.member, "Done")
        async with it.world.app.database.write() as tx:  # as a bot that was stopped leaves it
            await store.change(tx, 1, told_step=remembered, call_id=None)
        await it.do(it.world.other, "Pass")
        assert it.turn == third.id
        assert len(it.said) == 1
