"""Opening and keeping rounds, and checking in by typing."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest

from bot.ui.permissions import EVERYWHERE
from tests.moderation.offices import closed_channel
from tests.rounds.evening import Evening, evening, fields
from tests.simulated import labels, last, words

KEEPERS_ONLY = "This is for the person who keeps this round, and for moderators."
HELP = "Get help now"


async def test_anyone_opens_a_round_and_only_they_and_moderators_keep_it(tmp_path: Path) -> None:
    async with evening(tmp_path, opened=False) as it:
        await it.world.moderator.slash(it.channel, "desk circles", channel=it.channel)
        panel = await it.world.member.slash(it.channel, "keep round", format="weather", hours=2)
        assert "The round is open." in words(panel)
        assert words(await it.press(it.world.other, "Keep")).strip() == KEEPERS_ONLY
        assert words(await it.world.other.slash(it.channel, "keep round")).strip() == KEEPERS_ONLY
        for keeper in (it.world.member, it.world.moderator):
            for opened in (
                await it.press(keeper, "Keep"),
                await it.world.member.slash(it.channel, "keep round"),
            ):
                assert labels(opened) == ["Extend", "Close", HELP]
        assert "## Inner weather" in words(it.card)
        assert len(it.messages(it.channel)) == 1
        await it.world.advance(2 * 3600 + 6)
        assert "This round has closed." in words(it.card)


async def test_a_round_needs_a_circle(tmp_path: Path) -> None:
    async with evening(tmp_path, opened=False) as it:
        result = await it.world.keeper.slash(it.channel, "keep round")
        assert "A moderator can make one with /desk circles." in words(result)
        assert it.messages(it.channel) == []


async def test_formats_are_offered_by_name_and_taken_by_name_as_well(tmp_path: Path) -> None:
    async with evening(tmp_path, opened=False) as it:
        offered = await it.world.keeper.autocomplete(it.channel, "keep round", "format", "WENT")
        assert offered == [{"name": "What went all right", "value": "strengths"}]
        assert len(await it.world.keeper.autocomplete(it.channel, "keep round", "format", "")) == 12
        await it.open(format="inner WEATHER ")
        form = await it.press(it.world.member, "Check in")
        assert fields(form)[0][0] == "What is your weather today?"
        assert len(fields(form)) == 4


async def test_a_format_that_nobody_knows_opens_nothing_and_names_those_there_are(tmp_path: Path) -> None:
    async with evening(tmp_path, opened=False) as it:
        result = await it.open(format="@everyone")
        there = "What is in the way · Body, mind, heart · Equal time · Hard, good, next"
        assert words(result).startswith(f"\nThere is no format with this name. There are: {there}")
        assert last(result).ephemeral
        assert it.messages(it.channel) == []


async def test_a_title_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    title = "**Evening** <@1> @everyone || # `x` " + "t" * 80
    async with evening(tmp_path, opened=False) as it:
        await it.open(title=title)
        assert r"## \*\*Evening\*\* \<\@1> \@everyone \|\|" in words(it.card)
        assert it.card.mentions == []
        assert not it.card.mention_everyone
        assert it.thread.name == title[:100]
        form = await it.press(it.world.member, "Check in")
        assert form.modal is not None
        assert form.modal["title"] == title[:45]
        await it.share(it.world.member, "hello")
        assert it.shared() != []


async def test_check_in_can_be_typed_in_the_circle_and_in_its_thread(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        for place in (it.channel, it.thread):
            assert (await it.world.member.slash(place, "checkin")).modal is not None
        form = await it.world.member.slash(it.thread, "checkin")
        assert "Shared." in words(await it.send(it.world.member, form, "from the thread"))
        again = await it.world.member.slash(it.thread, "checkin")
        assert labels(again) == ["Change", "Remove", HELP]
        await it.world.member.click(last(again), label="Remove")
        assert it.shared() == []
        assert (await it.world.keeper.slash(it.thread, "keep round")).acknowledged


async def test_where_no_round_is_open_people_read_which_circles_they_can_see(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        world = it.world
        closed = world.guild.create_text_channel("closed-circle")
        await world.moderator.slash(it.channel, "desk circles", channel=closed)
        backend = world.env.backend
        secret = closed_channel(world, "secret")
        await world.moderator.slash(it.channel, "desk circles", channel=secret)
        plaza = world.guild.create_text_channel("plaza")
        result = await world.member.slash(plaza, "checkin")
        assert "No round is open here.\nThese are the circles you can see:" in words(result)
        assert f"<#{it.channel.id}>" in words(result)
        assert f"<#{closed.id}>" in words(result)
        assert str(secret.id) not in words(result)
        assert last(result).ephemeral
        backend.delete_channel(closed.id)
        await world.env.settle()
        assert str(closed.id) not in words(await world.member.slash(plaza, "checkin"))
        assert str(closed.id) not in words(await world.moderator.slash(plaza, "desk circles"))


async def test_two_circles_hold_their_rounds_side_by_side(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        other = Evening(it.world, it.world.guild.create_text_channel("morning-circle"))
        await other.open(title="Morning")
        await it.share(it.world.member, "good evening")
        await other.share(it.world.member, "good morning")
        await other.share(it.world.other, "morning all")
        assert await it.shows("1 person is here")
        assert "2 people are here" in words(other.card)
        assert len(it.shared()) == 1
        assert len(other.shared()) == 2
        await it.panel(it.world.keeper, "Close", "Keep")
        await it.world.advance(6)
        assert "This round has closed." in words(it.card)
        assert "Open until" in words(other.card)


async def test_a_keeper_removes_a_check_in_and_its_author_reads_who_to_talk_to(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        await it.share(it.world.member, "hello")
        message = it.messages(it.thread)[0]
        refused = await it.world.other.context_menu(it.thread, "Remove this check-in", message)
        assert words(refused).strip() == KEEPERS_ONLY
        result = await it.world.keeper.context_menu(it.thread, "Remove this check-in", message)
        assert last(result).ephemeral
        assert it.shared() == []
        told = await it.press(it.world.member, "Check in")
        assert f"You can talk about it with <@{it.world.keeper.id}> or a moderator." in words(told)
        anew = await it.world.member.click(last(told), label="Check in")
        assert "Shared." in words(await it.send(it.world.member, anew, "in other words"))
        assert it.shared()[0].endswith("in other words")
        assert await it.shows("1 person is here")


async def test_anybody_takes_their_own_out_by_the_menu_also_when_the_card_is_gone(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        for who in (it.world.member, it.world.keeper, it.world.moderator):
            await it.share(who, "hello")
        it.world.env.backend.delete_message(it.channel.id, it.card.id)
        for who in (it.world.member, it.world.keeper, it.world.moderator):
            message = it.messages(it.thread)[0]
            result = await who.context_menu(it.thread, "Remove this check-in", message)
            assert words(result).strip() == "Removed from the thread."
            anew = await who.slash(it.channel, "checkin")
            assert anew.modal is not None
        assert it.shared() == []


async def test_the_menu_on_other_messages_says_that_there_is_no_check_in(tmp_path: Path) -> None:
    async with evening(tmp_path) as it:
        chat = await it.world.member.send(it.thread, "just talking")
        for place, message in ((it.thread, chat), (it.channel, it.card)):
            result = await it.world.keeper.context_menu(place, "Remove this check-in", message)
            assert words(result).strip() == "There is no check-in in this message."


async def test_extending_ends_at_a_week(tmp_path: Path) -> None:
    async with evening(tmp_path, opened=False) as it:
        panel = last(await it.open(hours=167.0))
        assert "for an hour more" in words(await it.world.keeper.click(panel, label="Extend"))
        assert "a week at most" in words(await it.world.keeper.click(panel, label="Extend"))


@pytest.mark.parametrize("permission", [name for name, needed in EVERYWHERE if needed])
async def test_a_permission_that_the_bot_lacks_is_named_to_the_keeper(
    tmp_path: Path, permission: str
) -> None:
    async with evening(tmp_path, opened=False) as it:
        world = it.world
        await world.moderator.slash(it.channel, "desk circles", channel=it.channel)
        channel, me = world.app.get_channel(it.channel.id), world.guild.me
        assert isinstance(channel, discord.TextChannel)
        assert me is not None
        await channel.set_permissions(me, overwrite=discord.PermissionOverwrite(**{permission: False}))
        result = await world.keeper.slash(it.channel, "keep round")
        shown_as = {"read_messages": "View Channel", "read_message_history": "Read Message History"}
        assert shown_as.get(permission, permission.replace("_", " ")).casefold() in words(result).casefold()
        assert "It still needs:" in words(result)
        assert it.channel.threads == []
        assert it.messages(it.channel) == []
        world.env.backend.delete_overwrite(it.channel.id, me.id)
        await world.env.settle()
        assert "The round is open." in words(await world.keeper.slash(it.channel, "keep round"))
