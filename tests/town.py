"""A server in which one person has used everything, on the offline Discord.

Grace is its moderator, so that she could do what moderators do as well. She has checked in, waited for her
turn, talked in a pair, planned rounds, asked for reminders, shared and suggested services, agreed, suggested
and voiced, had a buddy and has one, would rather not meet somebody, told the moderators, and read reports.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
from simcord import ChannelHandle, MemberActor

from tests.agreements.harbour import Harbour
from tests.buddies import story as stories
from tests.buddies.story import Story
from tests.moderation.offices import closed_channel, fill
from tests.rounds.evening import Evening
from tests.signposts.lists import add, desk, entry, press
from tests.simulated import World, labels, last, words

DAY = 24 * 3600
SETTLED = 8
"""So many days after the first of January everything has happened."""

SUGGESTED = {
    "name": "Quiet Line",
    "description": "People who listen.",
    "topics": "someone to talk to",
    "area": "United Kingdom",
    "ways": "phone 0800 1111 | cost free",
}
FORMAT = """name: In turn
about: One after another.
order: go-round
questions:
  - ask: How are you?
"""


@dataclass(slots=True)
class Town:
    """The server, its places, and its people by name."""

    story: Story
    office: ChannelHandle
    keepers: ChannelHandle
    circle: Evening
    fireside: Evening
    pairs: Evening
    hall: Harbour
    others: dict[str, MemberActor] = field(default_factory=dict[str, MemberActor])

    @property
    def world(self) -> World:
        return self.story.world

    @property
    def grace(self) -> MemberActor:
        """Who has used everything."""
        return self.world.moderator

    def places(self) -> list[ChannelHandle]:
        """Every channel and thread of the server."""
        channels = [self.office, self.keepers, self.story.channel]
        channels += [there.channel for there in (self.circle, self.fireside, self.pairs, self.hall)]
        return [place for channel in channels for place in (channel, *channel.threads)]

    def said(self) -> dict[int, str]:
        """Everything that the bot has said in the server, as it stands now, by message."""
        found = [one for place in self.places() for one in self.circle.messages(place)]
        return {message.id: words(message) for message in found}

    def letters(self) -> dict[int, str]:
        """Every direct message from the bot to Grace."""
        return {one.id: words(one) for one in self.story.letters(self.grace)}


async def agree(it: Town) -> None:
    """The hall agrees to a text that Grace wrote, and she suggests a change that is still open."""
    hall, world = it.hall, it.world
    await world.moderator.slash(hall.channel, "desk circles", channel=hall.channel)
    await hall.ask()
    for who in (it.grace, world.other):
        await hall.say(who)
    await world.advance(7 * DAY)
    shown = await it.grace.slash(hall.channel, "agreement")
    await it.grace.click(last(shown), label="I'm in")
    await hall.suggest(it.grace, "Point 2", "We listen first, and gracefully.")
    await hall.say(it.grace)
    await hall.say(world.other, "I have a concern")
    await write_twice(it)


async def write_twice(it: Town) -> None:
    """Grace writes a draft while another moderator is faster, and has not decided yet."""
    form = await it.grace.click(last(await it.hall.desk(it.grace)), label="Write")
    await it.hall.write("We are kind.", it.others["second"])
    clash = await it.grace.submit_modal(form, {"words": "We are gracefully kind."})
    assert "Keep what is there" in labels(clash)


async def set_up(it: Town) -> None:
    """Grace sets the server up, and what is hers."""
    world = it.world
    await fill(
        world,
        it.grace,
        "Roles and channels",
        moderators_channel_id=[it.office],
        keepers_channel_id=[it.keepers],
        unasked_a_day=["10"],
    )
    settings = await it.grace.click(last(await it.grace.slash(world.channel, "mine")), label="Settings")
    form = await it.grace.click(last(settings), label="Change")
    mine = {"language": ["en"], "country": "United Kingdom", "area": "Scotland", "time_zone": "London"}
    await it.grace.submit_modal(form, mine)


async def check_in(it: Town) -> None:
    """Grace and others check in; one waits for an answer, and one is taken out by her."""
    world = it.world
    await it.circle.open(hours=48)
    for who, said, welcome in (
        (it.grace, "graceful words of a quiet day", "kind"),
        (world.other, "a loud day", "questions"),
        (world.member, "a day to forget", "read"),
    ):
        await it.circle.share(who, said, welcome=welcome)
        await world.advance(10)
    theirs = next(one for one in it.circle.messages(it.circle.thread) if "a loud day" in words(one))
    await it.grace.send(it.circle.thread, "I read you", reply_to=theirs)
    gone = next(one for one in it.circle.messages(it.circle.thread) if "to forget" in words(one))
    removed = await it.grace.context_menu(it.circle.thread, "Remove this check-in", gone)
    assert "Removed." in words(removed)


async def take_turns(it: Town) -> None:
    """A go-round that Grace opened, in which it is her turn; and a pair that talks."""
    world = it.world
    for there, format in ((it.fireside, "talking-piece"), (it.pairs, "equal-time")):
        await world.moderator.slash(there.channel, "desk circles", channel=there.channel)
        await it.grace.slash(there.channel, "keep round", format=format, hours=48)
        for who in (it.grace, world.other):
            await there.press(who, "Join")
        await there.panel(it.grace, "Begin", "Keep")
        await world.advance(2)
    call = next(one for one in it.fireside.messages(it.fireside.thread) if one.mentions)
    turn = {it.grace.id: it.grace, world.other.id: world.other}[call.mentions[0].id]
    form = await turn.click(call, label="Share")
    await turn.submit_modal(form, {"q0": "gracefully in turn"})


async def plan(it: Town) -> None:
    """Grace plans rounds, has one planned but not saved, and asks to be reminded."""
    world = it.world
    every = {"days": "daily", "time": "19:00", "hours": 2.0}
    shown = await it.grace.slash(it.circle.channel, "keep schedule", **every)
    await it.grace.click(last(shown), label="Save")
    await it.grace.slash(it.fireside.channel, "keep schedule", days="mon", time="20:00", hours=1.0)
    settings = await it.grace.click(last(await it.grace.slash(world.channel, "mine")), label="Settings")
    reminders = await it.grace.click(last(settings), label="Reminders")
    form = await it.grace.click(last(reminders), label="Remind me of a circle")
    chosen = await it.grace.submit_modal(form, {"circle": [str(it.circle.channel.id)]})
    assert "You will be reminded" in words(chosen)


async def point_the_way(it: Town) -> None:
    """Grace confirms, shares, suggests and reports services, and brings a list and a format."""
    world = it.world
    await add(world, entry())
    found = await it.grace.slash(it.circle.channel, "signpost", topic="Night Line")
    await it.grace.click(last(found), label="Share here")
    form = await it.grace.click(last(found), label="Something is wrong with this")
    await it.grace.submit_modal(form, {"wrong": "number"})
    form = await it.grace.click(last(found), label="Suggest a service")
    assert "The moderators see it" in words(await it.grace.submit_modal(form, SUGGESTED))
    listed = await press(world, await desk(world), "Import")
    from bot.signposts.exchange import yaml_writing  # only here: tests of other features need none of it

    content = yaml_writing.write([entry("second", name="Second Line")]).encode()
    shown = await it.grace.submit_modal(listed, {"file": ("list.yaml", content), "removing": False})
    await press(world, shown, "Apply")
    formats = await press(world, await it.grace.slash(world.channel, "desk circles"), "Formats")
    form = await press(world, formats, "Add a format")
    looked = await it.grace.submit_modal(form, {"file": ("turn.yaml", FORMAT.encode())})
    await press(world, looked, "Save")


async def befriend(it: Town) -> None:
    """Grace had a buddy, has another, and would rather not meet a third."""
    story, grace = it.story, it.grace
    story.people["grace"] = grace
    _, ben, _ = await story.meet("grace", "ben", extras=["company"])
    await grace.click(last(await story.panel(grace)), label="End pairing")
    await it.world.advance(1)
    await ben.click(last(await story.panel(ben)), label="Leave")
    await grace.click(last(await story.panel(grace)), label="Come back")
    await story.fill(grace, "What you would like", words="gracefully slow mornings", way="either")
    cleo = await story.join("cleo")
    await story.match()
    for who in (grace, cleo):
        await story.press(who, "Yes, let's meet")
    await it.world.advance(1)
    await story.avoid(grace, ben)


async def be_kept_out(it: Town) -> None:
    """In another server, a moderator keeps Grace out of the queue."""
    world = it.world
    abroad = world.env.create_guild("Abroad")
    role = abroad.create_role("chiefs", permissions=discord.Permissions(manage_guild=True))
    user = world.env.create_user("chief", global_name="Chief")
    chief, square = abroad.add_member(user, roles=[role]), abroad.create_text_channel("square")
    there = abroad.add_member(it.grace.user)
    form = await chief.click(last(await chief.slash(square, "desk buddies")), label="End a pair")
    done = await chief.submit_modal(form, {"who": [there], "out": True})
    assert "out of the queue" in words(done), words(done)


async def tell(it: Town) -> None:
    """Grace tells the moderators, and takes on what a member told; somebody keeps her out of the queue."""
    world = it.world
    for who, said in ((it.grace, "something graceless happened"), (world.member, "it was loud")):
        message = await world.other.send(world.channel, "hello")
        form = await who.context_menu(world.channel, "Tell the moderators", message)
        await who.submit_modal(form, {"words": said})
    shown = await it.grace.slash(world.channel, "desk reports")
    if "it was loud" not in words(shown):
        shown = await it.grace.click(last(shown), label="Next")
    await it.grace.click(last(shown), label="Taken on")


@asynccontextmanager
async def town(
    folder: Path, settings: str = "", begin: Callable[[World], None] = lambda _: None, **options: Any
) -> AsyncGenerator[Town]:
    """Let all of it happen, after ``begin``; it is nine in the morning, and nothing more is due soon."""
    async with stories.story(folder, settings=f"country: GB\n{settings}", **options) as story:
        world = story.world
        begin(world)
        hall = world.guild.create_text_channel("hall")
        it = Town(
            story,
            closed_channel(world),
            closed_channel(world, "keepers"),
            Evening(world, world.channel),
            Evening(world, world.guild.create_text_channel("fireside")),
            Evening(world, world.guild.create_text_channel("two-by-two")),
            Harbour(world, hall),
        )
        it.others["second"] = world.add_member("second", discord.Permissions(manage_guild=True))
        for happens in (
            agree,
            set_up,
            check_in,
            take_turns,
            plan,
            point_the_way,
            befriend,
            be_kept_out,
            tell,
        ):
            await happens(it)
        yield it
