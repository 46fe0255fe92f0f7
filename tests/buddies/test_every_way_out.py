from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.buddies import story as stories
from tests.buddies.story import DAY, THREE_DAYS, Story
from tests.simulated import labels, last, words

YES, NO = "Yes, let's meet", "Not this time"
APART = "It did not come together this time."


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    async with stories.story(tmp_path) as it:
        yield it


async def test_closed_letters_stop_nobody(story: Story) -> None:
    anne, ben = [await story.join(name) for name in ("anne", "ben")]
    story.close_letters(anne)
    await story.match()
    [alone] = story.alone(anne)
    assert "Somebody who could fit" in words(alone.history()[-1])
    assert "This thread is for you alone." in words(alone.history()[-1])
    assert ben.id not in story.inside(alone)
    await story.press(ben, YES)
    await anne.click(alone.history()[-1], label=YES)
    await story.world.advance(1)
    [thread] = story.threads()
    assert story.inside(thread) >= {anne.id, ben.id}


async def test_who_chose_a_thread_is_told_there_in_the_end(story: Story) -> None:
    anne, ben = await story.pair("anne", "ben", where="thread")
    [alone] = story.alone(anne)
    await anne.click(alone.history()[-1], label=YES)
    await story.world.advance(THREE_DAYS)
    assert story.said(alone) == [f"{APART}\nYou are still in the queue, near the front."]
    assert story.told(ben) == []
    await story.world.advance(8 * DAY)
    assert story.alone(anne) == []


async def test_one_leaves_the_server_between_yes_and_yes(story: Story) -> None:
    anne, ben = await story.pair("anne", "ben")
    await story.press(anne, YES)
    story.world.guild.remove_member(anne)
    said = words(await story.press(ben, YES)).strip()
    assert said.startswith("Saved, and only you know.")
    await story.world.advance(THREE_DAYS)
    assert story.threads() == []
    assert story.told(ben) == [f"{APART}\nYou are still in the queue, near the front."]


async def test_both_press_at_once(story: Story) -> None:
    anne, ben = await story.pair("anne", "ben")
    await story.press(anne, YES)
    await story.press(anne, YES)
    await story.press(ben, YES)
    await story.world.advance(1)
    assert len(story.threads()) == 1


async def test_a_restart_at_every_step_changes_nothing(story: Story) -> None:
    world = story.world
    anne, ben = [await story.join(name) for name in ("anne", "ben")]
    await world.restart()
    await story.match()
    await world.restart()
    await story.press(anne, YES)
    await world.restart()
    await story.press(ben, YES)
    await world.restart()
    await world.advance(1)
    [thread] = story.threads()
    assert len(story.said(thread)) == 1
    await world.restart()
    await anne.click(thread.history()[-1], label="End pairing")
    await world.restart()
    await world.advance(31 * DAY)
    assert story.threads() == []
    assert story.told(anne) == story.told(ben) == []


async def test_a_restart_before_the_end_tells_everybody_once(story: Story) -> None:
    anne, ben = await story.pair("anne", "ben")
    await story.press(anne, NO)
    await story.world.restart()
    await story.world.advance(THREE_DAYS)
    await story.world.restart()
    await story.world.advance(DAY)
    assert [len(story.told(who)) for who in (anne, ben)] == [1, 1]


async def test_a_deleted_thread_ends_the_pair(story: Story) -> None:
    anne, ben, thread = await story.meet("anne", "ben")
    await story.delete(thread)
    await story.world.advance(1)
    for who in (anne, ben):
        assert story.told(who)[-1].startswith("This pairing has ended.")
        assert "You are resting" in words(await who.slash(story.world.channel, "buddy"))


async def test_a_deleted_channel_closes_the_queue(story: Story) -> None:
    anne, _, _ = await story.meet("anne", "ben")
    await story.delete(story.channel)
    await story.world.advance(1)
    shown = await story.world.moderator.slash(story.world.channel, "desk buddies")
    assert "The queue is **off**." in words(shown)
    assert "You are resting" in words(await anne.slash(story.world.channel, "buddy"))


async def test_a_yes_from_all_without_a_channel_did_not_come_together(story: Story) -> None:
    anne, ben = await story.pair("anne", "ben")
    await story.delete(story.channel)
    await story.press(anne, YES)
    await story.press(ben, YES)
    await story.world.advance(THREE_DAYS)
    assert [told.startswith(APART) for told in story.told(anne) + story.told(ben)] == [True, True]


async def test_somebody_named_after_the_proposal_is_not_met(story: Story) -> None:
    anne, ben = await story.pair("anne", "ben")
    await story.press(ben, YES)
    named = await story.avoid(anne, ben)
    assert "Saved. Nobody is told." in words(named)
    await story.press(anne, YES)
    await story.world.advance(THREE_DAYS)
    assert story.threads() == []
    assert story.told(ben) == [f"{APART}\nYou are still in the queue, near the front."]


async def test_three_people_meet_when_all_like_threes(story: Story) -> None:
    people = await story.pair("anne", "ben", "cleo", extras=["three"])
    for who in people:
        assert "Two people who could fit" in story.told(who)[-1]
        assert story.threads() == []
        await story.press(who, YES)
    await story.world.advance(1)
    [thread] = story.threads()
    assert story.inside(thread) >= {who.id for who in people}


async def test_a_minor_and_an_adult_alone_are_never_proposed(story: Story) -> None:
    anne, ben = await story.join("anne"), await story.join("ben", age="no")
    await story.match()
    assert story.told(anne) == story.told(ben) == []
    await story.world.advance(DAY)
    assert story.told(anne) == story.told(ben) == []


async def test_a_moderator_parts_them_and_keeps_one_out(story: Story) -> None:
    anne, ben, thread = await story.meet("anne", "ben")
    shown = await story.world.moderator.slash(story.channel, "desk buddies")
    form = await story.world.moderator.click(last(shown), label="End a pair")
    done = await story.world.moderator.submit_modal(form, {"who": [ben], "out": True})
    assert "They are kept out of the queue" in words(done)
    await story.world.advance(1)
    assert story.said(thread)[-1].startswith("This pairing has ended.")
    assert story.told(anne) == []
    assert "keep you out of the buddy queue" in story.told(ben)[-1]
    assert "Find a buddy" not in labels(await story.panel(ben))
    shown = await story.world.moderator.slash(story.channel, "desk buddies")
    form = await story.world.moderator.click(last(shown), label="Let somebody in again")
    await story.world.moderator.submit_modal(form, {"who": [ben]})
    await story.world.advance(1)
    assert "Find a buddy" in labels(await story.panel(ben))


async def test_who_rests_or_is_in_time_out_is_not_proposed(story: Story) -> None:
    anne, ben, cleo = [await story.join(name) for name in ("anne", "ben", "cleo")]
    await ben.click(last(await story.panel(ben)), label="Rest")
    story.time_out(cleo, timedelta(days=2))
    await story.match()
    assert [story.told(who) for who in (anne, ben, cleo)] == [[], [], []]
    await ben.click(last(await story.panel(ben)), label="Come back")
    await story.match()
    assert [len(story.told(who)) for who in (anne, ben, cleo)] == [1, 1, 0]


async def test_no_letter_comes_at_night(story: Story) -> None:
    await story.world.advance(14 * 3600)
    anne, ben = [await story.join(name) for name in ("anne", "ben")]
    await story.match()
    assert story.told(anne) == story.told(ben) == []
    await story.world.advance(9 * 3600)
    assert [len(story.told(who)) for who in (anne, ben)] == [1, 1]


async def test_a_good_pair_is_proposed_soon_after_somebody_joined(story: Story) -> None:
    for name in ("anne", "ben"):
        who = await story.join(name)
        await story.fill(who, "What you would like", wishes=["Company and chat"], words=f"I am {name}'s word")
    await story.world.advance(300)
    for who, other in (("anne", "ben"), ("ben", "anne")):
        [letter] = story.told(story.people[who])
        assert "You would like the same: Company and chat" in letter
        assert f"I am {other}'s word" in letter


async def test_company_is_asked_once_after_a_week(story: Story) -> None:
    anne, ben, _ = await story.meet("anne", "ben", extras=["company"])
    await story.world.advance(7 * DAY + 60)
    for who in (anne, ben):
        assert story.told(who)[-1].startswith("It is a week now.")
    assert "Nothing else happens." in words(await story.press(anne, "Yes, it is good"))
    ended = await story.press(ben, "End pairing")
    assert "The pairing has ended." in words(ended)
    await story.world.advance(14 * DAY)
    assert len(story.told(anne)) == 1


async def test_something_is_wrong_reaches_the_moderators_alone(story: Story) -> None:
    anne, ben, thread = await story.meet("anne", "ben")
    before = len(thread.history())
    form = await anne.click(thread.history()[-1], label="Something is wrong")
    told = await anne.submit_modal(form, {"level": "thread", "words": "It feels odd"})
    assert "The moderators can read it now." in words(told)
    assert "End pairing" in labels(told)
    [report] = await story.reports()
    assert report.words == "It feels odd"
    assert str(thread.id) in str(report.about)
    seen = words(await story.world.moderator.slash(story.world.channel, "desk reports"))
    assert "About a buddy pairing:" in seen
    assert len(thread.history()) == before
    assert story.told(ben) == []


async def test_dont_pair_us_again_is_for_good(story: Story) -> None:
    anne, ben, _ = await story.meet("anne", "ben")
    ended = await anne.click(last(await story.panel(anne)), label="End pairing")
    said = await anne.click(last(ended), label="Don't pair us again")
    assert "nobody else is told" in words(said)
    await story.world.advance(100 * DAY)
    for name in ("anne", "ben"):
        # Nobody came back within 60 days, so what they entered is forgotten; the wish is not.
        assert "Come back" not in labels(await story.panel(story.people[name]))
        await story.join(name)
    await story.match()
    assert story.told(anne) == story.told(ben) == []


async def test_presses_of_others_and_from_elsewhere_change_nothing(story: Story) -> None:
    anne, _ = await story.pair("anne", "ben")
    card = story.letters(anne)[-1]
    await story.press(anne, YES)
    await story.world.advance(THREE_DAYS)
    place = (await story.rows())["buddy_places"]
    for name in (
        "buddies:yes",
        "buddies:no",
        "buddies:end",
        "buddies:end-here",
        "buddies:good",
        "buddies:not-again",
    ):
        for number in (place[0]["id"], 999_999):
            refused = await story.forge(story.world.other, f"{name}:{number}")
            assert words(refused).strip() == "This is no longer here. It may have been closed or removed."
    assert (await story.rows())["buddy_places"] == place
    assert card.id not in [letter.id for letter in story.letters(anne)]
