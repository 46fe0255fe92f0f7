"""Planning rounds: what a moderator types and reads, and what others may do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest

from tests.rounds.schedules.weeks import DAY, HOUR, OPENS, THURSDAYS, WEEK, Weeks, weeks
from tests.simulated import labels, last, words

HELP = "Get help now"


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Weeks]:
    async with weeks(tmp_path) as it:
        yield it


async def test_a_moderator_sees_the_next_five_dates_before_saving(it: Weeks) -> None:
    shown = await it.look_at(
        days="mon,thu", time="7pm", every=2, hours=1.5, time_zone="Europe/London", format="weather"
    )
    assert last(shown).ephemeral
    assert labels(shown) == ["Save", HELP]
    assert words(shown).strip().split("\n") == [
        "## Is this right?",
        "**Monday and Thursday, 19:00** (Europe/London) · every 2 weeks · open for 1.5 hours · Inner weather",
        "The next rounds open:",
        "- Thursday, January 1, 2026, 19:00 · <t:1767294000:f> for you",
        "- Monday, January 12, 2026, 19:00 · <t:1768244400:f> for you",
        "- Thursday, January 15, 2026, 19:00 · <t:1768503600:f> for you",
        "- Monday, January 26, 2026, 19:00 · <t:1769454000:f> for you",
        "- Thursday, January 29, 2026, 19:00 · <t:1769713200:f> for you",
        "Weeks are counted from the one that began on Monday, December 29, 2025.",
        "The clocks of Europe/London count. When they change, the time on them stays the same.",
        "Nothing happens until you press Save.",
    ]


async def test_nothing_happens_until_it_is_saved(it: Weeks) -> None:
    shown = await it.look_at(**THURSDAYS)
    assert "No round is planned here." in words(await it.look_at())
    await it.world.advance(OPENS + HOUR)
    assert it.opened() == []
    await it.world.advance(DAY)
    assert "This is no longer here." in words(await it.choose(shown, "Save"))
    assert it.opened() == []


async def test_saving_shows_what_is_planned_and_posts_nothing(it: Weeks) -> None:
    saved = await it.plan()
    assert "Saved. The rounds open by themselves from now on." in words(saved)
    assert sorted(labels(saved)) == sorted([HELP, "Skip the next one", "Stop"])
    for shown in (saved, await it.look_at()):
        assert "**Thursday, 19:00** (UTC) · every week · open for 2 hours" in words(shown)
        assert "Next: Thursday, January 1, 2026, 19:00 · <t:1767294000:f>" in words(shown)
    assert it.messages(it.channel) == []


async def test_the_time_zone_and_hours_of_the_settings_count_when_none_is_named(tmp_path: Path) -> None:
    async with weeks(tmp_path, settings="time_zone: Asia/Tokyo\nrounds: {hours_open: 5}\n") as it:
        shown = words(await it.look_at(days="fri", time="9"))
        assert "**Friday, 09:00** (Asia/Tokyo) · every week · open for 5 hours" in shown
        assert "Friday, January 2, 2026, 09:00 · <t:1767312000:f>" in shown
        await it.plan(days="fri", time="9")
        await it.world.advance(DAY)
        assert it.opened() == ["01-02 00:00"]


async def test_a_circle_keeps_the_clocks_that_were_named_for_it(it: Weeks) -> None:
    await it.plan(days="fri", time="9", time_zone="Asia/Tokyo")
    shown = words(await it.look_at(days="mon", time="9"))
    assert "**Monday, 09:00** (Asia/Tokyo)" in shown
    named = words(await it.look_at(days="mon", time="10", time_zone="Europe/Lisbon"))
    assert "**Monday, 10:00** (Europe/Lisbon)" in named


@pytest.mark.parametrize(
    "options",
    [
        {"days": "mon"},
        {"time": "19:00"},
        {"format": "weather"},
        {"every": 2, "hours": 3.0},
        {"time_zone": "Lisbon"},
    ],
)
async def test_days_and_a_time_are_needed(it: Weeks, options: dict[str, Any]) -> None:
    shown = words(await it.look_at(**options)).strip()
    assert shown == "A schedule needs days and a time, such as days: mon,thu and time: 19:00."


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"days": "someday"}, "These days are not clear. You can write: mon,thu or every day."),
        ({"days": "@everyone " * 100}, "These days are not clear."),
        ({"time": "25:00"}, "This time is not clear. You can write: 19:00 or 7pm."),
        ({"time": "٣٣:٣٣"}, "This time is not clear."),
        (
            {"time_zone": "Atlantis"},
            "no single time zone for “Atlantis”. Please choose a city from the list.",
        ),
        ({"time_zone": "**@here** " * 9}, r"There is no single time zone for “\*\*\@here\*\*"),
        ({"format": "no such thing"}, "There is no format with this name."),
        ({"days": "mon,tue", "hours": 48.0}, "Here it can be open for 24 hours."),
        ({"days": "every day", "hours": 24.5}, "Here it can be open for 24 hours."),
    ],
)
async def test_odd_input_gets_a_kind_sentence(it: Weeks, options: dict[str, Any], sentence: str) -> None:
    shown = await it.look_at(**THURSDAYS | options)
    assert sentence in words(shown)
    assert last(shown).ephemeral
    assert labels(shown) == []
    assert "No round is planned here." in words(await it.look_at())


async def test_a_channel_that_is_no_circle_has_no_schedule(it: Weeks) -> None:
    plaza = it.world.guild.create_text_channel("plaza")
    for options in ({}, THURSDAYS):
        shown = await it.world.moderator.slash(plaza, "keep schedule", **options)
        assert "There is no circle in this channel." in words(shown)


async def test_what_the_bot_is_not_allowed_to_do_there_is_named_at_once(it: Weeks) -> None:
    everyone = it.world.guild.default_role
    muted = it.world.guild.create_text_channel(
        "muted", overwrites={everyone: discord.PermissionOverwrite(create_public_threads=False)}
    )
    shown = await it.world.moderator.slash(muted, "keep schedule", **THURSDAYS)
    assert "Create Public Threads" in words(shown)


async def test_others_read_what_is_planned_and_hear_kindly_that_moderators_plan(it: Weeks) -> None:
    await it.plan()
    for who in (it.world.member, it.world.keeper):
        shown = await it.look_at(who)
        assert "**Thursday, 19:00** (UTC)" in words(shown)
        assert labels(shown) == [HELP]
        shown = await it.look_at(who, days="fri", time="19:00")
        first, second = "A schedule acts for many weeks, so moderators make it.", "You can open a round now"
        assert words(shown).strip() == f"{first} {second} with /keep round."


async def test_skipping_leaves_out_one_round(it: Weeks) -> None:
    first = await it.plan()
    shown = await it.choose(first, "Skip the next one")
    assert "The round on Thursday, January 1, 2026, 19:00 · <t:1767294000:f> is left out." in words(shown)
    assert "Next: Thursday, January 8, 2026, 19:00" in words(shown)
    await it.world.advance(OPENS + WEEK)
    assert it.opened() == ["01-08 19:00"]


async def test_two_moderators_who_skip_at_once_leave_out_one_round(it: Weeks) -> None:
    other = it.world.add_member("second", discord.Permissions(manage_guild=True))
    await it.plan()
    mine, theirs = await it.look_at(), await it.look_at(other)
    await it.choose(mine, "Skip the next one")
    told = await it.choose(theirs, "Skip the next one", other)
    assert "This was just changed. Please type /keep schedule again." in words(told)
    assert "Next: Thursday, January 8, 2026, 19:00" in words(await it.look_at())


async def test_stopping_ends_it(it: Weeks) -> None:
    planned, again = await it.plan(), await it.look_at()
    shown = await it.choose(planned, "Stop")
    assert "Stopped. No more rounds open by themselves on these days." in words(shown)
    assert "No round is planned here." in words(shown)
    assert labels(shown) == [HELP]
    for label in ("Stop", "Skip the next one"):
        assert "This is no longer here." in words(await it.choose(again, label))
    await it.world.advance(2 * WEEK)
    assert it.opened() == []


async def test_rounds_that_would_overlap_or_be_too_many_are_not_planned(it: Weeks) -> None:
    await it.plan()
    shown = await it.look_at(days="thu", time="20:00")
    assert "Another schedule of this circle would have a round open at the same time." in words(shown)
    for time in ("8:00", "12:00"):
        await it.plan(days="thu", time=time, hours=1.0)
    shown = await it.look_at(days="thu", time="22:00", hours=1.0)
    assert "A circle can have 3 rounds a day that open by themselves" in words(shown)
    assert labels(await it.look_at()).count("Stop") == 3


async def test_time_zones_are_suggested_by_city_and_country(it: Weeks) -> None:
    async def suggested(typed: str) -> list[tuple[str, str]]:
        found = await it.world.moderator.autocomplete(it.channel, "keep schedule", "time_zone", typed)
        return [(choice["name"], choice["value"]) for choice in found]

    assert await suggested("new y") == [("America/New York", "America/New_York")]
    assert ("Europe/Berlin", "Europe/Berlin") in await suggested("germany")
    assert len(await suggested("")) == 25
    assert await suggested("?" * 90) == []


async def test_formats_are_suggested_by_name(it: Weeks) -> None:
    found = await it.world.moderator.autocomplete(it.channel, "keep schedule", "format", "wea")
    assert [choice["value"] for choice in found] == ["weather"]


async def test_six_schedules_fit_on_one_panel(it: Weeks) -> None:
    days = ("mon", "tue", "wed", "thu", "fri", "sat")
    for day in days:
        await it.plan(days=day, time="19:00", hours=2.0)
    shown = await it.look_at()
    assert labels(shown).count("Skip the next one") == labels(shown).count("Stop") == 6
    told = words(await it.look_at(days="sun", time="19:00", hours=2.0))
    assert "This circle has 6 schedules already. Please stop one first." in told


async def test_checkin_shows_what_is_coming(it: Weeks) -> None:
    assert "opens" not in words(await it.world.member.slash(it.channel, "checkin"))
    await it.plan()
    shown = words(await it.world.member.slash(it.channel, "checkin"))
    assert "The next round here opens <t:1767294000:F> (<t:1767294000:R>)." in shown
    assert shown.count("After that: ") == 2
    plaza = it.world.guild.create_text_channel("plaza")
    assert "opens" not in words(await it.world.member.slash(plaza, "checkin"))
