from __future__ import annotations

import asyncio
import re
from datetime import datetime, timedelta

import pytest
import structlog

from bot.demo import desk, stage
from tests.demo.visitor import CIRCLE, Page, Visitor, visit

pytestmark = pytest.mark.alone

ROUND, GO_ROUND, LISTENING, PAIRS = "Hard, good, next", "Talking piece", "What is in the way", "Equal time"
DECIDING = "About a suggestion"

MENUS = ["Offer signposts", "Remove this check-in", "Tell the moderators"]


def now(state: Page) -> datetime:
    return datetime.fromisoformat(state["now"])


def names(state: Page, person: str) -> list[str]:
    return [place["name"] for who in state["people"] if who["key"] == person for place in who["places"]]


async def test_everything_that_can_be_due_is_said_in_words() -> None:
    async with visit() as visitor:
        known = re.findall(r'^  "([^"]+)": "[A-Z]', (desk.PAGES / "desk.js").read_text("utf-8"), re.MULTILINE)
        assert sorted(known) == sorted(visitor.desk.app.scheduler.in_silence)


async def test_a_newcomer_finds_people_and_places_on_a_calm_evening() -> None:
    async with visit() as visitor:
        state = await visitor.state()
        parts = [person["part"] for person in state["people"]]
        assert sorted(parts) == ["keeper", "member", "member", "moderator", "newcomer"]
        assert names(state, "noor") == [
            "welcome", CIRCLE, "talking-circle", GO_ROUND, "think-together", LISTENING, "side-by-side", PAIRS,
            "how-we-meet", DECIDING, DECIDING, "buddies", "Alongside",
        ]  # fmt: skip
        assert now(state).hour == 18
        assert state["faults"] == []


async def test_the_page_says_what_it_is_and_needs_no_other_site() -> None:
    async with visit() as visitor:
        for path in ("", "desk.css", "desk.js", "icon.svg"):
            async with visitor.http.get(visitor.desk.address + path) as answer:
                assert answer.status == 200
                text = await answer.text()
                assert "https://" not in text
        async with visitor.http.get(visitor.desk.address) as answer:
            assert "This is a simulation." in await answer.text()
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")


async def test_the_circle_is_there_so_that_a_keeper_can_open_a_round_at_once() -> None:
    async with visit() as visitor:
        await visitor.open_round()
        state = await visitor.state()
        for person in ("kim", "tom", "noor"):
            assert ROUND in names(state, person)
        assert [job["kind"] for job in state["due"]].count("round-close") == 4


async def test_a_pair_talks_where_nobody_else_sees_them_and_is_told_when_to_swap() -> None:
    async with visit() as visitor:
        thread = f"{PAIRS} · 1"
        state = await visitor.state()
        seen_by = [person["key"] for person in state["people"] if thread in names(state, person["key"])]
        assert sorted(seen_by) == ["maya", "tom"]
        opened = await visitor.open("maya", thread)
        assert "Moderators may open this thread." in opened.shown
        await visitor.tell("advance", {"seconds": 3600})
        assert "It is time to swap, if you like." in (await visitor.open("tom", thread)).shown


async def test_a_place_opens_as_the_chosen_person() -> None:
    async with visit() as visitor:
        opened = await visitor.open("maya", CIRCLE)
        assert opened.viewer == "Maya"
        assert "The kettle is on." in opened.shown
        assert (await visitor.state())["open"] == await visitor.place("maya", CIRCLE)


async def test_a_conversation_with_the_bot_opens_for_its_owner_alone() -> None:
    async with visit() as visitor:
        opened = await visitor.open("noor", "Alongside")
        assert [viewer["name"] for viewer in opened.page["viewers"]] == ["Noor"]
        of_tom = await visitor.place("tom", "Alongside")
        refused = await visitor.send("open", person="noor", place=of_tom["place"])
        assert refused.status == 404


async def test_opening_another_place_ends_the_first_at_the_same_address() -> None:
    async with visit() as visitor:
        first = await visitor.open("kim", CIRCLE)
        second = await visitor.open("tom", "welcome")
        assert second.address == first.address
        assert await first.look() == 401
        assert await second.look() == 200


async def test_what_is_pressed_in_a_place_reaches_the_bot() -> None:
    async with visit() as visitor:
        await visitor.open_round()
        opened = await visitor.open("tom", CIRCLE)
        assert (await opened.press("Just listening"))["settlement"] == "settled"
        await visitor.tell("advance", {"seconds": 6})
        await opened.look()
        assert "1 person is here" in opened.shown


async def test_a_press_on_a_page_that_is_a_moment_old_still_counts() -> None:
    async with visit() as visitor:
        await visitor.open_round()
        opened = await visitor.open("tom", CIRCLE)
        await visitor.tell("advance", {"seconds": 60})
        receipt = await opened.press("Get help now")
        assert (receipt["rejected"], receipt["settlement"]) == (False, "settled")
        await opened.look()
        assert "findahelpline.com" in opened.shown


async def test_a_press_waits_for_a_long_jump_instead_of_failing() -> None:
    async with visit() as visitor:
        opened = await visitor.open("tom", "welcome")
        jump = asyncio.create_task(visitor.tell("advance", {"seconds": 20 * 24 * 3600}))
        receipts = [await opened.say("Still here") for _ in range(3)]
        await jump
        assert [receipt["settlement"] for receipt in receipts] == ["settled"] * 3


async def test_the_clock_moves_on_when_told() -> None:
    async with visit() as visitor:
        before = now(await visitor.state())
        after = now(await visitor.tell("advance", {"seconds": 3600}))
        assert after - before == timedelta(hours=1)


@pytest.mark.parametrize("seconds", [0, -5, 10**9, "soon", None])
async def test_the_clock_takes_only_sensible_steps(seconds: object) -> None:
    async with visit() as visitor:
        before = await visitor.state()
        url = visitor.desk.address + "advance"
        async with visitor.http.post(url, json={"seconds": seconds}, headers=visitor.origin) as answer:
            assert answer.status == 400
        assert now(await visitor.state()) == now(before)


async def test_jumping_to_what_is_due_closes_the_round() -> None:
    async with visit() as visitor:
        await visitor.open_round()
        due = (await visitor.state())["due"]
        closing = [job for job in due if job["kind"] == "round-close"][-1]
        state = await visitor.tell("jump", {"at": closing["at"]})
        assert closing not in state["due"]
        opened = await visitor.open("maya", CIRCLE)
        assert "This round has closed." in opened.shown


async def test_time_passes_by_itself_unless_it_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "TICK", 0.05)
    async with visit() as visitor:
        stopped = now(await visitor.state())
        await asyncio.sleep(1.2)
        assert now(await visitor.state()) == stopped
        await visitor.tell("flow", True)
        await asyncio.sleep(0.5)
        assert now(await visitor.state()) > stopped


async def test_a_message_menu_answers_where_its_person_can_see_it() -> None:
    async with visit() as visitor:
        await visitor.open_round()
        where = await visitor.place("kim", "welcome")
        assert (await visitor.state())["menus"] == MENUS
        async with visitor.http.get(visitor.desk.address + "messages", params=where) as answer:
            [last, *_] = await answer.json()
        assert last["says"] == "Hello from me. Glad you found us."
        chosen = await visitor.send("menu", **where, message=last["id"], menu="Remove this check-in")
        opened = await visitor.follow(chosen)
        assert opened.viewer == "Kim"
        assert "Only you can see this" in opened.shown or "'ephemeral': True" in opened.shown


async def test_a_menu_on_a_message_that_is_gone_says_so() -> None:
    async with visit() as visitor:
        where = await visitor.place("kim", "welcome")
        answer = await visitor.send("menu", **where, message="1", menu="Remove this check-in")
        assert answer.status == 404
        assert "That message is gone." in await answer.text()


async def test_an_error_in_the_bot_is_shown_at_the_front_desk() -> None:
    async def fails(message: object) -> None:
        raise RuntimeError("a listener broke")

    async with visit() as visitor:
        visitor.desk.app.add_listener(fails, "on_message")
        opened = await visitor.open("tom", "welcome")
        await opened.say("Hello again")
        [fault] = (await visitor.state())["faults"]
        assert fault["summary"] == "RuntimeError: a listener broke"
        assert "test_front_desk.py" in fault["details"]


async def test_what_the_bot_caught_and_logged_is_shown_as_well() -> None:
    async with visit() as visitor:
        structlog.get_logger("replies").error("bug", reference="a1b2c3")
        [fault] = (await visitor.state())["faults"]
        assert "bug" in fault["summary"]
        assert "a1b2c3" in fault["summary"]


async def hosts_and_origins(visitor: Visitor) -> list[dict[str, str]]:
    own = visitor.origin["Origin"]
    return [
        {"Origin": "http://example.org"},
        {"Origin": "null"},
        {"Origin": own.replace("http", "https")},
        {},
        {"Origin": own, "Host": "example.org"},
    ]


async def test_no_other_site_can_act_here() -> None:
    async with visit() as visitor:
        for headers in await hosts_and_origins(visitor):
            for path in ("open", "menu", "advance", "jump", "flow"):
                url = visitor.desk.address + path
                async with visitor.http.post(url, json={"seconds": 60}, headers=headers) as answer:
                    assert answer.status == 403, (path, headers)


async def test_no_other_name_leads_here() -> None:
    async with visit() as visitor:
        opened = await visitor.open("kim", CIRCLE)
        for address in (visitor.desk.address, opened.address):
            async with visitor.http.get(address, headers={"Host": "rebound.example.org"}) as answer:
                assert answer.status == 403


async def test_a_place_that_was_ended_from_its_own_page_is_no_longer_open() -> None:
    async with visit() as visitor:
        opened = await visitor.open("kim", CIRCLE)
        await opened.end()
        assert (await visitor.state())["open"] is None
        assert await opened.look() == 410
        await visitor.tell("advance", {"seconds": 3600})
        again = await visitor.open("kim", CIRCLE)
        assert again.viewer == "Kim"


async def test_people_have_faces() -> None:
    async with visit() as visitor:
        opened = await visitor.open("kim", CIRCLE)
        assert all(viewer["avatar_available"] for viewer in opened.page["viewers"])
