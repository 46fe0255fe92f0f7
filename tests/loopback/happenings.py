"""What happens to a server while the bot is in it: people leave, moderators act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.loopback import messages, payloads, threads
from tests.loopback.bits import Intent
from tests.loopback.model import Channel, Guild, Json, Message, Role, Thread, User

if TYPE_CHECKING:
    from tests.loopback.world import World


class Happenings:
    """Each changes the world and tells the bot, as far as its intents go."""

    def __init__(self, world: World) -> None:
        self._world = world

    def delete_message(self, message: Message) -> None:
        """Someone deletes a message."""
        messages.delete(self._world, message)

    def delete_channel(self, channel: Channel) -> None:
        """Someone deletes a channel with its threads, or one thread."""
        if isinstance(channel, Thread):
            threads.delete(self._world, channel)
            return
        guild = channel.guild
        assert guild is not None, "a DM cannot be deleted"
        for thread in [thread for thread in guild.threads() if thread.parent is channel]:
            threads.delete(self._world, thread)
        del self._world.channels[channel.id], guild.channels[channel.id]
        for message in channel.messages.values():
            message.deleted = True
        payload = payloads.of_channel(channel)
        self._world.gateway.tell("CHANNEL_DELETE", payload, Intent.GUILDS, guild=guild)

    def delete_thread(self, thread: Thread) -> None:
        """Someone deletes a thread."""
        threads.delete(self._world, thread)

    def archive(self, thread: Thread, *, archived: bool = True, locked: bool = False) -> None:
        """Someone closes a thread, and perhaps locks it; or opens it again."""
        if thread.archived:
            threads.change(self._world, thread, {"archived": False})
        threads.change(self._world, thread, {"archived": archived, "locked": locked})

    def remove_member(self, guild: Guild, user: User) -> None:
        """A user leaves, or is removed."""
        del guild.members[user.id]
        for thread in guild.threads():
            thread.thread_members.pop(user.id, None)
        payload: Json = {"guild_id": str(guild.id), "user": payloads.of_user(user)}
        self._world.gateway.tell("GUILD_MEMBER_REMOVE", payload, Intent.GUILD_MEMBERS, guild=guild)

    def time_out(self, guild: Guild, user: User, seconds: float = 600) -> None:
        """A moderator puts a member in time-out."""
        guild.members[user.id].timed_out_until = self._world.clock.now() + seconds
        self._tell_member(guild, user)

    def give_role(self, guild: Guild, user: User, role: Role, *, take: bool = False) -> None:
        """Give a member a role, or take it."""
        roles = guild.members[user.id].roles
        (roles.discard if take else roles.add)(role.id)
        self._tell_member(guild, user)

    def _tell_member(self, guild: Guild, user: User) -> None:
        """A bot always hears of itself, of others with the members intent."""
        payload = payloads.of_member(guild.members[user.id]) | {"guild_id": str(guild.id)}
        intent = 0 if user is self._world.bot else Intent.GUILD_MEMBERS
        self._world.gateway.tell("GUILD_MEMBER_UPDATE", payload, intent, guild=guild)

    def set_permissions(self, guild: Guild, role: Role, permissions: int) -> None:
        """A moderator changes what a role may do."""
        role.permissions = int(permissions)
        payload: Json = {"guild_id": str(guild.id), "role": payloads.of_role(role)}
        self._world.gateway.tell("GUILD_ROLE_UPDATE", payload, Intent.GUILDS, guild=guild)

    def bot_role(self, guild: Guild) -> Role:
        """The bot's own role, to change its permissions."""
        return next(role for role in guild.roles.values() if role.managed_by == self._world.bot.id)

    def remove_bot(self, guild: Guild) -> None:
        """The bot is removed from a server."""
        del guild.members[self._world.bot.id]
        self._world.gateway.tell("GUILD_DELETE", {"id": str(guild.id)}, Intent.GUILDS, guild=guild)
