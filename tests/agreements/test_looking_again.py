"""On a day that was set, a circle looks at its agreement again and chooses the next day."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.agreements.harbour import DAY, POINTS, Harbour, answer, forged, harbour, numbered
from tests.simulated import labels, last, words

HEADING = "Time to look at what we agreed"


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Harbour]:
    async with harbour(tmp_path) as it:
        await it.settle()
        form = await it.world.moderator.click(last(await it.desk()), label="Settings")
        filled = {"review": "2026-02-01", "remind": "3", "days": "7", "least": ""}
        saved = await it.world.moderator.submit_modal(form, filled)
        assert "We look at it again on <t:1769940000:D>." in words(saved)
        yield it


async def test_a_review_round_opens_gathers_suggestions_and_asks_for_the_next_day(it: Harbour) -> None:
    world = it.world
    assert "We look at it again on" in await it.read(world.member)
    await world.advance(24 * DAY)
    assert it.cards(HEADING) == []
    await world.advance(DAY)
    (card,) = it.cards(HEADING)
    assert "What works? What would we change?" in words(card)
    assert numbered(POINTS) in words(card)
    assert f"Write in <#{it.thread.id}>" in words(card)
    assert labels(card) == ["Suggest a change", "Read it", "Get help now"]
    which = await world.member.click(card, label="Suggest a change")
    form = await world.member.click(last(which), label="Point 2")
    await world.member.submit_modal(form, {"words": "We listen."})
    suggested = it.decision
    await world.advance(8 * DAY)
    (card,) = it.cards(HEADING)
    assert f"Suggestions that came:\n- {suggested.jump_url}" in words(card)
    assert "When shall we look at it again?" in words(card)
    assert labels(card) == ["In three months", "In six months", "In a year", "Get help now"]
    assert "This is for keepers and moderators." in answer(await world.member.click(card, label="In a year"))
    chosen = await world.moderator.click(card, label="In three months")
    assert "Chosen: <t:" in answer(chosen)
    late = await forged(it, world.moderator, "agreements:next-12:1")
    assert "The next day is chosen already" in answer(late)
    (card,) = it.cards(HEADING)
    assert "We look at it again on" in words(card)
    assert labels(card) == ["Get help now"]
    await world.advance(90 * DAY)
    assert len(it.cards(HEADING)) == 2


async def test_nobody_has_to_say_anything(it: Harbour) -> None:
    await it.world.advance(33 * DAY)
    (card,) = it.cards(HEADING)
    assert "No suggestion came, so the text stays as it is." in words(card)


@pytest.mark.parametrize(
    ("filled", "why"),
    [
        ({"review": "2025-02-01"}, "That day is over."),
        ({"review": "in spring"}, "Please write the day like 2027-03-01."),
        ({"remind": "x"}, "Please write a whole number in each box"),
    ],
)
async def test_settings_that_are_unclear_change_nothing(
    it: Harbour, filled: dict[str, str], why: str
) -> None:
    form = await it.world.moderator.click(last(await it.desk()), label="Settings")
    assert why in words(await it.world.moderator.submit_modal(form, filled))
    assert "We look at it again on <t:1769940000:D>." in words(await it.desk())


async def test_a_server_has_one_agreement_for_circles_without_their_own(it: Harbour) -> None:
    world, hall = it.world, it.world.guild.create_text_channel("hall")
    there = Harbour(world, hall)
    desk = await it.desk()
    shown = await world.moderator.click(last(desk), label="The server's agreement")
    assert "## The agreement of this server" in words(shown)
    await there.settle("We are kind.")
    assert "We are kind." in await there.read(world.member)
    assert POINTS[0] in await it.read(world.member)
    shown = await world.moderator.slash(hall, "desk agreement", circle=it.channel)
    assert "## The agreement of evening-circle" in words(shown)
    shown = await world.moderator.slash(it.channel, "desk agreement", circle=hall)
    assert "There is no circle in this channel." in words(shown)
