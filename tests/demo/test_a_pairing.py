from __future__ import annotations

import pytest

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
