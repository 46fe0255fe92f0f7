"""Rounds in which people listen first, and talk when the keeper opens the talking."""

from __future__ import annotations

from pathlib import Path

from tests.rounds.turns.talking import LISTEN, TALKING, fire
from tests.simulated import labels, words

HELP = "Get help now"


async def test_people_listen_until_the_keeper_opens_the_talking(tmp_path: Path) -> None:
    async with fire(tmp_path, "listen_first: true\nclosing_question: What do we do?", order="open") as it:
        assert LISTEN in words(it.card)
        assert labels(it.card) == ["Check in", "Just listening", "Keep", HELP]
        await it.share(it.world.member, "the bus")
        await it.world.other.send(it.thread, "just talking")
        assert await it.shows("2 people are here")
        assert LISTEN in words(it.card)
        panel = await it.press(it.world.keeper, "Keep")
        assert labels(panel) == ["Open the talking", "Extend", "Close", HELP]
        opened = await it.keep("Open the talking")
        assert labels(opened) == ["Extend", "Close", HELP]
        assert it.said[1:] == [TALKING]
        assert await it.shows(TALKING)
        assert LISTEN not in words(it.card)
        assert "Check in" in labels(it.card)
        await it.keep("Close")
        assert it.said[2:] == ["What do we do?"]


async def test_an_open_round_can_be_kept_in_turns_and_the_other_way_round(tmp_path: Path) -> None:
    async with fire(tmp_path, order="open") as it:
        assert labels(it.card) == ["Check in", "Just listening", "Keep", HELP]
        await it.keep("Close")
        await it.world.advance(6)
        await it.world.keeper.slash(it.channel, "keep round", format="fire", order="go-round")
        assert labels(it.card) == ["Join", "Just listening", "Leave", "Keep", HELP]


async def test_it_says_only_once_that_everyone_can_talk_also_over_a_restart(tmp_path: Path) -> None:
    async with fire(tmp_path, "listen_first: true", order="open") as it:
        await it.keep("Open the talking")
        await it.world.restart()
        await it.world.advance(60)
        assert it.said == [TALKING]


async def test_a_restart_while_people_listen_changes_nothing(tmp_path: Path) -> None:
    async with fire(tmp_path, "listen_first: true", order="open") as it:
        await it.share(it.world.member, "the bus")
        await it.world.restart()
        assert LISTEN in words(it.card)
        await it.share(it.world.other, "the rain")
        await it.world.advance(6)
        assert len(it.said) == 2
        await it.keep("Open the talking")
        assert it.said[2:] == [TALKING]
        assert await it.shows(TALKING)


async def test_who_is_here_opens_the_talking_when_the_keeper_left(tmp_path: Path) -> None:
    async with fire(tmp_path, "listen_first: true", order="open") as it:
        await it.press(it.world.member, "Just listening")
        it.world.guild.remove_member(it.world.keeper)
        await it.panel(it.world.member, "Take over", "Keep")
        await it.keep("Open the talking", it.world.member)
        assert it.said == [TALKING]
