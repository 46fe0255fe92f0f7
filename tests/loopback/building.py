"""Making the people and places of a world."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tests.loopback import guild_create, payloads, threads
from tests.loopback.bits import EVERYONE, HELPFUL_BOT, ChannelKind, Intent
from tests.loopback.model import Channel, Guild, Json, Member, Message, Overwrite, Role, Thread, User

if TYPE_CHECKING:
    from tests.loopback.world import World


class Building:
    """Adds users, servers, roles, channels and threads; a connected bot is told as Discord would."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add_user(
        self, name: str, *, bot: bool = False, locale: str = "en-US", accepts_dms: bool = True
    ) -> User:
        """A new account."""
        user = User(self._world.ids.new(), name, bot, locale, accepts_dms)
        self._world.users[user.id] = user
        return user

    def add_users(self, count: int, guild: Guild | None = None, *, name: str = "Person") -> list[User]:
        """So many accounts, "Person 1" and on; as members of a server, if one is given."""
        users = [self.add_user(f"{name} {number}") for number in range(1, count + 1)]
        if guild is not None:
            for user in users:
                self.add_member(guild, user)
        return users

    def add_guild(
        self,
        name: str = "A server",
        *,
        owner: User | None = None,
        members: Iterable[User] = (),
        everyone: int = EVERYONE,
        bot_permissions: int = HELPFUL_BOT,
        locale: str = "en-US",
        crowd: int = 0,
    ) -> Guild:
        """A server with the bot in it. `crowd` adds members who exist only as ids."""
        world = self._world
        owner = owner or self.add_user("Owner")
        guild = Guild(world.ids.new(), name, owner.id, world.clock.now(), locale)
        guild.roles[guild.id] = Role(guild.id, "@everyone", int(everyone), position=0)
        guild.crowd = world.ids.block(crowd)
        bot_role = Role(world.ids.new(), world.bot.name, int(bot_permissions), managed_by=world.bot.id)
        guild.roles[bot_role.id] = bot_role
        guild.members[world.bot.id] = Member(world.bot, guild.joined_at, {bot_role.id})
        for user in (owner, *members):
            guild.members[user.id] = Member(user, guild.joined_at)
        world.guilds[guild.id] = guild
        world.gateway.introduce(guild)
        return guild

    def add_role(self, guild: Guild, name: str, permissions: int = 0, *, mentionable: bool = False) -> Role:
        """A role above @everyone."""
        role = Role(self._world.ids.new(), name, int(permissions), len(guild.roles), mentionable)
        guild.roles[role.id] = role
        payload: Json = {"guild_id": str(guild.id), "role": payloads.of_role(role)}
        self._world.gateway.tell("GUILD_ROLE_CREATE", payload, Intent.GUILDS, guild=guild)
        return role

    def add_member(self, guild: Guild, user: User, roles: Iterable[Role] = ()) -> Member:
        """A user joins."""
        member = Member(user, self._world.clock.now(), {role.id for role in roles})
        guild.members[user.id] = member
        payload = payloads.of_member(member) | {"guild_id": str(guild.id)}
        self._world.gateway.tell("GUILD_MEMBER_ADD", payload, Intent.GUILD_MEMBERS, guild=guild)
        return member

    def add_channel(
        self,
        guild: Guild,
        name: str,
        *,
        kind: ChannelKind = ChannelKind.TEXT,
        parent: Channel | None = None,
        topic: str | None = None,
    ) -> Channel:
        """A channel that everyone sees; close it with `allow`."""
        channel = Channel(self._world.ids.new(), kind, name, guild, parent, topic=topic)
        channel.position = len(guild.channels)
        self._world.channels[channel.id] = guild.channels[channel.id] = channel
        self._tell_channel("CHANNEL_CREATE", channel)
        return channel

    def allow(self, channel: Channel, who: Role | User | Guild, *, allow: int = 0, deny: int = 0) -> None:
        """Set what a role, a member, or everyone (the guild) may do in a channel."""
        kind = 1 if isinstance(who, User) else 0
        channel.overwrites[who.id] = Overwrite(who.id, kind, int(allow), int(deny))
        self._tell_channel("CHANNEL_UPDATE", channel)

    def _tell_channel(self, event: str, channel: Channel) -> None:
        payload = payloads.of_channel(channel)
        self._world.gateway.tell(event, payload, Intent.GUILDS, guild=channel.guild)

    def add_thread(
        self,
        channel: Channel,
        name: str,
        *,
        owner: User | None = None,
        private: bool = False,
        message: Message | None = None,
        members: Iterable[User] = (),
    ) -> Thread:
        """A person (or by default the bot) starts a thread, perhaps from a message."""
        owner = owner or self._world.bot
        thread = threads.start(self._world, channel, owner, name, private=private, message=message)
        for user in members:
            threads.add(self._world, thread, user)
        return thread

    def dm(self, user: User) -> Channel:
        """The DM channel between a user and the bot."""
        for channel in self._world.channels.values():
            if channel.kind is ChannelKind.DM and channel.recipient is user:
                return channel
        channel = Channel(self._world.ids.new(), ChannelKind.DM, recipient=user)
        self._world.channels[channel.id] = channel
        return channel

    def member_of(self, guild: Guild, user_id: int) -> Member | None:
        """A member, perhaps one of the crowd."""
        return guild.members.get(user_id) or guild_create.crowd_member(guild, user_id)
