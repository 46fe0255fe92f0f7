"""Each kind of job says what becomes of it in a silence, and each keeps to that."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from sqlalchemy import update

from bot.core import jobs
from bot.core.scheduler import InSilence
from bot.rounds.schedules import resting
from bot.rounds.schedules.store import schedules
from tests import simulated
from tests.members.test_erasing import writing
from tests.signposts.lists import add, entry
from tests.simulated import last, words
from tests.test_house import files, parsed
from tests.town import DAY, Town, town

ROOT = Path(__file__).parents[2]

ASKED_IN = {
    "agreement-review-card": "cogs/agreements/drawing.py",
    "pair-rest": "cogs/rounds/pairs/cog.py",
    "pair-signal": "cogs/rounds/pairs/cog.py",
    "round-remind-one": "cogs/rounds/reminders/cog.py",
    "schedule": "cogs/rounds/schedules/cog.py",
}
"""Where each kind that asks for itself does so."""

OF_NO_SERVER = {"bot/members/actions.py", "cogs/members/erasing.py", "cogs/members/nightly.py"}
"""Where jobs are put that belong to no server: they say nothing by themselves in any."""


def serverless() -> Iterator[str]:
    """Where a job is put without the server whose silence it would keep."""
    for path in files("bot", "cogs"):
        for node in ast.walk(parsed(path)):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name("jobs"), attr="put" | "put_missing"), keywords=given
                ) if not any(one.arg == "guild_id" for one in given):
                    yield str(path.relative_to(ROOT))
                case _:
                    pass


async def test_each_kind_of_job_says_what_becomes_of_it_in_a_silence(tmp_path: Path) -> None:
    async with simulated.world(tmp_path) as world:
        said = world.app.scheduler.in_silence
        assert set(said.values()) == set(get_args(InSilence))
        assert {kind for kind, how in said.items() if how == "asks"} == ASKED_IN.keys()
    for path in ASKED_IN.values():
        assert ".is_quiet(" in (ROOT / path).read_text("utf-8"), path


def test_what_waits_for_the_end_of_a_silence_knows_whose() -> None:
    assert set(serverless()) <= OF_NO_SERVER


POSTPONED = {
    "somebody waits": ("Somebody here would welcome an answer", 1),
    "the review": ("Time to look at what we agreed", 1),
    "the notice of reports": ("A member told the moderators something.", 1),
    "the letter about a report": ("have taken on what you told them", 1),
    "a proposal": ("Somebody who could fit", 2),
    "the end of a proposal": ("It did not come together this time.", 2),
    "the question to a buddy": ("It is a week now.", 1),
    "a schedule rests": ("a schedule takes a rest", 1),
    "a wrong service": ("Members say that something is wrong with", 1),
}
"""What is said when the silence ends, to whom it concerns and once, however long ago it was due."""

LEFT_OUT = {
    "the card of a round": ("## Hard, good, next", 1),
    "a reminder": ("A round opens in", 1),
    "a word to swap": ("It is time to swap", 0),
}
"""What loses its meaning is not made up for: only the round of the evening after opens, with its reminder."""

SPOKEN = POSTPONED | LEFT_OUT


def everything_said(it: Town) -> dict[int, str]:
    """All that the bot said in the server, and to people alone."""
    said = it.said()
    for who in [*it.story.people.values(), it.world.member, it.world.other]:
        said |= {one.id: words(one) for one in it.story.letters(who)}
    return said


def since(before: dict[int, str], said: dict[int, str]) -> dict[str, int]:
    """How often each was said anew."""
    new = [text for id, text in said.items() if id not in before]
    return {name: sum(sentence in text for text in new) for name, (sentence, _) in SPOKEN.items()}


async def come_due(it: Town) -> None:
    """Let everything that the bot says by itself come due in the days that follow."""
    world, second = it.world, it.others["second"]
    form = await it.grace.click(last(await it.hall.desk(it.grace)), label="Settings")
    await it.grace.submit_modal(form, {"review": "2026-01-09", "remind": "", "days": "7", "least": ""})
    shown = await second.slash(world.channel, "desk reports")
    if "something graceless" not in words(shown):
        shown = await second.click(last(shown), label="Next")
    await second.click(last(shown), label="Taken on")
    for name in ("dan", "eve"):
        await it.story.join(name)
    await add(world, entry("third", name="Third Line"))
    found = await world.other.slash(world.channel, "signpost", topic="Third Line")
    form = await world.other.click(last(found), label="Something is wrong with this")
    await world.other.submit_modal(form, {"wrong": "closed"})
    message = await world.other.send(world.channel, "hello")
    form = await world.other.context_menu(world.channel, "Tell the moderators", message)
    await world.other.submit_modal(form, {"words": "and one more thing"})
    async with writing(world) as tx:
        rests = {"rests_since": world.now(), "told_rest": False, "saved_at": world.now()}
        await tx.execute(update(schedules).where(schedules.c.id == 2).values(**rests))
        await jobs.put(tx, resting.TELL_REST, "2", world.now(), guild_id=world.guild.id)
    await world.restart()


async def test_each_of_these_is_said_when_nobody_asked_for_silence(tmp_path: Path) -> None:
    async with town(tmp_path) as it:
        await it.story.pair("fay", "gus")
        before = everything_said(it)
        await come_due(it)
        await it.world.advance(8 * DAY)
        said = since(before, everything_said(it))
        assert said.pop("a proposal") == 0  # it goes when it has ended
        assert {name for name, times in said.items() if not times} == set()


async def test_a_silence_with_everything_due_at_once_stays_silent_and_stacks_nothing_up(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as it:
        world = it.world
        await it.story.pair("fay", "gus")
        await it.grace.slash(world.channel, "desk quiet", hours=168.0)
        before = everything_said(it)
        await come_due(it)
        for _ in range(7):
            await world.advance(DAY - 10)
            assert everything_said(it).keys() - before.keys() == set()
            assert "Only you can see this." in words(await world.member.slash(world.channel, "help"))
        await world.advance(DAY)
        said = since(before, everything_said(it))
        assert said == {name: times for name, (_, times) in SPOKEN.items()}
