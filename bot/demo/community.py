"""The made-up community of the demo: its people, its places, and who can see which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import discord
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, SetupError, UserHandle

from bot.demo import faces

# The offline Discord's clock starts at midnight; people meet in the evening.
EVENING = timedelta(hours=18, minutes=45)
AVATAR = "face"

WELCOME, CIRCLE, BUDDIES, AGREEING = "welcome", "evening-circle", "buddies", "how-we-meet"
TALKING, THINKING, PAIRS = "talking-circle", "think-together", "side-by-side"
PLACES = (
    (WELCOME, "Say hello. Read how we meet."),
    (CIRCLE, "We check in with each other most evenings."),
    (TALKING, "One person speaks, the others listen. Then they pass it on."),
    (THINKING, "We listen first. Then we think together about one thing."),
    (PAIRS, "Two by two. One listens while the other speaks, then they swap."),
    (AGREEING, "What we agreed, and what we might change."),
    (BUDDIES, "Find someone to check in with, two by two."),
)
CAST = (
    ("kim", "Kim", "keeper", "Holds the time of the evening circle.", "#2f6f62"),
    ("maya", "Maya", "member", "Has been here for a year.", "#8a5a44"),
    ("tom", "Tom", "member", "Mostly listens, and that is fine.", "#5b6aa0"),
    ("noor", "Noor", "newcomer", "Joined today. Has not pressed anything yet.", "#a0587b"),
    ("robin", "Robin", "moderator", "Manages the server. Try /desk circles in #buddies.", "#6d7a2f"),
)
GREETINGS = (
    ("robin", WELCOME, "Welcome to Harbour. We all look after someone at home. Say hello whenever you like."),
    ("tom", WELCOME, "Hello from me. Glad you found us."),
    ("kim", CIRCLE, "The kettle is on. I will open a round in a moment."),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the community, who can be looked at and acted as."""

    key: str
    name: str
    part: str
    about: str
    colour: str
    member: MemberActor


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, a thread or a direct conversation, as one person sees it."""

    channel: ChannelHandle
    kind: str
    name: str
    messages: int


@dataclass(frozen=True, slots=True)
class Community:
    """One server with its people."""

    guild: GuildHandle
    people: tuple[Person, ...]

    def person(self, key: str) -> Person:
        """Return who goes by ``key``; raises ``LookupError`` when nobody does."""
        for person in self.people:
            if person.key == key:
                return person
        raise LookupError(key)

    def channels(self) -> Iterator[ChannelHandle]:
        """Yield every text channel, each followed by its threads."""
        for channel in self.guild.channels.values():
            if not channel.is_thread:
                yield channel
                yield from channel.threads

    def places(self, person: Person) -> list[Place]:
        """Return what ``person`` can see, their conversation with the bot last."""
        seen = [place for channel in self.channels() if (place := look(channel, person))]
        alone = person.member.user.dm_channel
        return [*seen, Place(alone, "dm", "Alongside", len(alone.history(viewer=person.member.user)))]

    def place(self, person: Person, channel_id: int) -> Place:
        """Return the place with that id; raises ``LookupError`` where ``person`` cannot see it."""
        for place in self.places(person):
            if place.channel.id == channel_id:
                return place
        raise LookupError(channel_id)

    def faces(self, bot_id: int) -> dict[str, tuple[str, bytes]]:
        """Return everybody's picture, and the bot's, by its address on Discord."""
        drawn = {who.member.id: faces.initial(who.name[0], who.colour) for who in self.people}
        drawn[bot_id] = faces.rings()
        return {faces.address(who, AVATAR): (f"{AVATAR}.png", image) for who, image in drawn.items()}

    def viewers(self, person: Person, place: Place) -> list[MemberActor | UserHandle]:
        """Return everyone who can see ``place``, with ``person`` first."""
        if place.kind == "dm":
            return [person.member.user]
        others = [other for other in self.people if other is not person and look(place.channel, other)]
        return [person.member, *(other.member for other in others)]


def look(channel: ChannelHandle, person: Person) -> Place | None:
    """Return ``channel`` as ``person`` sees it, or None where they may not look."""
    try:
        messages = len(channel.history(viewer=person.member))
    except SetupError:
        return None
    return Place(channel, "thread" if channel.is_thread else "channel", channel.name or "?", messages)


async def gather(env: Env) -> Community:
    """Build the server, let everybody in, and have a moderator make the circle. It is evening afterwards."""
    await env.advance_time(EVENING.total_seconds())
    guild = env.create_guild("Harbour")
    moderators = guild.create_role("moderator", permissions=discord.Permissions(manage_guild=True))
    for name, topic in PLACES:
        guild.create_text_channel(name, topic=topic)
    people: list[Person] = []
    for key, name, part, about, colour in CAST:
        roles = [moderators] if part == "moderator" else []
        member = guild.add_member(env.create_user(key, global_name=name, avatar=AVATAR), roles=roles)
        people.append(Person(key, name, part, about, colour, member))
    community = Community(guild, tuple(people))
    moderator = community.person("robin").member
    await moderator.slash(guild.channels[WELCOME], "desk circles", channel=guild.channels[CIRCLE])
    return community


async def greet(community: Community) -> None:
    """Let people say hello."""
    for key, place, words in GREETINGS:
        await community.person(key).member.send(community.guild.channels[place], words)
