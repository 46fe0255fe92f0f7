"""A moderator sets the server up, in a real browser. See `test_browser` for its picture."""

from __future__ import annotations

import pytest

from bot.core.paths import shipped_config
from bot.demo import front_desk
from tests.demo.test_browser import browser, open_place, picture, run_command, sees

pytestmark = pytest.mark.alone

STEPS = (
    "Step 1 of 5: Place and language",
    "Step 2 of 5: Check the crisis list",
    "Step 3 of 5: First circle",
    "Step 4 of 5: Buddies",
    "Step 5 of 5: Keepers and channels",
)


async def test_a_moderator_goes_through_the_steps_and_posts_a_start_card(chromium: str) -> None:
    async with front_desk(shipped_config()) as served, browser(chromium) as context:
        desk = await context.new_page()
        await desk.goto(served.address)
        place = await open_place(desk, "Open #evening-circle as Robin")
        await run_command(place, "/desk setup")
        for step in STEPS:
            await sees(place, step)
            await place.get_by_role("button", name="Next", exact=True).last.click()
        await sees(place, "Is anything missing?")
        await place.get_by_role("button", name="Post a start card", exact=True).click()
        await sees(place, "The start card is posted")
        await sees(place, "If you need help now, press the button or type /help.")
        await picture(place.locator("#preview-stage"), "setup.png")
