from __future__ import annotations

import pytest
from playwright.async_api import expect

from bot.core.paths import shipped_config
from bot.demo import front_desk
from tests.demo.test_browser import browser, open_place, picture, sees
from tests.demo.visitor import visit

pytestmark = pytest.mark.alone


async def test_a_visitor_watches_a_pairing_from_both_sides() -> None:
    async with visit() as visitor:
        await visitor.tell("advance", {"seconds": 300})
        for person in ("maya", "tom"):
            alone = await visitor.open(person, "Alongside")
            assert "Somebody who could fit" in alone.shown
            await alone.press("Yes, let's meet")
        await visitor.tell("advance", {"seconds": 10})
        state = await visitor.state()
        for person in ("maya", "tom"):
            places = [
                place["name"] for who in state["people"] if who["key"] == person for place in who["places"]
            ]
            assert any(name.startswith("Buddies ") for name in places)
        assert state["faults"] == []


async def test_in_the_browser_two_say_yes_and_a_thread_opens(chromium: str) -> None:
    async with front_desk(shipped_config()) as served, browser(chromium) as context:
        async with served.stage.turn():
            await served.stage.env.advance_time(300)
        desk = await context.new_page()
        await desk.goto(served.address)
        letter = await open_place(desk, "Open Direct messages as Maya")
        await sees(letter, "Somebody who could fit")
        await sees(letter, "Evenings are good for me.")
        await picture(letter.locator("#preview-stage"), "proposal.png")
        await letter.get_by_role("button", name="Yes, let's meet", exact=True).click()
        await sees(letter, "Saved, and only you know.")
        letter = await open_place(desk, "Open Direct messages as Tom")
        await letter.get_by_role("button", name="Yes, let's meet", exact=True).click()
        thread = await open_place(desk, "Open Buddies 1 as Maya")
        await sees(thread, "A mini agreement, to fill in together")
        await expect(desk.locator("#faults")).to_be_hidden()
