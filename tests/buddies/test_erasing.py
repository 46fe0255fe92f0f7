"""Somebody erases everything: what was only theirs goes, and the others see a no like any other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.buddies import story as stories
from tests.buddies.story import DAY, THREE_DAYS, Story
from tests.members.test_erasing import about
from tests.simulated import labels, words

YES = "Yes, let's meet"
APART = "It did not come together this time."


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    async with stories.story(tmp_path) as it:
        yield it


async def test_a_proposal_goes_with_the_one_who_read_it(story: Story) -> None:
    anne, ben = await story.pair("anne", "ben")
    await stories.erase(story, anne)
    await story.world.advance(60)
    assert not [told for told in story.told(anne) if "Somebody who could fit" in told]
    assert await about(story.world, anne.id) == {}
    assert "Somebody who could fit" in story.told(ben)[-1]
    await story.press(ben, YES)
    await story.world.advance(THREE_DAYS)
    assert story.threads() == []
    assert story.told(ben) == [f"{APART}\nYou are still in the queue, near the front."]


async def test_a_thread_for_one_person_goes_with_them(story: Story) -> None:
    anne, _ = await story.pair("anne", "ben", where="thread")
    assert len(story.alone(anne)) == 1
    await stories.erase(story, anne)
    await story.world.advance(60)
    assert [thread for thread in story.channel.threads if thread.name == "A note for you"] != []
    assert story.alone(anne) == []


async def test_two_of_three_do_not_meet_without_the_third(story: Story) -> None:
    anne, ben, cleo = await story.pair("anne", "ben", "cleo", extras=["three"])
    await stories.erase(story, cleo)
    await story.world.advance(60)
    for who in (anne, ben):
        await story.press(who, YES)
    await story.world.advance(60)
    assert story.threads() == []
    await story.world.advance(THREE_DAYS)
    for who in (anne, ben):
        assert story.told(who) == [f"{APART}\nYou are still in the queue, near the front."]


async def test_a_pair_ends_and_its_thread_is_deleted_in_time(story: Story) -> None:
    anne, ben, thread = await story.meet("anne", "ben")
    await stories.erase(story, anne)
    await story.world.advance(60)
    assert story.said(thread)[-1].startswith("This pairing has ended.")
    assert "Come back" in labels(await story.panel(ben))
    assert await about(story.world, anne.id) == {}
    await story.world.advance(31 * DAY)
    assert story.threads() == []
    assert "You are resting" in words(await story.panel(ben))
