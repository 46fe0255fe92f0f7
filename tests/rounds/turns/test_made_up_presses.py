"""In a go-round: presses at the same instant, made by hand, from elsewhere, and a Discord that fails."""

from __future__ import annotations

from pathlib import Path

from tests.loopback.components import text_of
from tests.loopback.handles import Handle
from tests.loopback.model import Channel, Message, User
from tests.rounds.harbour import Lagoon, lagoon

GONE = "This is no longer here. It may have been closed or removed."
ELSEWHERE = "This belongs to another place, so it does nothing here."
KEEPERS_ONLY = "This is for the person who keeps this round, and for moderators."
NOT_YOURS = "This is for the person whose turn it is."
OVER = "Your turn is over."
MOVED_ON = "The round has moved on."
AT_TURN = ("turn-share", "turn-done", "turn-pass", "turn-back", "turn-pass-on-anyone")
KEEPING = ("turn-begin", "turn-pause", "turn-resume", "turn-talk")
ON_CARD = ("join", "only-listen", "leave", "take-over")
NEVER = 2**63 - 1


def calls(it: Lagoon) -> list[Message]:
    return [message for message in it.posts() if "It is your turn" in text_of(message)]


async def begin(it: Lagoon, *people: User) -> Handle:
    """Open a go-round, let people join, and begin; the keeper's panel."""
    card = await it.open_round(order="go-round")
    for person in people:
        assert "You have a turn." in (await it.world.press(person, card, label="Join")).text
    panel = await it.world.press(it.keeper, card, label="Keep")
    begun = await it.world.press(it.keeper, panel.message, label="Begin")
    await called(it, people[0])
    await it.world.until(lambda: not is_telling(it), what="the end of what is to be told")
    return begun


def is_telling(it: Lagoon) -> bool:
    return any("'round-turn'" in line for line in it.remembered())


async def called(it: Lagoon, person: User) -> None:
    """Wait until the thread calls one person, and nobody else."""

    def is_called() -> bool:
        return [f"<@{person.id}>" in text_of(message) for message in calls(it)] == [True]

    await it.world.until(is_called, what=f"the call of {person.name}")


async def press(it: Lagoon, who: User, custom_id: str, place: Channel | None = None) -> Handle:
    there = it.world.say(it.ben, place or it.circle, "here")
    return await it.world.forge_press(who, there, custom_id)


async def test_presses_at_once_hand_on_once(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        begun = await begin(it, it.ada, it.ben, it.moderator)
        presses = [it.world.press(it.ada, calls(it)[0], label="Done") for _ in range(4)]
        texts = [(await handle).text for handle in presses]
        assert sum("Thank you." in text for text in texts) == 1
        assert sum("You can write in the thread" in text for text in texts) == 3
        await called(it, it.ben)
        old = await it.world.press(it.keeper, begun.message, label="Next")
        assert MOVED_ON in old.text
        panel = await it.world.press(it.keeper, it.card, label="Keep")
        nexts = [it.world.press(it.keeper, panel.message, label="Next") for _ in range(3)]
        assert sum(MOVED_ON in text for text in [(await handle).text for handle in nexts]) == 2
        await called(it, it.moderator)


async def test_presses_made_by_hand_change_nothing(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        await begin(it, it.ada, it.ben)
        await it.settled()
        before = it.remembered()
        for name in (*AT_TURN, *KEEPING, *ON_CARD, "turn-next", "turn-pass-on"):
            for rest in ("", f":{NEVER}", f":{NEVER}:{NEVER}", ":1:2:3", ":99999999999999999999"):
                assert GONE in (await press(it, it.ada, f"rounds:{name}{rest}")).text, name + rest
        for name in AT_TURN:
            assert NOT_YOURS in (await press(it, it.ben, f"rounds:{name}:1:1")).text, name
            assert MOVED_ON in (await press(it, it.ada, f"rounds:{name}:1:7")).text, name
        assert NOT_YOURS in (await press(it, it.ben, "rounds:turn-pass-on:2:1")).text
        for rest in (*(f"{name}:1" for name in KEEPING), "turn-next:1:1"):
            assert KEEPERS_ONLY in (await press(it, it.ada, f"rounds:{rest}")).text, rest
        assert "Somebody keeps this round." in (await press(it, it.ada, "rounds:take-over:1")).text
        assert it.remembered() == before


async def test_presses_from_elsewhere_change_nothing(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        beside = it.world.add_channel(it.guild, "beside")
        abroad = it.world.add_channel(it.server(it.moderator, [it.ada, it.ben, it.keeper]), "abroad")
        await begin(it, it.ada, it.ben)
        await it.settled()
        before = it.remembered()
        for place, sentence in ((beside, ELSEWHERE), (abroad, GONE)):
            for name in ON_CARD:
                assert sentence in (await press(it, it.ada, f"rounds:{name}:1", place)).text, name
            for name in AT_TURN:
                assert sentence in (await press(it, it.ada, f"rounds:{name}:1:1", place)).text, name
            for rest in (*(f"{name}:1" for name in KEEPING), "turn-next:1:1"):
                assert sentence in (await press(it, it.keeper, f"rounds:{rest}", place)).text, rest
        assert it.remembered() == before


async def test_a_call_that_discord_does_not_take_is_made_later_and_once(tmp_path: Path) -> None:
    async with lagoon(tmp_path) as it:
        card = await it.open_round(order="go-round")
        await it.world.press(it.ada, card, label="Join")
        it.world.faults.add("POST", f"/channels/{it.thread.id}/messages", status=503)
        panel = await it.world.press(it.keeper, card, label="Keep")
        begun = await it.world.press(it.keeper, panel.message, label="Begin")
        assert f"It is the turn of <@{it.ada.id}>." in begun.text
        await it.world.until(lambda: len(calls(it)) == 1, 15.0, what="the call")
        assert "Thank you." in (await it.world.press(it.ada, calls(it)[0], label="Done")).text
