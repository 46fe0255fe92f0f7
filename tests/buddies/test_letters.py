"""When people are written to alone: by day, within the budget, and not during a silence."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from simcord import MemberActor

from bot.core import budget
from bot.members import consents
from bot.members import store as members
from tests.buddies import story as stories
from tests.buddies.story import DAY, THREE_DAYS, Story
from tests.simulated import labels, last, words

HOUR = 3600
APART = "It did not come together this time."
FADING = "### You wait for a buddy in Harbour"


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    async with stories.story(tmp_path) as it:
        yield it


async def live_in(story: Story, who: MemberActor, zone: str) -> None:
    app = story.world.app
    async with app.database.write() as tx:
        await members.remember(tx, app.persons, who.id, time_zone=zone)


async def write_three_letters(story: Story, who: MemberActor) -> None:
    """Let other parts of the bot have written to somebody as often as a day allows."""
    async with story.world.app.database.write() as tx:
        for number in range(budget.MOST_LETTERS_A_DAY):
            assert await budget.claim_letter(tx, who.id, f"other:{number}", story.world.now()) is None


async def keep_apart(story: Story, who: MemberActor, button: str, **ids: bool) -> None:
    """Let a moderator fill in one of the forms about one person."""
    shown = await story.world.moderator.slash(story.channel, "desk buddies")
    form = await story.world.moderator.click(last(shown), label=button)
    await story.world.moderator.submit_modal(form, {"who": [who], **ids})


async def test_a_proposal_waits_when_somebody_got_enough_letters_today(story: Story) -> None:
    anne, ben = [await story.join(name) for name in ("anne", "ben")]
    await write_three_letters(story, anne)
    await story.match()
    assert [len(story.told(who)) for who in (anne, ben)] == [0, 1]
    await story.world.advance(DAY + 60)
    assert [len(story.told(who)) for who in (anne, ben)] == [1, 1]


async def test_a_proposal_that_nobody_got_in_its_time_is_never_heard_of(story: Story) -> None:
    await story.world.advance(14 * HOUR)
    anne, ben = await story.pair("anne", "ben")  # it is eleven at night
    await story.world.moderator.slash(story.channel, "desk quiet", hours=96.0)
    await story.world.advance(5 * DAY)
    for who in (anne, ben):
        assert story.told(who) == []
        assert "You are in the queue" in words(await story.panel(who))


async def test_a_silence_holds_back_proposals_and_their_end(story: Story) -> None:
    anne, ben = [await story.join(name) for name in ("anne", "ben")]
    await story.world.moderator.slash(story.channel, "desk quiet", hours=5.0)
    await story.match()
    assert story.told(anne) == story.told(ben) == []
    await story.world.advance(5 * HOUR + 60)
    assert [len(story.told(who)) for who in (anne, ben)] == [1, 1]
    await story.world.advance(3 * DAY - 6 * HOUR)
    await story.world.moderator.slash(story.channel, "desk quiet", hours=5.0)
    before = [story.told(who) for who in (anne, ben)]
    await story.world.advance(4 * HOUR)
    assert [story.told(who) for who in (anne, ben)] == before
    await story.world.advance(2 * HOUR)
    assert all(story.told(who)[0].startswith(APART) for who in (anne, ben))


async def test_who_moved_to_another_zone_hears_the_end_in_their_own_morning(story: Story) -> None:
    anne, ben = await story.pair("anne", "ben")
    await live_in(story, anne, "Pacific/Auckland")  # nine in the morning here is ten at night there
    await story.world.advance(3 * DAY + HOUR)
    assert not story.told(anne)[-1].startswith(APART)
    assert story.told(ben)[-1].startswith(APART)
    await story.world.advance(9 * HOUR)
    assert story.told(anne)[-1].startswith(APART)


async def test_who_is_told_that_a_pair_ended_sleeps_first(story: Story) -> None:
    anne, ben, thread = await story.meet("anne", "ben")
    await live_in(story, anne, "Pacific/Auckland")
    await story.world.advance(4 * HOUR)  # one in the afternoon, and two at night
    await story.delete(thread)
    await story.world.advance(60)
    assert story.told(anne) == []
    assert story.told(ben)[-1].startswith("This pairing has ended.")
    await story.world.advance(6 * HOUR)
    assert story.told(anne)[-1].startswith("This pairing has ended.")


async def test_who_is_kept_out_is_told_by_day_and_after_a_silence(story: Story) -> None:
    anne = await story.join("anne")
    await story.world.advance(14 * HOUR)
    await keep_apart(story, anne, "End a pair", out=True)
    await story.world.advance(60)
    assert story.told(anne) == []
    await story.world.moderator.slash(story.channel, "desk quiet", hours=12.0)
    await story.world.advance(10 * HOUR)
    assert story.told(anne) == []
    await story.world.advance(3 * HOUR)
    assert story.told(anne) == [
        "Moderators of Harbour keep you out of the buddy queue. You can ask them why."
    ]


async def test_who_takes_no_letters_reads_it_in_a_thread_that_goes_again(story: Story) -> None:
    anne = await story.join("anne")
    story.close_letters(anne)
    await keep_apart(story, anne, "End a pair", out=True)
    await story.world.advance(1)
    [alone] = story.alone(anne)
    assert "keep you out of the buddy queue" in story.said(alone)[-1]
    await story.world.advance(8 * DAY)
    assert story.alone(anne) == []


async def test_who_did_not_answer_comes_back_with_one_press_on_the_letter(story: Story) -> None:
    anne, ben = await story.pair("anne", "ben")
    await story.world.advance(THREE_DAYS)
    for who in (anne, ben):
        assert "You are resting now." in story.told(who)[-1]
        assert "Welcome back." in words(await story.press(who, "Come back"))
        assert "You are in the queue" in words(await story.panel(who))


async def test_a_change_is_for_the_two_to_talk_about(story: Story) -> None:
    anne, ben, _ = await story.meet("anne", "ben", extras=["company"])
    await story.world.advance(7 * DAY + 60)
    before = await story.rows()
    assert "You could say in your thread" in words(await story.press(anne, "I'd like a change"))
    assert await story.rows() == before
    assert len(story.told(ben)) == 1


async def test_who_waits_long_is_asked_once_and_stays_with_one_press(story: Story) -> None:
    anne = await story.join("anne")
    await story.world.advance(52 * DAY)
    assert story.told(anne) == []
    await story.world.advance(2 * DAY)
    [asked] = story.told(anne)
    assert asked.startswith(FADING)
    assert "Your place ends on" in asked
    assert labels(story.letters(anne)[-1]) == ["Stay in the queue", "Get help now"]
    assert "You stay in the queue." in words(await story.press(anne, "Stay in the queue"))
    await story.world.advance(50 * DAY)
    assert story.told(anne) == [asked]
    assert "You are in the queue" in words(await story.panel(anne))
    await story.world.advance(4 * DAY)
    assert [told.startswith(FADING) for told in story.told(anne)] == [True, True]


async def test_who_does_nothing_for_sixty_days_is_forgotten_and_can_join_again(story: Story) -> None:
    anne = await story.join("anne")
    await story.world.advance(61 * DAY)
    assert len(story.told(anne)) == 1
    assert (await story.rows())["buddy_entries"] == []
    assert "You are not in the buddy queue here." in words(await story.press(anne, "Stay in the queue"))
    assert "Find a buddy" in labels(await story.panel(anne))
    async with story.world.app.database.read() as tx:
        assert await consents.of_person(tx, anne.id) == []
    await story.join("anne")


async def test_who_rests_or_left_the_server_is_not_asked_to_stay(story: Story) -> None:
    anne, ben = await story.join("anne"), await story.join("ben", age="no")
    await anne.click(last(await story.panel(anne)), label="Rest")
    story.world.guild.remove_member(ben)
    await story.world.advance(61 * DAY)
    assert story.told(anne) == story.told(ben) == []
    assert (await story.rows())["buddy_entries"] == []


async def test_nobody_gets_a_letter_between_ten_and_eight_whatever_happens(story: Story) -> None:
    """Every hour of ten days, somebody does something, and no letter is written at night."""
    anne, ben = await story.join("anne", extras=["company"]), await story.join("ben", extras=["company"])
    seen: dict[int, int] = {}
    for hour in range(10 * 24):
        await story.world.advance(HOUR)
        if hour % 5 == 0:
            await story.match()
        for who in (anne, ben):
            if hour % 7 == 3 and "Come back" in labels(await story.panel(who)):
                await who.click(last(await story.panel(who)), label="Come back")
            for letter in story.letters(who):
                seen[letter.id] = letter.created_at.hour
    assert seen
    assert all(8 <= hour < 22 for hour in seen.values()), seen
