from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from simcord import InteractionResult

from bot.circles.own.shelves import Shelves
from bot.core import changes
from bot.core.changes import Change
from bot.ui import changed
from cogs.circles.format_cards import EXAMPLE
from tests import simulated
from tests.moderation.offices import choose_channel, closed_channel, fill, noted, open_to_all
from tests.simulated import World, labels, last, words
from tests.town import town

PLACE = {"language": ["en"], "country": "Portugal", "area": "", "time_zone": "Lisbon"}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with simulated.world(tmp_path) as it:
        yield it


async def look(world: World) -> InteractionResult:
    return await world.moderator.slash(world.channel, "desk changes")


async def test_it_is_said_who_changed_what_from_what_to_what(world: World) -> None:
    assert "Nothing was changed yet." in words(await look(world))
    await fill(world, world.moderator, "Language and place", **PLACE)
    shown = await look(world)
    assert f"<@{world.moderator.id}> changed the settings of this server" in words(shown)
    assert "Country: nothing → Portugal" in words(shown)
    assert "Time zone, by city: nothing → Europe/Lisbon" in words(shown)
    assert "This is for moderators" in words(await world.member.slash(world.channel, "desk changes"))


async def test_undo_is_a_change_of_its_own(world: World) -> None:
    await fill(world, world.moderator, "Language and place", **PLACE)
    undone = await world.moderator.click(last(await look(world)), label="Undo")
    assert "Undone. That is a change of its own." in words(undone)
    assert "Country: Portugal → nothing" in words(undone)
    assert "This was undone." in words(undone)
    assert world.app.servers.of(world.guild.id).country is None
    assert [change.undone_by_change_id for change in await noted(world)] == [None, 2]
    assert labels(undone).count("Undo") == 1


async def test_what_was_changed_again_since_is_not_undone(world: World) -> None:
    await fill(world, world.moderator, "Language and place", **PLACE)
    old = await look(world)
    await fill(world, world.moderator, "Language and place", **PLACE | {"country": "Spain"})
    refused = await world.moderator.click(last(old), label="Undo")
    assert "Someone changed this again since then." in words(refused)
    assert world.app.servers.of(world.guild.id).country == "ES"
    assert len(await noted(world)) == 2


async def test_undo_chooses_no_channel_again_that_everyone_sees_by_now(world: World) -> None:
    office = closed_channel(world)
    await choose_channel(world, office)
    await fill(world, world.moderator, "Roles and channels", unasked_a_day=["3"])
    await open_to_all(world, office)
    assert f"Everyone can see <#{office.id}>" in await undo(world)
    world.env.backend.delete_channel(office.id)
    await world.env.settle()
    assert "This channel is gone" in await undo(world)
    assert world.app.servers.of(world.guild.id).moderators_channel_id is None


async def test_what_was_undone_is_put_back_by_undoing_that(world: World) -> None:
    await fill(world, world.moderator, "Language and place", **PLACE)
    await undo(world)
    twice = await undo(world)
    assert "Country: nothing → Portugal" in twice
    assert twice.count("This was undone.") == 2
    assert world.app.servers.of(world.guild.id).country == "PT"
    assert labels(await look(world)).count("Undo") == 1


async def test_many_changes_have_pages(world: World) -> None:
    for number in range(8):
        await fill(world, world.moderator, "How long things are kept", changes_days=str(number + 1))
    shown = await look(world)
    assert labels(shown).count("Undo") == 6
    older = await world.moderator.click(last(shown), label="Older")
    assert labels(older).count("Undo") == 2
    assert "Days: what moderators changed: nothing → 1" in words(older)
    assert labels(await world.moderator.click(last(shown), label="Newest")).count("Undo") == 6


async def test_circles_and_schedules_are_undone_as_well(world: World) -> None:
    await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    planned = await world.moderator.slash(world.channel, "keep schedule", days="mon", time="19:00", hours=2.0)
    await world.moderator.click(last(planned), label="Save")
    shown = await look(world)
    assert f"changed a schedule of <#{world.channel.id}>, on Monday" in words(shown)
    assert f"changed the circle <#{world.channel.id}>" in words(shown)
    assert words(shown).count("This was new.") == 2
    assert "nothing → nothing" not in words(shown)
    latest = (await noted(world))[0]
    undone = await world.moderator.click(last(shown), custom_id=f"desk:undo:{latest.id}")
    assert "Undone." in words(undone)
    listed = await world.moderator.slash(world.channel, "keep schedule")
    assert "Monday" not in words(listed)
    retired = await world.moderator.click(last(shown), custom_id=f"desk:undo:{latest.id - 1}")
    assert "Undone." in words(retired)
    assert "There is no circle in this channel." in words(
        await world.keeper.slash(world.channel, "keep round")
    )
    back = await world.moderator.click(last(shown), custom_id=f"desk:undo:{latest.id + 1}")
    assert "There is no circle in this channel." in words(back)


async def circle_with_a_schedule(world: World) -> InteractionResult:
    """Make this channel a circle whose rounds open on Thursdays at 19:00; it is Thursday, midnight."""
    await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    options = {"days": "thu", "time": "19:00", "hours": 2.0, "format": "weather"}
    looked_at = await world.moderator.slash(world.channel, "keep schedule", **options)
    return await world.moderator.click(last(looked_at), label="Save")


async def undo(world: World, back: int = 0) -> str:
    """Undo the last change, or one ``back`` from there, and return what the desk says."""
    id = (await noted(world))[back].id
    return words(await world.moderator.click(last(await look(world)), custom_id=f"desk:undo:{id}"))


async def test_what_was_set_in_a_circle_is_said_in_words(world: World) -> None:
    shown = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    form = await world.moderator.click(last(shown), label="Change")
    filled = {"name": "Evenings", "about": "For us", "format": ["weather"]}
    await world.moderator.submit_modal(form, filled | {"hours": "", "shows": ["point", "reminders"]})
    read = words(await look(world))
    assert "Name: evening-circle → Evenings" in read
    assert "What is it for?: nothing → For us" in read
    assert "Format: Hard, good, next → Inner weather" in read
    presets = await world.moderator.click(last(shown), label="Light or held")
    await world.moderator.click(last(presets), label="Use light")
    read = words(await look(world))
    assert "Its card shows a point of the agreement: yes → no" in read
    assert "Members can ask for reminders: yes → no" in read
    assert "Format: One word → Inner weather" in await undo(world)


async def test_a_schedule_that_has_opened_rounds_meanwhile_is_undone_all_the_same(world: World) -> None:
    await circle_with_a_schedule(world)
    assert "Format: nothing → Inner weather" in words(await look(world))
    await world.advance(8 * 24 * 3600)
    assert "Undone." in await undo(world)
    assert "No round is planned here." in words(await world.moderator.slash(world.channel, "keep schedule"))


async def test_a_round_that_was_left_out_comes_back(world: World) -> None:
    saved = await circle_with_a_schedule(world)
    await world.moderator.click(last(saved), label="Skip the next one")
    read = words(await look(world))
    assert "Goes on after: <t:1767225600:f> → <t:1767294000:f>" in read
    assert "Undone." in await undo(world)
    await world.advance(20 * 3600)
    assert any("Check in" in labels(message) for message in world.channel.history())
    assert "Someone changed this again since then." in await undo(world)


async def test_schedules_of_a_retired_circle_can_be_brought_back_one_by_one(world: World) -> None:
    await circle_with_a_schedule(world)
    shown = await world.moderator.slash(world.channel, "desk circles", channel=world.channel)
    await world.moderator.click(last(shown), label="Retire")
    kinds = [(change.kind, change.after) for change in (await noted(world))[:2]]
    assert kinds == [("schedule", None), ("circle", None)]
    assert "Undone." in await undo(world, back=1)
    assert "Undone." in await undo(world, back=1)
    listed = words(await world.moderator.slash(world.channel, "keep schedule"))
    assert "**Thursday, 19:00** (UTC) · every week · open for 2 hours · Inner weather" in listed


@pytest.mark.parametrize("seen", [True, False])
async def test_a_circle_that_was_lost_with_its_channel_is_among_the_changes_once(
    world: World, seen: bool
) -> None:
    lost = world.guild.create_text_channel("morning-circle")
    await world.moderator.slash(world.channel, "desk circles", channel=lost)
    planned = await world.moderator.slash(lost, "keep schedule", days="mon,thu", time="08:00", hours=2.0)
    await world.moderator.click(last(planned), label="Save")
    if not seen:
        world.env.backend.subscribers.clear()
    world.env.backend.delete_channel(lost.id)
    await world.env.settle() if seen else await world.restart()
    await world.restart()
    await world.advance(8 * 24 * 3600)
    kinds = sorted(change.kind for change in await noted(world))
    assert kinds == ["circle", "circle-lost", "schedule", "schedule-lost"]
    shown = await look(world)
    assert "The channel of the circle “morning-circle” was deleted, <t:" in words(shown)
    assert "Name: morning-circle → nothing" in words(shown)
    assert "Rounds on Monday and Thursday ended with their channel, <t:" in words(shown)
    assert "Time: 08:00 → nothing" in words(shown)
    assert "Somebody" not in words(shown)
    assert labels(shown).count("Undo") == 2  # nothing brings a channel back
    assert "morning-circle" not in words(await world.moderator.slash(world.channel, "desk circles"))


async def test_a_circle_whose_channel_is_gone_is_not_brought_back(world: World) -> None:
    lost = world.guild.create_text_channel("morning-circle")
    shown = await world.moderator.slash(world.channel, "desk circles", channel=lost)
    await world.moderator.click(last(shown), label="Retire")
    world.env.backend.delete_channel(lost.id)
    await world.env.settle()
    assert "Its channel is gone" in await undo(world)
    assert "morning-circle" not in words(await world.moderator.slash(world.channel, "desk circles"))


async def test_starting_a_schedule_again_is_noted_and_has_no_undo(world: World) -> None:
    await circle_with_a_schedule(world)
    await world.advance(16 * 24 * 3600)
    planned = await world.moderator.slash(world.channel, "keep schedule")
    await world.moderator.click(last(planned), label="Start again")
    shown = await look(world)
    assert "Rests since: <t:" in words(shown)
    assert labels(shown).count("Undo") == 2


async def test_a_servers_own_formats_are_undone_as_well(world: World) -> None:
    async def bring(content: str) -> None:
        shown = await world.moderator.slash(world.channel, "desk circles")
        formats = await world.moderator.click(last(shown), label="Formats")
        form = await world.moderator.click(last(formats), label="Add a format")
        brought = await world.moderator.submit_modal(form, {"file": ("sunday.yaml", content.encode())})
        await world.moderator.click(last(brought), label="Save")

    def there() -> str | None:
        one = world.app.service(Shelves).of(world.guild.id).all.get("own:1")
        return one.about if one else None

    await bring(EXAMPLE)
    first = there()
    assert first is not None
    await bring(EXAMPLE.replace(first, "Only how we are."))
    read = words(await look(world))
    assert "changed the format “Sunday evening”" in read
    assert f"What it is about: {first} → Only how we are." in read
    assert "Questions: nothing → How was your week? · What do you carry on?" in read
    assert "How people take part: nothing → " in read
    assert "Undone." in await undo(world)
    assert there() == first
    shown = await world.moderator.slash(world.channel, "desk circles")
    form = await world.moderator.click(
        last(await world.moderator.click(last(shown), label="Formats")), label="Look at a format"
    )
    looked_at = await world.moderator.submit_modal(form, {"format": ["own:1"]})
    await world.moderator.click(last(looked_at), label="Remove")
    assert there() is None
    assert "Undone." in await undo(world)
    assert there() == first
    await world.restart()
    assert there() == first
    assert "Undone." in await undo(world)
    assert there() is None
    assert "Someone changed this again since then." in await undo(world, back=5)


async def test_every_kind_of_change_says_from_what_to_what(tmp_path: Path) -> None:
    async with town(tmp_path) as it:
        await it.grace.slash(it.world.channel, "desk quiet", hours=1.0)
        await fill(it.world, it.grace, "How long things are kept", changes_days="30")
        async with it.world.app.database.read() as tx:
            found = await changes.latest(tx, it.world.guild.id, 200)
        kinds = {change.kind for change in found}
        assert {"server", "circle", "schedule", "format", "agreement", "signpost", "buddies"} <= kinds
        silent = [change.kind for change in found if not says_how(it.world, change)]
        assert silent == []


def says_how(world: World, change: Change) -> bool:
    """Whether the desk knows what to call a change, and shows something that differs."""
    app = world.app
    kind = app.undoers.of(change)
    return kind is not None and (not kind.fields or bool(changed.lines(app, app.say, change, kind)))
