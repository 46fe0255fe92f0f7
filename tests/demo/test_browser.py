"""The demo as a person uses it, in a real browser.

With ALONGSIDE_SCREENSHOTS=1 the pictures in `docs/` are taken anew.
"""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Locator, Page, async_playwright, expect

from bot.core.paths import shipped_config
from bot.demo import front_desk

pytestmark = pytest.mark.alone

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DOCS = Path(__file__).parents[2] / "docs"
PATIENCE = 60_000
WORDS = "Cloudy, with a little sun towards evening."


@asynccontextmanager
async def browser(chromium: str) -> AsyncGenerator[BrowserContext]:
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        context = await running.new_context(viewport={"width": 1120, "height": 800}, device_scale_factor=1.5)
        context.set_default_timeout(PATIENCE)
        yield context
        await running.close()


async def picture(part: Page | Locator, name: str) -> None:
    if os.environ.get("ALONGSIDE_SCREENSHOTS") == "1":
        DOCS.mkdir(exist_ok=True)
        page = part if isinstance(part, Page) else part.page
        await page.keyboard.press("Escape")
        await page.mouse.click(5, 5)  # nothing is held or pointed at
        await part.screenshot(path=DOCS / name)


async def open_place(desk: Page, label: str) -> Page:
    """Press a button of the front desk and return the tab in which the place opens."""
    before = [page for page in desk.context.pages if page is not desk]
    button = desk.get_by_role("button", name=label).first
    if before:
        async with before[0].expect_navigation():
            await button.click()
        place = before[0]
    else:
        async with desk.context.expect_page() as opening:
            await button.click()
        place = await opening.value
    await place.locator("#preview-app[aria-busy=false] #channel-timeline").wait_for()
    return place


async def sees(place: Page, words: str) -> None:
    """Wait until a message in the place shows those words."""
    messages = place.locator("#channel-message-list")
    await expect(messages.get_by_text(words).first).to_be_visible(timeout=PATIENCE)


async def run_command(place: Page, command: str) -> None:
    """Type a slash command, choose it, and send it."""
    await place.locator("#channel-composer-input").press_sequentially(command)
    await place.keyboard.press("Enter")
    await place.locator("#send-message").click()


async def test_a_keeper_opens_a_round_and_a_member_checks_in(chromium: str) -> None:
    async with front_desk(shipped_config()) as served, browser(chromium) as context:
        desk = await context.new_page()
        await desk.goto(served.address)
        await expect(desk.get_by_text("This is a simulation.")).to_be_visible()
        await picture(desk, "front-desk.png")

        place = await open_place(desk, "Open #evening-circle as Kim")
        await run_command(place, "/keep round")
        await sees(place, "Share, or just be here.")

        place = await open_place(desk, "Open #evening-circle as Maya")
        assert len(context.pages) == 2
        await place.get_by_role("button", name="Check in", exact=True).click()
        form = place.get_by_role("dialog")
        await form.locator("textarea").nth(1).fill(WORDS)
        await form.get_by_text("Kind words").click()
        await form.get_by_role("button", name="Submit").click()
        await sees(place, "Shared.")
        # Nobody presses anything: simulated time goes on, and the card catches up.
        await sees(place, "1 person is here")
        await picture(place.locator("#preview-stage"), "round.png")

        thread = await open_place(desk, "Open Hard, good, next as Tom")
        await sees(thread, WORDS)
        await sees(thread, "Maya · Kind words")
        await expect(desk.locator("#faults")).to_be_hidden()


async def test_a_go_round_goes_on_and_a_listen_first_round_says_so(chromium: str) -> None:
    async with front_desk(shipped_config()) as served, browser(chromium) as context:
        desk = await context.new_page()
        await desk.goto(served.address)
        place = await open_place(desk, "Open #talking-circle as Maya")
        await sees(place, "Each person passes on to the next.")
        thread = await open_place(desk, "Open Talking piece as Maya")
        await sees(thread, "It is your turn,")
        await thread.get_by_role("button", name="Share", exact=True).click()
        form = thread.get_by_role("dialog")
        await form.locator("textarea").first.fill(WORDS)
        await form.get_by_role("button", name="Submit").click()
        await sees(thread, "Shared. To change or remove it, type /checkin.")
        await thread.get_by_role("button", name="Done", exact=True).click()
        await sees(thread, "Who comes next?")
        await thread.get_by_role("button", name="Whoever is next").click()
        await sees(thread, "Thank you. Your turn is over.")
        thread = await open_place(desk, "Open Talking piece as Tom")
        await sees(thread, WORDS)
        await sees(thread, "It is your turn,")
        await picture(thread.locator("#preview-stage"), "go-round.png")

        place = await open_place(desk, "Open #think-together as Noor")
        await sees(place, "For now, we only listen.")
        await expect(desk.locator("#faults")).to_be_hidden()


async def test_the_front_desk_moves_the_clock_to_the_end_of_a_round(chromium: str) -> None:
    async with front_desk(shipped_config()) as served, browser(chromium) as context:
        desk = await context.new_page()
        await desk.goto(served.address)
        closing = desk.locator("#due li").filter(has_text="The round closes")
        await expect(closing.first).to_be_visible(timeout=PATIENCE)
        before = await closing.count()
        place = await open_place(desk, "Open #evening-circle as Kim")
        await run_command(place, "/keep round")
        await sees(place, "Share, or just be here.")
        await expect(closing).to_have_count(before + 1, timeout=PATIENCE)
        # The rounds that the demo began with close earlier.
        await closing.last.get_by_role("button", name="Jump there").click()
        await expect(desk.get_by_role("status")).to_have_text("You are there.", timeout=PATIENCE)
        await sees(place, "This round has closed.")


async def test_a_message_menu_opens_its_answer(chromium: str) -> None:
    async with front_desk(shipped_config()) as served, browser(chromium) as context:
        desk = await context.new_page()
        await desk.goto(served.address)
        await desk.get_by_role("combobox", name="Person").select_option("Tom")
        await expect(desk.get_by_role("combobox", name="Message")).to_contain_text(
            "Glad you found us.", timeout=PATIENCE
        )
        place = await open_place(desk, "Choose this")
        await sees(place, "Only you can see this")


async def test_the_front_desk_fits_a_phone_and_a_keyboard(chromium: str) -> None:
    async with front_desk(shipped_config()) as served, browser(chromium) as context:
        desk = await context.new_page()
        await desk.set_viewport_size({"width": 360, "height": 740})
        await desk.goto(served.address)
        first = desk.get_by_role("button", name="Open #evening-circle as Kim").first
        await first.wait_for()
        assert await desk.evaluate("document.documentElement.scrollWidth") <= 360
        for _ in range(2):
            await desk.keyboard.press("Tab")
        await expect(first).to_be_focused()
        # The page draws itself anew every second; the keyboard stays where it is.
        await desk.wait_for_timeout(1500)
        await expect(first).to_be_focused()
