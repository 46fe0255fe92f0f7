"""What moderators do with the queue: they see how many wait, and can put back what was changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord import InteractionResult, MemberActor

from tests.buddies import story as stories
from tests.buddies.story import DAY, THREE_DAYS, Story
from tests.simulated import labels, last, words


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    async with stories.story(tmp_path) as it:
        yield it


async def desk(story: Story) -> InteractionResult:
    return await story.world.moderator.slash(story.channel, "desk buddies")


async def fill(story: Story, button: str, **filled: object) -> str:
    form = await story.world.moderator.click(last(await desk(story)), label=button)
    return words(await story.world.moderator.submit_modal(form, filled))


async def changes(story: Story) -> InteractionResult:
    return await story.world.moderator.slash(story.channel, "desk changes")


async def test_moderators_see_how_many_wait_and_since_when_and_nothing_else(story: Story) -> None:
    assert "Nobody waits at the moment." in words(await desk(story))
    anne = await story.join("anne")
    await story.fill(anne, "What you would like", words="quietlighthouse", wishes=["Company and chat"])
    assert "One person waits. They came <t:" in words(await desk(story))
    await story.join("ben", age="no")
    seen = words(await desk(story))
    assert "2 people wait. The first of them came <t:" in seen
    for hidden in ("quietlighthouse", "Anne", str(anne.id), "Under 18"):
        assert hidden not in seen
    assert "This is for moderators" in words(await anne.slash(story.channel, "desk buddies"))


async def test_people_are_asked_what_the_server_lists(story: Story) -> None:
    listed = "Walking together\nQuiet company"
    saved = await fill(
        story, "What people are asked", wishes=listed, offers="A cup of tea", traits="Pets: Cats, Dogs"
    )
    assert "Walking together" in saved
    assert "Pets: Cats, Dogs" in saved
    anne, ben = await story.join("anne"), await story.join("ben")
    for who in (anne, ben):
        await story.fill(who, "What you would like", wishes=["Walking together"], offers=["A cup of tea"])
        await story.fill(who, "Whom you look for", own0=["Cats"], wanted0="same")
    shown = words(await story.panel(anne))
    assert "**Would like:** Walking together" in shown
    assert "**Pets:** Cats (looking for: The same)" in shown
    await story.match()
    assert "You asked for the same under Pets: Cats" in story.told(ben)[-1]


async def test_a_must_that_fails_keeps_two_apart_when_both_chose_it(story: Story) -> None:
    await fill(story, "What people are asked", wishes="Chat", offers="Chat", traits="Pets: Cats, Dogs")
    for name, pet in (("anne", "Cats"), ("ben", "Dogs")):
        who = await story.join(name)
        await story.fill(who, "Whom you look for", own0=[pet], wanted0="same")
    await story.match()
    assert story.told(story.people["anne"]) == []
    await story.fill(story.people["ben"], "Whom you look for", own0=["Dogs"], wanted0="any")
    await story.match()
    [told] = story.told(story.people["anne"])
    assert "Pets" not in told  # one of them alone asked for it


async def test_a_server_may_take_adults_only(story: Story) -> None:
    minor = await story.join("ben", age="no")
    await story.join("anne")
    await fill(story, "On or off, channel", open=True, channel=[story.channel], adults=True)
    assert "One person waits" in words(await desk(story))
    await story.match()
    assert story.told(minor) == []
    newcomer = story.world.add_member("cleo")
    form = await newcomer.click(last(await story.panel(newcomer)), label="Find a buddy")
    refused = await newcomer.submit_modal(form, {"agreed": True, "age": "no"})
    assert "In this server the buddy queue is for people who are 18 or over." in words(refused)
    rows = (await story.rows())["buddy_entries"]
    assert newcomer.id not in [row["user_id"] for row in rows]


async def test_nothing_is_kept_without_a_yes_and_an_age(story: Story) -> None:
    who = story.world.add_member("dora")
    for filled, said in (
        ({"agreed": False, "age": "yes"}, "Without your yes the bot keeps nothing."),
        ({"agreed": True}, "Please say if you are 18 or over, or under 18."),
    ):
        form = await who.click(last(await story.panel(who)), label="Find a buddy")
        assert said in words(await who.submit_modal(form, filled))
    assert (await story.rows())["buddy_entries"] == []


async def test_moderators_end_a_pair_and_nobody_is_told_who_did(story: Story) -> None:
    anne, ben, thread = await story.meet("anne", "ben")
    assert "If they were in a pair, it has ended." in await fill(story, "End a pair", who=[anne], out=False)
    await story.world.advance(1)
    assert story.said(thread)[-1].startswith("This pairing has ended.")
    for who in (anne, ben):
        assert story.told(who) == []
        assert "Come back" in labels(await story.panel(who))


async def test_changes_of_the_queue_are_read_and_undone(story: Story) -> None:
    await fill(story, "What people are asked", wishes="Walking", offers="Tea", traits="Pets: Cats, Dogs")
    await fill(
        story, "What people are asked", wishes="Walking\nTalking", offers="Tea", traits="Pets: Cats, Dogs"
    )
    shown = words(await changes(story))
    assert "changed the buddy queue" in shown
    assert "What would you like?: Walking → Walking · Talking" in shown
    assert "What can you offer?: nothing → Tea" in shown
    assert "The same or different: nothing → Pets: Cats, Dogs" in shown
    await story.world.moderator.click(last(await changes(story)), custom_id="desk:undo:3")
    assert "Talking" not in words(await desk(story))
    assert "Walking" in words(await desk(story))
    again = await story.world.moderator.click(last(await changes(story)), custom_id="desk:undo:4")
    assert "Undone." in words(again)
    assert "Talking" in words(await desk(story))


async def at_once(
    story: Story, button: str, first: dict[str, Any], second: dict[str, Any]
) -> tuple[MemberActor, InteractionResult]:
    """What the second of two moderators reads whose form was open when the first one sent theirs."""
    other = story.world.add_member("second", discord.Permissions(manage_guild=True))
    late = await other.click(last(await other.slash(story.channel, "desk buddies")), label=button)
    form = await story.world.moderator.click(last(await desk(story)), label=button)
    await story.world.moderator.submit_modal(form, first)
    return other, await other.submit_modal(late, second)


async def test_of_two_who_set_the_queue_at_once_the_second_can_have_their_way(story: Story) -> None:
    place = {"open": True, "channel": [story.channel]}
    who, clash = await at_once(story, "On or off, channel", place | {"adults": True}, {"open": False})
    assert "Adults only: now yes, yours no" in words(clash)
    assert "The queue is on: now yes, yours no" in words(clash)
    assert "The queue is **on**." in words(await desk(story))
    assert "The queue is **off**." in words(await who.click(last(clash), label="Use mine"))


async def test_of_two_who_say_what_is_asked_at_once_the_second_can_leave_it(story: Story) -> None:
    lists = {"wishes": "Walking", "offers": "Tea", "traits": "Pets: Cats"}
    who, clash = await at_once(story, "What people are asked", lists, lists | {"offers": "Cake"})
    assert "What can you offer?: now Tea, yours Cake" in words(clash)
    assert "Walking, yours" not in words(clash)
    kept = words(await who.click(last(clash), label="Keep what is there"))
    assert "It stays as it is." in kept
    assert "Tea" in kept
    assert "Cake" not in words(await desk(story))


async def test_undo_closes_a_queue_that_was_opened_and_opens_it_again(story: Story) -> None:
    shown = await changes(story)
    assert f"Channel for the threads of pairs: nothing → <#{story.channel.id}>" in words(shown)
    assert "The queue is on: no → yes" in words(shown)
    await story.world.moderator.click(last(shown), label="Undo")
    assert "The queue is **off**." in words(await desk(story))
    await story.world.moderator.click(last(await changes(story)), custom_id="desk:undo:2")
    assert "The queue is **on**." in words(await desk(story))
    old = await changes(story)
    await fill(story, "On or off, channel", open=True, channel=[story.channel], adults=True)
    await story.world.moderator.click(last(old), custom_id="desk:undo:3")
    assert "For people of 18 or over alone." in words(await desk(story))


async def test_what_was_changed_again_or_hangs_on_a_channel_that_is_gone_stays(story: Story) -> None:
    other = story.world.guild.create_text_channel("elsewhere")
    await fill(story, "On or off, channel", open=True, channel=[other], adults=False)
    await story.delete(story.channel)
    channel = story.world.channel
    shown = await story.world.moderator.slash(channel, "desk changes")
    refused = await story.world.moderator.click(last(shown), custom_id="desk:undo:2")
    assert "The queue needs a text channel of this server" in words(refused)
    refused = await story.world.moderator.click(last(shown), custom_id="desk:undo:1")
    assert "Someone changed this again since then." in words(refused)
    after = words(await story.world.moderator.slash(channel, "desk buddies"))
    assert f"<#{other.id}>" in after


async def test_the_start_card_opens_the_form(story: Story) -> None:
    shown = await story.world.moderator.slash(story.channel, "desk setup")
    for _ in range(5):
        shown = await story.world.moderator.click(last(shown), label="Next")
    await story.world.moderator.click(last(shown), label="Post a start card")
    [card] = [one for one in story.channel.history() if "## Welcome" in words(one)]
    newcomer = story.world.add_member("cleo")
    form = await newcomer.click(card, label="Find a buddy")
    assert form.modal is not None
    joined = await newcomer.submit_modal(form, {"agreed": True, "age": "yes"})
    assert "You are in the queue." in words(joined)
    again = await newcomer.click(card, label="Find a buddy")
    assert "You are in the queue" in words(again)
    assert len([one for one in story.channel.history() if "## Welcome" in words(one)]) == 1
    kept_out = await story.join("dora")
    await fill(story, "End a pair", who=[kept_out], out=True)
    assert "keep you out of the buddy queue" in words(await kept_out.click(card, label="Find a buddy"))


async def test_the_same_two_are_proposed_again_after_ninety_days(story: Story) -> None:
    anne, ben = await story.pair("anne", "ben")
    for who in (anne, ben):
        await story.press(who, "Not this time")
    await story.world.advance(THREE_DAYS)
    for who in (anne, ben):
        await who.click(last(await story.panel(who)), label="Rest")
    await story.world.advance(50 * DAY)
    for days, told in ((0, 0), (30, 0), (7, 1)):
        await story.world.advance(days * DAY)
        for who in (anne, ben):
            if "Come back" in labels(await story.panel(who)):
                await who.click(last(await story.panel(who)), label="Come back")
        await story.match()
        proposed = [sum("Somebody who could fit" in one for one in story.told(who)) for who in (anne, ben)]
        assert proposed == [told, told], days
        if not told:
            for who in (anne, ben):
                await who.click(last(await story.panel(who)), label="Rest")
