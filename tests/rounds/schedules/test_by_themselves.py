"""Weeks pass: rounds open by themselves, call whom they should, and give way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast

import discord
import pytest

from tests.rounds.schedules.weeks import (
    AWAY,
    CLOSED,
    DAY,
    HOUR,
    MINUTE,
    OPENS,
    THURSDAYS,
    WEEK,
    Weeks,
    weeks,
)
from tests.simulated import labels, words


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Weeks]:
    async with weeks(tmp_path) as it:
        yield it


async def test_a_round_opens_by_itself_and_closes_again(it: Weeks) -> None:
    await it.plan(**THURSDAYS, format="weather")
    await it.world.advance(OPENS - 1)
    assert it.opened() == []
    await it.world.advance(1)
    assert it.opened() == ["01-01 19:00"]
    assert "Inner weather" in words(it.card)
    assert labels(it.card) == ["Check in", "Just listening", "Keep", "Get help now"]
    assert it.thread.name == "Inner weather"
    await it.share(it.world.member, "fog")
    assert await it.shows("1 person is here")
    assert "Extend" in labels(await it.press(it.world.moderator, "Keep"))
    await it.world.advance(2 * HOUR)
    assert CLOSED in words(it.card)
    assert AWAY not in words(it.card)


async def test_seven_in_the_evening_stays_seven_in_the_evening(it: Weeks) -> None:
    await it.until("2026-03-25T12:00")
    await it.plan(**THURSDAYS, time_zone="London")
    await it.until("2026-04-09T12:00")
    assert it.opened() == ["03-26 19:00", "04-02 18:00"]


async def test_a_door_that_is_open_all_day_stays_open_when_clocks_change(it: Weeks) -> None:
    await it.until("2026-03-27T12:00")
    await it.plan(days="every day", time="19:00", time_zone="London", hours=24.0)
    for day in ("27T19:00", "28T19:00", "29T18:00", "30T18:00"):
        await it.until(f"2026-03-{day}")
        await it.press(it.world.member, "Just listening")
        assert [CLOSED in words(card) for card in it.rounds()] == [*[True] * (len(it.rounds()) - 1), False]
    assert it.opened() == ["03-27 19:00", "03-28 19:00", "03-29 18:00", "03-30 18:00"]


async def test_a_round_may_last_past_midnight(it: Weeks) -> None:
    await it.plan(days="thu", time="23:30", hours=1.0)
    await it.world.advance(DAY + 29 * MINUTE)
    assert it.opened() == ["01-01 23:30"]
    assert CLOSED not in words(it.card)
    await it.world.advance(MINUTE)
    assert CLOSED in words(it.card)


async def test_only_the_role_that_was_chosen_is_called_and_only_when_it_opens(it: Weeks) -> None:
    circle = it.world.guild.create_role("circle", mentionable=True)
    it.world.guild.create_role("others", mentionable=True)
    shown = await it.look_at(**THURSDAYS, mention=circle)
    assert f"It mentions <@&{circle.id}> when a round opens." in words(shown)
    assert "Discord will not notify" not in words(shown)
    await it.choose(shown, "Save")
    await it.world.advance(OPENS)
    assert called(it) == [[circle.id]]
    assert f"<@&{circle.id}>" in words(it.card)
    await it.press(it.world.member, "Just listening")
    assert await it.shows("1 person is here")
    assert f"<@&{circle.id}>" in words(it.card)
    assert called(it) == [[circle.id]]
    await it.world.advance(2 * HOUR)
    assert f"<@&{circle.id}>" not in words(it.card)


def called(it: Weeks) -> list[list[int]]:
    """Which roles were notified by each request of the bot, and that no person ever was."""
    asked = [cast("dict[str, Any]", request.json or {}) for request in it.world.env.http_requests]
    allowed: list[dict[str, list[str]]] = [
        body["allowed_mentions"] for body in asked if "allowed_mentions" in body
    ]
    assert not any(one.get("users") or one.get("parse") for one in allowed)
    return [[int(role) for role in one["roles"]] for one in allowed if one.get("roles")]


async def test_a_card_that_was_deleted_and_is_put_back_calls_no_role_again(it: Weeks) -> None:
    circle = it.world.guild.create_role("circle", mentionable=True)
    await it.plan(**THURSDAYS, mention=circle)
    await it.world.advance(OPENS)
    assert called(it) == [[circle.id]]
    it.world.env.backend.delete_message(it.channel.id, it.card.id)
    await it.world.env.settle()
    await it.world.moderator.slash(it.channel, "keep round")
    assert "Check in" in labels(it.card)
    assert f"<@&{circle.id}>" in words(it.card)
    assert called(it) == [[circle.id]]


async def test_without_a_role_nobody_is_called(it: Weeks) -> None:
    await it.plan()
    await it.world.advance(OPENS)
    assert len(it.rounds()) == 1
    assert called(it) == []


async def test_a_role_that_cannot_be_notified_is_pointed_out_and_everyone_never_is(it: Weeks) -> None:
    silent, everyone = it.world.guild.create_role("silent"), it.world.guild.default_role
    strict: dict[Any, discord.PermissionOverwrite] = {
        everyone: discord.PermissionOverwrite(mention_everyone=False)
    }
    place = it.world.guild.create_text_channel("strict", overwrites=strict)
    await it.world.moderator.slash(place, "desk circles", channel=place)
    shown = words(await it.world.moderator.slash(place, "keep schedule", **THURSDAYS, mention=silent))
    assert f"Discord will not notify <@&{silent.id}>. In its settings, allow anyone to mention it." in shown
    shown = words(await it.look_at(**THURSDAYS, mention=everyone))
    assert "A round never mentions everyone. Please choose another role, or none." in shown


async def test_a_round_opened_by_hand_takes_the_place_of_the_planned_one(it: Weeks) -> None:
    await it.plan()
    await it.world.advance(OPENS - HOUR)
    await it.world.keeper.slash(it.channel, "keep round", hours=3.0)
    await it.world.advance(HOUR)
    assert it.opened() == ["01-01 18:00"]
    await it.press(it.world.member, "Just listening")
    await it.world.advance(WEEK)
    assert it.opened() == ["01-01 18:00", "01-08 19:00"]
    assert AWAY not in words(it.card)


async def test_a_round_that_opens_late_closes_as_planned(it: Weeks) -> None:
    await it.plan()
    await it.away(OPENS + 59 * MINUTE)
    assert it.opened() == ["01-01 19:59"]
    assert AWAY not in words(it.card)
    await it.world.advance(61 * MINUTE)
    assert CLOSED in words(it.card)


async def test_a_round_that_was_missed_is_left_out_and_the_next_card_says_so_once(it: Weeks) -> None:
    await it.plan()
    await it.away(OPENS + 61 * MINUTE)
    assert it.opened() == []
    await it.until("2026-01-08T19:00")
    assert AWAY in words(it.card)
    await it.press(it.world.member, "Just listening")
    assert await it.shows("1 person is here")
    assert AWAY in words(it.card)
    for name in ("member", "other", "keeper", "moderator"):
        assert name not in words(it.card).casefold()
    await it.until("2026-01-15T19:00")
    assert it.opened() == ["01-08 19:00", "01-15 19:00"]
    assert not any(AWAY in words(card) for card in it.rounds())


async def test_after_five_weeks_away_one_round_opens_and_not_five(it: Weeks) -> None:
    await it.plan()
    await it.away(OPENS + 5 * WEEK + MINUTE)
    assert it.opened() == ["02-05 19:01"]
    assert AWAY in words(it.card)


async def test_a_restart_loses_no_schedule_and_old_buttons_work(it: Weeks) -> None:
    shown = await it.plan()
    await it.world.restart()
    assert "is left out" in words(await it.choose(shown, "Skip the next one"))
    await it.world.restart()
    await it.world.advance(OPENS + WEEK)
    assert it.opened() == ["01-08 19:00"]


async def test_a_preview_from_before_a_restart_can_be_saved(it: Weeks) -> None:
    shown = await it.look_at(**THURSDAYS)
    await it.world.restart()
    assert "Saved." in words(await it.choose(shown, "Save"))


@pytest.mark.parametrize("status", [500, 503])
async def test_a_card_that_discord_did_not_take_is_posted_a_little_later(it: Weeks, status: int) -> None:
    await it.plan()
    it.world.env.inject_error("POST", f"/channels/{it.channel.id}/messages", status=status, times=3)
    await it.world.advance(OPENS + 5 * MINUTE)
    assert len(it.rounds()) == 1
    assert labels(it.card)[0] == "Check in"
    await it.world.advance(2 * HOUR)
    assert CLOSED in words(it.card)


async def test_a_restart_between_opening_and_posting_posts_one_card(it: Weeks) -> None:
    await it.plan()
    it.world.env.inject_error(
        "POST", f"/channels/{it.channel.id}/messages", status=403, code=50013, times=None
    )
    await it.world.advance(OPENS + MINUTE)
    assert it.rounds() == []
    it.world.env.backend.faults.clear()
    await it.world.restart()
    await it.world.advance(20 * MINUTE)
    assert len(it.rounds()) == 1
    assert len(it.channel.threads) == 1


async def test_moderators_read_once_what_keeps_a_round_from_opening(it: Weeks) -> None:
    office = await it.channel_for("moderators")
    await it.plan()
    it.refuse(it.channel, 403, 50013)
    await it.world.advance(OPENS + HOUR)
    [told] = it.messages(office)
    assert f"A planned round could not open in <#{it.channel.id}>" in words(told)
    assert "Once that is mended, it opens by itself" in words(told)
    assert it.opened() == []
    it.world.env.backend.faults.clear()
    await it.world.advance(HOUR - 60)
    assert len(it.opened()) == 1
    assert len(it.messages(office)) == 1
