"""A member looks for a service, and tells the moderators about one."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path

import discord
import pytest
from discord.ui import ActionRow, Button, LayoutView
from simcord import InteractionResult

from tests import simulated
from tests.signposts.lists import add, desk, entry, help_as_read, press
from tests.simulated import World, labels, last, words

LEEDS = {"country": "GB", "town": "Leeds"}
NIGHT = {"opening_hours": "Mo-Su 20:00-23:00", "time_zone": "Europe/London"}
POLISH_GRIEF = {"languages": ["pl"], "topics": ["grief"], "hours": NIGHT}
NEW = {
    "name": "Quiet Line",
    "description": "People who listen.",
    "topics": "someone to talk to",
    "area": "United Kingdom",
    "ways": "phone 0800 1111 | cost free",
}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    async with simulated.world(tmp_path, settings="country: GB\n") as world:
        await add(world, entry(), entry("leeds", name="Leeds Listeners", area=LEEDS, **POLISH_GRIEF))
        yield world


async def find(world: World, **options: object) -> InteractionResult:
    return await world.member.slash(world.channel, "signpost", **options)


async def test_a_member_finds_a_service_and_reads_why_it_is_there(world: World) -> None:
    shown = await find(world, topic="greif", area="leds", language="Polish")
    assert last(shown).ephemeral
    read = words(shown)
    assert "### One service" in read
    assert "**Leeds Listeners**, for Leeds" in read
    assert "Why this one: in Leeds, in Polish" in read
    assert "Closed now, opens" in read
    assert "Last checked <t:" in read
    assert "Night Line" not in read


async def test_open_now_leaves_out_what_is_closed(world: World) -> None:
    read = words(await find(world, open_now=True))
    assert "Night Line" in read
    assert "Leeds Listeners" not in read


async def test_nothing_that_is_not_confirmed_is_found(world: World) -> None:
    await add(world, entry("hidden", name="Hidden Line"), confirmed=False)
    assert "Hidden Line" not in words(await find(world))
    assert "Hidden Line" not in words(await find(world, topic="Hidden Line"))
    offered = await world.member.autocomplete(world.channel, "signpost", "topic", "hidden")
    assert "Hidden Line" not in str(offered)


async def test_words_that_lead_nowhere_are_named(world: World) -> None:
    shown = await find(world, area="qqqqqq")
    assert "That place did not lead anywhere." in words(shown)
    assert labels(shown) == ["Find a service", "Suggest a service", "Get help now"]


async def test_topics_places_and_languages_are_offered_while_typing(world: World) -> None:
    async def offered(option: str, typed: str) -> dict[str, str]:
        return (await world.member.autocomplete(world.channel, "signpost", option, typed))[0]

    assert (await offered("topic", "gri"))["name"] == "Grief and loss"
    assert (await offered("area", "lee"))["name"] == "Leeds"
    assert (await offered("language", "pol"))["name"] == "Polish"


async def test_pages_of_a_chosen_search_turn_even_after_a_restart(world: World) -> None:
    await add(world, *(entry(f"more-{n}", name=f"More {n}", topics=["grief"]) for n in range(5)))
    shown = await find(world, topic="grief")
    assert "-# 1 to 3 of 6" in words(shown)
    await world.restart()
    second = await world.member.click(last(shown), label="More")
    assert "-# 4 to 6 of 6" in words(second)
    first = await world.member.click(last(second), label="Earlier")
    assert words(first) == words(shown)


async def test_a_search_by_words_of_ones_own_asks_to_be_typed_again_after_a_restart(world: World) -> None:
    await add(world, *(entry(f"more-{n}", name=f"More {n}", topics=["grief"]) for n in range(5)))
    shown = await find(world, topic="berevement loss")
    await world.restart()
    answered = await world.member.click(last(shown), label="More")
    assert "type /signpost again" in words(answered)


async def test_find_a_service_under_help_opens_the_same_search(world: World) -> None:
    shown = await world.member.slash(world.channel, "help")
    form = await world.member.click(last(shown), label="Find a service")
    found = await world.member.submit_modal(
        form, {"topic": "grief", "area": "", "language": "", "open": False}
    )
    assert "Leeds Listeners" in words(found)
    assert last(found).ephemeral


async def test_the_menu_shows_words_and_services_to_whoever_asks_and_posts_nothing(world: World) -> None:
    message = await world.other.send(world.channel, "everything is too much")
    before = len(world.channel.history(viewer=world.moderator))
    shown = await world.member.context_menu(world.channel, "Offer signposts", message)
    assert last(shown).ephemeral
    assert "Nothing is posted" in words(shown)
    assert "Night Line" in words(shown)
    assert "too much" not in words(shown)
    assert len(world.channel.history(viewer=world.moderator)) == before


async def wrong(world: World, choice: str = "number") -> InteractionResult:
    """The member says that something is wrong with Night Line."""
    shown = await find(world, topic="Night Line")
    form = await world.member.click(last(shown), label="Something is wrong with this")
    return await world.member.submit_modal(form, {"wrong": choice})


async def test_who_reads_what_is_wrong_is_said_first(world: World) -> None:
    shown = await find(world, topic="Night Line")
    form = await world.member.click(last(shown), label="Something is wrong with this")
    assert form.modal is not None
    assert form.modal["components"][0]["content"].startswith("Moderators read this, and not who said it.")


async def test_what_is_wrong_is_seen_by_moderators_without_who_said_so(world: World) -> None:
    assert "The moderators will see it" in words(await wrong(world))
    shown = await desk(world)
    assert "Members say that something is wrong with 1 entry." in words(shown)
    opened = await desk(world, entry="Night Line")
    assert "Members say: the number or link is wrong" in words(opened)
    assert str(world.member.id) not in words(opened)
    await press(world, opened, "It is right as it is")
    assert "something is wrong" not in words(await desk(world))


async def test_who_says_something_else_later_is_counted_once(world: World) -> None:
    await wrong(world)
    await wrong(world, "closed")
    assert "Members say: it has closed" in words(await desk(world, entry="Night Line"))


async def suggest(world: World, **changes: str) -> InteractionResult:
    shown = await find(world)
    form = await world.member.click(last(shown), label="Suggest a service")
    return await world.member.submit_modal(form, {**NEW, **changes})


async def test_a_suggestion_waits_for_moderators_and_nobody_else_sees_it(world: World) -> None:
    assert "The moderators see it" in words(await suggest(world))
    assert "Quiet Line" not in words(await find(world))
    assert "Quiet Line" not in await help_as_read(world)
    shown = await press(world, await desk(world), "Confirm")
    assert "Quiet Line" in words(shown)
    assert "Where this is from: a member of this server suggested it" in words(shown)
    await press(world, shown, "I compared it with their own page today")
    assert "Quiet Line" in words(await find(world, topic="someone to talk to"))


async def test_a_form_with_a_mistake_comes_back_with_its_words(world: World) -> None:
    answered = words(await suggest(world, ways="carrier pigeon"))
    assert "This line could not be read: carrier pigeon" in answered
    assert "This is what you wrote, to keep:" in answered
    assert "Quiet Line" in answered
    assert "libphonenumber knows no number 12345678901234" in words(
        await suggest(world, ways="phone 12345678901234")
    )


async def test_one_person_cannot_fill_the_list_with_suggestions(world: World) -> None:
    for number in range(3):
        await suggest(world, name=f"Line {number}")
    assert "Several suggestions wait" in words(await suggest(world))


@pytest.mark.parametrize("custom_id", ["signposts:wrong:99", "signposts:share:99", "signposts:wrong:2"])
async def test_a_press_on_an_entry_that_nobody_sees_is_answered(world: World, custom_id: str) -> None:
    await press(world, await desk(world, entry="Leeds Listeners"), "Hide now")
    view = LayoutView(timeout=None)
    row: ActionRow[LayoutView] = ActionRow(Button[LayoutView](label="?", custom_id=custom_id))
    view.add_item(row)
    channel = world.app.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    message = await channel.send(view=view)
    assert "no longer on the list" in words(await world.member.click(message, label="?"))


async def test_the_search_works_with_the_database_gone(world: World) -> None:
    await world.app.database.close()
    (world.data_dir / "alongside.db").unlink()
    assert "Leeds Listeners" in words(await find(world, topic="grief"))
