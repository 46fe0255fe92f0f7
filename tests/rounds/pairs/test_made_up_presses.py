"""In a round of pairs: presses at the same instant, made by hand, and from elsewhere."""

from __future__ import annotations

from pathlib import Path

from tests.loopback.components import text_of
from tests.loopback.handles import Handle
from tests.loopback.model import Channel, Thread, User
from tests.rounds.harbour import Lagoon, lagoon

GONE = "This is no longer here. It may have been closed or removed."
ELSEWHERE = "This belongs to another place, so it does nothing here."
KEEPERS_ONLY = "This is for the person who keeps this round, and for moderators."
NAMES = ("pairs-join", "pairs-listen", "pairs-leave", "pairs-begin")
NEVER = 2**63 - 1


def private_threads(it: Lagoon) -> list[Thread]:
    return [place for place in it.guild.threads() if place.private]


async def press(it: Lagoon, who: User, custom_id: str, place: Channel | None = None) -> Handle:
    there = it.world.say(it.ben, place or it.circle, "here")
    return await it.world.forge_press(who, there, custom_id)


async def test_two_begin_at_the_same_instant_and_each_pair_has_one_thread(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        card = await it.open_round(order="pairs")
        for joined in [it.world.press(person, card, label="Join") for person in (it.ada, it.ben, it.ada)]:
            assert "You are in." in (await joined).text
        panels = [await it.world.press(person, card, label="Keep") for person in (it.keeper, it.moderator)]
        begun = [it.world.press(panel.user, panel.message, label="Begin") for panel in panels]
        said = sorted([(await handle).text.splitlines()[0] for handle in begun])
        assert said[1] == "The pairs have begun."
        await it.world.until(lambda: greeted(it), what="the greeting of the pair")
        [thread] = private_threads(it)
        assert {it.ada.id, it.ben.id} <= thread.thread_members.keys()
        assert it.world.messages(thread)[0].mentions


def greeted(it: Lagoon) -> bool:
    there = [message for thread in private_threads(it) for message in it.world.messages(thread)]
    return any("Moderators may open this thread." in text_of(message) for message in there)


async def test_presses_made_by_hand_and_from_elsewhere_change_nothing(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        beside = it.world.add_channel(it.guild, "beside")
        abroad = it.world.add_channel(it.server(it.moderator, [it.ada, it.ben, it.keeper]), "abroad")
        card = await it.open_round(order="pairs")
        assert "You are in." in (await it.world.press(it.ada, card, label="Join")).text
        await it.settled()
        before = it.remembered()
        for name in NAMES:
            for rest in ("", f":{NEVER}", ":1:2", ":99999999999999999999"):
                assert GONE in (await press(it, it.keeper, f"rounds:{name}{rest}")).text, name + rest
            for place, sentence in ((beside, ELSEWHERE), (abroad, GONE)):
                assert sentence in (await press(it, it.keeper, f"rounds:{name}:1", place)).text, name
        assert KEEPERS_ONLY in (await press(it, it.ada, "rounds:pairs-begin:1")).text
        for name in ("join", "only-listen", "leave", "turn-begin", "turn-talk"):
            assert GONE in (await press(it, it.keeper, f"rounds:{name}:1")).text, name
        assert it.remembered() == before
        assert private_threads(it) == []
