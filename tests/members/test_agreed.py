"""What somebody agreed to: each purpose with its words and its date, and taken back there."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.members import consents, store
from tests.buddies import story as stories
from tests.buddies.story import Story
from tests.simulated import last, words, writing


async def agreed(story: Story, name: str, *pressed: str) -> str:
    """What somebody reads under `/mine`, What I agreed to, after pressing what follows."""
    who = story.people[name]
    shown = await who.click(last(await who.slash(story.channel, "mine")), label="What I agreed to")
    for label in pressed:
        shown = await who.click(last(shown), label=label)
    return words(shown)


async def test_each_yes_stands_with_its_words_and_its_date_and_using_help_needs_none(tmp_path: Path) -> None:
    async with stories.story(tmp_path) as story:
        ben = story.world.add_member("ben")
        story.people["ben"] = ben
        assert "findahelpline.com" in words(await ben.slash(story.channel, "help"))
        assert "You have not been asked for anything yet" in await agreed(story, "ben")
        await story.join("anne")
        read = await agreed(story, "anne")
        assert "1. Harbour, since <t:" in read
        assert "You may put me in the buddy queue of this server and look for somebody who fits." in read
        assert "2. Harbour, since <t:" in read
        assert "You may keep what I tell you about myself, and use it to look for somebody who fits." in read
        assert "3. " not in read


async def test_taking_it_back_ends_what_stood_on_it_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    async with stories.story(tmp_path) as story:
        anne = await story.join("anne")
        shown = await anne.click(last(await anne.slash(story.channel, "mine")), label="What I agreed to")
        back = await anne.click(last(shown), label="Take back number 1")
        assert "Taken back. What stood on it has ended." in words(back)
        assert "You have not been asked for anything yet, or took it back." in words(back)
        assert (await story.rows())["buddy_entries"] == []
        again = await story.forge(anne, f"mine:no-longer:{story.world.guild.id}:0")
        assert again.acknowledged
        assert "You have not been asked for anything yet" in await agreed(story, "anne")


async def test_nobody_takes_back_the_yes_of_another(tmp_path: Path) -> None:
    async with stories.story(tmp_path) as story:
        await story.join("anne")
        await story.forge(story.world.other, f"mine:no-longer:{story.world.guild.id}:0")
        await story.forge(story.world.other, f"mine:no-longer:{story.world.guild.id}:99")
        assert len((await story.rows())["buddy_entries"]) == 1
        assert "1. Harbour" in await agreed(story, "anne")


async def test_a_yes_to_words_that_meant_something_else_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stories.story(tmp_path) as story:
        world, member = story.world, story.world.member.id
        async with writing(world) as tx:
            await store.know(tx, world.guild.id, member)
            await consents.give(tx, world.guild.id, member, "reminders", world.now())
            given = await consents.given(tx, world.guild.id, member, "reminders")
            assert given is not None
            assert (given.version, given.given_at) == (consents.VERSIONS["reminders"], world.now())
            monkeypatch.setitem(consents.VERSIONS, "reminders", given.version + 1)
            assert await consents.given(tx, world.guild.id, member, "reminders") is None
            assert await consents.given(tx, world.guild.id, member, "buddies") is None
