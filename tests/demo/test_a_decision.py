from __future__ import annotations

from tests.demo.visitor import visit

PLACE, WEEK = "how-we-meet", 7 * 24 * 3600


async def test_a_suggestion_waits_for_a_visitor_who_watches_it_being_agreed() -> None:
    async with visit() as visitor:
        opened = await visitor.open("tom", PLACE)
        assert "would like to change this point:" in opened.shown
        assert "We listen ~~first.~~ **first, and ask before we give advice.**" in opened.shown
        await opened.press("Yes")
        await opened.look()
        assert "You say: Yes." in opened.shown
        (decided,) = [job for job in (await visitor.state())["due"] if job["kind"] == "agreement-close"]
        await visitor.tell("jump", {"at": decided["at"]})
        seen = (await visitor.open("noor", PLACE)).shown
        assert "Agreed. This is version 2 now." in seen
        assert "Yes: 2 · I can live with it: 0 · I have a concern: 0" in seen
        assert "What we agreed has changed" in seen
        assert (await visitor.state())["faults"] == []
