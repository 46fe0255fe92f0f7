"""Starting, joining, leaving, archiving and locking threads (docs: Threads)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.loopback import messages, payloads
from tests.loopback.bits import ChannelKind, Intent, MessageFlag, MessageKind, Permission
from tests.loopback.drafts import Draft
from tests.loopback.errors import archived_thread, invalid_form, locked_thread, thread_exists, thread_is_full
from tests.loopback.model import Channel, Json, Message, Thread, User
from tests.loopback.permissions import permissions_in

if TYPE_CHECKING:
    from tests.loopback.world import World

MAX_MEMBERS = 1000
ARCHIVE_MINUTES = (60, 1440, 4320, 10080)


def check_thread_form(body: Json) -> None:
    """A name of 1 to 100 characters and one of four durations (docs: Channel, "Start Thread")."""
    name = body.get("name")
    if "name" in body and (not isinstance(name, str) or not 1 <= len(name) <= 100):
        raise invalid_form([("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")])
    duration = body.get("auto_archive_duration")
    if duration is not None and duration not in ARCHIVE_MINUTES:
        choices = "Value must be one of {60, 1440, 4320, 10080}."
        raise invalid_form([("auto_archive_duration", "BASE_TYPE_CHOICES", choices)])


def start(
    world: World,
    channel: Channel,
    owner: User,
    name: str,
    *,
    private: bool = False,
    message: Message | None = None,
    auto_archive_minutes: int = 4320,
    invitable: bool = True,
) -> Thread:
    """Start a thread; from a message it takes the message's id and opens by quoting it (types 21 and 18)."""
    if message is not None and message.thread is not None:
        raise thread_exists()
    now = world.clock.now()
    thread = Thread(
        id=world.ids.new() if message is None else message.id,
        kind=ChannelKind.PRIVATE_THREAD if private else ChannelKind.PUBLIC_THREAD,
        name=name,
        guild=channel.guild,
        parent=channel,
        owner_id=owner.id,
        auto_archive_minutes=auto_archive_minutes,
        invitable=invitable,
        changed_at=now,
        thread_members={owner.id: now},
    )
    assert channel.guild is not None
    world.channels[thread.id] = channel.guild.channels[thread.id] = thread
    world.gateway.tell("THREAD_CREATE", _created(world, thread), Intent.GUILDS, channel=thread)
    _open(world, thread, owner, message)
    return thread


def _open(world: World, thread: Thread, owner: User, message: Message | None) -> None:
    if message is not None:
        message.thread = thread
        message.flags |= MessageFlag.HAS_THREAD
        world.gateway.tell_message("MESSAGE_UPDATE", message)
        kind = MessageKind.THREAD_STARTER_MESSAGE
        messages.post(world, thread, message.author, Draft(), kind=kind, reference=message)
    elif not thread.private and thread.parent is not None:
        kind = MessageKind.THREAD_CREATED
        messages.post(world, thread.parent, owner, Draft(content=thread.name), kind=kind)


def _created(world: World, thread: Thread) -> Json:
    payload = payloads.of_channel(thread) | {"newly_created": True}
    if world.bot.id in thread.thread_members:
        payload["member"] = payloads.of_thread_member(thread, world.bot.id)
    return payload


def add(world: World, thread: Thread, user: User) -> None:
    """Let a user into a thread; a private one notes it (message type 1)."""
    if user.id in thread.thread_members:
        return
    if len(thread.thread_members) >= MAX_MEMBERS:
        raise thread_is_full()
    thread.thread_members[user.id] = world.clock.now()
    if thread.private and user is world.bot:
        world.gateway.tell("THREAD_CREATE", _created(world, thread), Intent.GUILDS, channel=thread)
    _tell_membership(world, thread, user, {"added_members": [payloads.of_thread_member(thread, user.id)]})


def remove(world: World, thread: Thread, user: User) -> None:
    """A user leaves a thread, or is taken out."""
    if thread.thread_members.pop(user.id, None) is not None:
        _tell_membership(world, thread, user, {"removed_member_ids": [str(user.id)]})


def _tell_membership(world: World, thread: Thread, user: User, change: Json) -> None:
    """Without the members intent a bot hears only of itself (docs: Gateway, "Thread Members Update")."""
    assert thread.guild is not None
    count = len(thread.thread_members)
    base: Json = {"id": str(thread.id), "guild_id": str(thread.guild.id), "member_count": count}
    intent = Intent.GUILDS if user is world.bot else Intent.GUILD_MEMBERS
    world.gateway.tell("THREAD_MEMBERS_UPDATE", base | change, intent, channel=thread.parent)


def change(world: World, thread: Thread, body: Json) -> None:
    """Apply PATCH /channels/{thread}: while archived, all that can be done is to open it again."""
    check_thread_form(body)
    if thread.archived and body.get("archived") is not False:
        raise archived_thread()
    archived = bool(body.get("archived", thread.archived))
    if archived != thread.archived:
        thread.changed_at = world.clock.now()
    thread.archived = archived
    thread.locked = bool(body.get("locked", thread.locked))
    thread.name = body.get("name", thread.name)
    thread.invitable = bool(body.get("invitable", thread.invitable))
    thread.auto_archive_minutes = body.get("auto_archive_duration", thread.auto_archive_minutes)
    thread.rate_limit_per_user = body.get("rate_limit_per_user") or 0
    world.gateway.tell("THREAD_UPDATE", payloads.of_channel(thread), Intent.GUILDS, channel=thread)


def open_for_message(world: World, thread: Thread, author: User) -> None:
    """A message opens an archived thread again; a locked one is open to who manages threads only."""
    manages = permissions_in(thread, author, world.clock.now()) & Permission.MANAGE_THREADS
    if thread.locked and not manages:
        raise archived_thread() if thread.archived else locked_thread()
    if thread.archived:
        change(world, thread, {"archived": False})


def check_open(channel: Channel) -> None:
    """Messages in an archived thread cannot be changed, deleted or pinned: 50083."""
    if isinstance(channel, Thread) and channel.archived:
        raise archived_thread()


def delete(world: World, thread: Thread) -> None:
    """Delete a thread with all that is in it."""
    assert thread.guild is not None
    assert thread.parent is not None
    del world.channels[thread.id], thread.guild.channels[thread.id]
    payload: Json = {
        "id": str(thread.id),
        "guild_id": str(thread.guild.id),
        "parent_id": str(thread.parent.id),
        "type": int(thread.kind),
    }
    world.gateway.tell("THREAD_DELETE", payload, Intent.GUILDS, channel=thread.parent)
    for message in thread.messages.values():
        message.deleted = True
    starter = thread.parent.messages.get(thread.id)
    if starter is not None:
        starter.thread = None
        starter.flags &= ~MessageFlag.HAS_THREAD
