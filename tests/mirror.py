"""A town of the offline Discord, as it stands, on the loopback Discord: with its ids, and at its moment.

What people have done there in days, by hand, is then there for what only the loopback can show: presses at
the same instant, faults, and kills.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from tests.loopback.bits import ChannelKind, MessageFlag
from tests.loopback.components import walk
from tests.loopback.model import Channel, Guild, Json, Member, Message, Overwrite, Role, Thread, User
from tests.loopback.world import World, token_of
from tests.town import Town


@dataclass(frozen=True, slots=True)
class Shown:
    """A button that somebody has in front of them; the number is theirs."""

    custom_id: str
    channel_id: int
    user_id: int

    @property
    def name(self) -> str:
        """Which button it is, whatever row it is about."""
        return re.sub(r"(:\d+)*\Z", "", self.custom_id)


@dataclass(slots=True)
class Mirror:
    """What a town was when it was left: its Discord, its files, and who is who."""

    backend: Any
    moment: datetime
    config_dir: Path
    data_dir: Path
    guild_id: int
    circle_id: int
    grace_id: int
    bot_id: int = field(init=False)

    def __post_init__(self) -> None:
        self.bot_id = self.backend.bot_user.id

    def data_in(self, folder: Path) -> Path:
        """Return a copy of its database and its key."""
        return shutil.copytree(self.data_dir, folder / "data")

    def world(self) -> World:
        """Return the same on the loopback. There is no waiting for rate limits."""
        world = World(limits=False)
        world.clock.start_at(self.moment.timestamp())
        del world.users[world.bot.id]
        world.bot.id = world.application_id = self.bot_id
        world.token = token_of(self.bot_id)
        world.users |= {user.id: self._user(world, user) for user in self.backend.users.values()}
        world.guilds |= {guild.id: _guild(world, guild) for guild in self.backend.guilds.values()}
        places = sorted(self.backend.channels.values(), key=lambda place: place.is_thread)
        for place in places:
            self._add_place(world, place)
        for channel_id, found in self.backend.messages.items():
            if channel_id in world.channels:
                _add_messages(world, world.channels[channel_id], found.values())
        return world

    def shown(self) -> Iterator[Shown]:
        """Return every button that stands somewhere: for all, in direct messages, and on panels of one.

        Discord lets nobody press in a thread that is locked and archived.
        """
        askers = {one.message_id: one.user_id for one in self.backend.interactions.values()}
        for channel_id, found in self.backend.messages.items():
            place = self.backend.channels.get(channel_id)
            if place is None or _is_shut(place):
                continue
            others = [id for id in place.recipient_ids if id != self.bot_id]
            for message in found.values():
                alone = message.flags & MessageFlag.EPHEMERAL
                who = askers.get(message.id, self.grace_id) if alone else [*others, self.grace_id][0]
                for part in walk(message.components):
                    if "custom_id" in part:
                        yield Shown(part["custom_id"], channel_id, who)

    def _user(self, world: World, user: Any) -> User:
        return world.bot if user.id == self.bot_id else User(user.id, user.global_name or user.name)

    def _add_place(self, world: World, place: Any) -> None:
        if place.recipient_ids:
            (user_id,) = (id for id in place.recipient_ids if id != self.bot_id)
            channel = Channel(place.id, ChannelKind.DM, recipient=world.users[user_id])
        else:
            channel = _thread(world, place) if place.is_thread else _channel(world, place)
            assert channel.guild is not None
            channel.guild.channels[channel.id] = channel
        world.channels[channel.id] = channel


def mirror(it: Town) -> Mirror:
    """Return what a town is now. Its bot is to be stopped before another goes on with its files."""
    world = it.world
    return Mirror(
        world.env.backend,
        world.now(),
        world.config_dir,
        world.data_dir,
        world.guild.id,
        it.circle.channel.id,
        it.grace.id,
    )


def _guild(world: World, guild: Any) -> Guild:
    made = Guild(guild.id, guild.name, guild.owner_id, world.clock.now())
    for role in guild.roles.values():
        managed_by = world.bot.id if role.managed else None
        made.roles[role.id] = Role(
            role.id, role.name, int(role.permissions), role.position, role.mentionable, managed_by
        )
    for member in guild.members.values():
        roles = set(member.role_ids) - {guild.id}
        made.members[member.user_id] = Member(world.users[member.user_id], _seconds(member.joined_at), roles)
    return made


def _channel(world: World, place: Any) -> Channel:
    made = Channel(
        place.id, ChannelKind(place.type), place.name or "", world.guilds[place.guild_id], topic=place.topic
    )
    made.position = place.position
    for one in place.overwrites:
        made.overwrites[one.target_id] = Overwrite(
            one.target_id, int(one.type), int(one.allow), int(one.deny)
        )
    return made


def _thread(world: World, place: Any) -> Thread:
    about = place.thread_metadata
    return Thread(
        id=place.id,
        kind=ChannelKind(place.type),
        name=place.name or "",
        guild=world.guilds[place.guild_id],
        parent=world.channels[place.parent_id],
        owner_id=place.owner_id,
        archived=about.archived,
        locked=about.locked,
        invitable=about.invitable,
        changed_at=world.clock.now(),
        thread_members={user_id: _seconds(at) for user_id, at in place.thread_members.items()},
        message_count=place.message_count,
        total_sent=place.message_count,
    )


def _is_shut(place: Any) -> bool:
    return bool(place.thread_metadata and place.thread_metadata.locked and place.thread_metadata.archived)


def _add_messages(world: World, channel: Channel, found: Iterable[Any]) -> None:
    for one in sorted(found, key=lambda message: message.id):
        if one.flags & MessageFlag.EPHEMERAL:
            continue
        thread, answered = world.channels.get(one.id), cast("Json", one.reference or {})
        channel.messages[one.id] = Message(
            id=one.id,
            channel=channel,
            author=world.users[one.author_id],
            kind=int(one.type),
            content=one.content,
            flags=int(one.flags),
            components=one.components,
            mentions=[world.users[id] for id in one.mention_user_ids],
            reference=channel.messages.get(int(answered.get("message_id") or 0)),
            pinned=one.pinned,
            thread=thread if isinstance(thread, Thread) else None,
        )
        channel.last_message_id = one.id


def _seconds(written: str) -> float:
    return datetime.fromisoformat(written).timestamp()
