"""What one person reads, and when, and what is kept about them, is the same whatever the other did."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from simcord import MemberActor

from tests.buddies import story as stories
from tests.buddies.story import DAY, Story
from tests.simulated import labels, last, words

YES, NO = "Yes, let's meet", "Not this time"
Doing = Callable[[Story, MemberActor, MemberActor], Awaitable[object]]
WORDS = ("quietlighthouse", "Klingonish", "itfeelsodd")


async def say_no(story: Story, anne: MemberActor, _ben: MemberActor) -> None:
    await story.press(anne, NO)


async def say_yes_then_no(story: Story, anne: MemberActor, _ben: MemberActor) -> None:
    await story.press(anne, YES)
    await story.press(anne, NO)


async def stay_silent(_story: Story, _anne: MemberActor, _ben: MemberActor) -> None:
    """Do nothing."""


async def leave_queue(story: Story, anne: MemberActor, _ben: MemberActor) -> None:
    await anne.click(last(await story.panel(anne)), label="Leave")


async def rest(story: Story, anne: MemberActor, _ben: MemberActor) -> None:
    await anne.click(last(await story.panel(anne)), label="Rest")


async def leave_server(story: Story, anne: MemberActor, _ben: MemberActor) -> None:
    await story.press(anne, YES)
    story.world.guild.remove_member(anne)


async def name_ben(story: Story, anne: MemberActor, ben: MemberActor) -> None:
    await story.press(anne, YES)
    await story.avoid(anne, ben)


async def be_kept_out(story: Story, anne: MemberActor, _ben: MemberActor) -> None:
    shown = await story.world.moderator.slash(story.channel, "desk buddies")
    form = await story.world.moderator.click(last(shown), label="End a pair")
    await story.world.moderator.submit_modal(form, {"who": [anne], "out": True})


async def erase_everything(story: Story, anne: MemberActor, _ben: MemberActor) -> None:
    """Be forgotten, as each night does it for those who left as well."""
    await stories.erase(story, anne)


async def end_in_thread(story: Story, anne: MemberActor, _ben: MemberActor) -> None:
    await anne.click(story.threads()[-1].history()[-1], label="End pairing")


async def end_in_panel(story: Story, anne: MemberActor, _ben: MemberActor) -> None:
    ended = await anne.click(last(await story.panel(anne)), label="End pairing")
    await anne.click(last(ended), label="Don't pair us again")
    form = await anne.click(last(ended), label="Tell the moderators")
    await anne.submit_modal(form, {"words": WORDS[2]})


async def seen_by(story: Story, ben: MemberActor) -> list[Any]:
    """Return all that Ben can see at this moment, with its times, and every row that is kept about him."""
    panel = await story.panel(ben)
    letters = [(words(one), labels(one), one.created_at, one.edited_at) for one in story.letters(ben)]
    threads = [
        (thread.name, story.said(thread), [one.created_at for one in thread.history()])
        for thread in story.channel.threads
        if ben.id in story.inside(thread)
    ]
    rows = {
        table: [
            {name: value for name, value in row.items() if not name.endswith("_id") and name != "id"}
            for row in found
            if row.get("user_id") == ben.id
        ]
        for table, found in (await story.rows()).items()
    }
    async with story.world.app.database.read() as tx:
        kept = (await story.world.app.kept.of(tx, ben.id))["buddies"]
    items = [(item.what, item.at, item.until) for item in kept]
    return [words(panel), labels(panel), letters, threads, rows, items]


async def filled(folder: Path, story: Story) -> tuple[MemberActor, MemberActor]:
    people: list[MemberActor] = []
    for name in ("anne", "ben"):
        who = await story.join(name)
        await story.fill(who, "What you would like", words=WORDS[0], wishes=["Mutual check-ins"])
        await story.fill(who, "Languages and times", languages=WORDS[1])
        people.append(who)
    await story.match()
    no_word_is_plain(folder)
    return people[0], people[1]


def no_word_is_plain(folder: Path) -> None:
    files = [path for path in (folder / "data").iterdir() if path.name.startswith("alongside.db")]
    assert len(files) > 1  # the write-ahead log as well
    for path in files:
        held = path.read_bytes()
        assert not [word for word in WORDS if word.encode() in held]


async def proposal(folder: Path, doing: Doing) -> list[Any]:
    """Return what Ben, who says yes, sees from the proposal to long after."""
    async with stories.story(folder) as story:
        anne, ben = await filled(folder, story)
        seen: list[Any] = []
        await story.world.advance(3600)
        await doing(story, anne, ben)
        seen.append(await seen_by(story, ben))
        seen.append(words(await story.press(ben, YES)))
        for wait in (3600, DAY, DAY, DAY):
            seen.append(await seen_by(story, ben))
            await story.world.advance(wait)
        no_word_is_plain(folder)
        return [*seen, await seen_by(story, ben)]


async def ending(folder: Path, doing: Doing) -> list[Any]:
    """Return what Ben sees of the end of a pair."""
    async with stories.story(folder) as story:
        anne, ben = await filled(folder, story)
        for who in (anne, ben):
            await story.press(who, YES)
        await story.world.advance(3600)
        await doing(story, anne, ben)
        seen: list[Any] = []
        for wait in (60, DAY):
            await story.world.advance(wait)
            seen.append(await seen_by(story, ben))
        no_word_is_plain(folder)
        return seen


ANSWERS = (say_no, say_yes_then_no, leave_queue, rest, leave_server, name_ben, be_kept_out, erase_everything)


async def test_nobody_can_tell_a_no_from_a_silence_or_a_departure(tmp_path: Path) -> None:
    silence = await proposal(tmp_path / "silence", stay_silent)
    for doing in ANSWERS:
        assert await proposal(tmp_path / doing.__name__, doing) == silence, doing.__name__


async def test_nobody_learns_why_a_pair_ended(tmp_path: Path) -> None:
    usual = await ending(tmp_path / "usual", end_in_thread)
    for doing in (end_in_panel, be_kept_out, erase_everything):
        assert await ending(tmp_path / doing.__name__, doing) == usual, doing.__name__
