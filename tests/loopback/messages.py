"""Posting, changing and taking back messages, and telling the bot about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.loopback import drafts, payloads
from tests.loopback.bits import Intent, MessageFlag, MessageKind
from tests.loopback.drafts import Draft, Upload
from tests.loopback.events import message_intent
from tests.loopback.mentions import compute_mentions
from tests.loopback.model import Attachment, Channel, Json, Message, Thread, User
from tests.loopback.permissions import permissions_in

if TYPE_CHECKING:
    from tests.loopback.world import World


def post(
    world: World,
    channel: Channel,
    author: User,
    draft: Draft,
    *,
    kind: int = MessageKind.DEFAULT,
    reference: Message | None = None,
    nonce: str | None = None,
    asked: Json | None = None,
    seen_by: User | None = None,
    extra_flags: int = 0,
) -> Message:
    """Create a message. An ephemeral one (`seen_by`) is in no channel's history and in no event."""
    message = Message(
        id=world.ids.new(),
        channel=channel,
        author=author,
        kind=kind,
        content=draft.content,
        flags=draft.flags & ~MessageFlag.EPHEMERAL | extra_flags,
        components=draft.components,
        embeds=draft.embeds,
        attachments=_attached(world, draft.uploads),
        allowed_mentions=draft.allowed_mentions,
        reference=reference,
        nonce=nonce,
        asked=asked,
        seen_by=seen_by,
        webhook_id=world.application_id if asked is not None else None,
    )
    compute_mentions(message, world.users, permissions_in(channel, author, world.clock.now()))
    if seen_by is not None:
        message.flags |= MessageFlag.EPHEMERAL
        world.ephemeral[message.id] = message
        return message
    _file(world, channel, message)
    world.gateway.tell_message("MESSAGE_CREATE", message)
    return message


def _attached(world: World, uploads: list[tuple[Upload, str | None]]) -> list[Attachment]:
    return [
        Attachment(world.ids.new(), upload.filename, upload.data, description)
        for upload, description in uploads
    ]


def _file(world: World, channel: Channel, message: Message) -> None:
    """Put a message in its channel; writing in a thread, or being pinged there, joins it (docs: Threads)."""
    channel.messages[message.id] = message
    channel.last_message_id = message.id
    if isinstance(channel, Thread) and message.kind != MessageKind.THREAD_STARTER_MESSAGE:
        channel.message_count += 1
        channel.total_sent += 1
        members = channel.guild.members if channel.guild else {}
        for user in (message.author, *message.mentions):
            if user.id in members:
                channel.thread_members.setdefault(user.id, world.clock.now())


def edit(world: World, message: Message, body: Json, uploads: dict[str, Upload]) -> None:
    """Change a message as its author asked, and mark when."""
    drafts.change(message, body)
    message.attachments = drafts.kept_attachments(message, body)
    message.attachments += _attached(world, drafts.named_uploads(body, uploads))
    message.edits += 1
    if message.flags & MessageFlag.LOADING:
        message.flags &= ~MessageFlag.LOADING
    else:
        message.edited_at = world.clock.now()
    permissions = permissions_in(message.channel, message.author, world.clock.now())
    compute_mentions(message, world.users, permissions)
    if not message.ephemeral:
        world.gateway.tell_message("MESSAGE_UPDATE", message)


def delete(world: World, message: Message) -> None:
    """Take a message away; a thread that was started from it stays (docs: Threads)."""
    message.deleted = True
    if message.ephemeral:
        world.ephemeral.pop(message.id, None)
        return
    channel = message.channel
    channel.messages.pop(message.id, None)
    if isinstance(channel, Thread):
        channel.message_count -= 1
    payload: Json = {"id": str(message.id), "channel_id": str(channel.id)}
    if channel.guild is not None:
        payload["guild_id"] = str(channel.guild.id)
    world.gateway.tell("MESSAGE_DELETE", payload, message_intent(channel), channel=channel)


def pin(world: World, message: Message, *, pinned: bool) -> None:
    """Pin or unpin; pinning leaves a note in the channel (message type 6)."""
    message.pinned = pinned
    channel = message.channel
    guild = {"guild_id": str(channel.guild.id)} if channel.guild else {}
    payload: Json = {"channel_id": str(channel.id), "last_pin_timestamp": None, **guild}
    world.gateway.tell("CHANNEL_PINS_UPDATE", payload, Intent.GUILDS, channel=channel)
    world.gateway.tell_message("MESSAGE_UPDATE", message)
    if pinned:
        kind = MessageKind.CHANNEL_PINNED_MESSAGE
        post(world, channel, world.bot, Draft(), kind=kind, reference=message)


def payload_of(world: World, message: Message) -> Json:
    """The full JSON of a message, as its author gets it."""
    return payloads.of_message(message, world.base_url)
