"""The world's things as the JSON that Discord sends."""

from __future__ import annotations

from typing import Any

from tests.loopback.bits import ChannelKind
from tests.loopback.ids import iso, time_of
from tests.loopback.model import Attachment, Channel, Guild, Json, Member, Message, Role, Thread, User


def of_user(user: User) -> Json:
    return {
        "id": str(user.id),
        "username": user.name.lower().replace(" ", "_"),
        "global_name": None if user.bot else user.name,
        "discriminator": "0",
        "avatar": None,
        "bot": user.bot,
        "flags": 0,
        "public_flags": 0,
    }


def of_member(member: Member, *, with_user: bool = True) -> Json:
    until = member.timed_out_until
    payload: Json = {
        "nick": member.nick,
        "avatar": None,
        "roles": [str(role) for role in member.roles],
        "joined_at": iso(member.joined_at),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None if until is None else iso(until),
    }
    if with_user:
        payload["user"] = of_user(member.user)
    return payload


def of_role(role: Role) -> Json:
    payload: Json = {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(role.permissions),
        "position": role.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": role.managed_by is not None,
        "mentionable": role.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    if role.managed_by is not None:
        payload["tags"] = {"bot_id": str(role.managed_by)}
    return payload


def of_channel(channel: Channel) -> Json:
    """A server's channel, a thread or a DM."""
    if isinstance(channel, Thread):
        return _of_thread(channel)
    payload: Json = {
        "id": str(channel.id),
        "type": int(channel.kind),
        "last_message_id": None if channel.last_message_id is None else str(channel.last_message_id),
        "flags": 0,
    }
    if channel.guild is None:
        assert channel.recipient is not None
        return payload | {"recipients": [of_user(channel.recipient)]}
    return payload | {
        "guild_id": str(channel.guild.id),
        "name": channel.name,
        "topic": channel.topic,
        "position": channel.position,
        "parent_id": None if channel.parent is None else str(channel.parent.id),
        "nsfw": False,
        "rate_limit_per_user": channel.rate_limit_per_user,
        "permission_overwrites": [
            {"id": str(o.target_id), "type": o.kind, "allow": str(o.allow), "deny": str(o.deny)}
            for o in channel.overwrites.values()
        ],
    }


def of_thread_member(thread: Thread, user_id: int) -> Json:
    joined = iso(thread.thread_members[user_id])
    return {"id": str(thread.id), "user_id": str(user_id), "join_timestamp": joined, "flags": 0}


def _of_thread(thread: Thread) -> Json:
    assert thread.guild is not None
    assert thread.parent is not None
    return {
        "id": str(thread.id),
        "type": int(thread.kind),
        "guild_id": str(thread.guild.id),
        "parent_id": str(thread.parent.id),
        "owner_id": str(thread.owner_id),
        "name": thread.name,
        "last_message_id": None if thread.last_message_id is None else str(thread.last_message_id),
        "rate_limit_per_user": thread.rate_limit_per_user,
        "message_count": thread.message_count,
        "total_message_sent": thread.total_sent,
        "member_count": min(50, len(thread.thread_members)),
        "flags": 0,
        "thread_metadata": {
            "archived": thread.archived,
            "locked": thread.locked,
            "auto_archive_duration": thread.auto_archive_minutes,
            "archive_timestamp": iso(thread.changed_at),
            "create_timestamp": iso(time_of(thread.id)),
            **({"invitable": thread.invitable} if thread.private else {}),
        },
    }


def of_guild(guild: Guild) -> Json:
    """A server as GET /guilds/{id} gives it; GUILD_CREATE adds more (see gateway.py)."""
    nothing: Json = dict.fromkeys(
        (
            *("icon", "splash", "discovery_splash", "description", "banner", "afk_channel_id"),
            *("application_id", "system_channel_id", "rules_channel_id", "vanity_url_code"),
            *("public_updates_channel_id", "incidents_data"),
        )
    )
    zeros: Json = dict.fromkeys(
        (
            *("verification_level", "default_message_notifications", "explicit_content_filter"),
            *(
                "mfa_level",
                "nsfw_level",
                "premium_tier",
                "system_channel_flags",
                "premium_subscription_count",
            ),
        ),
        0,
    )
    return {
        **nothing,
        **zeros,
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner_id),
        "preferred_locale": guild.locale,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [of_role(role) for role in guild.roles.values()],
        "region": "deprecated",
        "afk_timeout": 300,
        "max_members": 500000,
    }


def of_attachment(base_url: str, channel: Channel, attachment: Attachment) -> Json:
    url = f"{base_url}/attachments/{channel.id}/{attachment.id}/{attachment.filename}"
    return {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "description": attachment.description,
        "size": len(attachment.data),
        "url": url,
        "proxy_url": url,
    }


def of_message(message: Message, base_url: str, *, nested: bool = False) -> Json:
    """A message with nothing hidden; who may read its words is decided in events.py."""
    channel = message.channel
    payload: Json = {
        "id": str(message.id),
        "type": int(message.kind),
        "channel_id": str(channel.id),
        "author": of_user(message.author),
        "content": message.content,
        "timestamp": iso(time_of(message.id)),
        "edited_timestamp": None if message.edited_at is None else iso(message.edited_at),
        "tts": False,
        "mention_everyone": message.mention_everyone,
        "mentions": [of_user(user) for user in message.mentions],
        "mention_roles": [str(role) for role in message.mention_roles],
        "attachments": [of_attachment(base_url, channel, a) for a in message.attachments],
        "embeds": message.embeds,
        "components": message.components,
        "pinned": message.pinned,
        "flags": message.flags,
    }
    extra: dict[str, Any] = {
        "nonce": message.nonce,
        "interaction_metadata": message.asked,
        "webhook_id": None if message.webhook_id is None else str(message.webhook_id),
        "application_id": None if message.webhook_id is None else str(message.webhook_id),
        "thread": None if message.thread is None else of_channel(message.thread),
    }
    payload.update((key, value) for key, value in extra.items() if value is not None)
    if message.reference is not None:
        _add_reference(payload, message.reference, base_url, nested)
    return payload


def _add_reference(payload: Json, target: Message, base_url: str, nested: bool) -> None:
    """Replies carry the message they answer, one level deep (docs: Message, "referenced_message")."""
    payload["message_reference"] = {
        "type": 0,
        "message_id": str(target.id),
        "channel_id": str(target.channel.id),
        **({"guild_id": str(target.channel.guild.id)} if target.channel.guild else {}),
    }
    if not nested:
        gone = target.deleted
        payload["referenced_message"] = None if gone else of_message(target, base_url, nested=True)


def of_place(message: Message) -> Json:
    """The fields that only gateway events add to a message: its server and its author's membership."""
    guild = message.channel.guild
    if guild is None:
        return {"channel_type": int(ChannelKind.DM)}
    member = guild.members.get(message.author.id)
    partial = {} if member is None else {"member": of_member(member, with_user=False)}
    return {"guild_id": str(guild.id), **partial}
