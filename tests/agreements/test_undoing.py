"""Undo on what a group agreed asks the group; undo on settings sets them back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord import InteractionResult

from tests.agreements.harbour import POINTS, Harbour, answer, harbour, numbered
from tests.simulated import labels, last, words


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Harbour]:
    async with harbour(tmp_path) as it:
        await it.settle()
        yield it


def newest_undo(shown: InteractionResult) -> str:
    """The button of the newest change: each change has one."""
    boxes: list[dict[str, Any]] = list(last(shown).components)
    buttons = [row for box in boxes for part in box["components"] for row in part.get("components", [])]
    return next(button["custom_id"] for button in buttons if button.get("label") == "Undo")


async def test_undo_opens_a_suggestion_with_the_text_before_and_changes_nothing(it: Harbour) -> None:
    world = it.world
    await it.suggest(world.member, "Point 3", "Anyone may pass, *always*.")
    await it.agree()
    shown = await world.moderator.slash(it.channel, "desk changes")
    assert "changed what was agreed" in words(shown)
    assert r"Anyone may pass, \*always\*." in words(shown)
    undone = await world.moderator.click(last(shown), custom_id=newest_undo(shown))
    assert "an open suggestion: the text that counted before" in answer(undone)
    assert "Point 3: Anyone may ~~pass, \\*always\\*.~~ **pass.**" in words(it.decision)
    assert r"Anyone may pass, \*always\*." in await it.read(world.member)
    await it.agree()
    assert numbered(POINTS) in await it.read(world.member)


async def test_two_people_set_an_agreement_at_once_and_the_second_decides(it: Harbour) -> None:
    first, second = it.world.moderator, it.world.add_member("second", discord.Permissions(manage_guild=True))
    for days, label, counts in (("3", "Use mine", 5), ("4", "Keep what is there", 4)):
        late = await second.click(last(await it.desk(second)), label="Settings")
        form = await first.click(last(await it.desk(first)), label="Settings")
        await first.submit_modal(form, {"days": days, "review": "", "remind": "3", "least": ""})
        clash = await second.submit_modal(
            late, {"days": "5", "review": "2026-03-01", "remind": "3", "least": ""}
        )
        assert f"Days that a decision stays open: now {days}, yours 5" in words(clash)
        shown = await second.click(last(clash), label=label)
        assert f"A decision stays open for {counts} days." in words(shown)
        assert ("<t:1772359200" in words(shown)) == (label == "Use mine")


async def test_undo_on_settings_sets_them_back(it: Harbour) -> None:
    world = it.world
    form = await world.moderator.click(last(await it.desk()), label="Settings")
    await world.moderator.submit_modal(form, {"remind": "0", "days": "3", "review": "2026-03-01"})
    assert "No round card shows a point." in words(await it.desk())
    shown = await world.moderator.slash(it.channel, "desk changes")
    assert "Days that a decision stays open: 7 → 3" in words(shown)
    assert "Look at it again on: nothing → <t:1772359200:f>" in words(shown)
    assert "Undo" in labels(shown)
    await world.moderator.click(last(shown), custom_id=newest_undo(shown))
    assert "A decision stays open for 7 days." in words(await it.desk())
    assert "One round card in 3 shows a point" in words(await it.desk())
