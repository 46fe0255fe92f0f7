"""Three rounds a day leave a channel no room for more: what there is to say joins the card of a round."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest

from bot.core.budget import DAY, MOST_A_DAY
from tests.agreements.harbour import Harbour, harbour
from tests.simulated import labels, last, words

HOUR = 3600
HEADINGS = ("## What we agreed has changed", "## Time to look at what we agreed")
NEWS = "What we agreed has changed. You can read it with /agreement"
REVIEW = "It is time to look at what we agreed."


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Harbour]:
    async with harbour(tmp_path) as it:
        it.world.env.settle_timeout = 240.0  # seconds of real time
        await it.settle()
        await it.world.advance(24 * HOUR)  # the day of the first news
        for time in ("07:00", "12:00", "19:00"):
            options = {"days": "every day", "time": time, "hours": 2.0}
            shown = await it.world.moderator.slash(it.channel, "keep schedule", **options)
            await it.world.moderator.click(last(shown), label="Save")
        yield it


async def days(it: Harbour, count: int) -> None:
    """Let days pass, on each second of which somebody comes to every round."""
    for day in range(count):
        for pause in (8, 5, 7, 4):
            await it.world.advance(pause * HOUR)
            if day % 2 == 0 and "Just listening" in labels(it.rounds[-1]):
                await it.world.other.click(it.rounds[-1], label="Just listening")


def on_cards(it: Harbour, sentence: str) -> list[discord.Message]:
    return [card for card in it.rounds if sentence in words(card)]


def stay_within_the_budget(it: Harbour) -> None:
    asked = ("## A suggestion", "## Do we agree")
    posted = [one.created_at for one in it.messages(it.channel) if not any(h in words(one) for h in asked)]
    within = [later - one for one, later in zip(posted, posted[MOST_A_DAY:], strict=False)]
    assert all(gap >= DAY for gap in within)
    assert not any(it.cards(heading) for heading in HEADINGS)


async def test_news_of_a_version_joins_the_next_card_once_and_stays_there(it: Harbour) -> None:
    await days(it, 2)
    await it.suggest(it.world.member, "Point 2", "We listen.")
    for who in (it.world.member, it.world.other):
        await it.say(who)
    await days(it, 8)
    [card] = on_cards(it, NEWS)
    assert "This round has closed." in words(card)
    assert "Agreed. This is version 2 now." in words(it.decision)
    agreed_on = it.decision.created_at + 7 * DAY
    assert agreed_on <= card.created_at <= agreed_on + DAY
    await it.world.restart()
    await days(it, 6)
    assert len(on_cards(it, NEWS)) == 1
    stay_within_the_budget(it)


async def test_news_is_said_also_where_cards_show_no_points(it: Harbour) -> None:
    shown = await it.world.moderator.slash(it.world.channel, "desk circles", channel=it.channel)
    presets = await it.world.moderator.click(last(shown), label="Light or held")
    await it.world.moderator.click(last(presets), label="Use light")
    await it.suggest(it.world.member, "Point 2", "We listen.")
    for who in (it.world.member, it.world.other):
        await it.say(who)
    await days(it, 9)
    assert len(on_cards(it, NEWS)) == 1


async def test_a_review_that_found_no_room_for_a_week_joins_a_card_once(it: Harbour) -> None:
    form = await it.world.moderator.click(last(await it.desk()), label="Settings")
    filled = {"review": "2026-01-12", "remind": "0", "days": "7", "least": ""}
    await it.world.moderator.submit_modal(form, filled)
    await days(it, 10)
    assert on_cards(it, REVIEW) == []
    await days(it, 8)
    [card] = on_cards(it, REVIEW)
    assert f"{card.created_at:%m-%d}" in ("01-19", "01-20")
    assert "No day is set to look at it again." in words(await it.desk())
    stay_within_the_budget(it)


async def test_a_review_waits_some_days_for_room_before_it_joins_anything(it: Harbour) -> None:
    form = await it.world.moderator.click(last(await it.desk()), label="Settings")
    filled = {"review": "2026-01-12", "remind": "0", "days": "7", "least": ""}
    await it.world.moderator.submit_modal(form, filled)
    await days(it, 6)
    shown = await it.world.moderator.slash(it.channel, "keep schedule")
    await it.world.moderator.click(last(shown), custom_id="rounds:schedule-stop:1")
    await days(it, 5)
    assert len(it.cards(HEADINGS[1])) == 1
    assert on_cards(it, REVIEW) == []
