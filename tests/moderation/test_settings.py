from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest

from bot.core.settings import Retention
from tests import simulated
from tests.moderation.offices import choose_channel, closed_channel, fill, noted, open_to_all
from tests.simulated import World, labels, last, words

MODERATORS_ONLY = "This is for moderators: people who have the permission Manage Server."
PLACE = {"language": ["en"], "country": "Scotland", "area": "", "time_zone": "London"}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with simulated.world(tmp_path) as it:
        yield it


async def test_a_moderator_sets_language_and_place(world: World) -> None:
    saved = await fill(
        world,
        world.moderator,
        "Language and place",
        **PLACE | {"country": "germany", "area": "berlin", "time_zone": "berlin"},
    )
    assert "Saved." in words(saved)
    for line in ("numbers: Germany", "Area**: Berlin", "Time zone**: Europe/Berlin", "all: English"):
        assert line in words(saved)
    assert world.app.servers.of(world.guild.id).area == "DE-BE"
    [change] = await noted(world)
    assert change.by_user_id == world.moderator.id
    assert change.before == {"country": None, "area": None, "time_zone": None, "language": None}
    assert change.after == {"country": "DE", "area": "DE-BE", "time_zone": "Europe/Berlin", "language": "en"}


async def test_settings_outlive_a_restart(world: World) -> None:
    await fill(world, world.moderator, "Language and place", **PLACE)
    await world.restart()
    assert world.app.servers.of(world.guild.id).time_zone == "Europe/London"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"country": "Atlantis"}, "It is not clear which country “Atlantis” is."),
        ({"area": "Narnia"}, "It is not clear which part of the country “Narnia” is."),
        ({"country": "", "area": "Bavaria"}, "An area needs its country."),
        ({"time_zone": "teatime"}, "It is not clear which time zone “teatime” is."),
    ],
)
async def test_what_is_unclear_changes_nothing(world: World, wrong: dict[str, str], said: str) -> None:
    assert said in words(await fill(world, world.moderator, "Language and place", **PLACE | wrong))
    assert await noted(world) == []


async def test_roles_that_the_server_chose_count_at_the_next_press(world: World) -> None:
    role = world.guild.create_role("Anchors")
    user = world.env.create_user("anchor", global_name="Anchor")
    anchor = world.guild.add_member(user, roles=[role])
    assert words(await anchor.slash(world.channel, "desk settings")).strip() == MODERATORS_ONLY
    await fill(world, world.moderator, "Roles and channels", moderator_role_id=[role], unasked_a_day=["5"])
    assert world.app.servers.of(world.guild.id).moderator_role_id == role.id
    assert world.app.servers.of(world.guild.id).unasked_a_day == 5
    shown = await anchor.slash(world.channel, "desk settings")
    assert f"and this role: <@&{role.id}>" in words(shown)
    await fill(world, world.moderator, "Roles and channels", unasked_a_day=["5"])
    refused = await anchor.click(last(shown), label="Language and place")
    assert words(refused).strip() == MODERATORS_ONLY


async def test_two_people_at_once_and_the_second_decides(world: World) -> None:
    second = world.add_member("second", discord.Permissions(manage_guild=True))
    shown = await second.slash(world.channel, "desk settings")
    form = await second.click(last(shown), label="Language and place")
    await fill(world, world.moderator, "Language and place", **PLACE)
    clash = await second.submit_modal(form, PLACE | {"country": "France", "time_zone": "Paris"})
    assert "Nothing of yours was saved yet." in words(clash)
    assert f"<@{world.moderator.id}> changed this" in words(clash)
    assert "Country: now United Kingdom, yours France" in words(clash)
    assert world.app.servers.of(world.guild.id).country == "GB"
    saved = await second.click(last(clash), label="Use mine")
    assert "numbers: France" in words(saved)
    assert [change.by_user_id for change in await noted(world)] == [second.id, world.moderator.id]


async def test_who_decides_late_is_refused_a_channel_that_everyone_sees_by_now(world: World) -> None:
    second, office = world.add_member("second", discord.Permissions(manage_guild=True)), closed_channel(world)
    shown = await world.moderator.slash(world.channel, "desk settings")
    form = await world.moderator.click(last(shown), label="Roles and channels")
    await fill(world, second, "Roles and channels", unasked_a_day=["5"])
    filled = {"moderators_channel_id": [office], "unasked_a_day": ["3"]}
    clash = await world.moderator.submit_modal(form, filled)
    await open_to_all(world, office)
    refused = await world.moderator.click(last(clash), label="Use mine")
    assert f"Everyone can see <#{office.id}>" in words(refused)
    assert world.app.servers.of(world.guild.id).moderators_channel_id is None


async def test_who_decides_after_a_restart_fills_the_form_in_once_more(world: World) -> None:
    second = world.add_member("second", discord.Permissions(manage_guild=True))
    shown = await second.slash(world.channel, "desk settings")
    form = await second.click(last(shown), label="Language and place")
    await fill(world, world.moderator, "Language and place", **PLACE)
    clash = await second.submit_modal(form, PLACE | {"country": "France"})
    await world.restart()
    assert "This is no longer here." in words(await second.click(last(clash), label="Use mine"))
    assert world.app.servers.of(world.guild.id).country == "GB"


async def test_keeping_what_is_there_changes_nothing(world: World) -> None:
    second = world.add_member("second", discord.Permissions(manage_guild=True))
    shown = await second.slash(world.channel, "desk settings")
    form = await second.click(last(shown), label="How long things are kept")
    await fill(world, world.moderator, "How long things are kept", changes_days="30")
    clash = await second.submit_modal(form, {"changes_days": "7"})
    assert "Days: what moderators changed: now 30, yours 7" in words(clash)
    kept = await second.click(last(clash), label="Keep what is there")
    assert "It stays as it is." in words(kept)
    assert len(await noted(world)) == 1


async def test_a_server_keeps_things_for_less_long_and_never_longer(world: World) -> None:
    saved = await fill(world, world.moderator, "How long things are kept", who_was_here_days="7")
    assert "**Who was here in a round** is kept for 7 days (30 at most)." in words(saved)
    assert world.app.servers.days(world.guild.id, "who_was_here_days") == 7
    for typed in ("31", "0", "a-1", "many", "٣"):
        refused = await fill(world, world.moderator, "How long things are kept", who_was_here_days=typed)
        assert f"“{typed}” is no number of days from 1 to 30." in words(refused).replace("\\", "")


async def test_each_kind_of_thing_that_is_kept_stands_in_the_form(world: World) -> None:
    shown = await world.moderator.slash(world.channel, "desk settings")
    form = await world.moderator.click(last(shown), label="How long things are kept")
    assert form.modal is not None
    asked = [part["component"]["custom_id"] for part in form.modal["components"]]
    assert asked == [*world.app.servers.host_days]
    assert asked == [*Retention.model_fields]


async def test_a_channel_that_everyone_sees_is_refused(world: World) -> None:
    refused = await fill(
        world,
        world.moderator,
        "Roles and channels",
        moderators_channel_id=[world.channel],
        unasked_a_day=["3"],
    )
    assert f"Everyone can see <#{world.channel.id}>, so it is not a place for this." in words(refused)
    assert await noted(world) == []
    office = closed_channel(world)
    assert "Saved." in words(await choose_channel(world, office))
    assert world.app.servers.of(world.guild.id).moderators_channel_id == office.id


async def test_nobody_else_sees_the_desk(world: World) -> None:
    refused = await world.member.slash(world.channel, "desk settings")
    assert words(refused).strip() == MODERATORS_ONLY
    assert labels(refused) == []
    assert last(refused).ephemeral


async def test_members_read_every_line_that_moderators_set(world: World) -> None:
    office = closed_channel(world)
    role = world.guild.create_role("keepers of rounds")
    await fill(
        world, world.moderator, "Language and place", **PLACE | {"country": "Spain", "time_zone": "Madrid"}
    )
    chosen = {"keeper_role_id": [role], "moderators_channel_id": [office], "unasked_a_day": ["2"]}
    await fill(world, world.moderator, "Roles and channels", **chosen)
    days = {"who_was_here_days": "7", "changes_days": "", "closed_reports_days": ""}
    await fill(world, world.moderator, "How long things are kept", **days)
    await world.moderator.slash(world.channel, "desk quiet", hours=2)
    at_the_desk = words(await world.moderator.slash(world.channel, "desk settings"))
    shown = await world.member.slash(world.channel, "mine")
    theirs = await world.member.click(last(shown), label="Settings")
    read = words(await world.member.click(last(theirs), label="This server"))
    lines = [line for line in at_the_desk.splitlines() if line.startswith("**")]
    assert len(lines) == 13
    assert [line for line in read.splitlines() if line.startswith("**")] == lines
    for value in ("Spain", "Europe/Madrid", f"<@&{role.id}>", f"<#{office.id}>", "7 days (30 at most)"):
        assert value in read
