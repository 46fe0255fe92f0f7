"""Moderators keep the list where they are: starter lists, adding, changing, hiding."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

import phonenumbers
import pytest

from bot.core.paths import shipped_config
from bot.signposts.memory import Seen
from bot.signposts.nearby import Nearby
from bot.signposts.starter import load_starters
from tests import simulated
from tests.signposts.lists import add, confirm, desk, entry, help_as_read, press, service
from tests.simulated import World, labels, last, words

STARTERS, _ = load_starters(shipped_config())
FILLED = {
    "name": "Quiet Line",
    "description": "People who listen.",
    "topics": "crisis, someone to talk to",
    "area": "Leeds, United Kingdom",
    "ways": "phone 0800 1111 | cost free\nchat https://chat.example.org",
}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncGenerator[World]:
    async with simulated.world(tmp_path, settings="country: GB\n") as world:
        yield world


async def test_an_empty_list_offers_where_to_begin(world: World) -> None:
    shown = await desk(world)
    assert "There is nothing here yet." in words(shown)
    assert "There is nothing here.\n" not in f"{words(shown)}\n"
    assert labels(shown) == ["Add", "Starter list", "Import", "Export", "When to check again", "Get help now"]
    form = await press(world, shown, "Starter list")
    started = await world.moderator.submit_modal(form, {"country": "United Kingdom"})
    assert "Members see them once they are confirmed." in words(started)
    assert "Samaritans" in words(await desk(world))
    assert "Samaritans" not in await help_as_read(world)
    again = await world.moderator.submit_modal(
        await press(world, await desk(world), "Starter list"), {"country": "GB"}
    )
    assert "All of this list is here already." in words(again)


async def test_a_country_without_a_starter_list_is_answered(world: World) -> None:
    form = await press(world, await desk(world), "Starter list")
    answered = await world.moderator.submit_modal(form, {"country": "Vatican City"})
    assert "no starter list for this country" in words(answered)


async def test_a_moderator_adds_a_service_by_form(world: World) -> None:
    form = await press(world, await desk(world), "Add")
    added = await world.moderator.submit_modal(form, FILLED)
    read = words(added)
    assert "Added. Members see it once it is confirmed." in read
    assert "**Quiet Line**, for Leeds" in read
    assert "Call **0800 1111**, free" in read
    assert "Chat: https://chat.example.org" in read
    assert labels(added)[:4] == ["Confirm", "Edit", "Hide now", "Remove"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"area": "Atlantis"}, '"Atlantis" did not lead to one country.'),
        ({"topics": "qqqqqq"}, '"qqqqqq" is not a topic here.'),
        ({"ways": "phone 999999999999"}, "libphonenumber knows no number 999999999999 in GB"),
        ({"ways": "web http://example.org"}, "expected a link that begins with https://"),
        ({"name": "", "ways": ""}, "2 things need another look:"),
    ],
)
async def test_a_mistake_in_a_form_is_named_and_the_words_come_back(
    world: World, changes: dict[str, str], told: str
) -> None:
    form = await press(world, await desk(world), "Add")
    answered = words(await world.moderator.submit_modal(form, {**FILLED, **changes}))
    assert told in answered
    assert "People who listen." in answered
    assert "There is nothing here yet." in words(await desk(world))


async def test_each_part_of_an_entry_can_be_changed(world: World) -> None:
    await add(world, entry())
    parts = {
        "Name and words": {"name": "Late Line", "description": "They listen.", "topics": "crisis",
                           "area": "Scotland, United Kingdom", "who": "anyone"},
        "Hours and languages": {"opening": "Mo-Fr 09:00-17:00; PH off", "zone": "Europe/London",
                                "said": "", "known": "", "tags": "en, gd"},
        "Status, ages, consent": {"status": "active", "alert": "Busy this week.", "ages": "16-25",
                                  "consent": "no", "organization": "The Line Trust"},
    }  # fmt: skip
    name, saved = "Night Line", ""
    for part, filled in parts.items():
        shown = await press(world, await press(world, await desk(world, entry=name), "Edit"), part)
        saved = words(await world.moderator.submit_modal(shown, filled))
        assert "Saved." in saved
        name = "Late Line"
    for told in (
        "**Late Line**, for Scotland", "For: anyone", "Languages: English, Scottish Gaelic", "Ages 16 to 25",
        "**Please note:** Busy this week.", "Run by The Line Trust.", "They say they do not send",
    ):  # fmt: skip
        assert told in saved
    read = await help_as_read(world)
    assert "Late Line" in read
    assert "116 123" in read


async def test_what_a_form_shows_is_saved_as_it_was(world: World) -> None:
    one = (await add(world, *STARTERS.of("GB")[:1]))[0]
    for part in ("Name and words", "Ways to reach it", "Hours and languages", "Status, ages, consent"):
        shown = await press(world, await press(world, await desk(world, entry=one.entry.name), "Edit"), part)
        assert shown.modal is not None
        fields = [row["component"] for row in shown.modal["components"]]
        filled = {
            field["custom_id"]: field.get("value")
            or next((o["value"] for o in field.get("options", []) if o.get("default")), "")
            for field in fields
        }
        await world.moderator.submit_modal(shown, filled)
    assert service(world).memory.one(world.guild.id, one.id, world.now()).entry == one.entry


async def test_hide_now_takes_an_entry_from_sight_at_once_and_gives_it_back(world: World) -> None:
    await add(world, entry())
    hidden = await press(world, await desk(world, entry="Night Line"), "Hide now")
    assert "Hidden." in words(hidden)
    assert "116 123" not in await help_as_read(world)
    assert "Night Line" in words(await desk(world, state="hidden"))
    assert "Night Line" not in words(await desk(world, state="confirmed"))
    await press(world, hidden, "Show again")
    assert "116 123" in await help_as_read(world)


async def test_what_was_done_to_an_entry_is_undone_from_the_changes(world: World) -> None:
    await add(world, entry())
    await press(world, await desk(world, entry="Night Line"), "Hide now")
    shown = await world.moderator.slash(world.channel, "desk changes")
    assert "changed the service Night Line" in words(shown)
    assert "How it stands: confirmed → hidden" in words(shown)
    newest = next(part for part in last(shown).components if "desk:undo:" in str(part))
    undo = newest["components"][-1]["components"][0]["custom_id"]
    undone = await world.moderator.click(last(shown), custom_id=undo)
    assert "Undone." in words(undone)
    assert "116 123" in await help_as_read(world)


async def test_a_number_that_was_changed_is_said_from_what_to_what(world: World) -> None:
    await add(world, entry())
    form = await press(
        world, await press(world, await desk(world, entry="Night Line"), "Edit"), "Ways to reach it"
    )
    await world.moderator.submit_modal(form, {"ways": "phone 0800 1111"})
    shown = words(await world.moderator.slash(world.channel, "desk changes"))
    assert "What it says: Call **116 123**, free · " in shown
    assert "→ Call **0800 1111**\n" in shown
    assert "How it stands: confirmed → not confirmed" in shown
    assert "Languages" not in shown
    await world.moderator.submit_modal(
        await world.moderator.click(
            last(await world.moderator.slash(world.channel, "desk settings")), label="Language and place"
        ),
        {"language": ["es"], "country": "", "area": "", "time_zone": ""},
    )
    assert "Cómo está la entrada: confirmada → sin confirmar" in words(
        await world.moderator.slash(world.channel, "desk changes")
    )


async def test_a_long_list_has_pages(world: World) -> None:
    await add(world, *(entry(f"line-{n:02}", name=f"Line {n:02}") for n in range(9)), confirmed=False)
    shown = await desk(world)
    assert "-# 1 to 7 of 9" in words(shown)
    second = await press(world, shown, "More")
    assert "-# 8 to 9 of 9" in words(second)
    assert "-# 1 to 7 of 9" in words(await press(world, second, "Earlier"))


async def test_a_member_opens_no_list_and_is_offered_no_entry(world: World) -> None:
    await add(world, entry(), confirmed=False)
    assert "This is for moderators" in words(await world.member.slash(world.channel, "desk signposts"))
    for typed in ("", "night"):
        offered = await world.member.autocomplete(world.channel, "desk signposts", "entry", typed)
        assert offered == []
    offered = await world.moderator.autocomplete(world.channel, "desk signposts", "entry", "night")
    assert [one["name"] for one in offered] == ["Night Line"]


async def test_of_all_countries_nothing_is_shown_before_it_is_confirmed_and_all_after(world: World) -> None:
    for country in sorted(STARTERS.by_country):
        starters = STARTERS.of(country)
        added = await add(world, *starters, confirmed=False)
        before = await help_as_read(world, country=country)
        assert not any(f"**{one.name}**" in before for one in starters)
        assert "findahelpline.com" in before
        for line in before.splitlines():
            digits = line.strip().strip("*").split("**")[0]
            if line.startswith("**") and digits.isdigit():
                assert phonenumbers.is_emergency_number(digits, country)
        await confirm(world, *added)
        after = await help_as_read(world, country=country)
        first = Nearby(seen(world)).in_crisis(country, world.now())
        assert first, country
        assert f"**{first[0].entry.name}**" in after.replace("\\", ""), country
        for way in first[0].entry.contacts[:2]:
            assert way.value in after.replace("\\", ""), country
        for other in first[1:3]:
            assert f"**{other.entry.name}**" in after.replace("\\", ""), country
        assert "findahelpline.com" in after


async def test_an_unknown_country_gets_directories_and_no_guess(world: World) -> None:
    await add(world, entry())
    read = await help_as_read(world, country="Atlantis")
    assert "That name did not lead to a country." in read
    assert "findahelpline.com" in read
    assert "116 123" not in read
    assert "999" not in read


def seen(world: World) -> Sequence[Seen]:
    return service(world).memory.seen(world.guild.id, world.now())
