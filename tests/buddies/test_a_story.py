from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.buddies import story as stories
from tests.buddies.story import DAY, THREE_DAYS, Story
from tests.simulated import labels, last, words


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    async with stories.story(tmp_path) as it:
        yield it


async def test_two_say_yes_and_meet(story: Story) -> None:
    anne, ben = await story.pair("anne", "ben")
    for who in (anne, ben):
        [letter] = story.told(who)
        assert "Somebody who could fit" in letter
        assert "Anne" not in letter
        assert "Ben" not in letter
    await story.press(anne, "Yes, let's meet")
    assert story.threads() == []
    await story.press(ben, "Yes, let's meet")
    await story.world.advance(1)
    [thread] = story.threads()
    assert story.inside(thread) >= {anne.id, ben.id}
    [hello] = story.said(thread)
    assert hello.startswith("Only you are in this thread. Moderators of the server can open it.")
    assert labels(thread.history()[-1]) == ["End pairing", "Something is wrong", "Get help now"]
    assert story.told(anne) == story.told(ben) == []
    await story.world.advance(THREE_DAYS)
    assert story.told(anne) == []
    assert f"<#{thread.id}>" in words(await story.panel(anne))
    ended = await anne.click(last(await story.panel(anne)), label="End pairing")
    assert "Don't pair us again" in labels(ended)
    await story.world.advance(1)
    assert "This pairing has ended." in story.said(thread)[-1]
    assert "You are resting" in words(await story.panel(ben))
    await story.world.advance(30 * DAY + 60)
    assert story.threads() == []
    assert (await story.rows())["buddy_pairs"] == []


@pytest.mark.parametrize(
    "answers",
    [
        ("Not this time", "Yes, let's meet"),
        ("Not this time", "Not this time"),
        (None, "Yes, let's meet"),
        (None, None),
    ],
)
async def test_otherwise_both_are_told_together_when_the_time_is_over(
    story: Story, answers: tuple[str | None, str | None]
) -> None:
    people = await story.pair("anne", "ben")
    for who, answer in zip(people, answers, strict=True):
        if answer:
            await story.press(who, answer)
    await story.world.advance(2 * DAY)
    assert all("Somebody who could fit" in story.told(who)[-1] for who in people)
    await story.world.advance(DAY + 60)
    for who, answer in zip(people, answers, strict=True):
        [told] = story.told(who)
        assert told.startswith("It did not come together this time.")
        state = words(await story.panel(who))
        assert ("You are resting" in state) == (answer is None)
        assert ("near the front" in told) == (answer == "Yes, let's meet")
    assert story.threads() == []
    await story.match()
    assert all(len(story.told(who)) == 1 for who in people)
