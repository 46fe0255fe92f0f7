"""Presses made by hand or by people who may not: each gets one kind sentence, and none changes anything."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.agreements.harbour import POINTS, Harbour, answer, forged, harbour, numbered
from tests.simulated import words

GONE = "This is no longer here."
MODERATORS = "This is for moderators"


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Harbour]:
    async with harbour(tmp_path) as it:
        await it.settle()
        await it.suggest(it.world.member, "Point 2", "We listen.")
        yield it


async def test_none_of_them_changes_anything(it: Harbour) -> None:
    world = it.world
    for custom_id, said in {
        "agreements:yes:99": GONE,
        "agreements:yes": GONE,
        "agreements:yes:99999999999999999999": GONE,
        "agreements:in:1:7": "The text has changed since.",
        "agreements:in:99:1": GONE,
        "agreements:point:1:99": "The text has changed since.",
        "agreements:history:1:9": GONE,
        "agreements:again:1:9": GONE,
        "agreements:reword:1": "Only the person who suggested it can say it in other words.",
        "agreements:reword:2": "Only the person who suggested it can say it in other words.",
        "agreements:withdraw:1": "Only the person who suggested it, or a moderator",
        "agreements:yes:1": "This is decided already.",
        "agreements:next-3:1": GONE,
        "agreements:write:1": MODERATORS,
        "agreements:ask:1": MODERATORS,
        "agreements:settings:1": MODERATORS,
        "agreements:use-mine:1:1": MODERATORS,
        "agreements:keep-theirs:1": MODERATORS,
        "agreements:server": MODERATORS,
    }.items():
        assert said in answer(await forged(it, world.other, custom_id)), custom_id
    assert numbered(POINTS) in await it.read(world.member)
    assert "We ~~listen first.~~ **listen.**" in words(it.decision)
