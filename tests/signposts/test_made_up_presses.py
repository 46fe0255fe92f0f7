"""Presses and forms made by hand on the list: by members, from elsewhere, on what is gone, twice at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.core.actor import Actor
from bot.signposts import actions, importing
from bot.ui.components import Card
from bot.ui.help import GetHelp
from tests.loopback.bits import Ask
from tests.loopback.handles import Handle
from tests.loopback.model import Channel, User
from tests.rounds.harbour import Lagoon, lagoon
from tests.signposts.lists import entry, shared_by

MODERATORS_ONLY = "This is for moderators: people who have the permission Manage Server."
GONE = "This is no longer here. It may have been closed or removed."
NO_ENTRY = "This entry is no longer on the list."
NO_FILE = "This file was applied already, or waited too long. Please bring it again."
TOO_LATE = "It is too late to undo this, or it was undone already."
CHANGED = "Somebody changed this entry just now. Please look at it again first."
FIRST, SECOND, THIRD, FOURTH = (entry(f"line-{n}", name=f"Line {n}") for n in (1, 2, 3, 4))
TOO_BIG = 2**63


@dataclass(slots=True)
class Desk:
    """A server whose list has one service, one that nobody confirmed, a file that waits, and one removal."""

    it: Lagoon
    confirmed: int
    unconfirmed: int
    seen: int
    """What the unconfirmed one says, as custom ids hold it."""
    draft: int
    removal: int

    async def press(self, who: User, custom_id: str, place: Channel | None = None) -> str:
        return (await (await self.forge(who, custom_id, place)).finished()).text

    async def forge(self, who: User, custom_id: str, place: Channel | None = None) -> Handle:
        """Press what is not there, on a card of the bot."""
        channel = place or self.it.circle
        if not self.it.world.messages(channel):
            card = Card("here", rows=[[GetHelp.of(self.it.app.say)]])
            await self.it.app.get_partial_messageable(channel.id).send(view=card)
        return self.it.world.forge_press(who, self.it.world.messages(channel)[0], custom_id)

    async def send(self, who: User, custom_id: str) -> str:
        """Send a form that the bot never showed, filled in as far as any of them could be."""
        words = {
            "name": "Mine",
            "ways": "phone 0800 1111",
            "area": "Spain",
            "topics": "grief",
            "country": "GB",
        }
        fields = [{"type": 4, "custom_id": name, "value": value} for name, value in words.items()]
        rows = [{"type": 18, "component": field} for field in fields]
        data = {"custom_id": custom_id, "components": rows}
        sent = self.it.world.raw_interaction(who, self.it.circle, data, type=Ask.MODAL_SUBMIT)
        return (await sent.finished()).text

    def shown(self) -> set[str]:
        """The services that members see."""
        seen = shared_by(self.it.app).seen(self.it.guild.id)
        return {one.entry.name for one in seen}

    def buttons(self) -> dict[str, str]:
        """Every button that changes something or shows the list, with what it says of a row that is gone."""
        one = f":{self.unconfirmed}"
        return {
            "signposts:import": "",
            f"signposts:apply:{self.draft}": NO_FILE,
            "signposts:export": "",
            "signposts:walk": "",
            f"signposts:walk-one{one}": NO_ENTRY,
            f"signposts:compared{one}:{self.seen}": NO_ENTRY,
            f"signposts:walk-remove{one}": NO_ENTRY,
            f"signposts:later{one}": NO_ENTRY,
            f"signposts:change{one}": NO_ENTRY,
            f"signposts:hide:{self.confirmed}": NO_ENTRY,
            f"signposts:unhide:{self.confirmed}": NO_ENTRY,
            f"signposts:all-well:{self.confirmed}": NO_ENTRY,
            f"signposts:remove:{self.confirmed}": NO_ENTRY,
            f"signposts:undo:{self.removal}": TOO_LATE,
            f"signposts:edit-ways{one}:{self.seen}": NO_ENTRY,
            f"signposts:open{one}": NO_ENTRY,
            "signposts:look": "",
        }


async def prepared(it: Lagoon) -> Desk:
    by = Actor(it.guild.id, it.circle.id, it.moderator.id, moderator=True)
    signposts, now = shared_by(it.app), it.app.now()

    async with it.app.database.write() as tx:
        confirmed, removed, waiting = [
            (await actions.add(tx, by, one, now)).one.id for one in (FIRST, SECOND, THIRD)
        ]
        shown = await actions.confirm(tx, by, confirmed, actions.fingerprint(FIRST), now)
        gone = await actions.remove(tx, by, removed, now)
        brought = [*(one.entry for one in (await actions.look_through(tx, by)).signposts), FOURTH]
        draft = await importing.bring(tx, by, brought, now, removing=False)
    signposts.memory.apply(it.guild.id, shown)
    return Desk(it, confirmed, waiting, actions.fingerprint(THIRD), draft.id, gone.undo or 0)


async def listed(it: Lagoon) -> Sequence[actions.Signpost]:
    by = Actor(it.guild.id, it.circle.id, it.moderator.id, moderator=True)
    async with it.app.database.read() as tx:
        return (await actions.look_through(tx, by)).signposts


@asynccontextmanager
async def desk(folder: Path) -> AsyncGenerator[Desk]:
    async with lagoon(folder) as it:
        yield await prepared(it)


async def test_a_member_changes_nothing_and_sees_no_list(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        before = at.it.remembered()
        for custom_id in at.buttons():
            assert (await at.press(at.it.ada, custom_id)).startswith(MODERATORS_ONLY), custom_id
        one = f":{at.unconfirmed}:{at.seen}"
        parts = [f"signposts:{part}-form{one}" for part in ("basics", "ways", "hours", "more")]
        for custom_id in ("signposts:add-form", "signposts:import-form", "signposts:starter-form", *parts):
            assert (await at.send(at.it.ada, custom_id)).startswith(MODERATORS_ONLY), custom_id
        assert (await at.send(at.it.ada, "signposts:months-form")).startswith(MODERATORS_ONLY)
        assert at.it.remembered() == before
        assert at.shown() == {"Line 1"}


async def test_a_moderator_of_another_server_changes_nothing_here_and_reads_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        boss = at.it.world.add_user("Bo")
        there = at.it.world.add_channel(at.it.server(boss, [boss]), "hall")
        before = at.it.remembered()
        for custom_id, said in at.buttons().items():
            told = await at.press(boss, custom_id, there)
            assert said in told, custom_id
            assert "Line" not in told, custom_id
        assert at.it.remembered() == before
        assert at.shown() == {"Line 1"}


async def test_what_is_gone_or_never_was_is_answered_and_changes_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        moderator, before = at.it.moderator, at.it.remembered()
        for custom_id, said in at.buttons().items():
            name, *numbers = custom_id.removeprefix("signposts:").split(":")
            if numbers:
                never = ":".join(["77", *numbers[1:]])
                assert said in await at.press(moderator, f"signposts:{name}:{never}"), name
                for wrong in ("", f":{TOO_BIG}", ":1:2:3", f":{numbers[0]}:1:1"):
                    assert GONE in await at.press(moderator, f"signposts:{name}{wrong}"), (name, wrong)
        assert CHANGED in await at.press(moderator, f"signposts:compared:{at.unconfirmed}:7")
        assert NO_ENTRY in await at.send(moderator, f"signposts:ways-form:77:{at.seen}")
        assert CHANGED in await at.send(moderator, f"signposts:ways-form:{at.unconfirmed}:7")
        assert GONE in await at.send(moderator, "signposts:months-form")
        assert at.it.remembered() == before
        assert at.shown() == {"Line 1"}


@pytest.mark.parametrize(
    ("name", "first", "second", "shown"),
    [
        ("apply", "Done. You can undo this for 30 days.", NO_FILE, {"Line 1"}),
        ("undo", "Undone.", TOO_LATE, {"Line 1"}),
        ("remove", "Removed. Shared messages are put right.", NO_ENTRY, set[str]()),
        (
            "hide",
            "Hidden. Members no longer see it here",
            "Hidden. Members no longer see it here",
            set[str](),
        ),
        ("compared", "Confirmed. Members see it now.", CHANGED, {"Line 1", "Line 3"}),
    ],
)
async def test_of_two_presses_at_once_one_counts_and_both_are_answered(
    tmp_path: Path, name: str, first: str, second: str, shown: set[str]
) -> None:
    async with desk(tmp_path) as at:
        custom_id = next(one for one in at.buttons() if one.startswith(f"signposts:{name}:"))
        pressed = [await at.forge(at.it.moderator, custom_id) for _ in range(2)]
        told = [handle.text for handle in await asyncio.gather(*(one.finished() for one in pressed))]
        assert any(first in text for text in told), told
        assert sum(second in text for text in told) == (2 if first == second else 1), told
        assert at.shown() == shown
        names = [one.entry.name for one in await listed(at.it)]
        assert len(names) == len(set(names))
