"""Who keeps a go-round, who may take over, and what only they read."""

from __future__ import annotations

from pathlib import Path

from tests.moderation.offices import closed_channel
from tests.rounds.turns.talking import TALKING, Fire, fire
from tests.simulated import labels, last, words

HELP = "Get help now"
KEEPERS_ONLY = "This is for the person who keeps this round, and for moderators."
THERE = "Somebody keeps this round. If they do nothing here for 10 minutes, you can take over."
BE_HERE = "To keep this round, first be here: press Join or Just listening."
MINUTES = 60.0


async def take_over(it: Fire) -> str:
    """Have a member press Keep and then Take over; return what they read."""
    return words(await it.panel(it.world.member, "Take over", "Keep"))


async def test_who_is_here_takes_over_from_a_keeper_who_is_away(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        member, keeper = it.world.member, it.world.keeper
        await it.join(member, it.world.other)
        await it.keep("Begin")
        assert words(await it.press(member, "Keep")).strip() == THERE
        await it.world.advance(10 * MINUTES)
        offered = await it.press(member, "Keep")
        assert labels(offered) == ["Take over", HELP]
        assert "The keeper may be away." in words(offered)
        stranger = it.world.add_member("stranger")
        assert "first be here" in words(await it.press(stranger, "Keep"))
        panel = await member.click(last(offered), label="Take over")
        assert "You keep this round now." in words(panel)
        await member.click(last(panel), label="Next")
        assert it.turn == it.world.other.id
        assert words(await it.press(keeper, "Keep")).strip() == BE_HERE
        await it.press(keeper, "Just listening")
        assert words(await it.press(keeper, "Keep")).strip() == THERE
        assert str(member.id) not in words(it.card)


async def test_a_keeper_who_writes_or_presses_is_not_away(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member)
        await it.world.advance(9 * MINUTES)
        await it.world.keeper.send(it.thread, "take your time")
        await it.world.advance(9 * MINUTES)
        assert words(await it.press(it.world.member, "Keep")).strip() == THERE
        await it.press(it.world.keeper, "Keep")
        await it.world.advance(9 * MINUTES)
        assert words(await it.press(it.world.member, "Keep")).strip() == THERE
        await it.world.advance(1 * MINUTES)
        assert "You keep this round now." in await take_over(it)


async def test_when_the_keeper_leaves_the_server_somebody_takes_over_at_once(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        await it.keep("Begin")
        it.world.guild.remove_member(it.world.keeper)
        assert "You keep this round now." in await take_over(it)
        await it.keep("Open the talking", it.world.member)
        assert it.said == [TALKING]


async def test_of_two_who_take_over_the_first_keeps_the_round(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        await it.world.advance(10 * MINUTES)
        offered = [await it.press(who, "Keep") for who in (it.world.member, it.world.other)]
        await it.world.member.click(last(offered[0]), label="Take over")
        late = await it.world.other.click(last(offered[1]), label="Take over")
        assert words(late).strip() == THERE


async def test_nobody_takes_over_an_open_round(tmp_path: Path) -> None:
    async with fire(tmp_path, order="open") as it:
        await it.press(it.world.member, "Just listening")
        await it.world.advance(30 * MINUTES)
        assert words(await it.press(it.world.member, "Keep")).strip() == KEEPERS_ONLY


async def test_next_pressed_on_an_old_panel_steps_over_nobody(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member, it.world.other)
        begun = await it.keep("Begin")
        await it.do(it.world.member, "Done")
        refused = await it.world.keeper.click(last(begun), label="Next")
        assert "The round has moved on." in words(refused)
        assert it.turn == it.world.other.id


async def test_a_moderator_keeps_any_round(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        await it.join(it.world.member)
        await it.keep("Begin", it.world.moderator)
        assert it.turn == it.world.member.id
        assert words(await it.press(it.world.other, "Keep")).strip().startswith("To keep this round")


async def test_the_keeper_alone_is_asked_how_they_are_and_where_keepers_talk(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        keepers = closed_channel(it.world, "keepers")
        async with it.world.app.database.write() as tx:
            await it.world.app.servers.change(tx, it.world.guild.id, keepers_channel_id=keepers.id)
        closed = await it.keep("Close")
        assert last(closed).ephemeral
        assert "Thank you for keeping it.\nHow are you?" in words(closed)
        assert f"Keepers can talk with each other in <#{keepers.id}>." in words(closed)
        assert it.said == []
        assert "How are you?" not in words(it.card)


async def test_without_a_channel_for_keepers_there_is_a_kind_word_instead(tmp_path: Path) -> None:
    async with fire(tmp_path) as it:
        closed = await it.keep("Close")
        assert "It can help to talk with somebody about how it was." in words(closed)
