"""Presses on the desk made by hand: from members, from elsewhere, with numbers that never were."""

from __future__ import annotations

from pathlib import Path

from tests.loopback.handles import Handle
from tests.loopback.model import Channel, User
from tests.rounds.harbour import Lagoon, lagoon

MODERATORS_ONLY = "This is for moderators: people who have the permission Manage Server."
GONE = "This is no longer here. It may have been closed or removed."
NO_CIRCLE = "There is no circle in this channel."


async def press(it: Lagoon, who: User, custom_id: str, place: Channel | None = None) -> Handle:
    there = it.world.say(it.ben, place or it.circle, "here")
    return await it.world.forge_press(who, there, custom_id)


async def test_a_member_changes_nothing_at_the_desk_and_reads_why(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_circle()
        await it.settled()
        before, here = it.remembered(), it.circle.id
        circles = [
            f"circles:{name}:{here}" for name in ("make", "change", "retire", "presets", "light", "held")
        ]
        formats = ["formats:open", "formats:add", "formats:look", "formats:save:1", "formats:remove:1"]
        for custom_id in (*circles, *formats):
            assert (await press(it, it.ada, custom_id)).text.startswith(MODERATORS_ONLY), custom_id
        assert it.remembered() == before


async def test_a_moderator_with_numbers_that_never_were_changes_nothing(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_circle()
        await it.settled()
        before = it.remembered()
        for rest in ("", ":77", ":1:2", f":{2**63}", f":{2**63 - 1}"):
            for name in ("save", "remove"):
                assert GONE in (await press(it, it.moderator, f"formats:{name}{rest}")).text, (name, rest)
        for name in ("change", "retire", "presets", "light", "held"):
            assert NO_CIRCLE in (await press(it, it.moderator, f"circles:{name}:77")).text, name
        assert it.remembered() == before
