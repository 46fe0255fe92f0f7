"""A moderator sets the server up, in a real browser. See `test_browser` for its picture."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from bot.core.paths import shipped_config
from bot.demo import front_desk
from tests.demo.test_browser import PATIENCE, browser, open_place, picture, run_command, sees

pytestmark = pytest.mark.alone


async def press(place: Page, label: str) -> None:
    await place.get_by_role("button", name=label, exact=True).last.click()


async def fill_in(place: Page, button: str, **filled: str) -> None:
    """Open a form, write into its fields by their labels, and send it."""
    await press(place, button)
    form = place.get_by_role("dialog")
    for label, words in filled.items():
        await form.get_by_label(label.replace("_", " ")).fill(words)
    if "Days_of_its_rounds" in filled:
        await form.get_by_role("combobox").first.click()
        await place.get_by_role("option", name="welcome").click()
    await form.get_by_role("button", name="Submit").click()


async def test_a_moderator_gets_from_the_first_step_to_a_round_that_opens_by_itself(chromium: str) -> None:
    async with front_desk(shipped_config()) as served, browser(chromium) as context:
        desk = await context.new_page()
        await desk.goto(served.address)
        place = await open_place(desk, "Open #welcome as Robin")
        await run_command(place, "/desk setup")
        await sees(place, "Step 1 of 5: Place and language")
        await fill_in(place, "Set place and language", Country="Ireland", Time_zone="Dublin")
        await sees(place, "Step 2 of 5: Check the crisis list")
        await press(place, "Next")
        await sees(place, "Step 3 of 5: First circle")
        await fill_in(place, "Make the first circle", Days_of_its_rounds="sat")
        await sees(place, "Its next round opens")
        await sees(place, "Step 4 of 5: Buddies")
        await press(place, "Next")
        await sees(place, "Step 5 of 5: Keepers and channels")
        await press(place, "Next")
        await sees(place, "Is anything missing?")
        await press(place, "Post a start card")
        await sees(place, "The start card is posted")
        await sees(place, "or call 112.")
        await picture(place.locator("#preview-stage"), "setup.png")

        opening = desk.locator("#due li").filter(has_text="A round opens by itself")
        await opening.get_by_role("button", name="Jump there").click()
        await expect(desk.get_by_role("status")).to_have_text("You are there.", timeout=PATIENCE)
        await sees(place, "Share, or just be here.")
