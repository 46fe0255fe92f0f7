"""A go-round from the first press to the last."""

from __future__ import annotations

from pathlib import Path

from tests.rounds.turns.talking import TALKING, fire
from tests.simulated import labels, last, words

HELP = "Get help now"


async def test_everyone_who_joined_has_a_turn_and_then_all_can_talk(tmp_path: Path) -> None:
    async with fire(tmp_path, "minutes_a_turn: 5\nclosing: Thank you.\nclosing_question: What stays?") as it:
        world = it.world
        assert labels(it.card) == ["Join", "Just listening", "Leave", "Keep", HELP]
        assert "Join for a turn, or just listen." in words(it.card)
        assert "We speak in the order in which people join." in words(it.card)
        panel = await it.press(world.keeper, "Keep")
        assert labels(panel) == ["Begin", "Open the talking", "Extend", "Close", HELP]
        await it.join(world.member, world.other)
        assert "There is nothing you have to do." in words(await it.press(world.moderator, "Just listening"))
        begun = await it.keep("Begin")
        assert labels(begun) == ["Next", "Pause", "Open the talking", "Extend", "Close", HELP]
        assert f"It is the turn of <@{world.member.id}>." in words(begun)
        assert it.turn == world.member.id
        assert labels(it.call) == ["Share", "Done", "Pass", "Come back to me", HELP]
        assert "About 5 minutes each. Nobody is cut off." in words(it.call)
        form = await it.do(world.member, "Share")
        shared = await it.send(world.member, form, "tired, and glad")
        assert "Shared. To change or remove it, type /checkin." in words(shared)
        assert it.turn == world.member.id
        assert "Thank you. Your turn is over." in words(await it.do(world.member, "Done"))
        assert it.turn == world.other.id
        assert await it.shows("The turns have begun. You can still join.")
        assert "3 people are here" in words(it.card)
        passed = await it.do(world.other, "Pass")
        assert last(passed).ephemeral
        assert it.turn is None
        assert it.said == ["**Member** · Please only read\n-# How are you?\ntired, and glad", TALKING]
        assert await it.shows(TALKING)
        assert labels(it.card) == ["Check in", "Just listening", "Leave", "Keep", HELP]
        closed = await it.keep("Close")
        assert "How are you?" in words(closed)
        assert last(closed).ephemeral
        assert it.said[2:] == ["What stays?"]
        assert await it.shows("What stays?")
        assert "Thank you." in words(it.card)
        assert labels(it.card) == ["My check-in", HELP]
