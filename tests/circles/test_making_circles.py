"""A moderator makes a channel a circle, changes it and retires it; nobody else does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest

from tests import simulated
from tests.rounds.evening import filled
from tests.simulated import World, labels, last, words

HELP = "Get help now"
MODERATORS_ONLY = "This is for moderators: people who have the permission Manage Server."


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with simulated.world(tmp_path) as world:
        yield world


async def test_a_moderator_makes_this_channel_a_circle_and_nothing_is_posted(world: World) -> None:
    shown = await world.moderator.slash(world.channel, "desk circles")
    assert "There is no circle yet." in words(shown)
    assert labels(shown) == ["Make this channel a circle", "Formats", HELP]
    made = await world.moderator.click(last(shown), label="Make this channel a circle")
    assert "This channel is a circle now. Nothing was posted there." in words(made)
    assert labels(made) == ["Change", "Light or held", "Retire", HELP]
    assert world.channel.history() == []
    again = await world.moderator.slash(world.channel, "desk circles")
    assert f"<#{world.channel.id}>" in words(again)
    assert "evening-circle" not in words(again)  # Discord shows the name of the channel
    assert labels(again) == ["Formats", HELP]


async def test_a_circle_that_is_one_already_is_shown_as_it_is(world: World) -> None:
    await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    shown = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    assert "is a circle now" not in words(shown)
    assert "Its rounds ask: Hard, good, next." in words(shown)
    assert last(shown).ephemeral


async def test_two_people_change_a_circle_at_once_and_the_second_decides(world: World) -> None:
    second = world.add_member("second", discord.Permissions(manage_guild=True))
    filled = {"format": ["weather"], "hours": "", "shows": ["point", "reminders"]}
    shown = await second.slash(world.channel, "desk circles", channel=world.channel)
    for label in ("Use mine", "Keep what is there"):
        late = await second.click(last(shown), label="Change")
        theirs = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
        form = await world.moderator.click(last(theirs), label="Change")
        await world.moderator.submit_modal(form, filled | {"name": f"Evenings, {label}"})
        clash = await second.submit_modal(late, filled | {"name": "Nights"})
        assert "Nothing of yours was saved yet." in words(clash)
        assert f"<@{world.moderator.id}> changed this" in words(clash)
        assert f"Name: now Evenings, {label}, yours Nights" in words(clash)
        decided = last(clash)
        shown = await second.click(decided, label=label)
        assert ("## Nights" in words(shown)) == (label == "Use mine")
    assert "## Evenings, Keep what is there" in words(shown)


async def test_a_moderator_gives_a_circle_a_name_a_purpose_and_a_format(world: World) -> None:
    shown = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    form = await world.moderator.click(last(shown), label="Change")
    assert form.modal is not None
    assert [field["label"] for field in form.modal["components"]] == [
        "Name",
        "What is it for?",
        "Format",
        "Hours that its rounds are open",
        "Its rounds",
    ]
    filled = {"name": "**Evenings**", "about": "For @everyone who is awake\n# late", "format": ["weather"]}
    saved = await world.moderator.submit_modal(form, filled)
    assert "Saved." in words(saved)
    assert r"## \*\*Evenings\*\*" in words(saved)
    assert r"For \@everyone who is awake" in words(saved)
    assert "Its rounds ask: Inner weather." in words(saved)
    await world.keeper.slash(world.channel, "keep round")
    assert "## Inner weather" in words(world.channel.history()[0])


async def test_each_way_in_which_rounds_are_held_can_be_changed_on_its_own(world: World) -> None:
    shown = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    presets = await world.moderator.click(last(shown), label="Light or held")
    held = await world.moderator.click(last(presets), label="Use held")
    assert "It is set up as **Held**." in words(held)
    form = await world.moderator.click(last(held), label="Change")
    boxes = filled(form) | {"about": ""}
    assert (boxes["hours"], boxes["shows"]) == ("2", ["point", "reminders"])
    unclear = await world.moderator.submit_modal(form, boxes | {"hours": "long"})
    assert "These hours are not clear. A number from 0.25 to 168 works." in words(unclear)
    form = await world.moderator.click(last(held), label="Change")
    saved = await world.moderator.submit_modal(form, boxes | {"hours": "1,5", "shows": ["reminders"]})
    assert "It is set up as" not in words(saved)
    assert "A round is open for 1.5 hours." in words(saved)
    assert "Its card shows no point of the agreement." in words(saved)
    assert "There are no reminders." not in words(saved)
    form = await world.moderator.click(last(saved), label="Change")
    boxes = filled(form) | {"about": ""}
    assert (boxes["hours"], boxes["shows"]) == ("1.5", ["reminders"])
    usual = await world.moderator.submit_modal(form, boxes | {"hours": "", "shows": []})
    assert "A round is open for" not in words(usual)
    assert "There are no reminders." in words(usual)


async def test_a_retired_circle_comes_back_as_it_was(world: World) -> None:
    shown = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    form = await world.moderator.click(last(shown), label="Change")
    await world.moderator.submit_modal(form, {"name": "Evenings", "about": "For anyone"})
    retired = await world.moderator.click(last(shown), label="Retire")
    assert "This is an ordinary channel again." in words(retired)
    assert labels(retired) == ["Make this channel a circle", HELP]
    assert "There is no circle in this channel." in words(
        await world.keeper.slash(world.channel, "keep round")
    )
    back = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    assert "What it is for: For anyone" in words(back)


async def test_a_form_that_is_sent_after_the_circle_was_retired_changes_nothing(world: World) -> None:
    shown = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    form = await world.moderator.click(last(shown), label="Change")
    await world.moderator.click(last(shown), label="Retire")
    late = await world.moderator.submit_modal(form, {"name": "Mornings"})
    assert "There is no circle in this channel." in words(late)
    again = await world.moderator.click(last(shown), label="Make this channel a circle")
    assert "## evening-circle" in words(again)


async def test_nobody_else_can(world: World) -> None:
    for asked in (
        await world.member.slash(world.channel, "desk circles"),
        await world.keeper.slash(world.channel, "desk circles", channel=world.channel),
    ):
        assert words(asked).strip() == MODERATORS_ONLY
        assert last(asked).ephemeral


async def test_a_broken_format_is_named_and_the_others_work(tmp_path: Path) -> None:
    async with simulated.world(tmp_path / "first") as world:
        config = world.config_dir
    (config / "formats" / "weather.yaml").write_text("name: [\n")
    (config / "formats" / "longer.yaml").write_text("name: Longer\nabout: It.\nquestions: []\n")
    async with simulated.world(tmp_path / "second", config_dir=config) as world:
        shown = await world.moderator.slash(world.channel, "desk circles")
        assert "Whoever runs this bot has something to mend in its settings:" in words(shown)
        for file in ("weather.yaml:2:1", "longer.yaml:3"):
            assert file in words(shown)
        made = await world.moderator.click(last(shown), label="Make this channel a circle")
        assert "Its rounds ask: Hard, good, next." in words(made)
        opened = await world.keeper.slash(world.channel, "keep round", format="What went all right")
        assert "The round is open." in words(opened)


async def test_many_problems_and_circles_still_fit_on_one_card(tmp_path: Path) -> None:
    async with simulated.world(tmp_path / "first") as world:
        config = world.config_dir
    for number in range(9):
        (config / "formats" / f"{'broken' * 5}{number}.yaml").write_text("[" * 40)
    async with simulated.world(tmp_path / "second", config_dir=config) as world:
        for number in range(12):
            channel = world.guild.create_text_channel(f"circle-{number}-" + "x" * 80)
            made = await world.moderator.slash(world.channel, "desk circles", channel=channel)
            if number < 9:
                form = await world.moderator.click(last(made), label="Change")
                await world.moderator.submit_modal(form, {"about": "*" * 300})
        shown = await world.moderator.slash(world.channel, "desk circles")
        assert "## Circles of this server" in words(shown)
        assert len(words(shown)) <= 4000
