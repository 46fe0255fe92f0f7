"""A suggestion is made, decided on and agreed to, in a real browser. See `test_browser` for its picture."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect
from simcord import InteractionResult, MemberActor

from bot.core.paths import shipped_config
from bot.demo import front_desk
from bot.demo.community import CIRCLE
from bot.demo.desk import Desk
from tests.demo.test_browser import PATIENCE, browser, open_place, picture, run_command, sees

pytestmark = pytest.mark.alone

WEEK = 7 * 24 * 3600
NEW = "We listen first, and ask before we give advice."


async def agree_to_a_first_text(desk: Desk) -> None:
    """Let the moderator ask for a short text, two people say yes, and a week pass."""
    community, env = desk.stage.community, desk.stage.env
    circle = community.guild.channels[CIRCLE]
    robin, maya, tom = (community.person(key).member for key in ("robin", "maya", "tom"))
    async with desk.stage.turn():
        shown = await robin.slash(circle, "desk agreement")
        form = await robin.click(answer(shown), label="Write")
        points = "What is said here stays here.\nWe listen first.\nAnyone may pass."
        written = await robin.submit_modal(form, {"words": points})
        await robin.click(answer(written), label="Ask the circle")
        for one in (maya, tom):
            await say_yes(one, circle)
        await env.advance_time(WEEK)


async def say_yes(who: MemberActor, circle: Any) -> None:
    card = next(one for one in reversed(circle.history()) if one.components)
    await who.click(card, label="Yes")


def answer(result: InteractionResult) -> Any:
    assert result.response is not None
    return result.response


async def test_a_member_suggests_other_words_and_the_circle_agrees(chromium: str) -> None:
    async with front_desk(shipped_config()) as served, browser(chromium) as context:
        await agree_to_a_first_text(served)
        desk = await context.new_page()
        await desk.goto(served.address)

        place = await open_place(desk, "Open #evening-circle as Maya")
        await run_command(place, "/agreement")
        await sees(place, "What is said here stays here.")
        await place.get_by_role("button", name="Suggest a change", exact=True).click()
        await place.get_by_role("button", name="Point 2", exact=True).click()
        form = place.get_by_role("dialog")
        await form.locator("textarea").fill(NEW)
        await form.get_by_role("button", name="Submit").click()
        await sees(place, "Your suggestion is on its way")
        await sees(place, "would like to change this point:")

        place = await open_place(desk, "Open #evening-circle as Tom")
        await sees(place, "would like to change this point:")
        await picture(place.locator("#preview-stage"), "decision.png")
        await place.get_by_role("button", name="Yes", exact=True).click()
        await sees(place, "You say: Yes.")
        place = await open_place(desk, "Open #evening-circle as Kim")
        await place.get_by_role("button", name="I can live with it", exact=True).click()
        await sees(place, "You say: I can live with it.")

        row = desk.locator("#due li").filter(has_text="A suggestion is decided").first
        await expect(row).to_be_visible(timeout=PATIENCE)
        await row.get_by_role("button", name="Jump there").click()
        await expect(desk.get_by_role("status")).to_have_text("You are there.", timeout=PATIENCE)
        await sees(place, "Agreed. This is version 2 now.")
        await sees(place, "Yes: 1 · I can live with it: 1 · I have a concern: 0")
        await expect(desk.locator("#faults")).to_be_hidden()
