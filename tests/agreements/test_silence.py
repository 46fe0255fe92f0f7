"""In a silence nothing about an agreement is posted by itself; afterwards it comes, once."""

from __future__ import annotations

from pathlib import Path

from tests.agreements.harbour import DAY, Harbour, harbour
from tests.simulated import last, words

HOUR = 3600
NEWS, REVIEW = "What we agreed has changed", "Time to look at what we agreed"


async def be_quiet(it: Harbour, hours: float) -> None:
    begun = await it.world.moderator.slash(it.channel, "desk quiet", hours=hours)
    assert "The bot says nothing by itself until" in words(begun)


async def review_tomorrow(it: Harbour) -> None:
    """Have the circle look at its text again at 10:00 on the day after the text was agreed to."""
    form = await it.world.moderator.click(last(await it.desk()), label="Settings")
    filled = {"review": "2026-01-09", "remind": "0", "days": "7", "least": ""}
    saved = await it.world.moderator.submit_modal(form, filled)
    assert "We look at it again on" in words(saved)


async def test_a_decision_in_a_silence_counts_and_is_told_once_afterwards(tmp_path: Path) -> None:
    async with harbour(tmp_path) as it:
        world = it.world
        await it.settle()
        await it.suggest(world.member, "Point 2", "We listen.")
        for who in (world.member, world.other):
            await it.say(who)
        await world.advance(6 * DAY + 20 * HOUR)
        await be_quiet(it, 12.0)
        before = len(it.messages(it.channel))
        await world.advance(6 * HOUR)
        assert "Agreed. This is version 2 now." in words(it.decision)
        assert "2. We listen." in await it.read(world.keeper)
        assert len(it.messages(it.channel)) == before
        await world.restart()
        await world.advance(6 * HOUR - 60)
        assert len(it.messages(it.channel)) == before
        await world.advance(120)
        assert len(it.cards(NEWS)) == 1
        await world.advance(2 * DAY)
        assert len(it.cards(NEWS)) == 1


async def test_a_review_round_waits_for_the_end_of_a_silence(tmp_path: Path) -> None:
    async with harbour(tmp_path) as it:
        await it.settle()
        await review_tomorrow(it)
        await it.world.advance(20 * HOUR)
        await be_quiet(it, 30.0)
        await it.world.advance(29 * HOUR)
        assert it.cards(REVIEW) == []
        await it.world.advance(2 * HOUR)
        assert len(it.cards(REVIEW)) == 1


async def test_a_review_round_that_discord_did_not_take_waits_for_the_end_of_a_silence_too(
    tmp_path: Path,
) -> None:
    async with harbour(tmp_path) as it:
        world = it.world
        await it.settle()
        await review_tomorrow(it)
        posts = f"/channels/{it.channel.id}/messages"
        world.env.inject_error("POST", posts, status=403, code=50013, times=None)
        await world.advance(34 * HOUR + 60)
        world.env.backend.faults.clear()
        await be_quiet(it, 24.0)
        await world.advance(20 * HOUR)
        assert it.cards(REVIEW) == []
        await world.advance(5 * HOUR)
        assert len(it.cards(REVIEW)) == 1
        assert "Write in <#" in words(it.cards(REVIEW)[0])
