"""Presses made by hand, from elsewhere, or by people who may not: each is answered, none does harm."""

from __future__ import annotations

from pathlib import Path

from tests.loopback.handles import Handle
from tests.loopback.model import Channel, User
from tests.rounds.harbour import Lagoon, lagoon

GONE = "This is no longer here. It may have been closed or removed."
ELSEWHERE = "This belongs to another place, so it does nothing here."
NOT_YOURS = "This is for whoever made this schedule, and for moderators."
MODERATORS_PLAN = "A schedule acts for many weeks, so moderators make it."
CHANGED = "This was just changed. Please type /keep schedule again."
BUTTONS = ("schedule-save", "schedule-skip", "schedule-stop", "schedule-again")
PLANNED = {"days": "every day", "time": "19:00", "hours": 2}


async def plan(it: Lagoon) -> None:
    """Save one schedule, and look at a second one."""
    await it.open_circle()
    for options in (PLANNED, PLANNED | {"time": "12:00"}):
        shown = await it.world.slash(it.moderator, it.circle, "keep schedule", options).finished()
        if options == PLANNED:
            await it.world.press(it.moderator, shown.message, label="Save")


async def press(it: Lagoon, who: User, custom_id: str, place: Channel | None = None) -> Handle:
    there = it.world.say(it.ben, place or it.circle, "here")
    return await it.world.forge_press(who, there, custom_id)


async def test_who_may_not_changes_nothing(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await plan(it)
        await it.settled()
        before = it.remembered()
        assert MODERATORS_PLAN in (await press(it, it.ada, "rounds:schedule-save:2")).text
        for rest in ("skip:1:7", "stop:1", "again:1"):
            assert NOT_YOURS in (await press(it, it.ada, f"rounds:schedule-{rest}")).text, rest
        assert it.remembered() == before


async def test_numbers_that_never_were_get_a_kind_sentence(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await plan(it)
        await it.settled()
        before = it.remembered()
        for name in BUTTONS:
            for rest in (
                "",
                ":77",
                ":77:7",
                ":1:2:3",
                f":{2**63 - 1}",
                f":{2**63 - 1}:{2**63 - 1}",
                ":99999999999999999999",
            ):
                assert GONE in (await press(it, it.moderator, f"rounds:{name}{rest}")).text, name + rest
        for rest in ("1:0", "1:7", f"1:{2**63 - 1}"):
            assert CHANGED in (await press(it, it.moderator, f"rounds:schedule-skip:{rest}")).text, rest
        for name in ("skip:2:7", "stop:2", "again:2"):  # it was not saved
            assert GONE in (await press(it, it.moderator, f"rounds:schedule-{name}")).text, name
        assert it.remembered() == before


async def test_what_belongs_to_another_place_does_nothing_there(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await plan(it)
        beside = it.world.add_channel(it.guild, "beside")
        abroad = it.world.add_channel(it.server(it.moderator, [it.ben]), "abroad")
        await it.settled()
        before = it.remembered()
        for place, sentence in ((beside, ELSEWHERE), (abroad, GONE)):
            for rest in ("save:2", "skip:1:7", "stop:1", "again:1"):
                assert sentence in (await press(it, it.moderator, f"rounds:schedule-{rest}", place)).text, (
                    rest
                )
        assert it.remembered() == before


async def test_save_pressed_many_times_is_one_schedule(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await it.open_circle()
        shown = await it.world.slash(it.moderator, it.circle, "keep schedule", PLANNED).finished()
        for handle in [it.world.press(it.moderator, shown.message, label="Save") for _ in range(5)]:
            assert "Saved." in (await handle).text
        listed = await it.world.slash(it.moderator, it.circle, "keep schedule").finished()
        assert listed.text.count("every week") == 1
