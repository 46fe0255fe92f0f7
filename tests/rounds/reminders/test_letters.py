"""A member asks to be reminded, gets a letter before each round, and stops it; nobody else gets any."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord import InteractionResult, MemberActor

from bot.ui.components import Card
from cogs.rounds.reminders.views import Open
from tests.rounds.schedules.weeks import DAY, HOUR, MINUTE, OPENS, WEEK, Weeks, weeks
from tests.simulated import labels, last, words

BEFORE = OPENS - 30 * MINUTE
LOST = "A reminder could not reach you, so reminders are off."


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Weeks]:
    async with weeks(tmp_path) as it:
        await it.plan()
        yield it


async def panel(it: Weeks, who: MemberActor) -> InteractionResult:
    """Press Reminders, as on the panel of settings."""
    place: Any = it.world.app.get_channel(it.world.guild.create_text_channel("panels").id)
    shown = await place.send(view=Card(rows=[[Open.of(it.world.app.say)]]))
    await it.world.env.settle()
    return await who.click(shown, label="Reminders")


async def choose(it: Weeks, who: MemberActor) -> InteractionResult:
    form = await who.click(last(await panel(it, who)), label="Remind me of a circle")
    return await who.submit_modal(form, {"circle": [str(it.channel.id)]})


def letters_to(who: MemberActor) -> list[discord.Message]:
    return who.user.dm_channel.history()


async def test_nobody_is_reminded_who_did_not_ask(it: Weeks) -> None:
    shown = await panel(it, it.world.member)
    assert "You get none, and nothing is missing." in words(shown)
    assert "None comes between 22:00 and 08:00." in words(shown)
    assert labels(shown) == ["Remind me of a circle", "Get help now"]
    await it.world.advance(2 * WEEK)
    assert it.world.env.backend.dm_channels == {}


async def test_a_letter_comes_half_an_hour_before_and_says_how_to_stop_it(it: Weeks) -> None:
    chosen = await choose(it, it.world.member)
    assert f"You will be reminded of rounds in <#{it.channel.id}>." in words(chosen)
    assert labels(chosen) == ["Remind me of a circle", "Get help now", "Stop this"]
    await it.world.advance(BEFORE - 1)
    assert it.world.env.backend.dm_channels == {}
    await it.world.advance(1)
    (letter,) = letters_to(it.world.member)
    assert f"A round opens in <#{it.channel.id}>" in words(letter)
    assert "To stop it, press the button below" in words(letter)
    assert labels(letter) == ["Stop these reminders", "Get help now"]
    assert len(it.world.env.backend.dm_channels) == 1
    await it.world.advance(WEEK)
    assert len(letters_to(it.world.member)) == 2
    stopped = await it.world.member.user.click(letter, label="Stop these reminders")
    assert f"Stopped. No more reminders come from <#{it.channel.id}>." in words(stopped)
    again = await it.world.member.user.click(letter, label="Stop these reminders")
    assert "This is off already." in words(again)
    await it.world.advance(WEEK)
    assert len(letters_to(it.world.member)) == 2


async def test_a_round_that_is_skipped_and_one_at_night_remind_nobody(it: Weeks) -> None:
    await choose(it, it.world.member)
    await it.choose(await it.look_at(), "Skip the next one")
    await it.world.advance(OPENS)
    await it.plan(days="every day", time="04:00", hours=1.0)
    await it.world.advance(3 * DAY)
    assert it.world.env.backend.dm_channels == {}


async def test_a_letter_waits_for_the_morning_when_the_round_opens_after_it(it: Weeks) -> None:
    await choose(it, it.world.member)
    await it.choose(await it.look_at(), "Skip the next one")
    await it.plan(days="fri", time="08:15", hours=1.0)
    await it.until("2026-01-02T07:59")
    assert it.world.env.backend.dm_channels == {}
    await it.until("2026-01-02T08:01")
    (letter,) = letters_to(it.world.member)
    assert f"{letter.created_at:%H:%M}" == "08:00"


async def test_closed_letters_turn_reminders_off_and_the_next_press_says_so_once(it: Weeks) -> None:
    await choose(it, it.world.member)
    it.world.env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=None)
    await it.world.advance(OPENS)
    it.world.env.backend.faults.clear()
    await it.world.restart()
    pressed = await it.press(it.world.member, "Just listening")
    said = [words(one) for one in (pressed.response, *pressed.followups) if one is not None]
    assert sum(LOST in one for one in said) == 1
    again = await it.press(it.world.member, "Just listening")
    assert not any(LOST in words(one) for one in (again.response, *again.followups) if one is not None)
    await it.world.advance(WEEK)
    assert it.world.env.backend.dm_channels == {}
    assert "You get none" in words(await panel(it, it.world.member))


async def test_who_left_the_server_gets_no_letter(it: Weeks) -> None:
    await choose(it, it.world.member)
    it.world.env.inject_error(
        "GET", f"/guilds/{it.world.guild.id}/members/*", status=404, code=10007, times=None
    )
    await it.world.advance(OPENS + HOUR)
    assert it.world.env.backend.dm_channels == {}


async def test_reminders_are_chosen_and_stopped_on_the_panel(it: Weeks) -> None:
    chosen = await choose(it, it.world.member)
    stopped = await it.world.member.click(last(chosen), label="Stop this")
    assert "Stopped. No more reminders come" in words(stopped)
    assert "You get none, and nothing is missing." in words(stopped)
    await it.world.advance(OPENS)
    assert it.world.env.backend.dm_channels == {}
